// The handbook: every rule once, every link leads somewhere, every example does in place what it says, and what is sought is found.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { CSP } from "../../tools/lib/csp.mjs";
import { at } from "../../tools/lib/root.mjs";
import { filesIn } from "../../tools/lib/stamp.mjs";
import { SINGLE } from "../../tools/steps/single.mjs";
import { serve } from "../../tools/serve.mjs";
import { control, DIST, finding, IN_2026, kept, setUp, settle, type } from "./support/page.mjs";
import { table } from "./support/tables.mjs";

const FOLDER = join(DIST, "handbook");
const FILES = readdirSync(FOLDER).sort();
const TEXTS = new Map(FILES.map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]));

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

/** A page of the handbook; what breaks its policy or goes elsewhere is written down. */
async function open(path = "", options = {}) {
  const page = await web.open({ ready: false, ...options, before: async (fresh, context) => {
    await fresh.addInitScript(() => {
      window.broken = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => window.broken.push(`${effectiveDirective} ${blockedURI}`));
    });
    fresh.asked = [];
    context.on("request", (request) => fresh.asked.push(request.url()));
    await options.before?.(fresh, context);
  } });
  await page.goto(`${web.server.address}handbook/${path}`);
  await page.locator("body[data-pages=ready]").waitFor();
  return page;
}
const rule = (page, id) => page.locator(`article[id="${id}"]`);
const shown = (page) => page.locator(".rule:not([hidden])").evaluateAll((all) => all.map(({ dataset }) => dataset.rule));
const trying = (page, state) => page.locator(`.trying[data-state=${state}]`);
const search = (page, words) => page.locator("#words").fill(words);
async function clean(page) {
  assert.deepEqual(page.errors, []);
  assert.deepEqual(await page.evaluate(() => window.broken), []);
  assert.deepEqual(page.asked.filter((address) => !address.startsWith(web.server.address)), []);
}

test("every rule of the book has one article, also one that is over; and every region has a page", () => {
  const records = filesIn("rules/national", "rules/regions").flatMap((file) => [...readFileSync(file, "utf8").matchAll(/^\[\[rule\]\]\nid = "([^"]+)"/gm)].map(([, id]) => id));
  const articles = [...TEXTS.get("index.html").matchAll(/<article [^>]*id="([^"]+)"/g)].map(([, id]) => id);
  assert.ok(records.length > 400);
  assert.deepEqual([...articles].sort(), [...new Set(records)].sort());
  assert.deepEqual(FILES.filter((name) => name !== "index.html"), readdirSync(at("rules/regions")).map((name) => `${name.slice(0, 2)}.html`).sort());
  assert.equal(FILES.length, 32);
});

test("every link leads to a page, and to what is on it; no id is there twice", () => {
  const ids = new Map([...TEXTS].map(([name, text]) => [name, [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)]));
  let followed = 0;
  for (const [name, text] of TEXTS) {
    assert.equal(new Set(ids.get(name)).size, ids.get(name).length, `${name}: an id twice`);
    for (const [, href] of text.matchAll(/ href="([^"]+)"/g)) {
      if (/^https:/.test(href)) continue;
      const [path, fragment] = href.split("#");
      const target = path === "" ? name : path.replace(/^\.\//, "");
      if (target.startsWith("../")) continue;
      assert.ok(TEXTS.has(target), `${name}: ${href}`);
      if (fragment !== undefined) assert.ok(ids.get(target).includes(fragment), `${name}: ${href}`);
      followed++;
    }
  }
  assert.ok(followed > 1000);
});

test("a page says what is covered, how old that is, and what is not known; each article where, since when, who says so and how sure that is", () => {
  for (const [name, text] of TEXTS) if (name !== "index.html") for (const id of ["covered", "not-known", "own"]) assert.match(text, new RegExp(`id="${id}"`), name);
  const jiangsu = TEXTS.get("32.html");
  assert.match(jiangsu, /当地规定的写法/);
  assert.match(jiangsu, /<time datetime="2020-09-21">/);
  const index = TEXTS.get("index.html");
  for (const [, id, article] of index.matchAll(/<article [^>]*id="([^"]+)"([\s\S]*?)<\/article>/g)) {
    for (const name of ["适用", "时间", "依据", "把握"]) assert.ok(article.includes(`<span class="zh">${name}</span>`), `${id}: ${name}`);
    assert.match(article, /class="example bad"/, id);
    assert.match(article, /class="example good"/, id);
    assert.match(article, /class="zh-title" lang="zh-CN">[^<]+<\/span> <span class="en-title" lang="en">[^<]+</, id);
  }
  const han = /<article [^>]*id="site-name\/too-few-han"([\s\S]*?)<\/article>/.exec(index)[1];
  assert.match(han, /网站名称要有 3 个以上汉字/);
  assert.match(han, /到 2027-01-01 按“必改”/);
  assert.match(han, /另有来源一致[\s\S]*2022-01-01/);
  const words = /<article [^>]*id="site-name\/personal-format"([\s\S]*?)<\/article>/.exec(index)[1];
  assert.match(words, /说法不同[\s\S]*各来源说法不一/);
});

