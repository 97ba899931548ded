// Hostile hosts, in Node.js: every entry, each case with an answer or a BeianError that says what is wrong, and the next call right.
// What a hostile *value* does to `check` is guard.test.mjs; in real pages, and for the widget, hostile-pages.test.mjs.
//
//   built-ins overridden, before and after the package is loaded ... here and guard.test.mjs; hostile-pages.test.mjs
//   frozen built-ins, frozen and revoked proxies ................... here and guard.test.mjs
//   getters that change between reads, calls from within a getter .. here and guard.test.mjs
//   after dispose .................................................. here and life.test.mjs
//   two checkers at once ........................................... here and life.test.mjs
//   10,000 times started and disposed of ........................... cycles.test.mjs; hostile-pages.test.mjs
//   memory that does not grow, bytes cut short, traps .............. here and life.test.mjs; hostile-pages.test.mjs

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { at } from "../../tools/lib/root.mjs";
import { ENGINE } from "../../tools/steps/engine.mjs";
import { CALLS, FILING, LIBRARIES, TODAY } from "./hosts.mjs";
import { folder, thrown } from "./support.mjs";

const ENTRIES = { "beian-check": "index.js", slim: "slim.js", worker: "worker.node.js" };
const addressOf = (name, copy = "") => pathToFileURL(at("dist", ENTRIES[name])).href + copy;
const entries = await Promise.all(Object.keys(ENTRIES).map(async (name) => [name, await import(addressOf(name))]));

