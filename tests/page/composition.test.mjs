// Input methods are left alone: between the beginning and the end of a composition nothing is checked and nothing moves.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, control, field, findings, IN_2020, pick, setUp, settle, type } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

/** Every text that crosses to the engine is encoded on the way: counting that counts the checks. */
const countCrossings = (page) =>
  page.addInitScript(() => {
    window.crossings = 0;
    for (const name of ["encode", "encodeInto"]) {
      const original = TextEncoder.prototype[name];
      TextEncoder.prototype[name] = function (...rest) {
        window.crossings++;
        return original.apply(this, rest);
      };
    }
  });
const crossings = (page) => page.evaluate(() => window.crossings);

test("a composition is checked once, when it ends", async () => {
  const page = await web.open({ today: IN_2020, before: countCrossings });
  await choose(page, "/region", "44");
  await pick(page, "/$nature", "个人");
  await type(page, "/sites/0/name", "山间");
  await page.waitForTimeout(400); // the map has had its turn
  await control(page, "/sites/0/name").click();
  await page.keyboard.press("End");
  const session = await page.context().newCDPSession(page);
  const start = await crossings(page);
  for (const text of ["s", "sh", "shang", "shang'cheng", "商城"]) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(60);
  }
  assert.equal(await control(page, "/sites/0/name").inputValue(), "山间商城");
  assert.equal(await crossings(page), start, "nothing was asked of the engine");
  assert.equal(await field(page, "/sites/0/name").locator("mark").count(), 0);
  const during = await findings(page, "/sites/0/name").allTextContents();
  assert.ok(during.every((text) => !text.includes("商城")));

  await session.send("Input.insertText", { text: "商城" });
  await settle(page);
  assert.ok((await crossings(page)) > start, "the end of the composition is checked");
  assert.ok((await findings(page, "/sites/0/name").allTextContents()).some((text) => text.includes("商城")));
});