test("every example does in place what it says", async () => {
  for (const path of ["", "32.html"]) {
    const page = await open(path);
    const wrong = await page.evaluate(async () => {
      const wrong = [];
      document.querySelector("main").hidden = true; // nothing to lay out: a tenth of the time
      const next = () => new Promise((done) => setTimeout(done));
      // One day after the other: each asks for an engine of its own.
      const buttons = [...document.querySelectorAll("button.try")].sort((a, b) => (a.dataset.day ?? "").localeCompare(b.dataset.day ?? ""));
      for (const button of buttons) {
        button.click();
        const isOpen = () => button.hasAttribute("aria-expanded") && document.querySelector(".trying").dataset.state !== "waiting";
        for (let tries = 0; !isOpen() && tries < 5_000; tries++) await next(); // 20 s
        const state = document.querySelector(".trying")?.dataset.state;
        const expected = button.closest(".example").matches(".bad") ? "found" : "fine";
        if (state !== expected) wrong.push(`${button.closest(".rule").dataset.rule}: ${state} ${button.dataset.filing}`);
      }
      return buttons.length > 30 ? wrong : ["too few"];
    });
    assert.deepEqual(wrong, [], path);
    await clean(page);
  }
});

test("tried in place: live as it is typed, the very characters marked, a correction to press, and Escape leads back", async () => {
  const page = await open("#site-name/too-few-han");
  const before = page.asked.length;
  const button = rule(page, "site-name/too-few-han").locator("button.try").first();
  await button.click();
  await trying(page, "found").waitFor();
  assert.ok(page.asked.length > before, "the engine comes only now");
  const field = page.locator(".trying [data-field='/sites/0/name']");
  assert.deepEqual(await field.locator("mark").allTextContents(), ["小屋"]);
  await field.locator(".finding[data-rule='site-name/too-few-han']").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.closest("[data-field]")?.dataset.field), "/sites/0/name");
  const asked = page.asked.length;
  await page.keyboard.press("End");
  await page.keyboard.type("手记");
  await trying(page, "fine").waitFor();
  assert.equal(await page.locator(".trying-says").textContent(), "没有查出这一条。");
  assert.deepEqual(await field.locator(".finding").count(), 0);
  await field.locator("input").fill("小");
  await trying(page, "found").waitFor();
  assert.equal(page.asked.length, asked, "no request for what is typed");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".trying").count(), 0);
  assert.ok(await button.evaluate((node) => node === document.activeElement));

  await rule(page, "certificate/lowercase-x").locator("button.try").first().click();
  await trying(page, "found").waitFor();
  await page.locator(".trying .fix").click();
  await trying(page, "fine").waitFor();
  // On a day of one's own: the list of 2020 rejects then, and warns today.
  await rule(page, "site-name/personal-format").locator("button.try").first().click();
  await page.locator(".trying-says .tag.risk").waitFor();
  await page.locator("#trying-day").fill("2020-10-01");
  await page.locator(".trying-says .tag.reject").waitFor();
  await clean(page);
});

