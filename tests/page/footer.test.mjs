// 页脚代码: the snippet with its look, and a page's HTML checked. Numbers are made up.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setUp, settle } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

async function footer({ example, ...options } = {}) {
  const page = await web.open(options);
  if (example !== undefined) {
    await page.locator("#examples").click();
    await page.locator(".menu-item").nth(example).click();
  }
  await page.evaluate(() => { location.hash = "footer"; });
  await page.locator(".view-footer").waitFor();
  return page;
}
const fill = async (page, name, value) => {
  await page.locator(`#footer-${name}`).fill(value);
  await settle(page);
};
const ICP = "粤ICP备12345678号-1";
const paste = async (page, html) => {
  await page.locator("#footer-page").fill(html);
  await page.waitForTimeout(500);
};
const rules = (page) => page.locator(".view-footer .finding").evaluateAll((all) => all.map((one) => one.dataset.rule));

test("the code, its look and the copy are the same, with the link to the ministry", async () => {
  const page = await footer({ example: 0, permissions: ["clipboard-read", "clipboard-write"] });
  assert.equal(await page.locator("#footer-subjectName").inputValue(), "周文斌", "the form's name is offered");
  await fill(page, "icpNumber", ICP);
  const code = await page.locator(".footer-made code").textContent();
  assert.match(code, /href="https:\/\/beian\.miit\.gov\.cn\/"[^>]*>粤ICP备12345678号-1</);
  const link = page.locator(".footer-preview a");
  assert.deepEqual([await link.textContent(), await link.getAttribute("href")], [ICP, "https://beian.miit.gov.cn/"]);
  await page.locator(".footer-made .copy").focus();
  await page.keyboard.press("Enter");
  await page.locator(".footer-made .copy", { hasText: "已复制" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
  assert.deepEqual(page.errors, []);
});

test("a number that is none is said at its field, and makes no code", async () => {
  const page = await footer();
  await fill(page, "icpNumber", "广东ICP12345678");
  assert.match(await page.locator("#footer-icpNumber-f").textContent(), /认不出/);
  assert.equal(await page.locator("#footer-icpNumber").getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator(".footer-made code").count(), 0);
  await fill(page, "icpNumber", ICP);
  assert.equal(await page.locator("#footer-icpNumber-f").textContent(), "");
});

test("a subject named <script> harms nobody: text in the code, text in the look", async () => {
  const page = await footer();
  await fill(page, "icpNumber", ICP);
  await fill(page, "subjectName", "<script>window.hit=1</script><img src=x onerror=window.hit=1>");
  assert.match(await page.locator(".footer-made code").textContent(), /&lt;script&gt;/);
  assert.equal(await page.locator(".footer-preview script, .footer-preview img").count(), 0);
  assert.match(await page.locator(".footer-preview").textContent(), /<script>window\.hit/);
  assert.equal(await page.evaluate(() => window.hit), undefined);
});

test("a page whose link leads elsewhere: found, marked in the pasted text; mended, it is quiet", async () => {
  const page = await footer();
  await fill(page, "icpNumber", ICP);
  await paste(page, `<html><body><p>山间小屋手记</p><footer><a href="http://www.miitbeian.gov.cn/">${ICP}</a></footer></body></html>`);
  assert.ok((await rules(page)).includes("footer/icp-link"));
  assert.ok((await page.locator(".footer-page mark").allTextContents()).join("").length > 5, "marked where it stands");
  await paste(page, `<html><body><p>山间小屋手记</p></body></html>`);
  assert.ok((await rules(page)).includes("footer/icp-missing"));
  assert.match(await page.locator(".footer-says").textContent(), /要改/);
  await paste(page, `<html><body><p>山间小屋手记</p><footer><a href="https://beian.miit.gov.cn/">${ICP}</a></footer></body></html>`);
  assert.ok(!(await rules(page)).some((rule) => rule.startsWith("footer/icp")));
  assert.deepEqual(page.errors, []);
});

test("the pasted page is read and never run; nothing is requested for it", async () => {
  const page = await footer();
  await page.waitForLoadState("networkidle");
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await paste(page, `<script>window.hit=1</script><img src="https://example.com/x.png" onerror="window.hit=1"><svg onload="window.hit=1"></svg><iframe src="https://example.com/"></iframe><link rel=stylesheet href="https://example.com/x.css">`);
  assert.ok((await rules(page)).length > 0);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.deepEqual(requests, []);
});

test("a whole page of HTML scrolls inside its box", async () => {
  const page = await footer({ viewport: { width: 360, height: 780 } });
  await paste(page, `<div>${"<p>山间小屋手记</p>\n".repeat(800)}</div>`);
  assert.ok((await page.locator(".footer-page").boundingBox()).height <= 400);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});
