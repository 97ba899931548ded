// The other entries in Node.js, as installed: `slim` and `worker` answer what the package answers; words of the caller's own,
// lives that end with a signal.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { at } from "../../tools/lib/root.mjs";
import { run } from "../../tools/lib/run.mjs";
import { install, put, thrown } from "./support.mjs";

const TODAY = "2026-11-22";
const FILINGS = ["good", "refused"].flatMap((folder) =>
  readdirSync(at("tests/fixtures", folder)).filter((_, i) => i % 3 === 0).map((name) => JSON.parse(readFileSync(at("tests/fixtures", folder, name), "utf8")).filing),
);
const TWO = { subject: { nature: "individual" }, sites: [{ name: "山间" }] };

let home;
let whole;
let slim;
let remote;
let checker;
before(async () => {
  home = await install("entries");
  const entry = (name) => import(pathToFileURL(join(home, "node_modules/beian-check/dist", name)).href);
  [whole, slim, remote] = await Promise.all(["index.js", "slim.js", "worker.node.js"].map(entry));
  checker = await whole.createChecker({ today: TODAY });
});
after(() => checker.dispose());

test("slim: the same answers from a file of its own, the same titles, in both languages", async () => {
  for (const locale of ["zh-CN", "en"]) {
    const [one, two] = [await whole.createChecker({ today: TODAY, locale }), await slim.createChecker({ today: TODAY, locale })];
    for (const filing of FILINGS) assert.deepEqual(two.check(filing), one.check(filing));
    assert.deepEqual(two.rules(), one.rules());
  }
  assert.equal(Object.keys(slim).sort().join(), Object.keys(whole).sort().join());
});

test("worker: the same answers, with promises", async () => {
  const far = await remote.createChecker({ today: TODAY });
  assert.deepEqual(await far.checkMany(FILINGS), checker.checkMany(FILINGS));
  assert.deepEqual(await far.check(FILINGS[0]), checker.check(FILINGS[0]));
  assert.deepEqual(await far.checkField("site.name", "山间", TWO), checker.checkField("site.name", "山间", TWO));
  assert.deepEqual(await far.readCertificate("resident-id", "11010519491231002X"), checker.readCertificate("resident-id", "11010519491231002X"));
  assert.deepEqual(await far.readIcpNumber("x"), null);
  assert.deepEqual(await far.regions(), checker.regions());
  const [foot, about] = ["<p>某某网 京ICP备12345678号</p>", { icpNumber: "京ICP备12345678号-1", region: "11", nature: "individual" }];
  assert.ok(checker.checkFooter(foot, about).length > 0);
  assert.deepEqual(await far.checkFooter(foot, about), checker.checkFooter(foot, about));
  assert.deepEqual(await far.footer(about), checker.footer(about));
  const { validate } = far.schema("site.name", () => TWO)["~standard"];
  assert.deepEqual(await validate("山间"), checker.schema("site.name", TWO)["~standard"].validate("山间"));
  assert.deepEqual(await validate(""), { value: "" });
  far.dispose();
});

test("worker: every method of the checker is there", async () => {
  const far = await remote.createChecker();
  const methods = Object.keys(checker);
  for (const name of methods) assert.equal(typeof far[name], "function", name);
  far.dispose();
});

