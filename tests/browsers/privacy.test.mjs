// Personal values that cannot be mistaken for anything else are typed into the page, the batch page and the widget, in each browser.
// They are then looked for in everything that left the browser and in everything that stays: requests (a proxy writes down all of
// them), names looked up and addresses connected to (connections.c, in every process of the browser), storage of every kind, the service
// worker's cache, the console, performance entries, addresses, history, titles, the profile on the disk, and WebAssembly memory after
// `dispose`. The same search is run on a page that leaks into each of these, and must find it there.

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CSP_OF_A_HOST } from "../../tools/lib/csp.mjs";
import { at, TARGET } from "../../tools/lib/root.mjs";
import { ask } from "../../tools/lib/run.mjs";
import { filesIn } from "../../tools/lib/stamp.mjs";
import { serve } from "../../tools/serve.mjs";
import { residentNumber } from "../page/support/page.mjs";
import { NAMES, notHere, start } from "./drive.mjs";
import { startProxy } from "./proxy.mjs";
import { found } from "./traces.mjs";

const PERSON = {
  name: "欧阳砚秋澄",
  number: residentNumber("11010119850307217"),
  mobile: "19926407315",
  email: "yanqiu.7f3q@mail.example",
  address: "北京市东城区雨儿胡同乙十七号澄园三门",
  site: "砚秋澄的山间纸鸢手记",
  domain: "zhiyuan-7f3q.example",
};
const VALUES = Object.values(PERSON);

const FOLDER = join(TARGET, "privacy");
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
// Names and connections are watched where there is a C compiler, as everywhere where Rust can link.
const WATCH = join(FOLDER, "watch.so");
const watching = process.platform === "linux" && (await ask("cc", ["-shared", "-fPIC", "-O1", "-o", WATCH, at("tests/browsers/connections.c"), "-ldl"])) !== null && existsSync(WATCH);

/** A browser behind the proxy, with a profile on the disk where it can have one, and all that was written down of it. */
async function watched(name, site, context) {
  const proxy = await startProxy(site);
  const home = mkdtempSync(join(FOLDER, `${name}-`));
  const log = join(home, "watch.log");
  writeFileSync(log, "");
  const profile = name === "webkit" ? undefined : join(home, "profile");
  if (watching) Object.assign(process.env, { LD_PRELOAD: WATCH, WATCH_LOG: log });
  const browser = await start(name, { proxy: proxy.address, profile }).finally(() => {
    delete process.env.LD_PRELOAD;
    delete process.env.WATCH_LOG;
  });
  let open = true;
  const end = async () => {
    if (!open) return;
    open = false;
    await browser.close();
    await proxy.stop();
  };
  context.after(end);
  return {
    browser,
    requests: proxy.log,
    /** Ends the browser, and gives what it left. */
    async close() {
      await end();
      const connections = readFileSync(log, "utf8").split("\n").filter(Boolean);
      return { connections, disk: profile ? filesOf(profile) : [] };
    },
  };
}

const filesOf = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));

/** Runs in the page before anything is typed: what is said from now on is kept. */
function listen() {
  window.heard = [];
  const text = (value) => {
    try {
      return value instanceof Error ? `${value.message} ${value.stack}` : typeof value === "object" ? JSON.stringify(value) : String(value);
    } catch {
      return String(value);
    }
  };
  for (const level of ["log", "info", "warn", "error", "debug", "trace", "table", "dir", "group"]) {
    const real = console[level];
    console[level] = (...said) => (window.heard.push(said.map(text).join(" ")), real.apply(console, said));
  }
  addEventListener("error", ({ message, error }) => window.heard.push(`${message} ${text(error)}`));
  addEventListener("unhandledrejection", ({ reason }) => window.heard.push(text(reason)));
  document.addEventListener("securitypolicyviolation", ({ blockedURI, sample, violatedDirective }) => window.heard.push(`${violatedDirective} ${blockedURI} ${sample}`));
  // Entries that come later than a buffer would hold.
  window.entries = [];
  new PerformanceObserver((list) => window.entries.push(...list.getEntries().map((entry) => text(entry.toJSON())))).observe({ entryTypes: PerformanceObserver.supportedEntryTypes.filter((type) => type !== "layout-shift") });
}

