// 退回原因: texts made up in the manner of the documents. Reasons are marked, named, and lead to the fields.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setUp, settle } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

async function refusal(text, { example, ...options } = {}) {
  const page = await web.open(options);
  if (example !== undefined) {
    await page.locator("#examples").click();
    await page.locator(".menu-item").nth(example).click();
  }
  await page.getByRole("link", { name: "看看退回原因" }).click();
  await page.locator("#refusal-text").fill(text);
  await page.waitForTimeout(400);
  return page;
}
const KNOWN = "您好，您的备案订单已被退回。退回原因：域名持有者与主办者不一致，请修改后重新提交。";

test("the reason is marked in the text, and said with what to change", async () => {
  const page = await refusal(KNOWN, { example: 0 });
  assert.match(await page.locator(".refusal-says").textContent(), /读出 1 条原因/);
  const marked = (await page.locator(".refusal-box mark").allTextContents()).join("");
  assert.match(marked, /域名持有者/);
  assert.doesNotMatch(marked, /您好|重新提交/);
  assert.match(await page.locator(".reasons li").first().textContent(), /域名[\s\S]*去改[\s\S]*domain-holder\/mismatch/);
  assert.deepEqual(page.errors, []);
});

test("a press leads to the field in the form, which is marked and has the focus; back leads back with the text", async () => {
  const page = await refusal(KNOWN, { example: 0 });
  await page.locator(".reason-places button").first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".led").waitFor();
  assert.equal(await page.evaluate(() => document.querySelector(".led").contains(document.activeElement)), true);
  assert.match(await page.locator(".led").getAttribute("data-field"), /domains|sites/);
  await page.goBack();
  assert.equal(await page.locator("#refusal-text").inputValue(), KNOWN);
  await settle(page);
});

test("two reasons in one text are two, in the text's order", async () => {
  const page = await refusal("1、网站名称不符合要求，请勿使用敏感词；2、负责人手机号码无法接通。");
  const titles = await page.locator(".reasons h2").allTextContents();
  assert.ok(titles.length >= 2, titles.join(" | "));
});

test("what is unknown is said to be unknown, and marked nowhere", async () => {
  const page = await refusal("今天下午三点在二号会议室开会。");
  assert.match(await page.locator(".refusal-says").textContent(), /没有认出/);
  assert.equal(await page.locator(".refusal-box mark").count(), 0);
  assert.equal(await page.locator(".reasons li").count(), 0);
});

test("markup in a refusal stays text", async () => {
  const page = await refusal(`<img src=x onerror="window.hit=1">域名持有者与主办者不一致`);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await page.locator(".view-refusal img").count(), 0);
});
