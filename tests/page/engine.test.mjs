// The form is there before the engine, and without it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, control, CSP_WITHOUT_WASM, DIST, pick, setUp, settle, type } from "./support/page.mjs";

let web;
let refusing;
before(async () => {
  web = await setUp();
  refusing = await setUp(DIST, { csp: CSP_WITHOUT_WASM });
});
after(() => Promise.all([web.close(), refusing.close()]));

test("the form is there before the engine, without a jump when it comes", async () => {
  const page = await web.open({ today: null, before: (page) => page.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifts += entry.value; })).observe({ type: "layout-shift", buffered: true });
  }) });
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  assert.equal(await page.locator(".card").count() > 3, true);
  const shifts = await page.evaluate(() => window.shifts);
  assert.ok(shifts < 0.01, `shifted by ${shifts}`);
});

test("a browser that refuses WebAssembly: one plain sentence, and a form that can be filled in, saved and printed", async () => {
  const page = await refusing.open({ ready: false });
  const notice = page.locator(".notice");
  await notice.waitFor();
  assert.match(await notice.textContent(), /不能运行检查引擎.*可以填写、保存和打印/);
  await choose(page, "/region", "44");
  await pick(page, "/$nature", "个人");
  await type(page, "/subject/name", "周文岚");
  await page.getByRole("button", { name: "检查", exact: true }).click();
  await page.locator("#file").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".menu-item", { hasText: "保存为文件" }).click()]);
  assert.match(download.suggestedFilename(), /\.json$/);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.match(await page.locator("#paper").innerText(), /周文岚/);
  await page.emulateMedia({ media: "screen" });
  assert.match(await notice.textContent(), /不能运行检查引擎/, "the sentence stays");
  await page.locator("#language").click();
  await page.locator(".notice", { hasText: "cannot run" }).waitFor();
  assert.deepEqual(page.errors, []);
  assert.equal(await control(page, "/subject/name").inputValue(), "周文岚");
  await settle(page);
});

test("a filing that is too large is said to be so, and the page goes on", async () => {
  const page = await web.open();
  await control(page, "/sites/0/remark").fill("长".repeat(5000));
  await page.locator(".notice").waitFor();
  assert.ok((await page.locator(".notice").textContent()).length > 5);
  await control(page, "/sites/0/remark").fill("不长");
  await page.locator(".notice").waitFor({ state: "hidden" });
  assert.deepEqual(page.errors, []);
});
