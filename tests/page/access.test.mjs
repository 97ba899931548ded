// For everybody: keyboard alone, names and descriptions, both languages, both themes, small screens. See also axe, reflow, colours, spoken.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, control, field, finding, findings, IN_2020, pick, setUp, settle, type } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

async function example(page, at = 0) {
  await page.locator("#examples").click();
  await page.locator(".menu-item").nth(at).click();
  await settle(page);
}
const focused = (page) => page.evaluate(() => document.activeElement.id);
async function tabTo(page, id, most = 60) {
  for (let presses = 0; presses < most; presses++) {
    if ((await focused(page)) === id) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${id} is not reached by Tab`);
}

test("the main job by keyboard alone", async () => {
  const page = await web.open({ today: IN_2020 });
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await tabTo(page, "f-region");
  for (let presses = 0; presses < 31 && (await control(page, "/region").inputValue()) !== "44"; presses++) await page.keyboard.press("ArrowDown");
  await tabTo(page, "f--nature-individual");
  await page.keyboard.press("Space");
  await tabTo(page, "f-subject-address");
  await page.keyboard.type("广东省深圳市南山区桃源街道塘朗村");
  await page.keyboard.press("Tab");
  await finding(page, "/subject/address", "address/no-door-number").waitFor();
  await page.keyboard.press("Shift+Tab"); // the reason
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
  await page.keyboard.press("Shift+Tab"); // the remedy
  assert.equal(await page.evaluate(() => document.activeElement.className), "fix");
  await page.keyboard.press("Enter");
  await settle(page);
  assert.equal(await focused(page), "f-subject-remark");
  assert.equal(await finding(page, "/subject/address", "address/no-door-number").count(), 0);
  await tabTo(page, "f-sites-0-name");
  await page.keyboard.type("山间小屋商城");
  await page.keyboard.press("Tab");
  await finding(page, "/sites/0/name", "site-name/region-word").waitFor();
  for (let presses = 0; presses < 80 && !(await page.evaluate(() => document.activeElement.matches("button.check"))); presses++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await settle(page);
  assert.equal(await focused(page), "result", "the result has the focus");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.ok((await focused(page)).startsWith("f-"), "the first entry leads to its field");
});

test("Enter in a field hands nothing in and loses nothing", async () => {
  const page = await web.open();
  await type(page, "/subject/name", "周文岚");
  await control(page, "/subject/name").press("Enter");
  assert.equal(await control(page, "/subject/name").inputValue(), "周文岚");
});

test("every control has a name, every id is used once", async () => {
  const page = await web.open();
  await example(page, 1);
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll("input, select, textarea, button, summary")].filter((control) => {
      const labelled = control.labels?.length || control.getAttribute("aria-labelledby") || control.getAttribute("aria-label");
      return !labelled && !control.textContent.trim();
    }).map((control) => control.outerHTML.slice(0, 120)));
  assert.deepEqual(nameless, []);
  const twice = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at));
  assert.deepEqual(twice, []);
  const dangling = await page.evaluate(() => [...document.querySelectorAll("[aria-describedby], [aria-labelledby]")].flatMap((node) => `${node.getAttribute("aria-describedby") ?? ""} ${node.getAttribute("aria-labelledby") ?? ""}`.split(" ")).filter((id) => id && !document.getElementById(id)));
  assert.deepEqual(dangling, []);
});

test("the result is announced once typing has paused, not at every key", async () => {
  const page = await web.open({ today: IN_2020, before: (page) => page.addInitScript(() => {
    window.announced = [];
    addEventListener("DOMContentLoaded", () => new MutationObserver(() => window.announced.push(document.getElementById("live").textContent)).observe(document.getElementById("live"), { childList: true, characterData: true, subtree: true }));
  }) });
  await choose(page, "/region", "44");
  await pick(page, "/$nature", "个人");
  await type(page, "/sites/0/name", "山间小屋商城");
  await control(page, "/sites/0/name").pressSequentially("商城商城", { delay: 30 });
  await page.waitForTimeout(1800);
  const announced = await page.evaluate(() => window.announced);
  assert.equal(announced.length, 1, announced.join(" | "));
  assert.match(announced[0], /必改 \d/);
  await control(page, "/sites/0/name").press("ArrowLeft");
  await page.waitForTimeout(1500);
  assert.equal((await page.evaluate(() => window.announced)).length, 1, "nothing new, nothing said");
});

test("English: language of the page, labels, messages; what is filled in and found stays", async () => {
  const page = await web.open({ today: IN_2020 });
  await choose(page, "/region", "44");
  await pick(page, "/$nature", "个人");
  await type(page, "/sites/0/name", "山间小屋商城");
  await page.locator("#language").click();
  await page.locator("html[lang=en]").waitFor();
  await page.waitForFunction(() => /[a-z]{3}/.test(document.querySelector('[data-field="/sites/0/name"] .finding p')?.textContent ?? ""));
  assert.equal(await control(page, "/sites/0/name").inputValue(), "山间小屋商城");
  assert.match(await findings(page, "/sites/0/name").first().locator("p").textContent(), /Must change/);
  assert.match(await control(page, "/region").locator("option:checked").textContent(), /Guangdong/);
  assert.equal(await page.title(), "ICP filing check");
  // Labels and sentences of the page itself: Chinese only beside the English term, never instead of it.
  const chineseOnly = await page.evaluate(() => [...document.querySelectorAll(".label, .hint, .lead, h1, h2, h3, button:not(.tile-button):not(.language), summary, .tag, .tick span, .seg span, .checks span")].map((node) => node.textContent.trim()).filter((text) => /\p{Script=Han}/u.test(text) && !/[A-Za-z]{3}/.test(text)));
  assert.deepEqual(chineseOnly.filter((text) => !text.includes("2020-09-21")), []);
  await page.locator("#language").click();
  await page.locator("html[lang=zh-CN]").waitFor();
  assert.equal(await page.title(), "备案预检");
});

for (const width of [320, 360, 768, 1024, 1280])
  test(`nothing is cut off or scrolls sideways at ${width}`, async () => {
    const page = await web.open({ today: IN_2020, viewport: { width, height: 780 } });
    for (const at of [0, 1]) {
      await example(page, at);
      for (const language of ["zh-CN", "en"]) {
        await page.locator(`html[lang=${language}]`).waitFor();
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `example ${at}, ${language}`);
        await page.locator("#language").click();
      }
      await page.locator("html[lang=zh-CN]").waitFor();
    }
  });

test("narrow screens: the bar counts and opens the sheet; Escape and an entry close it", async () => {
  const page = await web.open({ today: IN_2020, viewport: { width: 360, height: 780 } });
  await example(page);
  const bar = page.locator(".bar");
  assert.match(await bar.textContent(), /\d 必改/);
  const opener = bar.getByRole("button");
  await opener.click();
  assert.equal(await focused(page), "result");
  assert.equal(await page.evaluate(() => document.querySelector(".column").inert), true);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.querySelector(".column").inert), false);
  assert.ok(await opener.evaluate((button) => button === document.activeElement));
  await opener.click();
  await page.locator("#results .items a").first().click();
  assert.ok((await focused(page)).startsWith("f-"));
  assert.equal(await page.locator("#results.opened").count(), 0);
});

test("what people press is at least 40 px high", async () => {
  const page = await web.open({ viewport: { width: 360, height: 780 } });
  await example(page);
  const small = await page.evaluate(() => [...document.querySelectorAll("button, select, .box, .seg label, .checks label, label.tick, .menu > summary, .privacy > summary, .fold > summary")].filter((node) => node.checkVisibility({ visibilityProperty: true })).map((node) => [node.textContent.slice(0, 20), Math.round(node.getBoundingClientRect().height)]).filter(([, height]) => height > 0 && height < 40));
  assert.deepEqual(small, []);
});

for (const colorScheme of ["light", "dark"])
  test(`every text has a contrast of 4.5 : 1, ${colorScheme}`, async () => {
    const page = await web.open({ today: IN_2020, colorScheme });
    await example(page);
    const faint = await page.evaluate(() => {
      const channels = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
      const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
      const ground = (node) => {
        for (let at = node; at; at = at.parentElement) {
          const color = channels(getComputedStyle(at).backgroundColor);
          if (color.length === 3 || color[3] === 1) return color;
        }
        return [255, 255, 255];
      };
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const node = text.parentElement;
        if (!text.data.trim() || !node.checkVisibility({ visibilityProperty: true }) || node.closest(".unseen, .marks, option, [aria-hidden=true]")) continue;
        const [ink, paper] = [light(channels(getComputedStyle(node).color)), light(ground(node))];
        const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
        if (ratio < 4.5) found.push([text.data.slice(0, 20), ratio.toFixed(2)]);
      }
      return found;
    });
    assert.deepEqual(faint, []);
  });

test("the field that somebody is in stays where it is when messages come above it", async () => {
  const page = await web.open({ today: IN_2020, viewport: { width: 1280, height: 700 } });
  await choose(page, "/region", "44");
  await pick(page, "/$nature", "个人");
  await type(page, "/subject/address", "广东省深圳市南山区桃源街道塘朗路18号6栋503室");
  const remark = control(page, "/subject/remark");
  await remark.click();
  const place = async () => ({ remark: (await remark.boundingBox()).y, height: (await field(page, "/subject/address").boundingBox()).height });
  const before = await place();
  await page.evaluate(() => {
    const address = document.getElementById("f-subject-address");
    address.value = "广东省深圳市南山区桃源街道塘朗村";
    address.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await finding(page, "/subject/address", "address/no-door-number").waitFor();
  const after = await place();
  assert.ok(after.height > before.height + 10, "the field above has grown");
  assert.ok(Math.abs(after.remark - before.remark) < 2, `${before.remark} → ${after.remark}`);
});

test("a message that comes on leaving a field does not move what is being pressed", async () => {
  const page = await web.open({ today: IN_2020, viewport: { width: 1280, height: 900 } });
  await choose(page, "/region", "44");
  await pick(page, "/$nature", "个人");
  await control(page, "/subject/address").click();
  await page.keyboard.type("广东省深圳市南山区桃源街道塘朗村");
  const button = page.locator("#language");
  const said = finding(page, "/subject/address", "address/no-door-number");
  const { x, y, width, height } = await button.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await settle(page);
  assert.equal(await said.count(), 0, "not while the button is down");
  await page.mouse.move(10, 10);
  await page.mouse.up();
  await said.waitFor();
});
