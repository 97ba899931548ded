// Whatever a caller hands over: an answer or a BeianError that says where, and the next call is right.

import assert from "node:assert/strict";
import { test } from "node:test";
import { built, thrown } from "./support.mjs";

const { createChecker, BeianError } = await built();
const checker = await createChecker({ today: "2026-11-22" });
const GOOD = { subject: { nature: "individual" }, sites: [{ name: "山间小屋手记" }] };
const RIGHT = JSON.stringify(checker.check(GOOD));

const cycle = { sites: [{}] };
cycle.sites[0].principal = cycle;
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const nested = (levels) => {
  let value = "x";
  for (let i = 0; i < levels; i++) value = { a: value };
  return value;
};
const throwing = () => {
  throw new TypeError("no");
};

const HOSTILE = [
  ["null", null, "bad-filing", ""],
  ["undefined", undefined, "bad-filing", ""],
  ["a number", 5, "bad-filing", ""],
  ["a text", "{}", "bad-filing", ""],
  ["a boolean", true, "bad-filing", ""],
  ["a bigint", 5n, "bad-filing", ""],
  ["a symbol", Symbol("x"), "bad-filing", ""],
  ["a function", () => ({}), "bad-filing", ""],
  ["an array", [], "bad-filing", ""],
  ["an array behind a proxy", new Proxy([], {}), "bad-filing", ""],
  ["a revoked proxy", revoked(), "bad-filing", ""],
  ["a revoked proxy inside", { subject: revoked() }, "bad-filing", "/subject"],
  ["a throwing getter", { get region() { return throwing(); } }, "bad-filing", "/region"],
  ["a throwing getter inside", { sites: [{ get name() { return throwing(); } }] }, "bad-filing", "/sites/0/name"],
  ["a proxy that throws for its keys", { subject: new Proxy({}, { ownKeys: throwing }) }, "bad-filing", "/subject"],
  ["a proxy that throws for its values", { subject: new Proxy({ name: "x" }, { get: throwing }) }, "bad-filing", "/subject/name"],
  ["an array that throws for its length", { sites: new Proxy([], { get: throwing }) }, "bad-filing", "/sites"],
  ["a cycle", cycle, "bad-filing", "/sites/0/principal"],
  ["a bigint inside", { sites: [{ name: 1n }] }, "bad-filing", "/sites/0/name"],
  ["a symbol inside", { sites: [{ name: Symbol("x") }] }, "bad-filing", "/sites/0/name"],
  ["not a number", { filed: { siteCount: NaN } }, "bad-filing", "/filed/siteCount"],
  ["infinity", { filed: { siteCount: -Infinity } }, "bad-filing", "/filed/siteCount"],
  ["a key with / and ~", { "a/b~c": { d: 1n } }, "bad-filing", "/a~1b~0c/d"],
  ["a value of the wrong type", { sites: [{ name: 5 }] }, "bad-filing", "/sites/0/name"],
  ["a date object", { sites: [{ name: new Date(0) }] }, "bad-filing", "/sites/0/name"],
  ["a text too long", { sites: [{}, { name: "山".repeat(4097) }] }, "too-large", "/sites/1/name"],
  ["a key too long", { subject: { ["k".repeat(4097)]: "x" } }, "too-large", "/subject"],
  ["nested too deep", { remark: nested(17) }, "too-large"],
  ["a thousand and one sites", { sites: Array.from({ length: 1001 }, () => ({})) }, "too-large", "/sites"],
  ["a list of four thousand million gaps", { materials: new Array(4_000_000_000) }, "too-large"],
  ["more than a megabyte", { materials: Array.from({ length: 300 }, () => "x".repeat(4000)) }, "too-large"],
];

for (const [what, value, code, path] of HOSTILE) {
  test(`${what}: ${code}`, async () => {
    const error = await thrown(BeianError, () => checker.check(value));
    assert.equal(error.code, code);
    if (path !== undefined) assert.equal(error.path, path);
    assert.equal(JSON.stringify(checker.check(GOOD)), RIGHT);
  });
}

test("a thousand sites and a text of 4,096 characters are not too large", () => {
  assert.ok(checker.check({ sites: Array.from({ length: 1000 }, () => ({})) }).verdict);
  assert.ok(checker.check({ subject: { remark: "山".repeat(4096) } }).verdict);
});

test("undefined and functions are left out, gaps keep their place", () => {
  const filing = { ...GOOD, region: undefined, agent: () => 1, materials: undefined };
  assert.equal(JSON.stringify(checker.check(filing)), RIGHT);
});

