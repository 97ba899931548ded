// Hostile hosts, in a real browser: pages that have changed what JavaScript is, bytes that do not arrive, traps, and a thousand lives.
// The list of cases is in hostile.test.mjs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { CSP_OF_A_HOST } from "../../tools/lib/csp.mjs";
import { setUp } from "../widget/support.mjs";
import { CALLS, FILING, LIBRARIES, TODAY } from "./hosts.mjs";
import { built } from "./support.mjs";

let web;
let right;
before(async () => {
  web = await setUp("hostile", { csp: CSP_OF_A_HOST.replace("connect-src 'none'", "connect-src 'self'") });
  const checker = await (await built()).createChecker({ today: TODAY });
  right = Object.fromEntries(CALLS.map(([method, ...given]) => [method, JSON.stringify(checker[method](...given))]));
});
after(() => web.close());

const ENTRIES = { "beian-check": "index.js", slim: "slim.js", worker: "worker.js" };
let count = 0;

/** Opens a page whose script ends with `tell(value)`, and gives what it told: by the console, since the page's JSON is not to be trusted. */
async function told(script, { first = "", more = "", route } = {}) {
  const name = `hostile-${++count}`;
  const scripts = {
    [`${name}-first.js`]: `${NATIVE}\n${first}`,
    [`${name}.js`]: script,
  };
  const page = await web.browser.newPage();
  if (route) await page.route("**/beian.wasm", route);
  const answer = new Promise((done, fail) => {
    page.on("console", (message) => message.text().startsWith("told ") && done(message.text().slice(5)));
    page.on("pageerror", (error) => fail(new Error(`thrown: ${error.stack}`)));
    setTimeout(() => fail(new Error("nothing was told in a minute")), 60_000).unref();
  });
  const { writeFileSync } = await import("node:fs");
  for (const [file, text] of Object.entries(scripts)) writeFileSync(`${web.folder}/${file}`, text);
  writeFileSync(`${web.folder}/${name}.html`, `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>t</title>${more}<script src="${name}-first.js"></script><script type="module" src="${name}.js"></script>`);
  await page.goto(`${web.address}${name}.html`);
  const value = JSON.parse(await answer);
  return { value, page };
}

/** What the tests' own scripts need, taken before anything is changed. */
const NATIVE = `
  const { stringify } = JSON, { isArray } = Array, { keys: keysOf, defineProperty } = Object, log = console.log.bind(console);
  const said = (value) => {
    if (typeof value !== "object" || value === null) return value === undefined ? "null" : stringify(value);
    let text = "";
    if (isArray(value)) {
      for (let i = 0; i < value.length; i++) text += (i ? "," : "") + said(value[i]);
      return "[" + text + "]";
    }
    const keys = keysOf(value);
    for (let i = 0; i < keys.length; i++) if (value[keys[i]] !== undefined) text += (text ? "," : "") + stringify(keys[i]) + ":" + said(value[keys[i]]);
    return "{" + text + "}";
  };
  const tell = (value) => log("told " + said(value));
  const CALLS = ${JSON.stringify(CALLS)};
  const answers = async (checker) => {
    const all = {};
    for (let i = 0; i < CALLS.length; i++) all[CALLS[i][0]] = said(await checker[CALLS[i][0]](CALLS[i][1], CALLS[i][2], CALLS[i][3]));
    return all;
  };
  const codeOf = async (job) => { try { await job(); return "nothing thrown"; } catch (error) { return error.code ?? String(error); } };
  const throwing = () => { throw new TypeError("no"); };`;

