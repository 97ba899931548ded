// examples/provider/, built by Vite from the package as npm carries it, under its own policy.

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { serve } from "../../tools/serve.mjs";
import { FLAGS } from "../../tools/setup/browser.mjs";
import { clean } from "../page/support/axe.mjs";
import { largeText, reflowFaults } from "../page/support/reflow.mjs";
import { install } from "../package/support.mjs";
import { TODAY } from "./support.mjs";

let browser;
let site;
before(async () => {
  const home = await install("provider");
  cpSync(at("examples/provider"), join(home, "page"), { recursive: true });
  const { build } = await import("vite");
  await build({ root: join(home, "page"), configFile: false, logLevel: "error", base: "./", build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } } });
  site = await serve(join(home, "page/dist"), { csp: null });
  const { chromium } = await import("playwright-core");
  browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: FLAGS });
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

async function open({ before, ...options } = {}) {
  const page = await browser.newPage({ viewport: { width: 360, height: 800 }, locale: "zh-CN", ...options });
  await before?.(page, page.context());
  const said = [];
  page.on("console", (message) => ["warning", "error"].includes(message.type()) && said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(`${site.address}?today=${TODAY}`);
  await page.waitForFunction(async () => document.querySelector("beian-check").ready && document.querySelector("#own [data-beian=live]"));
  await page.evaluate(() => document.querySelector("beian-check").ready);
  return { page, said };
}

test("the form that was there before: the provider's own rule, corrections, rows, and what would be sent", async () => {
  const { page, said } = await open();
  const behind = (id) => page.locator(`label:has(#${id}) + [data-beian=messages] li p`).allTextContents();
  await page.fill("#siteName", "山海云山间手记");
  await page.fill("#certificate", "11010519491231002x");
  await page.locator("#mobile").focus();
  assert.deepEqual((await behind("siteName")).filter((text) => text.includes("本平台")), ["必改：网站名称不能含“山海云”，那是本平台的名称。请去掉。"]);
  await page.locator("label:has(#certificate) + [data-beian=messages] button").click();
  assert.equal(await page.inputValue("#certificate"), "11010519491231002X");
  await page.fill("#siteName", "山");
  assert.ok((await behind("siteName")).includes("必改：名称里至少要有三个汉字，请再加几个。"));
  await page.click("#more");
  await page.keyboard.type("http://example.cn");
  await page.click("#own .actions button");
  assert.equal(await page.textContent("#own-sent"), "");
  await page.locator("[name='domain[]']").nth(1).fill("example.cn");
  await page.fill("#siteName", "山间小屋手记");
  await page.fill("#mobile", "13958172436");
  await page.click("#own .actions button");
  assert.match(await page.textContent("#own-sent"), /"domain\[\]","example.cn"/);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "no second scroll bar at 360 px");
  assert.deepEqual(said, []);
  await page.close();
});

test("the element: region from the page's list, the same overlay, one entry as JSON", async () => {
  const { page, said } = await open();
  const field = (name) => page.locator(`beian-check [name="${name}"]`);
  await field("site.name").fill("山海云手记");
  await field("subject.name").fill("周舟");
  assert.match((await page.locator(`beian-check [data-field="site.name"] li p`).allTextContents()).join(), /本平台的名称/);
  await page.click("#part .actions button");
  assert.equal(await page.textContent("#part-sent"), "");
  await field("site.name").fill("山间小屋手记");
  await page.click("#part .actions button");
  const [[name, json]] = JSON.parse(await page.textContent("#part-sent"));
  assert.equal(name, "filing");
  assert.deepEqual([JSON.parse(json).region, JSON.parse(json).sites[0].name], ["44", "山间小屋手记"]);
  assert.deepEqual(said, []);
  await page.close();
});

for (const colorScheme of ["light", "dark"])
  test(`axe-core finds nothing on the provider's page, ${colorScheme}`, async () => {
    const { page } = await open({ colorScheme });
    await clean(page, "empty");
    await page.fill("#siteName", "山");
    await page.fill("#certificate", "11010519491231002x");
    await page.locator("beian-check [name='site.name']").fill("山");
    await page.locator("#mobile").focus();
    await page.locator("label:has(#certificate) + [data-beian=messages] button").waitFor();
    await clean(page, "errors");
    await page.close();
  });

for (const [what, options] of [["320 pixels", { viewport: { width: 320, height: 640 } }], ["200 % text", { viewport: { width: 640, height: 900 }, before: largeText }]])
  test(`one bar to scroll, and nothing cut off: ${what}`, async () => {
    const { page } = await open(options);
    await page.fill("#certificate", "11010519491231002x");
    await page.locator("beian-check [name='site.name']").fill("山");
    await page.locator("#mobile").focus();
    await page.locator("label:has(#certificate) + [data-beian=messages] button").waitFor();
    assert.deepEqual(await reflowFaults(page), []);
    await page.close();
  });
