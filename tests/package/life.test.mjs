// From createChecker to dispose: options, independence, days, traps, big inputs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { built, thrown } from "./support.mjs";

const { createChecker, BeianError } = await built();
// Guangdong's word list of 2020 bans the name's last word by a rule of its own; years later the region's list is in doubt.
const FILING = { region: "44", subject: { nature: "individual" }, sites: [{ name: "山间小屋导航" }] };

test("the default package knows the idioms, from the first call on", async () => {
  const checker = await createChecker({ today: "2020-10-01" });
  const found = checker.checkField("site.name", "守株待兔", { subject: { nature: "individual" } });
  assert.ok(found.some(({ rule }) => rule === "site-name/idiom"));
});

test("wrong options are refused, and say where", async () => {
  const fault = (options) => thrown(BeianError, () => createChecker(options));
  for (const [options, path] of [
    [null, ""],
    [5, ""],
    [{ locale: "fr" }, "/locale"],
    [{ locale: 5 }, "/locale"],
    [{ today: 20261122 }, "/today"],
    [{ today: new Date() }, "/today"],
    [{ overlays: {} }, "/overlays"],
    [{ overlays: "x" }, "/overlays"],
    [{ wasm: 5 }, "/wasm"],
    [{ get today() { throw new Error("no"); } }, "/today"],
  ]) {
    const { code, path: where } = await fault(options);
    assert.ok(code === "bad-options" || (code === "bad-overlay" && "overlays" in options), code);
    assert.equal(where, path);
  }
  for (const today of ["", "tomorrow", "2026-13-01", "2026-02-30", "22.11.2026"]) {
    assert.equal((await fault({ today })).code, "bad-options", today);
  }
  assert.equal((await fault({ wasm: new Uint8Array([1, 2, 3]) })).code, "wasm-failed");
});

test("messages of errors come in the checker's language, from the guard and from the engine", async () => {
  const says = (job) => {
    try {
      return job(), assert.fail("nothing was thrown");
    } catch (error) {
      if (!(error instanceof BeianError)) throw error;
      return `${error.code} ${error.path ?? "-"} ${error.message}`;
    }
  };
  const [zh, en] = [await createChecker({ today: "2026-11-22" }), await createChecker({ today: "2026-11-22", locale: "en" })];
  for (const [job, chinese, english] of [
    // The guard looks at the top, and the engine at what is inside: of one fault both say the same.
    [(c) => c.check([]), "bad-filing  应为一个对象。", "bad-filing  This must be an object."],
    [(c) => c.check({ subject: [] }), "bad-filing /subject 应为一个对象。", "bad-filing /subject This must be an object."],
    [(c) => c.checkMany({}), "bad-filing  应为一个数组。", "bad-filing  This must be an array."],
    [(c) => c.check({ sites: {} }), "bad-filing /sites 应为一个数组。", "bad-filing /sites This must be an array."],
    [(c) => c.checkField("site.name", 5), "bad-filing /sites/0/name 应为文本。", "bad-filing /sites/0/name This must be a string."],
    [(c) => c.checkMany([{}, { sites: [{ name: 5 }] }]), "bad-filing /1/sites/0/name 应为文本。", "bad-filing /1/sites/0/name This must be a string."],
    [(c) => c.check({ sameProvider: 1 }), "bad-filing /sameProvider 应为 true 或 false。", "bad-filing /sameProvider This must be true or false."],
    [(c) => c.check({ filed: { siteCount: "2" } }), "bad-filing /filed/siteCount 应为数字。", "bad-filing /filed/siteCount This must be a number."],
    [(c) => c.compareRegions({ sites: [{ domains: [5] }] }), "bad-filing /sites/0/domains/0 应为文本或一个对象。", "bad-filing /sites/0/domains/0 This must be a string or an object."],
    [(c) => c.check({ serverLocation: "moon" }), "bad-filing /serverLocation 只能是：mainland, hong-kong, macau, taiwan, overseas。", "bad-filing /serverLocation This must be one of: mainland, hong-kong, macau, taiwan, overseas."],
    [(c) => c.checkField("site.nmae", ""), "bad-field - 没有这个字段。", "bad-field - There is no such field."],
    [(c) => c.footer({ icpNumber: "1" }), "bad-number /icpNumber 这不是 ICP 备案号或许可证号。", "bad-number /icpNumber This is no ICP filing or licence number."],
  ]) {
    assert.equal(says(() => job(zh)), chinese);
    assert.equal(says(() => job(en)), english);
  }
  const starting = async (options) => createChecker(options).then(() => assert.fail("it started"), (error) => error.message);
  const overlays = [{ id: "a", ruls: [] }];
  assert.equal(await starting({ overlays }), "这里没有叫 ruls 的键。是不是想写 rules？");
  assert.equal(await starting({ overlays, locale: "en" }), "No key is called ruls here. Did you mean rules?");
  assert.equal(await starting({ today: "tomorrow" }), "应为日期，例如 2026-11-22，或 ISO 8601 的日期和时间。");
  assert.equal(await starting({ today: "tomorrow", locale: "en" }), "This must be a day such as 2026-11-22, or an ISO 8601 date-time.");
});

