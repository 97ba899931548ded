// After one visit the page opens without a network; it keeps its own files and nothing else; a new version replaces the old one whole.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { TARGET } from "../../tools/lib/root.mjs";
import { filesIn } from "../../tools/lib/stamp.mjs";
import { serve } from "../../tools/serve.mjs";
import { control, DIST, finding, IN_2026, kept, launch, type } from "./support/page.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A browser's profile, and a page in it that has everything. */
async function visit(address, path = "") {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  await page.clock.setFixedTime(new Date(IN_2026));
  await page.goto(address + path);
  await kept(page);
  return page;
}

const cached = (page) => page.evaluate(async () => {
  const all = {};
  for (const name of await caches.keys()) all[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname.slice(1)).sort();
  return all;
});
async function until(holds) {
  for (let tries = 0; tries < 150; tries++) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail("it did not come to that in 15 seconds");
}
/** The handbook is kept once it has been opened: handbook.test.mjs. */
const listed = () => filesIn(DIST).map((file) => encodeURI(file.slice(DIST.length + 1))).filter((name) => name !== "sw.js" && !name.startsWith("handbook/")).sort();

test("the server is gone, and page, views and batch page open and do their work", async () => {
  const server = await serve(DIST);
  const page = await visit(server.address);
  await server.stop();

  await page.reload();
  await page.locator("body[data-engine=ready]").waitFor();
  await type(page, "/sites/0/domains/0/name", "-shanjian.example");
  await finding(page, "/sites/0/domains/0/name", "domain/format").waitFor();
  for (const view of ["plan", "footer", "refusal"]) {
    await page.evaluate((hash) => { location.hash = hash; }, view);
    await page.locator(`.view-${view}`).waitFor();
  }
  page.once("dialog", (dialog) => dialog.accept());
  await page.goto(`${server.address}index.html?from=desk#plan`);
  await page.locator(".view-plan").waitFor();
  await page.goto(`${server.address}batch.html`);
  await page.locator("body[data-engine=ready]").waitFor();
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test("it keeps exactly the files that are served, and answers for nothing else", async () => {
  const server = await serve(DIST);
  const page = await visit(server.address);
  const all = await cached(page);
  assert.equal(Object.keys(all).length, 1);
  assert.match(Object.keys(all)[0], /^beian-check-[0-9a-f]{16}$/);
  assert.deepEqual(Object.values(all)[0], listed());

  const served = [];
  page.on("response", (response) => served.push([response.url(), response.fromServiceWorker()]));
  await page.reload();
  await page.locator("body[data-engine=ready]").waitFor();
  assert.ok(served.length > 10);
  assert.deepEqual(served.filter(([, byIt]) => !byIt), [], "the page's files all come from it");
  // Another file of the same site is not on the list: the server is asked, and says what it says.
  const stranger = await page.context().newPage();
  const answered = await stranger.goto(`${server.address}nothing-of-ours.html`);
  assert.equal(answered.status(), 404);
  assert.equal(answered.fromServiceWorker(), false);
  assert.deepEqual(await cached(page), all, "and what it said is not kept");
  await page.context().close();
  await server.stop();
});

test("no check waits for it, and once it is there the page makes no request", async () => {
  const server = await serve(DIST);
  const page = await visit(server.address);
  const asked = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await type(page, "/sites/0/name", "周文岚的山间小屋");
  await page.locator("#language").click();
  await page.locator("#language").click();
  await page.waitForTimeout(500);
  assert.deepEqual(asked, []);
  await page.context().close();

  // A service worker whose script never comes: the form is checked all the same.
  const context = await browser.newContext({ locale: "zh-CN" });
  await context.route("**/sw.js", () => {});
  const without = await context.newPage();
  await without.goto(server.address);
  await without.locator("body[data-engine=ready]").waitFor();
  await type(without, "/sites/0/domains/0/name", "-shanjian.example");
  await finding(without, "/sites/0/domains/0/name", "domain/format").waitFor();
  await context.close();
  await server.stop();
});

test("a new version comes whole with the next visit, and the old one goes; one that is incomplete does not come", async () => {
  const folder = join(TARGET, "page-tests/versions");
  rmSync(folder, { recursive: true, force: true });
  cpSync(DIST, folder, { recursive: true });
  const list = () => JSON.parse(/const FILES = (\{[\s\S]*?\});/.exec(readFileSync(join(folder, "sw.js"), "utf8"))[1]);
  const publish = (version, files) => {
    const text = readFileSync(join(folder, "sw.js"), "utf8");
    const filled = text.replace(/const FILES = \{[\s\S]*?\};/, () => `const FILES = ${JSON.stringify(files)};`).replace(/PREFIX\}[0-9a-z]+`/, `PREFIX}${version}\``);
    assert.notEqual(filled, text);
    writeFileSync(join(folder, "sw.js"), filled);
  };
  const hash = (name) => `sha256-${createHash("sha256").update(readFileSync(join(folder, name))).digest("base64")}`;
  /** The comment at the end of index.html, which tells the versions apart. */
  const generation = (page) => page.evaluate(() => ([...document.childNodes, ...document.body.childNodes].some(({ nodeType, data }) => nodeType === 8 && data === " 2 ") ? 2 : 1));
  const server = await serve(folder);
  const page = await visit(server.address);
  const first = await cached(page);

  appendFileSync(join(folder, "index.html"), "<!-- 2 -->");
  publish("2", { ...list(), "index.html": hash("index.html") });
  await page.reload(); // the old version still, while the new one is fetched
  await kept(page);
  assert.equal(await generation(page), 1);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update()); // by itself the browser looks some seconds after the visit
  await until(async () => Object.keys(await cached(page)).join() === "beian-check-2");
  await page.reload();
  await page.locator("body[data-engine=ready]").waitFor();
  assert.equal(await generation(page), 2);
  assert.deepEqual(Object.values(await cached(page))[0], Object.values(first)[0]);

  // The file that lies there is not the one that the list means: a host that is half way through its upload.
  publish("3", { ...list(), "index.html": "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" });
  const failed = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const { installing } = registration;
    return installing ? new Promise((done) => installing.addEventListener("statechange", () => done(installing.state))) : "none";
  });
  assert.match(await failed, /redundant|none/);
  await server.stop();
  await page.reload();
  await page.locator("body[data-engine=ready]").waitFor();
  assert.deepEqual(Object.keys(await cached(page)), ["beian-check-2"]);
  await page.context().close();
});