for (const [name, file] of Object.entries(ENTRIES)) {
  test(`${name}: on a page whose libraries changed Array, JSON, Promise and Object.prototype before`, async () => {
    const { value, page } = await told(`
      import { createChecker } from "/beian-check/${file}";
      const checker = await createChecker({ today: "${TODAY}" });
      const other = await createChecker();
      tell([await answers(checker), (await other.checkField("site.name", "茶")).length > 0, await codeOf(() => createChecker({ locale: "fr" }))]);`, { first: LIBRARIES });
    assert.deepEqual(value, [right, true, "bad-options"]);
    await page.close();
  });

  test(`${name}: built-ins that throw once it is loaded: right answers, or an error of ours, and right ones after`, async () => {
    const { value, page } = await told(`
      import { createChecker, BeianError } from "/beian-check/${file}";
      const checker = await createChecker({ today: "${TODAY}" });
      await answers(checker);
      const bad = { __proto__: null, value: throwing, writable: true, configurable: true };
      const was = [];
      const broken = [
        [Array.prototype, ["map", "push", "join", "forEach", "slice", "concat", "filter", Symbol.iterator]],
        [String.prototype, ["indexOf", "replace", "startsWith", Symbol.iterator]],
        [JSON, ["parse", "stringify"]],
        [Object, ["keys", "entries", "assign"]],
        [Promise, ["all", "resolve", "race"]],
        [Promise.prototype, ["then", "catch", "finally"]],
        [Map.prototype, ["get", "set", "delete"]],
        [Date, ["now"]],
        [Uint8Array.prototype.__proto__, ["fill"]],
      ];
      const { getOwnPropertyDescriptor } = Object;
      const Real = Promise;
      for (let i = 0; i < broken.length; i++) for (let j = 0; j < broken[i][1].length; j++) {
        was[was.length] = [broken[i][0], broken[i][1][j], getOwnPropertyDescriptor(broken[i][0], broken[i][1][j])];
        defineProperty(broken[i][0], broken[i][1][j], bad);
      }
      globalThis.Promise = throwing;
      const during = {}, ours = {};
      for (let i = 0; i < CALLS.length; i++) {
        try { during[CALLS[i][0]] = said(await checker[CALLS[i][0]](CALLS[i][1], CALLS[i][2], CALLS[i][3])); }
        catch (error) { ours[CALLS[i][0]] = error instanceof BeianError ? error.code : said(error.stack); }
      }
      let second;
      try { const other = await createChecker({ __proto__: null, today: "${TODAY}" }); second = said(await other.check(CALLS[0][1])); other.dispose(); }
      catch (error) { second = error instanceof BeianError ? error.code : said(error.stack); }
      globalThis.Promise = Real;
      for (let i = 0; i < was.length; i++) was[i][2] === undefined ? delete was[i][0][was[i][1]] : defineProperty(was[i][0], was[i][1], was[i][2]);
      tell([during, ours, second, await answers(checker)]);`);
    const [during, ours, second, afterwards] = value;
    for (const method of ["check", "checkField", "checkMany", "compareRegions", "readCertificate", "readIcpNumber", "readPsbNumber", "explainRefusal", "regions"]) assert.equal(during[method], right[method], method);
    // What reads a page's HTML does so with the page's own methods.
    for (const [method, answer] of Object.entries(during)) assert.equal(answer, right[method], method);
    for (const code of Object.values(ours)) assert.equal(code, "wasm-failed");
    assert.equal(second, right.check);
    assert.deepEqual(afterwards, right);
    await page.close();
  });
}

test("slim: bytes that are cut short, that are a page, that never come: `wasm-failed`, and the next start is right", async () => {
  const whole = readFileSync(at("dist/beian.wasm"));
  let turn = 0;
  const answers = [
    (route) => route.fulfill({ body: whole.subarray(0, 100_000), contentType: "application/wasm" }),
    (route) => route.fulfill({ body: whole.subarray(0, 100_000), contentType: "application/octet-stream" }),
    (route) => route.fulfill({ body: "", contentType: "application/wasm" }),
    (route) => route.fulfill({ body: "<!doctype html>", contentType: "text/html" }),
    (route) => route.fulfill({ status: 404, body: "" }),
    (route) => route.abort("connectionreset"),
    (route) => route.continue(),
  ];
  const { value, page } = await told(`
    import { createChecker } from "/beian-check/slim.js";
    const codes = [];
    for (let i = 0; i < ${answers.length - 1}; i++) codes.push(await codeOf(createChecker));
    tell([codes, said((await createChecker({ today: "${TODAY}" })).check(CALLS[0][1]))]);`, { route: (route) => answers[turn++](route) });
  assert.deepEqual(value, [Array(answers.length - 1).fill("wasm-failed"), right.check]);
  await page.close();
});