test("search finds words, English, ids and regions; by keyboard too", async () => {
  const page = await open();
  const all = await shown(page);
  await page.keyboard.press("/");
  await page.keyboard.type("汉字太少");
  assert.deepEqual(await shown(page), ["site-name/too-few-han"]);
  assert.match(await page.locator("#found").textContent(), /^1 条规则/);
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.closest("article").id), "site-name/too-few-han");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#words").inputValue(), "");
  assert.deepEqual(await shown(page), all);

  for (const [words, id] of [["too few han", "site-name/too-few-han"], ["ICP-NUMBER/format", "icp-number/format"], ["ｓｉｔｅ－ｎａｍｅ／ｉｄｉｏｍ", "site-name/idiom"], ["爱好者", "site-name/personal-format"]]) {
    await search(page, words);
    const found = await shown(page);
    assert.ok(found.includes(id) && found.length < 20, `${words}: ${found}`);
  }
  await search(page, "江苏 年龄");
  assert.deepEqual(await rule(page, "certificate/under-age").locator("tr.record:visible th").allTextContents().then((names) => [...new Set(names.map((name) => name.slice(0, 3)))]), ["江苏省"]);
  assert.deepEqual(await page.locator(".to-regions a:visible").evaluateAll((links) => links.map((link) => link.getAttribute("href"))), ["./32.html"]);
  await search(page, "Guangdong");
  assert.deepEqual(await page.locator(".to-regions a:visible").evaluateAll((links) => links.map((link) => link.getAttribute("href"))), ["./44.html"]);
  await search(page, "没有这样的规则啊");
  assert.deepEqual(await shown(page), []);
  await page.locator(".none:visible").waitFor();
  // A link to a rule that the search has hidden shows it.
  await page.evaluate(() => { location.hash = "domain/format"; });
  await page.waitForFunction(() => !document.getElementById("domain/format").hidden);
  assert.deepEqual(await shown(page), all);
  await clean(page);
});

test("a finding on the page leads to its rule, and so does one of a batch; English leads to English", async () => {
  const page = await web.open();
  await type(page, "/sites/0/domains/0/name", "-shanjian.example");
  const found = finding(page, "/sites/0/domains/0/name", "domain/format");
  await found.locator("summary").click();
  const [article] = await Promise.all([page.context().waitForEvent("page"), found.getByRole("link", { name: "domain/format" }).click()]);
  await article.locator("body[data-pages=ready]").waitFor();
  assert.equal(new URL(article.url()).hash, "#domain/format");
  await article.waitForFunction(() => {
    const { top } = document.getElementById("domain/format").getBoundingClientRect();
    return top >= 0 && top < 200;
  });
  await page.locator("#examples").click();
  page.once("dialog", (dialog) => dialog.accept());
  await page.locator(".menu-item").first().click();
  await page.waitForFunction(() => document.querySelectorAll("#form .finding").length >= 3);
  const links = await page.evaluate(() => [...document.querySelectorAll("#form .finding")].map((one) => one.querySelector("a[href*='#']")?.getAttribute("href")));
  const ids = [...TEXTS.get("index.html").matchAll(/<article [^>]*id="([^"]+)"/g)].map(([, id]) => id);
  for (const link of links) assert.ok(ids.includes(/^handbook\/#(.*)$/.exec(link)?.[1]), `each finding leads to its rule: ${link}`);
  await page.locator("#language").click();
  await page.locator("body[data-engine=ready]").waitFor();
  await page.waitForFunction(() => document.querySelector("#form .finding a[href*='?en#']"));
  await article.goto(`${web.server.address}handbook/?en#domain/format`);
  await article.locator("html[lang=en]").waitFor();
  assert.equal(await article.title(), "Rules · ICP filing check");

  await page.goto(`${web.server.address}batch.html`);
  await page.locator("body[data-engine=ready]").waitFor();
  await page.locator("#file").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: table(3) });
  await page.locator(".save:not([hidden])").waitFor();
  await page.locator("[data-place='0']").click();
  const inSheet = page.locator("dialog.details .finding a[href^='handbook/#']").first();
  await inSheet.waitFor({ state: "attached" });
  assert.ok(ids.includes((await inSheet.getAttribute("href")).split("#")[1]));
});

test("the page as one file leads to no handbook, since none lies beside it", async () => {
  const context = await web.browser.newContext({ locale: "zh-CN", offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(SINGLE).href);
  await page.locator("body[data-engine=ready]").waitFor();
  await type(page, "/sites/0/domains/0/name", "-shanjian.example");
  await finding(page, "/sites/0/domains/0/name", "domain/format").locator("code").waitFor({ state: "attached" });
  assert.deepEqual(await page.locator("a[href*=handbook]").count(), 0);
  await context.close();
});

test("in English all of it is English, and what the page is called; an example that is open too", async () => {
  const page = await open("#site-name/too-few-han");
  assert.equal(await page.title(), "规则手册 · 备案预检");
  await page.locator("#language").click();
  await page.locator("html[lang=en]").waitFor();
  assert.equal(await page.title(), "Rules · ICP filing check");
  await rule(page, "site-name/too-few-han").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.getElementById("site-name/too-few-han").innerText !== ""); // what is far is not laid out
  const text = await rule(page, "site-name/too-few-han").innerText();
  assert.match(text, /Too few Han characters/);
  assert.match(text, /Must change[\s\S]*Holds in[\s\S]*Since[\s\S]*How sure/);
  assert.doesNotMatch(text, /适用|把握|试一试/);
  await rule(page, "site-name/too-few-han").locator("button.try").first().click();
  await trying(page, "found").waitFor();
  assert.match(await page.locator(".trying .finding").first().innerText(), /Must change/);
  await page.locator("#language").click();
  await page.locator(".trying-says", { hasText: "查出了这一条" }).waitFor();
  await clean(page);
});

