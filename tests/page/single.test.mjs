// The page as one file, opened from the disk with the network off.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { TARGET } from "../../tools/lib/root.mjs";
import { readSingle, SINGLE } from "../../tools/steps/single.mjs";
import { choose, control, finding, IN_2020, launch, pick, type } from "./support/page.mjs";

// Alone in a folder, under the kind of name that somebody gives it.
const FOLDER = join(TARGET, "page-tests/单 文件");
const FILE = join(FOLDER, "备案预检 (1).html");
let browser;
before(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  copyFileSync(SINGLE, FILE);
  browser = await launch();
});
after(() => browser.close());

async function open({ today = IN_2020, ...options } = {}) {
  const context = await browser.newContext({ locale: "zh-CN", offline: true, ...options });
  const page = await context.newPage();
  page.errors = [];
  page.asked = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  page.on("console", (message) => page.errors.push(message.text()));
  await page.addInitScript(() => {
    window.broken = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => window.broken.push(`${violatedDirective} ${blockedURI}`));
  });
  context.on("request", (request) => page.asked.push(request.url()));
  await page.clock.setFixedTime(new Date(today));
  await page.goto(pathToFileURL(FILE).href);
  await page.locator("body[data-engine=ready]").waitFor();
  return page;
}

test("the main job: what is wrong is found, put right, and the plan follows; no request but for itself, nothing refused", async () => {
  const page = await open();
  await choose(page, "/region", "44");
  await pick(page, "/$nature", "个人");
  await type(page, "/sites/0/name", "山间小屋商城");
  await finding(page, "/sites/0/name", "site-name/region-word").waitFor();
  await type(page, "/subject/address", "广东省深圳市南山区桃源街道塘朗村");
  const told = finding(page, "/subject/address", "address/no-door-number");
  await told.waitFor();
  await told.locator(".fix").click();
  await told.waitFor({ state: "detached" });
  await page.locator("button.check").click();
  await page.locator("#results .items li").first().waitFor();
  for (const view of ["plan", "footer", "refusal"]) {
    await page.evaluate((hash) => { location.hash = hash; }, view);
    await page.locator(`.view-${view}`).waitFor();
  }
  await page.evaluate(() => { location.hash = ""; });
  await page.locator("#language").click();
  await page.locator("html[lang=en]").waitFor();
  await page.waitForTimeout(500);
  assert.deepEqual(page.asked, [pathToFileURL(FILE).href]);
  assert.deepEqual(page.errors, []);
  assert.deepEqual(await page.evaluate(() => window.broken), []);
});

test("its looks are in it: the form, its other views, dark, and paper", async () => {
  const page = await open({ colorScheme: "dark", viewport: { width: 360, height: 780 } });
  const colour = (selector) => page.locator(selector).first().evaluate((node) => getComputedStyle(node).backgroundColor);
  assert.notEqual(await colour("body"), "rgb(255, 255, 255)");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await page.evaluate(() => { location.hash = "plan"; });
  await page.locator(".view-plan").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#page").evaluate((node) => getComputedStyle(node).display), "none");
});

test("it leads to no page that is not there, and installs nothing", async () => {
  const page = await open();
  const beside = await page.locator("a[href]").evaluateAll((links) => links.map((link) => link.getAttribute("href")).filter((href) => !/^(#|https?:)/.test(href)));
  assert.deepEqual(beside, []);
  assert.equal(await page.getByRole("navigation").getByRole("link").count(), 3);
  assert.equal(await page.locator("link[rel=manifest]").count(), 0);
  assert.doesNotMatch(readSingle(), /serviceWorker/);
  assert.deepEqual(readdirSync(FOLDER), ["备案预检 (1).html"]);
});

test("its policy names two hashes and no address, and refuses every other script and style", async () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readSingle())[1];
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[\w+/]{43}=' 'wasm-unsafe-eval'; style-src 'sha256-[\w+/]{43}='; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types beian-check$/);
  const page = await open();
  await page.evaluate(() => {
    document.head.append(Object.assign(document.createElement("style"), { textContent: "body { opacity: 0 }" }));
    import("data:text/javascript,window.ran = true").catch(() => {});
    fetch("https://example.com/").catch(() => {});
  });
  await page.waitForFunction(() => window.broken.length === 3);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.equal(await page.locator("body").evaluate((node) => getComputedStyle(node).opacity), "1");
  assert.deepEqual((await page.evaluate(() => window.broken.map((line) => line.split(" ")[0]))).sort(), ["connect-src", "script-src-elem", "style-src-elem"]);
  // No text becomes a script either, and nobody else can make a policy that says so.
  const refused = await page.evaluate(() => [() => (document.createElement("script").textContent = "1"), () => (document.body.innerHTML = "<b>x</b>"), () => trustedTypes.createPolicy("beian-check-page", {})].map((way) => { try { way(); return "allowed"; } catch { return "refused"; } }));
  assert.deepEqual(refused, ["refused", "refused", "refused"]);
  await control(page, "/sites/0/name").fill("山间小屋");
});