test("worker: where Trusted Types are enforced an error says so; a worker or an address that the page vouches for works", async () => {
  const strict = await setUp("hostile-strict", { csp: `${CSP_OF_A_HOST}; require-trusted-types-for 'script'` });
  try {
    const { page } = await strict.open("");
    const said = await page.evaluate(async ([day, filing]) => {
      const { createChecker } = await import("/beian-check/worker.js");
      const refused = await createChecker().catch((error) => `${error.code} ${error.message}`);
      const { createScriptURL } = { createScriptURL: (address) => address };
      const policy = trustedTypes.createPolicy("host", { createScriptURL });
      const address = policy.createScriptURL("/beian-check/worker-thread.js");
      const answers = [];
      for (const worker of [address, new Worker(address, { type: "module" })]) {
        const far = await createChecker({ today: day, worker });
        answers.push(JSON.stringify(await far.check(filing)));
        far.dispose();
      }
      return [refused, answers];
    }, [TODAY, FILING]);
    assert.match(said[0], /^wasm-failed .*Trusted Types/);
    assert.deepEqual(said[1], [right.check, right.check]);
  } finally {
    await strict.close();
  }
});

// --- the widget

const FORM = `<form id="f"><input id="name" name="name"><beian-check name="filing" region="44" nature="individual" today="${TODAY}" fields="site.name"></beian-check><button id="send">提交</button></form>`;
const WIDGET = `
  import { attach } from "/beian-check/widget.js";
  const form = document.querySelector("form"), element = document.querySelector("beian-check"), input = document.querySelector("#name");
  let sent = 0;
  form.addEventListener("submit", (event) => { event.preventDefault(); sent++; });
  const attached = attach(form, { "#name": "site.name" }, { today: "${TODAY}", filing: { region: "44", subject: { nature: "individual" } } });
  const typed = (control, value) => { control.value = value; control.dispatchEvent(new Event("input", { bubbles: true, composed: true })); control.dispatchEvent(new Event("change", { bubbles: true })); };
  const inner = () => element.shadowRoot.querySelector("[name='site.name']");
  await attached.ready;
  await element.ready;`;

test("widget: on a page whose libraries changed Array, JSON, Promise and Object.prototype before", async () => {
  const { value, page } = await told(`${WIDGET}
    typed(input, "守株待兔");
    typed(inner(), "守株待兔");
    const entry = new FormData(form).get("filing");
    tell([said(attached.report.findings), said(element.report.findings), entry, form.checkValidity()]);`, { first: LIBRARIES, more: FORM });
  const checker = await (await built()).createChecker({ today: TODAY });
  const expected = JSON.stringify(checker.check({ region: "44", subject: { nature: "individual" }, sites: [{ name: "守株待兔" }] }).findings);
  assert.deepEqual(value.slice(0, 2), [expected, expected]);
  assert.deepEqual(JSON.parse(value[2]), { region: "44", subject: { nature: "individual" }, sites: [{ name: "守株待兔" }] });
  await page.close();
});

test("widget: a trap is a line in the console and no error of the form's; the next key is checked", async () => {
  const trap = `
    const Real = WebAssembly.Instance;
    globalThis.traps = 0;
    WebAssembly.Instance = function (module, imports) {
      const { exports } = new Real(module, imports);
      return { exports: { ...exports, engine_check: (...given) => { if (globalThis.traps > 0) { globalThis.traps--; throw new WebAssembly.RuntimeError("unreachable"); } return exports.engine_check(...given); } } };
    };`;
  const { value, page } = await told(`
    const warned = [];
    console.warn = (text, error) => warned.push(text + " " + error?.code);
    const thrown = [];
    addEventListener("error", ({ message }) => thrown.push(message));
    addEventListener("unhandledrejection", ({ reason }) => thrown.push(String(reason)));
    const { attach } = await import("/beian-check/widget.js");
    ${WIDGET.replace(/import .*\n/, "")}
    traps = 1;
    typed(input, "山");
    const during = form.checkValidity();
    traps = 1;
    typed(inner(), "山");
    form.requestSubmit();
    typed(input, "山");
    typed(inner(), "山");
    const after = [input.validity.customError, element.validity.customError];
    typed(input, "山间小屋手记");
    typed(inner(), "山间小屋手记");
    form.requestSubmit();
    tell([warned, thrown, after, sent > 0]);`, { first: trap, more: FORM });
  const [warned, thrown, afterwards, sent] = value;
  assert.equal(warned.length, 1);
  assert.match(warned[0], /^beian-check: .* wasm-failed$/);
  assert.doesNotMatch(warned[0], /山/);
  assert.deepEqual([thrown, afterwards, sent], [[], [true, true], true]);
  await page.close();
});