/** Runs in the page: everything that it has kept or said, by place. */
async function kept() {
  const all = {};
  const put = async (place, read) => {
    try {
      all[place] = JSON.stringify(await read());
    } catch (error) {
      all[place] = `not there: ${error.name}`;
    }
  };
  const entriesOf = async (folder, path = "") => {
    const names = [];
    for await (const [name, handle] of folder.entries()) names.push(path + name, ...(handle.kind === "directory" ? await entriesOf(handle, `${path}${name}/`) : [await (await handle.getFile()).text()]));
    return names;
  };
  await put("localStorage", () => ({ ...localStorage }));
  await put("sessionStorage", () => ({ ...sessionStorage }));
  await put("cookies", () => document.cookie);
  await put("databases", async () => (await indexedDB.databases()).map(({ name }) => name));
  await put("OPFS", async () => entriesOf(await navigator.storage.getDirectory()));
  await put("address", () => [location.href, decodeURIComponent(location.href), document.referrer, document.title, window.name, document.baseURI]);
  await put("history", () => [history.state, window.navigation?.entries().map(({ url, key }) => [url, key])]);
  await put("performance", () => [performance.getEntries().map((entry) => entry.toJSON()), window.entries]);
  await put("console", () => window.heard);
  await put("links", () => [...document.querySelectorAll("[href], [src], [action]")].flatMap((node) => ["href", "src", "action"].map((name) => node.getAttribute(name)).filter((address) => address && !address.startsWith("data:"))));
  await put("caches", async () => {
    const held = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) held.push(name, request.url, await (await cache.match(request)).text());
    }
    return held;
  });
  return all;
}

/** The files of the page, as a request for one of them is written. */
const OWN = new Set(filesIn(at("www/dist")).map((file) => encodeURI(file.slice(at("www/dist").length))).concat("/", "/handbook/", "/favicon.ico"));
/** What browsers ask their makers, by themselves. */
const BROWSERS_OWN = /(^|\.)(mozilla\.(org|net|com)|firefox\.com|mozaws\.net|google(apis)?\.com|gstatic\.com|gvt1\.com)(:\d+)?$/;

const nowhere = (what, bytes) => assert.deepEqual(found(VALUES, bytes), [], what);

/** Looks for the person in everything; `since` is the number of requests before anything was typed. */
async function search({ browser, requests, close }, pages, since, own) {
  for (const page of pages) for (const [place, text] of Object.entries(await page.evaluate(kept))) nowhere(`${browser.name}: ${place}`, text);
  for (const [at, { method, url, ours, raw }] of requests.entries()) {
    nowhere(`${browser.name}: ${method} ${url}`, raw);
    if (!ours) assert.match(method === "CONNECT" ? url : new URL(url).host, BROWSERS_OWN, `${browser.name}: ${method} ${url}`);
    else {
      assert.equal(method, "GET", url);
      assert.ok(own.has(new URL(url).pathname), `${browser.name}: ${url} is no file of the page`);
      assert.equal(new URL(url).search, "");
      // Once the page is there it asks for nothing, whatever is done with it.
      assert.ok(at < since, `${browser.name}: ${url} was asked for after typing had begun`);
    }
  }
  const { connections, disk } = await close();
  nowhere(`${browser.name}: names and connections`, connections.join("\n"));
  // Chromium asks its machine whether it has a way to this address, to learn of IPv6, and sends nothing there.
  const elsewhere = connections.filter((line) => line !== "to 2001:4860:4860::8888:443" && !/^to (127\.0\.0\.1|::1|::ffff:127\.0\.0\.1):/.test(line) && !(line.startsWith("name ") && (/^name (127\.0\.0\.1|localhost|::1)$/.test(line) || BROWSERS_OWN.test(line.slice(5)))));
  assert.deepEqual(elsewhere, [], `${browser.name}: names looked up and addresses asked past the proxy`);
  for (const file of disk) nowhere(`${browser.name}: ${file}`, readFileSync(file));
  return { connections, disk };
}

const PRESSED = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKitGTK" };
const field = (pointer) => `[data-field="${pointer}"] input, [data-field="${pointer}"] textarea`;