/** An answer, as long as a line of a failing test may be. */
const short = (text) => `${text.slice(0, 40)} ${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
const said = (value) => short(JSON.stringify(value));
const right = await answersOf(await entries[0][1].createChecker({ today: TODAY }));

async function answersOf(checker, calls = CALLS) {
  const answers = {};
  for (const [method, ...given] of calls) answers[method] = said(await checker[method](...given));
  return answers;
}

const throwing = () => {
  throw new TypeError("no");
};
const revoked = (target = {}) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};

/** Nobody waits for it. */
const quiet = (answer) => (Promise.resolve(answer).catch(() => {}), answer);

/** A test for each entry, with a checker of its own. */
function each(what, job, options) {
  for (const [name, entry] of entries) {
    test(`${name}: ${what}`, async () => {
      const checker = options === null ? null : await entry.createChecker({ today: TODAY, ...options });
      await job({ name, entry, checker, fault: (run) => thrown(entry.BeianError, run) });
      checker?.dispose();
    });
  }
}

// --- built-ins

/**
 * Runs in a process of its own, where everything may be broken. `code` has `createChecker`, `answers` and `say`; what it says comes back.
 * `before` runs before the package is loaded.
 */
const scratch = folder("hostile");
let scripts = 0;
async function elsewhere(name, before, code) {
  const script = `
    import { writeFileSync } from "node:fs";
    const { stringify } = JSON;
    const out = import.meta.filename + ".json";
    const say = (value) => writeFileSync(out, said(value));
    const exit = process.reallyExit.bind(process);
    const throwing = () => { throw new TypeError("no"); };
    const CALLS = ${JSON.stringify(CALLS)};
    const answers = async (checker) => {
      const all = {};
      for (let i = 0; i < CALLS.length; i++) {
        const call = CALLS[i];
        const value = await checker[call[0]](call[1], call[2], call[3]);
        all[call[0]] = await said(value);
      }
      return all;
    };
    // What has been broken for the page is broken for this script too: written by hand.
    const said = (value) => {
      if (typeof value !== "object" || value === null) return stringify(value);
      let text = "";
      if (isArray(value)) {
        for (let i = 0; i < value.length; i++) text += (i ? "," : "") + said(value[i]);
        return "[" + text + "]";
      }
      const keys = keysOf(value);
      for (let i = 0; i < keys.length; i++) if (value[keys[i]] !== undefined) text += (text ? "," : "") + stringify(keys[i]) + ":" + said(value[keys[i]]);
      return "{" + text + "}";
    };
    const { isArray } = Array;
    const keysOf = Object.keys;
    const { defineProperty } = Object;
    ${before}
    const { createChecker, BeianError } = await import(${JSON.stringify(addressOf(name))});
    ${code}
    exit(0);`;
  const file = join(scratch, `${++scripts}.mjs`);
  writeFileSync(file, script);
  await promisify(execFile)(process.execPath, [file], { maxBuffer: 1 << 26, env: { ...process.env, NODE_OPTIONS: "" } }).catch(({ stderr }) => assert.fail(stderr.split("\n").filter((line) => line.length < 500).join("\n")));
  return JSON.parse(readFileSync(`${file}.json`, "utf8"), (_, value) => (typeof value === "string" && value.length > 60 ? short(value) : value));
}

for (const name of Object.keys(ENTRIES)) {
  test(`${name}: loaded after libraries that change Array, JSON, Promise and Object.prototype`, async () => {
    assert.deepEqual(await elsewhere(name, LIBRARIES, `
      const checker = await createChecker({ today: "${TODAY}" });
      const error = await createChecker({ locale: "fr" }).then(() => null, (error) => error);
      say([await answers(checker), await (await createChecker()).checkField("site.name", "茶") instanceof Array, error instanceof BeianError && error.code]);`), [right, true, "bad-options"]);
  });

  test(`${name}: every built-in frozen before it is loaded`, async () => {
    assert.deepEqual(await elsewhere(name, `
      for (const holder of [Object, Function, Array, String, Number, Boolean, RegExp, Date, Promise, Map, Set, WeakMap, WeakRef, Symbol, Error, TypeError, RangeError, Uint8Array, ArrayBuffer, DataView, JSON, Math, Reflect, Proxy,
        WebAssembly, WebAssembly.Module, WebAssembly.Instance, TextEncoder, TextDecoder, FinalizationRegistry, AbortController, AbortSignal, URL]) {
        Object.freeze(holder);
        if (holder.prototype) Object.freeze(holder.prototype);
      }
      Object.freeze(Object.getPrototypeOf(Uint8Array.prototype));`, `
      const life = new AbortController();
      const checker = await createChecker({ today: "${TODAY}", signal: life.signal });
      const before = await answers(checker);
      const error = await (async () => checker.check(null))().catch((error) => error);
      life.abort();
      const after = await (async () => checker.check({}))().catch((error) => error);
      say([before, error instanceof BeianError && error.code, error.name, after.code]);`), [right, "bad-filing", "BeianError", "disposed"]);
  });

  test(`${name}: built-ins that throw, once it is loaded: the right answers, also from a checker that is started then`, async () => {
    const told = await elsewhere(name, "", `
      const first = await createChecker({ today: "${TODAY}" });
      // It loads what it needs for rules() and footers at the start or here.
      await answers(first);
      const bad = { __proto__: null, value: throwing, writable: true, configurable: true };
      const trap = { __proto__: null, get: throwing, set: throwing, configurable: true };
      const breaks = [
        [Array.prototype, ["map", "push", "join", "forEach", "slice", "concat", "filter", "indexOf", Symbol.iterator]],
        [String.prototype, ["indexOf", "replace", "startsWith", "toString", Symbol.iterator]],
        [JSON, ["parse", "stringify"]],
        [Object, ["keys", "defineProperty", "entries", "assign"]],
        [Promise, ["all", "resolve", "race", "allSettled"]],
        [Promise.prototype, ["then", "catch", "finally"]],
        [Map.prototype, ["get", "set", "delete", "values"]],
        [Date, ["now"]],
        [Date.prototype, ["toISOString"]],
        [Array, ["isArray", "from"]],
        [String, ["fromCharCode"]],
        [Object.prototype, ["toJSON"]],
      ];
      const polluted = ["region", "sites", "wasm", "code", "path", "name", "cause", "signal", "locale", "overlays", "messages", "thrown", "done", "fail", "check", "writable"];
      for (let i = 0; i < breaks.length; i++) for (let j = 0; j < breaks[i][1].length; j++) defineProperty(breaks[i][0], breaks[i][1][j], bad);
      for (let i = 0; i < polluted.length; i++) defineProperty(Object.prototype, polluted[i], trap);
      globalThis.Promise = throwing;
      const told = { __proto__: null, first: null, second: null, error: null };
      try {
        const some = ["check", "checkField", "checkMany", "compareRegions", "readCertificate", "readIcpNumber", "explainRefusal", "regions"];
        const read = async (checker) => {
          const all = { __proto__: null };
          for (let i = 0; i < CALLS.length; i++) for (let j = 0; j < some.length; j++) if (CALLS[i][0] === some[j]) all[some[j]] = said(await checker[some[j]](CALLS[i][1], CALLS[i][2], CALLS[i][3]));
          return all;
        };
        told.first = await read(first);
        ${name === "worker" ? "told.second = told.first;" : `
        const options = { __proto__: null, today: "${TODAY}" };
        try {
          const second = await createChecker(options);
          told.second = await read(second);
          second.dispose();
        } catch (error) { told.second = error.code; }`}
        try { await first.check(5); } catch (error) { told.error = error.code; }
      } catch (error) {
        told.error = error.stack + error.cause?.stack;
      }
      say(told);`);
    const { checkFooter, footer, rules, readPsbNumber, ...some } = right;
    // Node.js itself cannot import() without Promise.prototype.then, which `slim` needs for its tables: an error that says so.
    assert.deepEqual(told, { first: some, second: name === "slim" ? "wasm-failed" : some, error: "bad-filing" });
  });
}

// --- values

each("frozen filings, and proxies of frozen filings, are filings", async ({ checker }) => {
  const freeze = (value) => (typeof value === "object" && value !== null ? Object.freeze((Object.values(value).forEach(freeze), value)) : value);
  const frozen = freeze(structuredClone(FILING));
  const behind = (value) => (typeof value === "object" && value !== null ? new Proxy(value, { get: (target, key) => Reflect.get(target, key) }) : value);
  for (const filing of [frozen, behind(frozen), { ...FILING, sites: behind(frozen.sites) }]) assert.equal(said(await checker.check(filing)), right.check);
  assert.equal(said(await checker.checkMany(Object.freeze([frozen, {}, behind(frozen)]))), right.checkMany);
});

each("a proxy that lies of a frozen target: it cannot be read, and where", async ({ checker, fault }) => {
  const liar = new Proxy(Object.freeze({ nature: "individual" }), { get: () => "enterprise" });
  assert.deepEqual(await fault(() => checker.check({ subject: liar })), { code: "bad-filing", path: "/subject/nature" });
  for (const length of [Infinity, NaN, 1.5, "2", -Infinity, { valueOf: () => 2 }]) {
    const list = new Proxy([], { get: (target, key) => (key === "length" ? length : {}) });
    assert.deepEqual(await fault(() => checker.checkMany(list)), { code: "bad-filing", path: "" }, String(length));
  }
});

each("revoked proxies, wherever a value can stand", async ({ entry, checker, fault }) => {
  for (const [method, given, code, path] of [
    ["check", [revoked()], "bad-filing", ""],
    ["check", [revoked([])], "bad-filing", ""],
    ["check", [{ sites: revoked([]) }], "bad-filing", "/sites"],
    ["check", [{ sites: [revoked()] }], "bad-filing", "/sites/0"],
    ["checkMany", [revoked([])], "bad-filing", ""],
    ["checkMany", [[{}, revoked()]], "bad-filing", "/1"],
    ["checkMany", [[{}, { subject: revoked() }]], "bad-filing", "/1/subject"],
    ["checkField", ["site.name", "山间", revoked()], "bad-filing", ""],
    ["compareRegions", [{ subject: revoked() }], "bad-filing", "/subject"],
    ["footer", [revoked()], "bad-filing", ""],
    ["checkFooter", ["", revoked()], "bad-filing", ""],
    ["explainRefusal", ["x", { sites: revoked([]) }], "bad-filing", "/sites"],
  ]) assert.deepEqual(await fault(() => checker[method](...given)), { code, path }, method);
  for (const [method, ...given] of [["checkField", revoked(), "x"], ["checkField", "site.name", revoked()], ["readCertificate", revoked(), "x"], ["readIcpNumber", revoked()], ["checkFooter", revoked(), {}], ["explainRefusal", revoked()]]) {
    assert.match((await fault(() => checker[method](...given))).code, /^bad-/, method);
  }
  for (const [options, code, path] of [
    [revoked(), "bad-options"],
    [{ overlays: revoked([]) }, "bad-options", "/overlays"],
    [{ overlays: [revoked()] }, "bad-overlay"],
    [{ messages: revoked() }, "bad-options", "/messages"],
    [{ messages: new Proxy({ "site-name/idiom": "x" }, { get: throwing }) }, "bad-options", "/messages/site-name/idiom"],
    [{ signal: revoked() }, "bad-options", "/signal"],
    [{ signal: { get aborted() { return throwing(); } } }, "bad-options", "/signal"],
    [{ signal: { aborted: false, addEventListener: throwing, removeEventListener: throwing } }, "bad-options", "/signal"],
    [{ today: revoked() }, "bad-options", "/today"],
    [{ wasm: revoked() }, "wasm-failed"],
  ]) {
    const told = await fault(() => entry.createChecker(options));
    assert.equal(told.code, code, JSON.stringify(Object.keys(path ? options : {})));
    if (path !== undefined) assert.equal(told.path, path);
  }
  assert.deepEqual(await answersOf(checker), right);
});

each("getters that say something else the second time are read once, in every method and in the options", async ({ entry, checker }) => {
  let reads = 0;
  const once = (value) => (reads++ === 0 ? value : throwing());
  const turning = () => ((reads = 0), { ...FILING, sites: [{ ...FILING.sites[0], get name() { return once("山间小屋导航"); } }] });
  assert.equal(said(await checker.check(turning())), right.check);
  assert.equal(said(await checker.checkField("site.name", "守株待兔", turning())), right.checkField);
  assert.equal(said(await checker.checkMany([turning(), {}, FILING])), right.checkMany);
  const list = { reads: 0 };
  const turningList = new Proxy([FILING, {}, FILING], { get: (target, key) => (key === "1" && list.reads++ > 0 ? throwing() : Reflect.get(target, key)) });
  assert.equal(said(await checker.checkMany(turningList)), right.checkMany);
  for (const key of ["today", "locale", "overlays"]) {
    reads = 0;
    const options = { today: TODAY, locale: "zh-CN", overlays: [] };
    const { [key]: value } = options;
    const other = await entry.createChecker(Object.defineProperty(options, key, { enumerable: true, get: () => once(value) }));
    assert.equal(said(await other.check(FILING)), right.check, key);
    other.dispose();
  }
});

each("what the caller changes after the call is not in it", async ({ checker }) => {
  const filing = structuredClone(FILING);
  const waiting = checker.check(filing);
  filing.sites[0].name = 5;
  filing.region = {};
  assert.equal(said(await waiting), right.check);
  const report = await checker.check(FILING);
  for (const finding of report.findings) Object.assign(finding, { rule: "x", path: 5, source: null });
  assert.equal(said(await checker.check(FILING)), right.check);
});

// --- calls from within

each("a getter that calls the checker, in every method; one that never stops calling; one that disposes of it", async ({ entry, checker, fault }) => {
  const inside = () => ({ ...FILING, sites: [{ ...FILING.sites[0], get name() { quiet(checker.checkMany([FILING, {}])); quiet(checker.check({})); return "山间小屋导航"; } }] });
  assert.equal(said(await checker.check(inside())), right.check);
  assert.equal(said(await checker.checkMany([inside(), {}, inside()])), right.checkMany);
  assert.equal(said(await checker.checkField("site.name", "守株待兔", inside())), right.checkField);
  assert.equal(said(await checker.compareRegions(inside())), right.compareRegions);

  // Until the stack is full: the innermost call fails, and those around it say that the value cannot be read.
  let calls = 0;
  const endless = { get region() { calls++; return quiet(checker.check(endless)); } };
  const told = await fault(() => checker.check(endless));
  assert.ok(["bad-filing", "wasm-failed"].includes(told.code) && calls > 1, `${told.code} ${calls}`);
  assert.deepEqual(await answersOf(checker), right);

  const other = await entry.createChecker();
  assert.equal((await fault(() => other.check({ get region() { return other.dispose(), "32"; } }))).code, "disposed");
  assert.equal((await fault(() => other.check({}))).code, "disposed");
});

each("words of the caller's that call the checker, or dispose of it", async ({ entry, fault }) => {
  const messages = { "site-name/idiom": () => (quiet(own.check(FILING)), "再想一个") };
  const own = await entry.createChecker({ today: TODAY, messages });
  const found = await own.checkField("site.name", "守株待兔", FILING);
  assert.equal(found.find(({ rule }) => rule === "site-name/idiom").message, "再想一个");
  messages["site-name/idiom"] = 5;
  assert.equal((await own.checkField("site.name", "守株待兔", FILING)).find(({ rule }) => rule === "site-name/idiom").message, "再想一个");
  own.dispose();
  const last = await entry.createChecker({ today: TODAY, messages: { "site-name/idiom": () => (last.dispose(), "x") } });
  assert.ok((await last.checkField("site.name", "守株待兔", FILING)).length > 0);
  assert.equal((await fault(() => last.check({}))).code, "disposed");
});

test("a clock that disposes of the checker leaves no engine behind", async () => {
  const [, { createChecker, BeianError }] = entries[0];
  const checker = await createChecker();
  const { now } = Date;
  const Real = WebAssembly.Instance;
  let made = 0;
  Date.now = () => (checker.dispose(), now());
  WebAssembly.Instance = function (...given) { made++; return new Real(...given); };
  const told = await thrown(BeianError, () => checker.check({})).finally(() => { Date.now = now; WebAssembly.Instance = Real; });
  assert.deepEqual([told.code, made], ["disposed", 0]);
});

// --- lives

each("after dispose: every method, and a schema made before", async ({ checker, fault }) => {
  const schema = checker.schema("site.name");
  checker.dispose();
  checker.dispose();
  for (const [method, ...given] of CALLS) assert.equal((await fault(() => checker[method](...given))).code, "disposed", method);
  assert.equal((await fault(async () => schema["~standard"].validate("山间"))).code, "disposed");
});

each("two checkers at once, of one copy and of two, in two languages and on two days", async ({ name, entry, checker }) => {
  const copy = await import(addressOf(name, "?another-copy"));
  const others = [await entry.createChecker({ today: "2020-10-01", locale: "en" }), await copy.createChecker({ today: TODAY }), await copy.createChecker({ today: "2020-10-01", locale: "en" })];
  const [early] = [await answersOf(others[0])];
  assert.notEqual(early.check, right.check);
  // Their calls in turn, and at the same time where they are promises.
  const calls = CALLS.filter(([method]) => method !== "rules");
  for (const [method, ...given] of calls) {
    const all = await Promise.all([checker, ...others].map(async (one) => said(await one[method](...given))));
    assert.deepEqual(all, [right[method], early[method], right[method], early[method]], method);
  }
  others[0].dispose();
  others[1].dispose();
  assert.deepEqual(await answersOf(others[2]), early);
  assert.deepEqual(await answersOf(checker), right);
  others[2].dispose();
});

// --- the engine fails

/** The engine with an upper limit to its memory, in pages of 64 KB: what a machine without memory does, at will. */
function limited(pages) {
  const bytes = readFileSync(ENGINE.fast);
  const number = (from) => {
    let [value, shift, next] = [0, 0, from];
    for (;;) {
      const byte = bytes[next++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return [value, next];
      shift += 7;
    }
  };
  const leb = (value) => [(value & 0x7f) | 0x80, ((value >> 7) & 0x7f) | 0x80, (value >> 14) & 0x7f];
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [size, body] = number(at + 1);
    if (id === 5) {
      const [least] = number(body + 2);
      const section = [1, 1, ...leb(least), ...leb(pages ?? least)];
      return { least, bytes: Buffer.concat([bytes.subarray(0, at), Buffer.from([5, section.length, ...section]), bytes.subarray(body + size)]) };
    }
    at = body + size;
  }
  throw new Error("no memory section");
}
const BIG = { materials: Array.from({ length: 200 }, () => "x".repeat(4000)) };

each("memory that cannot grow, for an input: `wasm-failed`, and the next call is right", async ({ entry, fault }) => {
  // As little as it starts with, found by trying: how much that is changes with the rule book.
  let pages = limited().least;
  let checker = null;
  for (; checker === null; pages++) checker = await entry.createChecker({ today: TODAY, wasm: limited(pages).bytes }).catch(() => null);
  // A little more, for the answers.
  checker.dispose();
  checker = await entry.createChecker({ today: TODAY, wasm: limited(pages + 8).bytes });
  assert.equal(said(await checker.check(FILING)), right.check);
  for (const again of [1, 2]) {
    assert.deepEqual(await fault(() => checker.check(BIG)), { code: "wasm-failed", path: undefined }, `time ${again}`);
    assert.equal(said(await checker.check(FILING)), right.check);
  }
  assert.equal((await fault(() => checker.checkMany([FILING, BIG]))).code, "wasm-failed");
  assert.equal(said(await checker.check(FILING)), right.check);
  checker.dispose();
}, null);

each("memory that cannot grow, at the start: `wasm-failed`, and the next start is right", async ({ entry, fault }) => {
  const { least } = limited();
  for (const pages of [least, least + 1]) assert.equal((await fault(() => entry.createChecker({ today: TODAY, wasm: limited(pages).bytes }))).code, "wasm-failed", String(pages));
  const checker = await entry.createChecker({ today: TODAY });
  assert.equal(said(await checker.check(FILING)), right.check);
  checker.dispose();
}, null);

each("bytes cut short, of something else, or broken: `wasm-failed`, and the next start is right", async ({ entry, fault }) => {
  const whole = readFileSync(ENGINE.fast);
  const broken = Buffer.from(whole);
  broken.fill(0xff, 1000, 1100);
  // (module (func (export "f") unreachable)): WebAssembly, and not ours.
  const other = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
  for (const [what, wasm] of [
    ...[0, 4, 8, 100, whole.length >> 1, whole.length - 1].map((length) => [`${length} bytes`, whole.subarray(0, length)]),
    ["too long", Buffer.concat([whole, Buffer.from([1])])],
    ["broken", broken],
    ["another module", other],
    ["another module, compiled", new WebAssembly.Module(other)],
    ["a page", Buffer.from("<!doctype html>")],
    ["an answer that is a page", new Response("<!doctype html>", { headers: { "content-type": "text/html" } })],
    ["an answer that says no", new Response("", { status: 404 })],
  ]) {
    // A response cannot be copied for each entry's worker: it is made anew by the list above, which is evaluated for each.
    const told = await fault(() => entry.createChecker({ wasm }));
    assert.deepEqual(told, { code: "wasm-failed", path: undefined }, what);
  }
  const checker = await entry.createChecker({ today: TODAY });
  assert.equal(said(await checker.check(FILING)), right.check);
  checker.dispose();
}, null);

test("every method: a trap in it is `wasm-failed`, and the next call of it is right", async () => {
  const [, { createChecker, BeianError }] = entries[0];
  const Real = WebAssembly.Instance;
  const trap = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  const abi = { check: "check", checkField: "checkField", checkMany: "checkMany", compareRegions: "compareRegions", readCertificate: "readCertificate", readIcpNumber: "readIcpNumber", readPsbNumber: "readPsbNumber", footer: "footer", checkFooter: "checkFooter", explainRefusal: "explainRefusal", rules: "rules", regions: "regions" };
  assert.deepEqual(Object.keys(abi), CALLS.map(([method]) => method));
  for (const [method, ...given] of CALLS) {
    WebAssembly.Instance = function (...made) {
      const { exports } = new Real(...made);
      assert.equal(typeof exports[`engine_${abi[method]}`], "function", method);
      return { exports: { ...exports, [`engine_${abi[method]}`]: trap } };
    };
    const checker = await createChecker({ today: TODAY }).finally(() => (WebAssembly.Instance = Real));
    assert.equal((await thrown(BeianError, () => checker[method](...given))).code, "wasm-failed", method);
    assert.equal(said(checker[method](...given)), right[method], method);
    checker.dispose();
  }
});

test("worker: its thread dies: what waits is `wasm-failed`, and the next call has a new thread", async () => {
  const { Worker } = await import("node:worker_threads");
  const [, { createChecker, BeianError }] = entries.at(-1);
  const threads = new Set();
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (...given) {
    threads.add(this);
    return postMessage.apply(this, given);
  };
  const far = await createChecker({ today: TODAY });
  try {
    for (const died of [1, 2]) {
      const waiting = thrown(BeianError, () => far.checkMany(Array.from({ length: 3000 }, () => FILING)));
      await [...threads].at(-1).terminate();
      assert.equal((await waiting).code, "wasm-failed");
      const [one, two] = await Promise.all([far.check(FILING), far.checkMany([FILING, {}, FILING])]);
      assert.deepEqual([said(one), said(two)], [right.check, right.checkMany]);
      assert.equal(threads.size, died + 1);
    }
    far.dispose();
    assert.equal((await thrown(BeianError, () => far.check(FILING))).code, "disposed");
    assert.equal(threads.size, 3);
  } finally {
    Worker.prototype.postMessage = postMessage;
  }
});