test("worker: the errors are those of the checker, with their paths", async () => {
  const far = await remote.createChecker();
  const { BeianError } = remote;
  for (const [method, ...given] of [
    ["check", null], ["check", []], ["check", { sites: [{ name: 5 }] }], ["check", { sites: [{ name: 1n }] }], ["check", { get region() { throw new Error("no"); } }],
    ["check", { sites: Array.from({ length: 1001 }, () => ({})) }], ["check", { subject: { remark: "山".repeat(5000) } }],
    ["checkMany", [TWO, { sites: [{ name: 5 }] }]], ["checkMany", [TWO, null]], ["checkField", "site.colour", "x"], ["checkField", "site.name", "山".repeat(5000)],
  ]) {
    assert.deepEqual(await thrown(BeianError, () => far[method](...given)), await thrown(whole.BeianError, () => checker[method](...given)), `${method} ${Object.keys(given[0] ?? {})}`);
  }
  assert.equal((await thrown(BeianError, () => far.check(Symbol("x")))).code, "bad-filing");
  // What a reactive framework wraps around a filing is no obstacle.
  assert.deepEqual(await far.check(new Proxy(TWO, {})), await far.check(TWO));
  far.dispose();
  for (const options of [5, null, { locale: "fr" }, { today: "tomorrow" }, { overlays: {} }, { signal: 5 }, { messages: 5 }]) {
    assert.deepEqual(await thrown(BeianError, () => remote.createChecker(options)), await thrown(whole.BeianError, () => whole.createChecker(options)), JSON.stringify(options));
  }
});

test("worker: disposed of while it works, what waits is refused, and so is what comes after", async () => {
  const far = await remote.createChecker();
  const waiting = thrown(remote.BeianError, () => far.checkMany(FILINGS));
  far.dispose();
  assert.equal((await waiting).code, "disposed");
  assert.equal((await thrown(remote.BeianError, () => far.check({}))).code, "disposed");
});

test("worker: a process ends that has nothing else to do, and does not end while it waits", async () => {
  put(home, { "end.mjs": `import { createChecker } from "beian-check/worker"; const far = await createChecker(); console.log((await far.check({ sites: [{ name: "山间" }] })).verdict);` });
  assert.match(await run(process.execPath, ["end.mjs"], { cwd: home, env: { NODE_OPTIONS: "" } }), /^\w+\n$/);
});

test("require: each entry", async () => {
  put(home, {
    "entries.cjs": `(async () => { for (const name of ["", "/slim", "/worker"]) {
      const { createChecker, BeianError, toFormPath } = require("beian-check" + name);
      const made = await createChecker({ today: "${TODAY}" });
      console.log((await made.check(${JSON.stringify(TWO)})).verdict, typeof BeianError, toFormPath("/sites/0/name"));
      made.dispose();
    } })();`,
  });
  assert.equal(await run(process.execPath, ["entries.cjs"], { cwd: home, env: { NODE_OPTIONS: "" } }), "reject function sites[0].name\n".repeat(3));
});

test("importing does nothing: no global, no worker, no engine", async () => {
  const entries = Object.keys(JSON.parse(readFileSync(at("package.json"), "utf8")).exports).filter((name) => !/json|wasm$|thread/.test(name)).map((name) => `beian-check${name.slice(1)}`);
  put(home, {
    "ssr.mjs": `
      const before = Object.getOwnPropertyNames(globalThis).join();
      for (const name of ["compile", "instantiate", "Module", "Instance"]) WebAssembly[name] = () => { throw new Error("WebAssembly." + name); };
      globalThis.fetch = () => { throw new Error("fetch"); };
      for (const entry of ${JSON.stringify(entries)}) { await import(entry); }
      const handles = process.getActiveResourcesInfo().filter((kind) => /Worker|MessagePort|Timeout/.test(kind));
      console.log(before === Object.getOwnPropertyNames(globalThis).join(), handles.length);`,
  });
  assert.equal(await run(process.execPath, ["ssr.mjs"], { cwd: home, env: { NODE_OPTIONS: "" } }), "true 0\n");
});

