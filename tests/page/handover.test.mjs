// Handing over: every value in the order of the provider's form, copied by keyboard alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setUp } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

/** 0: Guangdong, an individual; 1: Hunan, a company with two sites. */
async function panel(example) {
  const page = await web.open({ permissions: ["clipboard-read", "clipboard-write"] });
  if (example !== undefined) {
    await page.locator("#examples").click();
    await page.locator(".menu-item").nth(example).click();
  }
  await page.locator("#file").click();
  await page.locator(".menu-item", { hasText: "逐项复制" }).click();
  await page.locator("dialog.hand").waitFor();
  return page;
}
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const labels = (page) => page.locator(".hand-label").allTextContents();
const sections = (page) => page.locator(".hand h3").allTextContents();

test("Enter, paste, Enter, paste: each press copies one value and goes on to the next", async () => {
  const page = await panel(0);
  const values = await page.locator(".hand-value").allTextContents();
  assert.equal(await page.evaluate(() => document.activeElement.closest(".hand-row").querySelector(".hand-label").textContent), "地区");
  for (const [at, value] of values.slice(0, 5).entries()) {
    await page.keyboard.press("Enter");
    await page.waitForFunction((n) => document.querySelectorAll(".hand-row.copied").length === n, at + 1);
    assert.equal(await clipboard(page), value);
  }
  assert.match(await page.locator(".hand-count").textContent(), /已复制 5 \/ \d+ 项/);
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".hand-row").classList.contains("copied")), true);
  await page.keyboard.press("Escape");
  // The browser closes a dialog in its own time.
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.deepEqual(page.errors, []);
});

test("words for choices are Chinese and as the forms write them; what is empty is left out", async () => {
  const page = await panel(0);
  const rows = Object.fromEntries(await page.locator(".hand-row").evaluateAll((all) => all.map((row) => [row.querySelector(".hand-label").textContent, row.querySelector(".hand-value").textContent])));
  assert.equal(rows["地区"], "广东省");
  assert.equal(rows["主办者性质"], "个人");
  assert.equal(rows["证件类型"], "居民身份证");
  assert.equal(rows["前置或专项审批"], "以下都不涉及");
  assert.equal(rows["投资人或主管单位"], "周文斌");
  assert.equal(rows["联系方式 2"], undefined);
  const names = await labels(page);
  for (const [first, second] of [["地区", "证件号码"], ["证件号码", "通信地址"], ["通信地址", "负责人姓名"], ["负责人姓名", "网站名称"], ["网站名称", "网站语言"]])
    assert.ok(names.indexOf(first) >= 0 && names.indexOf(first) < names.indexOf(second), `${first} before ${second}`);
});

test("the other kind of form: unit, sites, people, investor last; what is copied stays marked", async () => {
  const page = await panel(1);
  await page.keyboard.press("Enter");
  await page.locator(".hand-row.copied").waitFor();
  assert.deepEqual(await sections(page), ["基础信息校验", "主办者信息", "负责人信息", "网站 1", "网站 2"]);
  await page.locator("#hand-order").selectOption("builder");
  assert.deepEqual(await sections(page), ["备案地区", "主办单位信息", "网站 1", "网站 2", "主体负责人", "应急联系人", "投资者和上级主管单位"]);
});

test("an empty filing says so; the focus comes back", async () => {
  const page = await panel();
  assert.match(await page.locator(".hand").textContent(), /个人|没有填|已复制/);
  await page.getByRole("button", { name: "关闭" }).click();
  assert.equal(await page.locator("dialog").count(), 0);
});
