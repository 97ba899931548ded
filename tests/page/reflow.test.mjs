// One bar to scroll, the page's own, downwards: with text twice as large, on 320 pixels, and with both; and nothing is cut off.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setUp, settle } from "./support/page.mjs";
import { pages } from "./support/pages.mjs";
import { csv, HEAD, row } from "./support/tables.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

/** The browser's own setting for large text, which its media queries know too. */
const largeText = async (page, context) => (await context.newCDPSession(page)).send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
const SCREENS = [
  ["320 pixels", { viewport: { width: 320, height: 640 } }],
  ["200 % text", { viewport: { width: 1280, height: 900 }, before: largeText }],
  ["200 % text on half a screen", { viewport: { width: 640, height: 900 }, before: largeText }],
];

/**
 * What is wider than its place, or hides a part of its text. A table of data may be wider, in a frame of its own (WCAG 1.4.10); so may a
 * text box, which scrolls what is typed.
 */
const faults = (page, allowed = "") =>
  page.evaluate((frames) => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const node of document.querySelectorAll("body *")) {
      if (!node.checkVisibility({ visibilityProperty: true }) || node.matches("input, textarea, select, option, .unseen, .marks, .marks *, svg *") || (frames && node.closest(frames))) continue;
      const { overflowX, overflowY, textOverflow } = getComputedStyle(node);
      const name = `${node.tagName}.${node.className}`;
      const wide = node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0;
      const high = node.scrollHeight > node.clientHeight + 1 && node.clientHeight > 0;
      if (wide && ["auto", "scroll"].includes(overflowX)) found.push(`${name} scrolls sideways`);
      if (wide && ["hidden", "clip"].includes(overflowX) && textOverflow !== "ellipsis") found.push(`${name} hides ${node.scrollWidth - node.clientWidth} px at its side`);
      if (high && ["hidden", "clip"].includes(overflowY)) found.push(`${name} hides ${node.scrollHeight - node.clientHeight} px below`);
    }
    return found;
  }, allowed);

for (const [what, { before, viewport }] of SCREENS) {
  test(`form, its result, and the other views: ${what}`, async () => {
    const page = await web.open({ viewport, ...(before && { before }) });
    assert.deepEqual(await faults(page), [], "empty");
    await page.locator("#examples").click();
    assert.deepEqual(await faults(page), [], "a menu is open");
    await page.locator(".menu-item").nth(1).click();
    await settle(page);
    for (const language of ["zh-CN", "en"]) {
      if (language === "en") await page.locator("#language").click();
      await page.locator(`html[lang=${language}]`).waitFor();
      for (const view of ["", "plan", "footer", "refusal"]) {
        await page.evaluate((hash) => { location.hash = hash; }, view);
        await page.locator(view ? `.view-${view}` : "#form").waitFor();
        if (view === "footer") await page.locator("#footer-icpNumber").fill("粤ICP备12345678号-1");
        await settle(page);
        assert.deepEqual(await faults(page), [], `${view || "form"}, ${language}`);
      }
    }
    await page.evaluate(() => { location.hash = ""; });
    await page.locator("#file").click();
    await page.locator("#file + .menu-list .menu-item").nth(3).click();
    await page.locator("dialog.hand").waitFor();
    assert.deepEqual(await faults(page), [], "handing over");
  });

  test(`the batch page: ${what}`, async () => {
    const page = await web.open({ ready: false, viewport, ...(before && { before }) });
    await page.goto(`${web.server.address}batch.html`);
    await page.locator("body[data-engine=ready]").waitFor();
    assert.deepEqual(await faults(page), [], "empty");
    await page.locator("#file").setInputFiles({ name: "名册.csv", mimeType: "text/csv", buffer: csv([HEAD, ...Array.from({ length: 30 }, (_, n) => row(n))]) });
    await page.locator(".save:not([hidden])").waitFor();
    await settle(page);
    assert.deepEqual(await faults(page, ".list-scroll"), [], "a table");
    await page.locator(".list tr[aria-rowindex='2']").click();
    await settle(page);
    assert.deepEqual(await faults(page, ".list-scroll"), [], "one filing's sheet");
  });

  for (const path of pages())
    test(`${path}: ${what}`, async () => {
      const page = await web.open({ ready: false, viewport, ...(before && { before }) });
      await page.goto(web.server.address + path);
      await page.locator("main").waitFor();
      assert.deepEqual(await faults(page), []);
    });
}
