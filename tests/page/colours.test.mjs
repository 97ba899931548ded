// What is said does not rest on colour: words and shapes say it too, also where the person's own colours replace all of ours.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, control, field, finding, IN_2020, pick, setUp, settle, type } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

const WORDS = { reject: "必改", missing: "待填", risk: "可能退回", note: "提示" };

async function filled(options) {
  const page = await web.open({ today: IN_2020, ...options });
  await page.locator("#examples").click();
  await page.locator(".menu-item").nth(1).click();
  await choose(page, "/region", "44");
  await pick(page, "/$nature", "个人");
  await type(page, "/sites/0/name", "山间小屋商城");
  await finding(page, "/sites/0/name", "site-name/region-word").waitFor();
  await page.locator("button.check").click();
  await settle(page);
  return page;
}

test("each message, count and entry has its verdict as a word", async () => {
  const page = await filled();
  const said = await page.evaluate(() => [...document.querySelectorAll(".finding, .tile, #results .items li")].map((node) => [["reject", "missing", "risk", "note"].find((name) => node.classList.contains(name) || node.querySelector(`.tag.${name}`)), node.textContent]));
  assert.ok(said.length > 8);
  for (const [verdict, text] of said) assert.ok(text.includes(WORDS[verdict]), `${verdict}: ${text}`);
});

test("marks of the four verdicts differ in the line under them, and a field with a fault says so without its colour", async () => {
  const page = await filled();
  const line = (name) => page.evaluate((verdict) => {
    const mark = document.createElement("mark");
    mark.className = verdict;
    document.querySelector(".marks").append(mark);
    const { textDecorationStyle } = getComputedStyle(mark);
    mark.remove();
    return textDecorationStyle;
  }, name);
  assert.notEqual(await line("reject"), await line("risk"));
  assert.notEqual(await line("risk"), await line("note"));
  assert.equal(await control(page, "/sites/0/name").getAttribute("aria-invalid"), "true");
});

for (const colorScheme of ["light", "dark"])
  test(`colours of the person's own, ${colorScheme}: words, choices, the focus and the place among the views are still to be seen`, async () => {
    const page = await filled({ forcedColors: "active", colorScheme });
    assert.equal(await page.evaluate(() => matchMedia("(forced-colors: active)").matches), true);
    assert.ok(await finding(page, "/sites/0/name", "site-name/region-word").locator(".tag").isVisible());
    const styles = (locator, ...names) => locator.evaluate((node, wanted) => wanted.map((name) => getComputedStyle(node)[name]), names);
    const [chosen, others] = await Promise.all([styles(field(page, "/$nature").locator("input:checked + span"), "outlineStyle"), styles(field(page, "/$nature").locator("input:not(:checked) + span").first(), "outlineStyle")]);
    assert.deepEqual([chosen, others], [["solid"], ["none"]]);
    assert.deepEqual(await styles(page.locator(".nav a[aria-current]").first(), "textDecorationLine"), ["underline"]);
    assert.deepEqual(await styles(page.locator("select").first(), "appearance"), ["auto"]);
    await control(page, "/sites/0/name").focus();
    await page.keyboard.press("Shift");
    const [outline] = await page.evaluate(() => [document.activeElement, document.activeElement.closest(".box")].filter(Boolean).map((node) => getComputedStyle(node)).filter(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2).map(({ outlineWidth }) => outlineWidth));
    assert.ok(outline, "the field with the focus has an outline");
    // Text on what is marked: as readable as any other.
    const contrast = await page.evaluate(() => {
      const light = (color) => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
      const ink = light(getComputedStyle(document.querySelector("#f-sites-0-name")).color);
      return [...document.querySelectorAll(".marks mark")].map((mark) => getComputedStyle(mark).backgroundColor).filter((color) => !/, 0\)$/.test(color)).map(light).map((ground) => (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05));
    });
    assert.ok(contrast.every((ratio) => ratio >= 4.5), contrast.join());
  });

test("whoever wants no motion gets none: nothing moves by itself or slides", async () => {
  const moving = (page) => page.evaluate(() => [...document.querySelectorAll("*")].filter((node) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(node);
    return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
  }).map((node) => `${node.tagName}.${node.className}`));
  const narrow = { viewport: { width: 360, height: 780 } };
  assert.deepEqual(await moving(await filled({ ...narrow, reducedMotion: "reduce" })), []);
  assert.notDeepEqual(await moving(await filled(narrow)), []);
});
