// The marks lie exactly at the characters that a finding names, in UTF-16 as text fields count, whatever the text and its scroll.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, control, field, IN_2020, marks, pick, setUp, settle, type } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

async function named(page, name) {
  await choose(page, "/region", "44");
  await pick(page, "/$nature", "个人");
  await type(page, "/sites/0/name", name);
  await settle(page);
}

/** Where the first mark is drawn, and where the browser's own text layout puts these characters. */
const places = (page, word) =>
  field(page, "/sites/0/name").evaluate((root, searched) => {
    const input = root.querySelector("input");
    const style = getComputedStyle(input);
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    pen.fontKerning = "none";
    const at = input.value.indexOf(searched);
    const left = input.getBoundingClientRect().left + parseFloat(style.paddingLeft) - input.scrollLeft;
    const mark = root.querySelector("mark").getBoundingClientRect();
    return { drawn: [mark.left, mark.right], wanted: [left + pen.measureText(input.value.slice(0, at)).width, left + pen.measureText(input.value.slice(0, at + searched.length)).width] };
  }, word);

const near = ({ drawn, wanted }, slack = 1.5) => drawn.forEach((edge, at) => assert.ok(Math.abs(edge - wanted[at]) <= slack, `${edge} is not at ${wanted[at]}`));

test("Latin letters, kerning pairs and Han before the word", async () => {
  const page = await web.open({ today: IN_2020 });
  await named(page, "AVAToWaffi山间商城");
  assert.ok((await marks(page, "/sites/0/name")).includes("商城"));
  near(await places(page, "商城"));
});

test("characters beyond the BMP before and after the word", async () => {
  const page = await web.open({ today: IN_2020 });
  await named(page, "𠮷𠀋野商城𠮷");
  assert.ok((await marks(page, "/sites/0/name")).includes("商城"));
  near(await places(page, "商城"));
});

test("a long text: the mark follows the field's scrolling", async () => {
  const page = await web.open({ today: IN_2020, viewport: { width: 360, height: 780 } });
  await named(page, `${"山间小屋记".repeat(12)}商城`);
  const input = control(page, "/sites/0/name");
  await input.click();
  await page.keyboard.press("End");
  await settle(page);
  assert.ok((await input.evaluate((element) => element.scrollLeft)) > 100, "the field has scrolled");
  near(await places(page, "商城"), 2.5);
  await page.keyboard.press("Home");
  await settle(page);
  near(await places(page, "商城"), 2.5);
});

test("at twice the text size", async () => {
  const page = await web.open({ today: IN_2020, before: (page) => page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => document.documentElement.style.setProperty("font-size", "200%"))) });
  await named(page, "山间小屋商城");
  near(await places(page, "商城"));
});

test("marks move with the text as it is typed", async () => {
  const page = await web.open({ today: IN_2020 });
  await named(page, "山间商城");
  await control(page, "/sites/0/name").click();
  await page.keyboard.press("Home");
  await page.keyboard.type("大大");
  await settle(page);
  assert.ok((await marks(page, "/sites/0/name")).includes("商城"));
  near(await places(page, "商城"));
});

test("one entry of several is marked, not its neighbour", async () => {
  const page = await web.open();
  await type(page, "/sites/0/ip", "121.40.88.12， 192.168.1.8");
  await settle(page);
  assert.deepEqual(await marks(page, "/sites/0/ip"), ["192.168.1.8"]);
});