test("checkers do not know of each other", async () => {
  const [one, two] = [await createChecker({ today: "2020-10-01" }), await createChecker({ today: "2026-11-22", locale: "en" })];
  const [first, second] = [JSON.stringify(one.check(FILING)), JSON.stringify(two.check(FILING))];
  assert.notEqual(first, second);
  one.dispose();
  assert.equal(JSON.stringify(two.check(FILING)), second);
  assert.equal(JSON.stringify((await createChecker({ today: "2020-10-01" })).check(FILING)), first);
});

test("after dispose every method throws `disposed`; a second dispose is nothing", async () => {
  const checker = await createChecker();
  const schema = checker.schema("site.name");
  checker.dispose();
  checker.dispose();
  // Every method that there is; one that is not named here fails, for want of arguments to call it with.
  const calls = {
    check: [{}],
    checkField: ["site.name", "x"],
    checkMany: [[{}]],
    compareRegions: [{}],
    readCertificate: ["passport", "E00000000"],
    readIcpNumber: ["x"],
    readPsbNumber: ["x"],
    footer: [{}],
    checkFooter: ["", {}],
    explainRefusal: ["x"],
    rules: [],
    regions: [],
    schema: ["site.name"],
  };
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(checker)).filter((name) => !["constructor", "dispose"].includes(name));
  for (const name of methods) assert.equal((await thrown(BeianError, () => checker[name](...calls[name]))).code, "disposed", name);
  assert.equal((await thrown(BeianError, () => schema["~standard"].validate("x"))).code, "disposed");
});

test("without `today` each call asks what day it is in China", async () => {
  // A word of a list of 2020: refused then, doubtful today.
  const DATED = { region: "44", subject: { nature: "individual" }, sites: [{ name: "山间小屋商城" }] };
  const clock = Date.now;
  try {
    const at = (text) => (Date.now = () => Date.parse(text));
    at("2020-10-01T12:00:00Z");
    const checker = await createChecker();
    const [then, now] = [await createChecker({ today: "2020-10-01" }), await createChecker({ today: "2026-11-22" })];
    assert.deepEqual(checker.check(DATED), then.check(DATED));
    at("2026-11-21T16:00:00Z"); // midnight in China
    assert.deepEqual(checker.check(DATED), now.check(DATED));
    assert.notDeepEqual(then.check(DATED), now.check(DATED));
  } finally {
    Date.now = clock;
  }
});

// (module (func (export "f") unreachable)): a trap like any other.
const TRAP = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);

/** Runs `job` while each new instance goes through `change`: what it exports, or something else in its place. */
async function withInstances(change, job) {
  const Real = WebAssembly.Instance;
  WebAssembly.Instance = function (module, imports) {
    return { exports: change(new Real(module, imports).exports) };
  };
  try {
    return await job();
  } finally {
    WebAssembly.Instance = Real;
  }
}

const { exports: { f: trap } } = new WebAssembly.Instance(new WebAssembly.Module(TRAP));