test("messages in words of the caller's, by rule: texts and functions; a function that fails leaves the book's", async () => {
  const rule = checker.check(TWO).findings.find(({ path }) => path === "/sites/0/name").rule;
  const id = "11010519491231002x";
  const messages = { [rule]: "再想一个名字", "certificate/lowercase-x": ({ fix }) => `→ ${fix}`, "nature/required": () => { throw new Error("no"); } };
  for (const make of [whole.createChecker, slim.createChecker, remote.createChecker]) {
    const own = await make({ today: TODAY, messages });
    const said = (await own.check(TWO)).findings.find((finding) => finding.rule === rule).message;
    assert.equal(said, "再想一个名字");
    assert.equal((await own.checkMany([{}, TWO]))[1].findings.find((finding) => finding.rule === rule).message, "再想一个名字");
    assert.equal((await own.checkField("person.certificate.number", id)).find((finding) => finding.rule === "certificate/lowercase-x").message, "→ 11010519491231002X");
    const required = (report) => report.findings.find((finding) => finding.rule === "nature/required")?.message;
    assert.ok(required(checker.check({})));
    assert.equal(required(await own.check({})), required(checker.check({})));
    own.dispose();
  }
  for (const [wrong, path] of [[5, "/messages"], [null, "/messages"], [{ "site-name/idiom": 5 }, "/messages/site-name/idiom"]]) {
    assert.deepEqual(await thrown(whole.BeianError, () => whole.createChecker({ messages: wrong })), { code: "bad-options", path });
  }
});

test("a signal ends the checker: before, while it starts, after; and is let go of on dispose", async () => {
  for (const { createChecker, BeianError } of [whole, slim, remote]) {
    const gone = AbortSignal.abort();
    assert.equal((await thrown(BeianError, () => createChecker({ signal: gone }))).code, "disposed");
    const early = new AbortController();
    const starting = thrown(BeianError, () => createChecker({ signal: early.signal }));
    early.abort();
    assert.equal((await starting).code, "disposed");
    const life = new AbortController();
    const made = await createChecker({ signal: life.signal });
    await made.check({});
    life.abort();
    assert.equal((await thrown(BeianError, async () => made.check({}))).code, "disposed");
    // A signal that lives long holds no checker that is gone.
    let listeners = 0;
    const signal = new AbortController().signal;
    const [add, remove] = [signal.addEventListener, signal.removeEventListener];
    signal.addEventListener = function (...given) { listeners++; return add.apply(this, given); };
    signal.removeEventListener = function (...given) { listeners--; return remove.apply(this, given); };
    (await createChecker({ signal })).dispose();
    assert.equal(listeners, 0);
  }
});

test("the ministry's numbers, both ways", () => {
  const { formCodes, natureOfCode, codeOfNature, kindOfCode, codeOfKind } = whole;
  assert.deepEqual([natureOfCode("5"), natureOfCode(4), codeOfNature("self-employed"), natureOfCode(99), natureOfCode("x")], ["individual", "enterprise", 4, undefined, undefined]);
  assert.deepEqual([kindOfCode(2), kindOfCode("1"), kindOfCode(1, "110108000000016"), kindOfCode(41)], ["resident-id", "unified-social-credit", "business-licence", "residence-permit-hk-macau-taiwan"]);
  assert.deepEqual([codeOfKind("organisation-code", "government"), codeOfKind("organisation-code", "self-employed"), codeOfKind("passport"), codeOfKind("passport", "enterprise")], [9, 12, 7, undefined]);
  assert.deepEqual([codeOfKind("unified-social-credit", "enterprise"), codeOfKind("unified-social-credit", "public-institution")], [1, 15]);
  assert.deepEqual([codeOfKind("residence-permit-hk-macau-taiwan", "individual", "830000"), codeOfKind("residence-permit-hk-macau-taiwan", "individual", "810000")], [42, 41]);
  // Both ways: a number is read as a kind that leads back to it, and the rule book lets the nature carry it.
  for (const { code, name, nature, begins } of formCodes.certificates) {
    assert.equal(codeOfKind(kindOfCode(code), nature, begins?.[0]), code);
    const { findings } = checker.check({ subject: { nature, certificate: { kind: name } } });
    assert.equal(findings.some(({ rule, verdict }) => rule === "subject/certificate-kind" && verdict === "reject"), false, `${code} ${name} ${nature}`);
  }
  for (const { code, name, also } of formCodes.natures) assert.deepEqual([codeOfNature(name), natureOfCode(code) === name], [code, !also]);
  assert.equal(formCodes.approvals.find(({ name }) => name === "publishing").code, 2);
});