for (const name of NAMES) {
  test(`${PRESSED[name]}: the page`, { skip: notHere(name) }, async (context) => {
    const site = await serve(at("www/dist"));
    context.after(site.stop);
    const session = await watched(name, site.address, context);
    const page = await session.browser.open(site.address);
    await page.until(() => document.body.dataset.engine === "ready");
    // All of it is there, the service worker too where the browser has one.
    await page.until(() => document.body.dataset.offline === "ready" || !("serviceWorker" in navigator));
    await page.evaluate(listen);
    const since = session.requests.length;
    for (const [pointer, value] of [["/subject/name", PERSON.name], ["/subject/certificate/number", PERSON.number], ["/subject/address", PERSON.address], ["/principal/mobile", PERSON.mobile], ["/principal/email", PERSON.email], ["/sites/0/name", PERSON.site], ["/sites/0/domains/0/name", PERSON.domain]]) {
      await page.type(field(pointer), value);
      assert.equal(await page.value(field(pointer)), value, "it was typed");
    }
    await page.evaluate(() => document.querySelector("button.check").click());
    await page.wait("#results .items li");
    for (const view of ["plan", "footer", "refusal"]) {
      await page.evaluate((hash) => void (location.hash = hash), view);
      await page.wait(`.view-${view}`);
    }
    await page.evaluate(() => void (location.hash = ""));
    await page.wait("#form");
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.click("#language");
    await page.until(() => document.documentElement.lang === "en");
    await page.click("#language");
    await page.until(() => document.documentElement.lang !== "en");
    // Long enough for whatever waits for a pause.
    await new Promise((done) => setTimeout(done, 4000));
    const { connections, disk } = await search(session, [page], since, OWN);
    context.diagnostic(`${session.browser.version}: ${session.requests.length} requests, ${connections.length} lookups and connections${watching ? "" : " (not watched: no C compiler)"}, ${disk.length} files of the profile`);
    if (watching) assert.ok(connections.length > 0, "what the browser connects to is seen");
    if (name !== "webkit") assert.ok(disk.length > 10);
  });

  test(`${PRESSED[name]}: the batch page`, { skip: notHere(name) }, async (context) => {
    const site = await serve(at("www/dist"));
    context.after(site.stop);
    const session = await watched(name, site.address, context);
    const page = await session.browser.open(`${site.address}batch.html`);
    await page.until(() => document.body.dataset.engine === "ready");
    await page.until(() => document.body.dataset.offline === "ready" || !("serviceWorker" in navigator));
    await page.evaluate(listen);
    const since = session.requests.length;
    const rows = [
      ["订单号", "备案类型", "所在地区", "主办者性质", "主办者名称", "主办者证件类型", "主办者证件号码", "通信地址", "网站名称", "域名", "负责人手机号码"],
      ...Array.from({ length: 30 }, () => ["", "首次备案", "北京", "个人", PERSON.name, "居民身份证", PERSON.number, PERSON.address, PERSON.site, PERSON.domain, PERSON.mobile]),
      // A cell that cannot be read is told, with its line.
      ["", PERSON.site, "北京", "个人", PERSON.name, PERSON.name, PERSON.number, PERSON.address, PERSON.site, PERSON.domain, PERSON.mobile],
    ];
    await page.evaluate((text, file) => {
      const input = document.querySelector("#file");
      const given = new DataTransfer();
      given.items.add(new File([text], file, { type: "text/csv" }));
      input.files = given.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, rows.map((cells) => cells.join(",")).join("\r\n"), `${PERSON.name}.csv`);
    await page.wait(".save");
    await page.click("[data-place='0']");
    await page.wait(".details[open]");
    await page.press("Escape");
    await page.type("#search", PERSON.name);
    await new Promise((done) => setTimeout(done, 4000));
    await search(session, [page], since, OWN);
  });

  test(`${PRESSED[name]}: the handbook, with examples tried in place`, { skip: notHere(name) }, async (context) => {
    const site = await serve(at("www/dist"));
    context.after(site.stop);
    const session = await watched(name, site.address, context);
    const page = await session.browser.open(`${site.address}handbook/`);
    await page.until(() => document.body?.dataset.pages === "ready");
    const tryOut = async (rule) => {
      await page.evaluate((id) => document.querySelector(`article[id="${id}"] button.try`).click(), rule);
      await page.until((id) => document.querySelector(".trying:not([data-state=waiting]) :is(input:not([type]), input[type=text], textarea)")?.closest(".rule").id === id, rule);
    };
    // The engine comes with the first example, and the service worker keeps the handbook.
    await tryOut("site-name/too-few-han");
    await page.until(async () => {
      if (!("serviceWorker" in navigator)) return true;
      for (const cache of await caches.keys()) if ((await (await caches.open(cache)).keys()).filter(({ url }) => url.includes("/handbook/")).length >= 32) return true;
      return false;
    });
    await page.evaluate(listen);
    const since = session.requests.length;
    for (const [rule, value] of [["site-name/too-few-han", PERSON.site], ["certificate/lowercase-x", PERSON.number], ["address/no-door-number", PERSON.address], ["domain/format", PERSON.domain], ["phone/mobile", PERSON.mobile]]) {
      if (rule !== "site-name/too-few-han") await tryOut(rule);
      const input = ".trying :is(input:not([type]), input[type=text], input[type=tel], textarea)";
      await page.type(input, value);
      assert.ok((await page.value(input)).includes(value), "it was typed");
    }
    await page.type("#words", PERSON.name);
    await new Promise((done) => setTimeout(done, 2000));
    await search(session, [page], since, OWN);
  });

  test(`${PRESSED[name]}: the widget, and the engine's memory after dispose`, { skip: notHere(name) }, async (context) => {
    const folder = join(FOLDER, `widget-${name}`);
    mkdirSync(folder, { recursive: true });
    cpSync(at("dist"), join(folder, "beian-check"), { recursive: true });
    writeFileSync(join(folder, "first.js"), `
      window.memories = [];
      const Real = WebAssembly.Instance;
      WebAssembly.Instance = function (...given) { const instance = new Real(...given); window.memories.push(instance.exports.memory); return instance; };
      const start = WebAssembly.instantiate;
      WebAssembly.instantiate = async (...given) => { const made = await start.apply(WebAssembly, given); window.memories.push((made.instance ?? made).exports.memory); return made; };`);
    writeFileSync(join(folder, "main.js"), `
      import { attach } from "./beian-check/widget.js";
      window.element = document.querySelector("beian-check");
      window.attached = attach(document.querySelector("#own"), { "#subject": "subject.name", "#number": "subject.certificate.number", "#mobile": "person.mobile" }, { today: "2026-11-22", filing: { region: "11", subject: { nature: "individual", certificate: { kind: "resident-id" } } } });
      Promise.all([window.attached.ready, window.element.ready]).then(() => (document.body.dataset.ready = "yes"));`);
    writeFileSync(join(folder, "index.html"), `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="referrer" content="no-referrer"><link rel="icon" href="data:,"><title>t</title>
      <form id="own" autocomplete="off"><input id="subject"><input id="number"><input id="mobile"></form>
      <form><beian-check name="filing" region="11" nature="individual" today="2026-11-22" fields="site.name site.domain person.email"></beian-check></form>
      <script src="first.js"></script><script type="module" src="main.js"></script>`);
    const site = await serve(folder, { csp: `${CSP_OF_A_HOST}; require-trusted-types-for 'script'; trusted-types 'none'` });
    context.after(site.stop);
    const session = await watched(name, site.address, context);
    const page = await session.browser.open(site.address);
    await page.until(() => document.body.dataset.ready === "yes");
    await page.evaluate(listen);
    const since = session.requests.length;
    await page.type("#subject", PERSON.name);
    await page.type("#number", PERSON.number);
    await page.type("#mobile", PERSON.mobile);
    const inner = (field) => `beian-check >>> [name="${field}"]`;
    await page.type(inner("site.name"), PERSON.site);
    await page.type(inner("site.domain"), PERSON.domain);
    await page.type(inner("person.email"), PERSON.email);
    await page.click("#subject");
    await page.until(() => window.attached.report !== null && window.element.report !== null);
    assert.ok((await page.evaluate(() => JSON.stringify(window.attached.report.findings))).length > 2);
    // Long enough for a browser to put away what it would restore: with `restore` on the element it is found on the disk.
    await new Promise((done) => setTimeout(done, 4000));
    const inMemory = (values) => {
      const encoder = new TextEncoder();
      const has = (bytes, part) => {
        for (let at = bytes.indexOf(part[0]); at >= 0; at = bytes.indexOf(part[0], at + 1)) if (part.every((byte, i) => bytes[at + i] === byte)) return true;
        return false;
      };
      return window.memories.map(({ buffer }) => {
        const bytes = new Uint8Array(buffer);
        return { zero: bytes.every((byte) => byte === 0), holds: values.filter((value) => has(bytes, encoder.encode(value)) || has(bytes, new Uint8Array(Uint16Array.from([...value].map((sign) => sign.charCodeAt(0))).buffer))).length };
      });
    };
    const during = await page.evaluate(inMemory, VALUES);
    assert.ok(during.some(({ holds }) => holds > 0), "while it works, and until something else is written there, the memory holds what was typed: the search finds it");
    await page.evaluate(() => {
      window.attached.detach();
      window.element.remove();
    });
    await page.until(() => window.memories.every(({ buffer }) => new Uint8Array(buffer).every((byte) => byte === 0)));
    assert.deepEqual((await page.evaluate(inMemory, VALUES)).filter(({ zero, holds }) => !zero || holds > 0), []);
    await new Promise((done) => setTimeout(done, 500));
    await search(session, [page], since, new Set(filesOf(folder).map((file) => file.slice(folder.length)).concat("/")));
  });

  test(`${PRESSED[name]}: the search finds a page that leaks, in each place`, { skip: notHere(name) }, async (context) => {
    const site = await serve(at("tests/page/support/leaky"), { csp: null });
    context.after(site.stop);
    const session = await watched(name, site.address, context);
    const page = await session.browser.open(site.address);
    await page.evaluate(listen);
    await page.type("#name", PERSON.name);
    await page.until(() => document.body.dataset.leaked === "all");
    const held = await page.evaluate(kept);
    for (const place of ["localStorage", "sessionStorage", "cookies", "OPFS", "address", "performance", "console", "caches", "links"]) {
      // A driven WebKitGTK has no disk to keep it on.
      if (place === "OPFS" && held[place].startsWith("not there")) assert.equal(name, "webkit");
      else assert.notDeepEqual(found([PERSON.name], held[place]), [], `${place}: ${held[place].slice(0, 300)}`);
    }
    assert.equal(held.databases, '["names"]');
    const asked = session.requests.filter(({ raw }) => found([PERSON.name], raw).length > 0).map(({ method, url }) => `${method} ${new URL(url.replace(/^(?=[^/]*:\d+$)/, "http://")).pathname}`);
    for (const wanted of ["GET /collect", "POST /collect"]) assert.ok(asked.includes(wanted), `${wanted} is not among ${asked.join(", ")}`);
    const { connections, disk } = await session.close();
    if (watching) assert.ok(connections.some((line) => line.startsWith("to 127.0.0.1:")));
    if (name !== "webkit") assert.ok(disk.some((file) => found([PERSON.name], readFileSync(file)).length > 0), "the disk");
  });
}

test("errors never repeat a value, of whatever entry and in whatever language", async () => {
  const entries = await Promise.all(["index.js", "slim.js", "worker.node.js"].map((file) => import(at("dist", file))));
  const wrongs = (secret) => [
    ["check", secret], ["check", { region: 5, subject: { name: secret } }], ["check", { subject: secret }], ["check", { sites: secret }], ["check", { sites: [secret] }], ["check", { sites: [{ name: [secret] }] }],
    ["check", { filingType: secret, sites: 5 }], ["check", { subject: { nature: [secret] } }], ["check", { subject: { name: secret, certificate: { kind: 5, number: secret } } }], ["check", { dates: { filed: [secret] } }], ["check", { materials: [[secret]] }],
    ["check", { subject: { remark: secret.repeat(1000) } }], ["check", { principal: { emergencyContacts: secret } }],
    ["checkField", secret, "x"], ["checkField", "site.name", [secret]], ["checkField", "site.name", secret.repeat(1000)], ["checkField", "site.name", "x", secret],
    ["checkMany", [{}, secret]], ["checkMany", secret], ["compareRegions", { sites: secret }], ["readCertificate", 5, secret], ["readCertificate", "passport", [secret]], ["readIcpNumber", [secret]],
    ["footer", { icpNumber: secret }], ["footer", { psbNumber: secret }], ["footer", { icpNumber: "京ICP备12345678号-1", psbBadgeUrl: [secret] }], ["checkFooter", [secret], {}], ["checkFooter", "<p>", { icpNumber: [secret] }], ["explainRefusal", [secret]], ["explainRefusal", "x", secret],
  ];
  let errors = 0;
  for (const { createChecker } of entries) for (const locale of ["zh-CN", "en"]) {
    const checker = await createChecker({ locale, today: "2026-11-22" });
    for (const secret of [PERSON.name, PERSON.number, PERSON.email]) for (const [method, ...given] of wrongs(secret)) {
      try {
        await checker[method](...given);
      } catch (error) {
        errors++;
        const { message, path, stack, cause } = error;
        assert.deepEqual(found([secret], JSON.stringify([message, path, stack, String(cause), cause?.stack, String(error), { ...error }])), [], `${method}: ${message}`);
      }
    }
    checker.dispose();
  }
  assert.ok(errors > 6 * 3 * 20, `${errors} errors`);
});