test("a host that does not let it fetch, and a browser that does not know it, change nothing", async () => {
  const server = await serve(DIST);
  for (const spoil of [
    (context) => context.route("**/sw.js", (route) => route.fulfill({ status: 404, body: "" })),
    (context) => context.addInitScript(() => { delete Navigator.prototype.serviceWorker; }),
  ]) {
    const context = await browser.newContext({ locale: "zh-CN" });
    await spoil(context);
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(server.address);
    await page.locator("body[data-engine=ready]").waitFor();
    await control(page, "/sites/0/name").fill("山间小屋手记");
    await page.waitForTimeout(300);
    assert.deepEqual(errors, []);
    await context.close();
  }
  await server.stop();
});

test("it can be installed: a manifest without a fault, icons that are what it says", async () => {
  const server = await serve(DIST);
  const page = await visit(server.address);
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  // A context of the tests is a private window, where nothing is installed; of the page itself there is nothing to say.
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
  for (const { src, sizes, type: kind } of manifest.icons) {
    const bytes = readFileSync(resolve(DIST, src));
    if (kind === "image/svg+xml") assert.match(String(bytes), /^<svg/);
    else assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
  }
  assert.equal(await page.evaluate(async () => (await fetch("manifest.webmanifest").catch(() => "refused"))), "refused", "the page itself still cannot fetch");
  await page.context().close();
  await server.stop();
});
