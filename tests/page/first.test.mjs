// The first check comes from the small engine; the whole one takes over, and nothing that was typed is lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, control, finding, pick, setUp, settle, type } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

/** A page whose whole engine comes when it is let through, or never. */
async function held(options) {
  let letGo;
  const gate = new Promise((done) => { letGo = done; });
  const page = await web.open({
    ready: false,
    ...options,
    before: (page) => page.route(/\/core-[\w-]+\.js$/, async (route) => ((await gate) === "fail" ? route.abort() : route.continue())),
  });
  await page.locator("body[data-engine=first]").waitFor();
  return { page, letGo };
}

test("the form is checked before the whole engine is there", async () => {
  const { page } = await held();
  await choose(page, "/region", "44");
  await pick(page, "/$nature", "个人");
  await type(page, "/subject/certificate/number", "11010519491231002x");
  await finding(page, "/subject/certificate/number", "certificate/lowercase-x").waitFor();
  await type(page, "/sites/0/name", "12345678");
  await page.locator('[data-field="/sites/0/name"] .finding').first().waitFor();
  await page.getByRole("button", { name: "检查", exact: true }).click();
  assert.ok((await page.locator(".finding[data-rule$='/required'], .finding[data-verdict=missing]").count()) > 0 || (await page.locator(".finding").count()) > 2);
  assert.equal(await page.evaluate(() => document.body.dataset.engine), "first");
  assert.deepEqual(page.errors, []);
});

test("the whole engine takes over: values, focus, caret and place stay, and what only it knows is said", async () => {
  const { page, letGo } = await held();
  await choose(page, "/region", "44");
  await pick(page, "/$nature", "个人");
  await type(page, "/sites/0/name", "高山流水");
  await settle(page);
  assert.equal(await finding(page, "/sites/0/name", "site-name/idiom").count(), 0, "the first engine knows no idioms");
  const name = control(page, "/subject/name");
  await name.click();
  await page.keyboard.type("周文岚");
  await page.keyboard.press("ArrowLeft");
  const state = () => page.evaluate(() => {
    const { id, value, selectionStart } = document.activeElement;
    return { id, value, selectionStart, top: Math.round(document.activeElement.getBoundingClientRect().top) };
  });
  const before = await state();
  assert.deepEqual([before.value, before.selectionStart], ["周文岚", 2]);
  letGo();
  await page.locator("body[data-engine=ready]").waitFor();
  await finding(page, "/sites/0/name", "site-name/idiom").waitFor();
  await settle(page);
  assert.deepEqual(await state(), before);
  assert.equal(await control(page, "/sites/0/name").inputValue(), "高山流水");
  assert.deepEqual(page.errors, []);
});

test("where the whole engine does not come, the form is checked on and the page says what is missing", async () => {
  const { page, letGo } = await held();
  letGo("fail");
  await page.locator(".notice", { hasText: "只检查了一部分" }).waitFor();
  await type(page, "/subject/name", "周文岚");
  await page.locator(".notice", { hasText: "只检查了一部分" }).waitFor();
  assert.deepEqual(page.errors, []);
});