/** A checker whose first instance traps at `check`, and the memory of that instance. */
async function trapping() {
  let memory;
  const change = (exports) => ((memory = exports.memory), { ...exports, engine_check: trap });
  return { checker: await withInstances(change, () => createChecker({ today: "2026-11-22" })), memory };
}

const isZero = (memory) => new Uint8Array(memory.buffer).every((byte) => byte === 0);

test("a trap: `wasm-failed`, the old memory is wiped, the next call is right", async () => {
  const right = JSON.stringify((await createChecker({ today: "2026-11-22" })).check(FILING));
  const { checker, memory } = await trapping();
  assert.ok(checker.checkField("site.name", "山间小屋导航").length >= 0);
  assert.equal(isZero(memory), false);
  assert.equal((await thrown(BeianError, () => checker.check(FILING))).code, "wasm-failed");
  assert.equal(isZero(memory), true);
  assert.equal(JSON.stringify(checker.check(FILING)), right);
});

test("where instances cannot be made at once, the new one comes a moment later", async () => {
  const { checker } = await trapping();
  const Real = WebAssembly.Instance;
  WebAssembly.Instance = class { constructor() { throw new RangeError("larger than 4 KB"); } };
  try {
    assert.equal((await thrown(BeianError, () => checker.check(FILING))).code, "wasm-failed");
    assert.equal((await thrown(BeianError, () => checker.check(FILING))).code, "wasm-failed");
    await new Promise((later) => setTimeout(later, 200));
    assert.ok(checker.check(FILING).verdict);
    const fresh = await createChecker({ today: "2026-11-22" });
    assert.equal(JSON.stringify(fresh.check(FILING)), JSON.stringify(checker.check(FILING)));
    // A big input does not cost them the instance that they have.
    checker.check({ materials: Array.from({ length: 100 }, () => "x".repeat(4000)) });
    assert.ok(checker.check(FILING).verdict);
  } finally {
    WebAssembly.Instance = Real;
  }
});

test("after a big input, and on dispose, the memory is wiped and given up", async () => {
  const memories = [];
  await withInstances((exports) => (memories.push(exports.memory), exports), async () => {
    const checker = await createChecker({ today: "2026-11-22" });
    const small = JSON.stringify(checker.check(FILING));
    assert.equal(isZero(memories[0]), false);
    checker.check({ materials: Array.from({ length: 100 }, () => "x".repeat(4000)) });
    assert.equal(memories.length, 2);
    assert.equal(isZero(memories[0]), true);
    assert.equal(JSON.stringify(checker.check(FILING)), small);
    checker.dispose();
    assert.equal(isZero(memories[1]), true);
  });
});

test("titles and examples of the rules are there, and messages in both languages, also after a trap", async () => {
  const { checker } = await trapping();
  for (const again of [false, true]) {
    if (again) await thrown(BeianError, () => checker.check(FILING));
    const rules = checker.rules();
    assert.ok(rules.length > 50);
    for (const { id, title, examples } of rules) assert.ok(title !== "" && examples.length > 0, id);
    assert.ok(checker.checkField("site.name", "守株待兔", { subject: { nature: "individual" } }).length > 0);
  }
  const said = (locale) => createChecker({ locale, today: "2026-11-22" }).then((c) => c.check(FILING).findings.map(({ message }) => message).join());
  assert.match(await said("zh-CN"), /[\u4e00-\u9fff]{6}/);
  assert.match(await said("en"), /[a-z]+ [a-z]+ [a-z]+/);
});

test("the engine may be given: bytes, a module, a response", async () => {
  const { readFile } = await import("node:fs/promises");
  const { ENGINE } = await import("../../tools/steps/engine.mjs");
  const bytes = await readFile(ENGINE.wasm);
  const right = JSON.stringify((await createChecker({ today: "2026-11-22" })).check(FILING));
  for (const wasm of [bytes, new Uint8Array(bytes).buffer, await WebAssembly.compile(bytes), new Response(bytes)]) {
    assert.equal(JSON.stringify((await createChecker({ today: "2026-11-22", wasm })).check(FILING)), right);
  }
  assert.equal((await thrown(BeianError, () => createChecker({ wasm: new Response("", { status: 404 }) }))).code, "wasm-failed");
});