test("symbol keys, inherited and hidden properties are not read", () => {
  const filing = Object.create({ get region() { return throwing(); } });
  Object.assign(filing, GOOD, { [Symbol("x")]: 1n });
  Object.defineProperty(filing, "agent", { enumerable: false, get: throwing });
  assert.equal(JSON.stringify(checker.check(filing)), RIGHT);
});

test("each property is read once: a getter cannot say two things", () => {
  let reads = 0;
  const filing = { ...GOOD, sites: [{ get name() { return reads++ === 0 ? "山间小屋手记" : 1n; } }] };
  assert.equal(JSON.stringify(checker.check(filing)), RIGHT);
  assert.equal(reads, 1);
});

test("a getter that calls the checker does no harm", () => {
  const filing = { ...GOOD, sites: [{ get name() { return checker.check({}), "山间小屋手记"; } }] };
  assert.equal(JSON.stringify(checker.check(filing)), RIGHT);
});

test("a getter that disposes of the checker: disposed", async () => {
  const other = await createChecker();
  const filing = { get region() { return other.dispose(), "32"; } };
  assert.equal((await thrown(BeianError, () => other.check(filing))).code, "disposed");
});

test("a lone surrogate counts as one character, and the spans after it are right", () => {
  const at = (name) => checker.check({ subject: { nature: "individual" }, sites: [{ name }] }).findings.filter(({ path }) => path === "/sites/0/name");
  assert.deepEqual(at("\ud800山间a★小屋").map(({ rule, span }) => [rule, span]), at("\ufffd山间a★小屋").map(({ rule, span }) => [rule, span]));
});

test("a key named __proto__ is a key", () => {
  assert.equal(JSON.stringify(checker.check({ ...GOOD, ...JSON.parse("{}"), ["__proto__"]: { region: 5 } })), RIGHT);
});

test("changed built-ins change nothing", () => {
  const bad = { value: throwing, writable: true };
  const changes = [
    [Object.prototype, "toJSON", bad],
    ...["region", "wasm", "today", "code"].map((name) => [Object.prototype, name, { get: throwing, set: throwing }]),
    ...["map", "push", "join", "forEach", "slice", "concat", Symbol.iterator].map((name) => [Array.prototype, name, bad]),
    ...["indexOf", "replace", "startsWith", "toString"].map((name) => [String.prototype, name, bad]),
    ...["parse", "stringify"].map((name) => [JSON, name, bad]),
    [Array, "isArray", bad],
    [Object, "keys", bad],
    [String, "fromCharCode", bad],
    // Last: from here on not even this test may make a list.
    [Array.prototype, "0", { get: throwing, set: throwing }],
  ].map(([holder, name, now]) => ({ holder, name, now: { ...now, configurable: true }, was: Object.getOwnPropertyDescriptor(holder, name) }));
  const { defineProperty, deleteProperty } = Reflect;
  const filing = { sites: [{ name: "山间小屋手记" }], subject: { nature: "individual" } };
  let report;
  let error;
  for (let i = 0; i < changes.length; i++) defineProperty(changes[i].holder, changes[i].name, changes[i].now);
  try {
    report = checker.check(filing);
  } catch (caught) {
    error = caught;
  }
  for (let i = changes.length - 1; i >= 0; i--) {
    const { holder, name, was } = changes[i];
    if (was === undefined) deleteProperty(holder, name);
    else defineProperty(holder, name, was);
  }
  assert.equal(error, undefined);
  assert.equal(JSON.stringify(report), RIGHT);
});

test("built-ins that the glue itself needs: an error of ours while they are broken, the right answer after", async () => {
  const { charCodeAt } = String.prototype;
  String.prototype.charCodeAt = throwing;
  const error = await thrown(BeianError, () => checker.check(GOOD)).finally(() => (String.prototype.charCodeAt = charCodeAt));
  assert.equal(error.code, "wasm-failed");
  assert.equal(JSON.stringify(checker.check(GOOD)), RIGHT);
});

test("a field: unknown, of the wrong type, too long, with a context that is none", async () => {
  const fault = (...args) => thrown(BeianError, () => checker.checkField(...args));
  assert.equal((await fault("site.colour", "x")).code, "bad-field");
  assert.equal((await fault(5, "x")).code, "bad-field");
  assert.deepEqual(await fault("site.name", 5), { code: "bad-filing", path: "/sites/0/name" });
  assert.deepEqual(await fault("person.mobile", null), { code: "bad-filing", path: "/principal/mobile" });
  assert.equal((await fault("site.name", "山".repeat(4097))).code, "too-large");
  assert.deepEqual(await fault("site.name", "山", null), { code: "bad-filing", path: "" });
  assert.deepEqual(await fault("site.name", "山", { subject: { name: 1n } }), { code: "bad-filing", path: "/subject/name" });
});
