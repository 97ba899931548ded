// One bar to scroll, the page's own, downwards: with text twice as large, on 320 pixels, and with both; and nothing is cut off.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setUp, settle } from "./support/page.mjs";
import { largeText, reflowFaults } from "./support/reflow.mjs";
import { pages } from "./support/pages.mjs";
import { csv, HEAD, row } from "./support/tables.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

const SCREENS = [
  ["320 pixels", { viewport: { width: 320, height: 640 } }],
  ["200 % text", { viewport: { width: 1280, height: 900 }, before: largeText }],
  ["200 % text on half a screen", { viewport: { width: 640, height: 900 }, before: largeText }],
];

test("what is too wide, scrolls sideways or is cut off is told", async () => {
  const page = await web.open({ viewport: { width: 320, height: 640 } });
  await page.evaluate(() => {
    for (const style of ["overflow-x: auto; white-space: nowrap", "overflow: hidden; height: 1em", "width: 500px"]) {
      const added = Object.assign(document.createElement("p"), { className: "added", textContent: "山".repeat(60) });
      added.style.cssText = style;
      document.querySelector("main").append(added);
    }
  });
  const told = (await reflowFaults(page)).join("; ");
  for (const pattern of [/the page is \d+ wide/, /P\.added scrolls sideways/, /P\.added hides \d+ px below/]) assert.match(told, pattern);
});

for (const [what, { before, viewport }] of SCREENS) {
  test(`form, its result, and the other views: ${what}`, async () => {
    const page = await web.open({ viewport, ...(before && { before }) });
    assert.deepEqual(await reflowFaults(page), [], "empty");
    await page.locator("#examples").click();
    assert.deepEqual(await reflowFaults(page), [], "a menu is open");
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
        assert.deepEqual(await reflowFaults(page), [], `${view || "form"}, ${language}`);
      }
    }
    await page.evaluate(() => { location.hash = ""; });
    await page.locator("#file").click();
    await page.locator("#file + .menu-list .menu-item").nth(3).click();
    await page.locator("dialog.hand").waitFor();
    assert.deepEqual(await reflowFaults(page), [], "handing over");
  });

  test(`the batch page: ${what}`, async () => {
    const page = await web.open({ ready: false, viewport, ...(before && { before }) });
    await page.goto(`${web.server.address}batch.html`);
    await page.locator("body[data-engine=ready]").waitFor();
    assert.deepEqual(await reflowFaults(page), [], "empty");
    await page.locator("#file").setInputFiles({ name: "名册.csv", mimeType: "text/csv", buffer: csv([HEAD, ...Array.from({ length: 30 }, (_, n) => row(n))]) });
    await page.locator(".save:not([hidden])").waitFor();
    await settle(page);
    assert.deepEqual(await reflowFaults(page, ".list-scroll"), [], "a table");
    await page.locator(".list tr[aria-rowindex='2']").click();
    await settle(page);
    assert.deepEqual(await reflowFaults(page, ".list-scroll"), [], "one filing's sheet");
  });

  for (const path of pages())
    test(`${path}: ${what}`, async () => {
      const page = await web.open({ ready: false, viewport, ...(before && { before }) });
      await page.goto(web.server.address + path);
      await page.locator("main").waitFor();
      assert.deepEqual(await reflowFaults(page), []);
    });
}
