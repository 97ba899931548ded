// The whole main job with the keyboard alone, and what somebody hears on the way who does not see the page: every text that a live
// region comes to, in order.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { IN_2020, setUp } from "./support/page.mjs";
import { csv, HEAD, row } from "./support/tables.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

/** Keeps what live regions say, wherever they stand, as a screen reader would: what is drawn later, and what is hidden is not heard. */
const listen = (page) => page.addInitScript(() => {
  window.heard = [];
  const LIVE = "[role=status], [role=alert], [aria-live]:not([aria-live=off])";
  addEventListener("DOMContentLoaded", () => new MutationObserver((changes) => {
    for (const region of new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest(LIVE)))) {
      const text = region?.checkVisibility({ visibilityProperty: true }) && !region.closest("[inert]") ? region.textContent.trim() : "";
      if (text && window.heard.at(-1) !== text) window.heard.push(text);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true }));
});
const heard = (page, pattern) => page.waitForFunction((source) => window.heard.find((text) => new RegExp(source).test(text)), pattern.source, { timeout: 15_000 }).then((handle) => handle.jsonValue(), async () => assert.fail(`${pattern} is not heard, but: ${(await page.evaluate(() => window.heard)).join(" | ")}`));
const forget = (page) => page.evaluate(() => { window.heard = []; });
const here = (page, selector) => page.evaluate((which) => document.activeElement.matches(which), selector);
/** Moves on by Tab until the focus is there. */
async function to(page, selector, key = "Tab") {
  for (let presses = 0; presses < 150; presses++) {
    if (await here(page, selector)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${selector} is not reached by ${key}`);
}
const keys = async (page, ...all) => { for (const key of all) await page.keyboard.press(key); };

test("filling in, hearing what is wrong, correcting it, the result, the list of papers, handing over: no mouse, no eyes", async () => {
  const page = await web.open({ today: IN_2020, before: listen, permissions: ["clipboard-read", "clipboard-write"] });
  await to(page, "#f-region");
  for (let presses = 0; presses < 31 && (await page.locator("#f-region").inputValue()) !== "44"; presses++) await page.keyboard.press("ArrowDown");
  await to(page, "#f--nature-individual");
  await page.keyboard.press("Space");
  await to(page, "#f-sites-0-name");
  await page.keyboard.type("山间小屋商城");
  await page.keyboard.press("Tab");
  await heard(page, /1 处必须修改.*必改 1/);

  // Coming back to the field, its description says what is wrong and what to do.
  await page.keyboard.press("Shift+Tab");
  await to(page, "#f-sites-0-name", "Shift+Tab");
  const told = await page.evaluate(() => document.activeElement.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent).join(" "));
  assert.match(told, /必改：.*商城/);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-invalid")), "true");

  await forget(page);
  await keys(page, "End", "Backspace", "Backspace");
  await page.keyboard.type("手记");
  await page.keyboard.press("Tab");
  await heard(page, /必改 0/);

  await to(page, "#f-subject-certificate-number");
  await page.keyboard.type("11010519491231002x");
  await to(page, ".fix");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /X/);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#f-subject-certificate-number").inputValue(), "11010519491231002X");
  assert.ok(await here(page, "#f-subject-certificate-number"), "after the correction the field has the focus");

  await to(page, "button.check");
  await page.keyboard.press("Enter");
  assert.ok(await here(page, "#result"), "the result's heading has the focus, and is read");
  await keys(page, "Tab", "Enter");
  assert.match(await page.evaluate(() => document.activeElement.id), /^f-/, "its first entry leads to the field");

  await to(page, '.nav a[href$="#plan"]', "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator(".view-plan .way li").first().waitFor();
  await heard(page, /^现在：/);
  await to(page, '.nav a[href$="#footer"]', "Shift+Tab");
  await page.keyboard.press("Enter");
  await to(page, "#footer-icpNumber");
  await page.keyboard.type("粤ICP备12345678号-1");
  await to(page, ".footer-made .copy");
  await page.keyboard.press("Enter");
  await heard(page, /已复制/);

  await to(page, '.nav a[href$="#"], .nav a[aria-current] , .brand', "Shift+Tab");
  await to(page, "#file");
  await keys(page, "Enter");
  await to(page, "#file + .menu-list .menu-item:nth-child(4)");
  await forget(page);
  await page.keyboard.press("Enter");
  await page.locator("dialog.hand").waitFor();
  await page.keyboard.press("Enter");
  await heard(page, /已复制 1/);
  assert.deepEqual(page.errors, []);
});

test("the refusal's text: how many reasons, heard; each leads to its field", async () => {
  const page = await web.open({ before: listen });
  await to(page, 'a[href$="#refusal"]');
  await page.keyboard.press("Enter");
  await to(page, "#refusal-text");
  await page.keyboard.type("域名持有者与主办者不一致");
  await heard(page, /读出 1 条原因/);
  await to(page, ".reason-places button");
  await page.keyboard.press("Enter");
  await page.locator(".led").waitFor();
  assert.ok(await page.evaluate(() => document.querySelector(".led").contains(document.activeElement)));
});

// That the list is walked through by keys is in batch.test.mjs.
test("many filings: what came of the table is heard once, at its end", async () => {
  const page = await web.open({ ready: false, before: listen });
  await page.goto(`${web.server.address}batch.html`);
  await page.locator("body[data-engine=ready]").waitFor();
  await page.locator("#file").setInputFiles({ name: "名册.csv", mimeType: "text/csv", buffer: csv([HEAD, ...Array.from({ length: 12 }, (_, n) => row(n))]) });
  const said = await heard(page, /检查完毕：12 行.*必须修改 \d/);
  assert.equal((await page.evaluate(() => window.heard)).filter((text) => text === said).length, 1);
});