test("widget: built-ins that throw while a person types are no error of the form's, and it is checked again after", async () => {
  const { value, page } = await told(`${WIDGET}
    const thrown = [];
    addEventListener("error", ({ message }) => thrown.push(message));
    const was = [];
    const { getOwnPropertyDescriptor } = Object;
    const broken = [[Array.prototype, ["map", "filter", "push", "flatMap", Symbol.iterator]], [JSON, ["parse", "stringify"]], [Map.prototype, ["get", "values"]], [Object, ["keys", "entries"]]];
    for (let i = 0; i < broken.length; i++) for (let j = 0; j < broken[i][1].length; j++) {
      was[was.length] = [broken[i][0], broken[i][1][j], getOwnPropertyDescriptor(broken[i][0], broken[i][1][j])];
      defineProperty(broken[i][0], broken[i][1][j], { __proto__: null, value: throwing, writable: true, configurable: true });
    }
    typed(input, "山");
    typed(inner(), "山");
    form.requestSubmit();
    for (let i = 0; i < was.length; i++) defineProperty(was[i][0], was[i][1], was[i][2]);
    typed(input, "山");
    typed(inner(), "山");
    tell([thrown, input.validity.customError, element.validity.customError]);`, { more: FORM });
  assert.deepEqual(value, [[], true, true]);
  await page.close();
});

// --- lives

/** How many objects of a kind there are in the page, after its garbage was collected. */
async function alive(page, expression) {
  const devtools = await page.context().newCDPSession(page);
  for (let i = 0; i < 3; i++) await devtools.send("HeapProfiler.collectGarbage");
  const { result } = await devtools.send("Runtime.evaluate", { expression });
  const { objects } = await devtools.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const { result: length } = await devtools.send("Runtime.callFunctionOn", { objectId: objects.objectId, functionDeclaration: "function () { return this.length; }", returnByValue: true });
  await devtools.detach();
  return length.value;
}

test("a thousand lives of a checker, of a widget, of a worker: no memory, no worker, no listener is left", async (context) => {
  const { page } = await web.open(`<div id="room"></div>`);
  const memories = () => alive(page, "WebAssembly.Memory.prototype");
  const began = Date.now();
  await page.evaluate(async (day) => {
    const { createChecker } = await import("/beian-check/index.js");
    window.signal = new AbortController().signal;
    for (let i = 0; i < 1000; i++) (await createChecker({ today: day, signal: window.signal })).dispose();
  }, TODAY);
  assert.ok((await memories()) <= 1, "checkers");
  await page.evaluate(async (day) => {
    const { attach } = await import("/beian-check/widget.js");
    const room = document.querySelector("#room");
    for (let i = 0; i < 200; i++) {
      const form = document.createElement("form");
      const input = document.createElement("input");
      input.id = "site";
      const element = document.createElement("beian-check");
      element.setAttribute("fields", "site.name");
      element.setAttribute("today", day);
      form.append(input, element);
      room.append(form);
      const attached = attach(form, { "#site": "site.name" }, { today: day });
      await attached.ready;
      await element.ready;
      attached.detach();
      form.remove();
      await null;
    }
  }, TODAY);
  await page.waitForFunction(() => document.querySelectorAll("beian-check").length === 0);
  assert.ok((await memories()) <= 1, "widgets");
  const elements = await alive(page, "customElements.get('beian-check').prototype");
  assert.ok(elements <= 2, `${elements} elements`);
  await page.evaluate(async (day) => {
    const { createChecker } = await import("/beian-check/worker.js");
    for (let i = 0; i < 50; i++) (await createChecker({ today: day, signal: window.signal })).dispose();
  }, TODAY);
  assert.ok((await alive(page, "Worker.prototype")) <= 1, "workers");
  assert.equal(page.workers().length, 0);
  // The measure sees what is kept.
  await page.evaluate(async () => {
    const { createChecker } = await import("/beian-check/index.js");
    window.kept = [await createChecker(), await createChecker(), await createChecker()];
  });
  assert.ok((await memories()) >= 3);
  context.diagnostic(`in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  await page.close();
});