test("what has grown old since the book was written is told as it is today", async () => {
  const tag = async (page) => {
    await rule(page, "site-name/too-few-han").scrollIntoViewIfNeeded();
    return rule(page, "site-name/too-few-han").locator(".about .tag .zh").textContent();
  };
  assert.equal(await tag(await open()), "必改");
  assert.equal(await tag(await open("", { today: "2027-01-02T09:00:00+08:00" })), "可能退回");
});

test("no scroll sideways at 360, in either language, light or dark, with an example open; axe finds nothing", async () => {
  for (const [path, colorScheme] of [["", "light"], ["44.html", "dark"], ["?en", "dark"], ["11.html?en", "light"]]) {
    const page = await open(path, { viewport: { width: 360, height: 740 }, colorScheme });
    // As wide as everything is, also what is not near.
    await page.evaluate(() => { for (const fold of document.querySelectorAll("details")) fold.open = true; for (const one of document.querySelectorAll(".rule")) one.style.contentVisibility = "visible"; });
    await page.locator("button.try").first().click();
    await page.locator(".trying:not([data-state=waiting])").waitFor();
    await settle(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, path);
    if (path !== "" && path !== "11.html?en") continue;
    await page.evaluate(() => { for (const far of [...document.querySelectorAll(".rule")].slice(6)) far.remove(); });
    await page.evaluate(`${axe.source}; undefined`);
    const faults = await page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`)));
    assert.deepEqual(faults, [], path);
  }
});

test("without a script it can be read, and leads on", async () => {
  const context = await web.browser.newContext({ javaScriptEnabled: false, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(`${web.server.address}handbook/#domain/format`);
  assert.match(await rule(page, "domain/format").innerText(), /域名/);
  assert.equal(await page.locator("button.try:visible").count(), 0);
  const links = (all) => all.map((link) => [link.textContent, new URL(link.href).pathname + new URL(link.href).hash]);
  const bare = await page.locator("header nav a").evaluateAll(links);
  const scripted = await (await open()).locator("header nav a").evaluateAll(links);
  assert.deepEqual(bare.map(([name, to]) => [name, to.replace("index.html", "")]), scripted.map(([name, to]) => [name, to.replace("index.html", "")]), "the same head as with it");
  await context.close();
});

test("the policy is the site's, and nothing on the page is inline", () => {
  for (const [name, text] of TEXTS) {
    assert.ok(text.includes(`http-equiv="Content-Security-Policy" content="${CSP.replaceAll("'", "&#39;")}"`) || text.includes(`content="${CSP}"`), name);
    assert.doesNotMatch(text, /<style|<script(?![^>]*src=)| style="| on\w+="/, name);
  }
});

test("once opened it is kept, all of it, and opens without a network; before that it is not fetched", async (t) => {
  const server = await serve(DIST);
  t.after(() => server.stop());
  const context = await web.browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(IN_2026));
  const held = () => page.evaluate(async () => {
    const [name] = await caches.keys();
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith("/handbook/")).sort();
  });
  await page.goto(server.address);
  await kept(page);
  assert.deepEqual(await held(), []);
  await page.goto(`${server.address}handbook/`);
  await kept(page);
  for (let tries = 0; (await held()).length < FILES.length && tries < 300; tries++) await settle(page);
  assert.deepEqual(await held(), FILES.map((name) => `/handbook/${name}`));
  await server.stop();
  await page.goto(`${server.address}handbook/?en#site-name/too-few-han`);
  await page.locator("html[lang=en] body[data-pages=ready]").waitFor();
  await rule(page, "site-name/too-few-han").locator("button.try").first().click();
  await trying(page, "found").waitFor();
  await page.goto(`${server.address}handbook/32.html`);
  await page.locator("body[data-pages=ready]").waitFor();
  await page.goto(server.address);
  await page.locator("body[data-engine=ready]").waitFor();
  assert.equal(await control(page, "/sites/0/name").count(), 1);
  await context.close();
});
