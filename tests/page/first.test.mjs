// The first check comes from a small engine; the whole one takes over without losing what is typed, and without a jump.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { control, DIST, setUp } from "./support/page.mjs";

let web;
before(async () => {
  web = await setUp(DIST);
});
after(() => web.close());

test("the small engine checks before the whole one is there; then the whole one goes on", async () => {
  let letThrough;
  const held = new Promise((resolve) => (letThrough = resolve));
  const page = await web.open({
    ready: false,
    before: (fresh) => fresh.route(/\/whole-[^/]*\.js$/, async (route) => (await held, route.continue())),
  });
  await page.locator("body[data-engine=first]").waitFor();
  const name = control(page, "/sites/0/name");
  await name.pressSequentially("山间小屋@手记");
  await name.blur();
  const finding = page.locator('[data-field="/sites/0/name"] .finding').first();
  await finding.waitFor();
  await control(page, "/principal/email").pressSequentially("beian@exam");
  const top = async () => (await control(page, "/principal/email").boundingBox()).y;
  const before = await top();
  letThrough();
  await page.locator("body[data-engine=ready]").waitFor();
  assert.equal(await name.inputValue(), "山间小屋@手记");
  assert.equal(await control(page, "/principal/email").inputValue(), "beian@exam");
  assert.equal(await page.evaluate(() => document.activeElement.closest("[data-field]").dataset.field), "/principal/email");
  assert.ok(Math.abs((await top()) - before) < 2, "the field in hand has moved");
  assert.ok(await finding.isVisible());
});
