// axe-core finds nothing, on any page of ours, in any of its states, light and wide or dark and narrow, in both languages.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { SINGLE } from "../../tools/steps/single.mjs";
import { axeFaults, clean } from "./support/axe.mjs";
import { choose, finding, IN_2020, pick, setUp, settle, type } from "./support/page.mjs";
import { pages } from "./support/pages.mjs";
import { csv, HEAD, row } from "./support/tables.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

const LOOKS = [
  ["light and wide", {}],
  ["dark and narrow", { colorScheme: "dark", viewport: { width: 320, height: 700 } }],
];
async function speak(page, language) {
  if ((await page.locator("html").getAttribute("lang")) !== language) await page.locator("#language").click();
  await page.locator(`html[lang=${language}]`).waitFor();
  await settle(page);
}
async function example(page, nth) {
  await page.locator("#examples").click();
  await page.locator(".menu-item").nth(nth).click();
  await settle(page);
}

test("what axe-core finds is told", async () => {
  const page = await web.open();
  await page.evaluate(() => document.querySelector("main").append(document.createElement("input"), document.createElement("img")));
  assert.deepEqual([...new Set((await axeFaults(page)).map((line) => line.split(":")[0]))].sort(), ["image-alt", "label"]);
});

for (const [look, options] of LOOKS) {
  test(`the form, ${look}: empty, a menu open, errors, a long report, everything unfolded`, async () => {
    const page = await web.open({ today: IN_2020, ...options });
    await clean(page, "empty");
    await page.locator("#examples").click();
    await clean(page, "a menu is open");
    await page.keyboard.press("Escape");
    await choose(page, "/region", "44");
    await pick(page, "/$nature", "个人");
    await type(page, "/sites/0/name", "山间小屋商城");
    await type(page, "/subject/address", "广东省深圳市南山区桃源街道塘朗村");
    await finding(page, "/subject/address", "address/no-door-number").waitFor();
    await clean(page, "errors");
    page.once("dialog", (dialog) => dialog.accept());
    await example(page, 1);
    await page.locator("button.check").click();
    await settle(page);
    await clean(page, "a long report");
    await page.keyboard.press("Escape");
    await speak(page, "en");
    await page.evaluate(() => { for (const fold of document.querySelectorAll("details:not(.menu)")) fold.open = true; });
    await settle(page);
    await clean(page, "English, everything unfolded");
  });

  test(`the form's dialogs, ${look}: handing over, started anew`, async () => {
    const page = await web.open(options);
    await example(page, 1);
    await page.locator("#file").click();
    await page.locator(".menu-item", { hasText: "逐项复制" }).click();
    await page.locator("dialog.hand").waitFor();
    await page.keyboard.press("ArrowDown");
    await clean(page, "handing over");
    await page.keyboard.press("Escape");
    await page.locator("dialog.hand").waitFor({ state: "detached" });
    await speak(page, "en");
    await page.locator("#file").click();
    await page.locator("#file + .menu-list .menu-item").nth(3).click();
    await page.locator("dialog.hand").waitFor();
    await clean(page, "handing over, in English");
  });

  for (const view of ["plan", "footer", "refusal"])
    test(`#${view}, ${look}: empty, filled in, in English`, async () => {
      const page = await web.open(options);
      const go = async (hash) => {
        await page.evaluate((to) => { location.hash = to; }, hash);
        await page.locator(hash ? `.view-${hash}` : "#form").waitFor();
        await settle(page);
      };
      await go(view);
      await clean(page, "empty");
      await go("");
      await example(page, 1);
      await go(view);
      if (view === "footer") {
        await page.locator("#footer-icpNumber").fill("粤ICP备12345678号-1");
        await page.locator("#footer-page").fill("<p><a href='http://miit.gov.cn'>粤ICP备12345678号-1</a></p>");
        await page.locator(".view-footer .finding").first().waitFor();
      }
      if (view === "refusal") {
        await page.locator("#refusal-text").fill("1、网站名称不符合要求；2、域名持有者与主办者不一致；3、其他说明。");
        await page.locator(".reasons li").first().waitFor();
      }
      if (view === "plan") await page.locator("#plan-orderCreated").fill("2026-09-20");
      await settle(page);
      await clean(page, "filled in");
      await speak(page, "en");
      await clean(page, "English");
    });

  test(`the batch page, ${look}: empty, a table, one filing's sheet, in English`, async () => {
    const page = await web.open({ ready: false, ...options });
    await page.goto(`${web.server.address}batch.html`);
    await page.locator("body[data-engine=ready]").waitFor();
    await clean(page, "empty");
    const spoilt = [...row(1)];
    spoilt[1] = "换备案";
    const rows = [[...HEAD, "颜色"], ...Array.from({ length: 60 }, (_, n) => row(n)), spoilt];
    await page.locator("#file").setInputFiles({ name: "名册.csv", mimeType: "text/csv", buffer: csv(rows) });
    await page.locator(".save:not([hidden])").waitFor();
    await settle(page);
    await clean(page, "a table");
    await page.locator(".list tr[aria-rowindex='2']").click();
    await settle(page);
    await clean(page, "one filing's sheet");
    await page.keyboard.press("Escape");
    await speak(page, "en");
    await clean(page, "English");
  });

  test(`the page as one file, ${look}`, async () => {
    const page = await web.open({ ready: false, ...options });
    await page.goto(pathToFileURL(SINGLE).href);
    await page.locator("body[data-engine=ready]").waitFor();
    await example(page, 1);
    await clean(page, "a long report");
  });

  for (const path of pages())
    test(`${path}, ${look}`, async () => {
      const page = await web.open({ ready: false, ...options });
      await page.goto(web.server.address + path);
      await page.locator("main").waitFor();
      // Hundreds of entries are made alike: some are looked at, which takes seconds and not minutes.
      await page.evaluate(() => { for (const far of [...document.querySelectorAll(".rule")].slice(20)) far.remove(); });
      await clean(page, path);
    });
}
