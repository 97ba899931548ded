// The picture in the README: node tests/page/support/screenshot.mjs, after a build.
import { fileURLToPath } from "node:url";
import { setUp, settle } from "./page.mjs";

const web = await setUp();
const page = await web.open({ viewport: { width: 1280, height: 1500 } });
await page.locator("#examples").click();
await page.locator(".menu-item").first().click();
await settle(page);
await page.waitForTimeout(600); // the map comes after the result
await page.screenshot({ path: fileURLToPath(new URL("../../../docs/screenshot.png", import.meta.url)) });
await web.close();
