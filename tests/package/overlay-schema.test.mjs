// The published schemas, held to the engine by a validator that is not ours: both take an overlay, or neither does.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { at, ROOT } from "../../tools/lib/root.mjs";
import { filesIn } from "../../tools/lib/stamp.mjs";
import { built } from "./support.mjs";

const { createChecker, BeianError } = await built();
const json = (file) => JSON.parse(readFileSync(at(file), "utf8"));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false });
const validOverlay = ajv.compile(json("rules/schema.json"));
const validRecord = ajv.getSchema("urn:beian-check:schema#/$defs/ruleInBook");
const validMaterial = ajv.getSchema("urn:beian-check:schema#/$defs/materialInBook");
const validFiling = ajv.compile(json("rules/filing.schema.json"));

const example = ["run", "--quiet", "--example", "rules-schema", "--"];
const cargo = (...args) => execFileSync("cargo", [...example, ...args], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 });
const { rules: records, materials } = JSON.parse(cargo("--records"));

/** What the engine says of the shape of each: `null`, or an error. */
function judged(overlays) {
  const input = overlays.map((overlay) => `${JSON.stringify(overlay)}\n`).join("");
  const { stdout, status, stderr } = spawnSync("cargo", [...example, "--judge"], { cwd: ROOT, encoding: "utf8", input, maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** The whole of createChecker's judgement: `null`, or code and path. */
async function taken(overlay) {
  try {
    (await createChecker({ today: "2026-11-22", overlays: [overlay] })).dispose();
    return null;
  } catch (error) {
    assert.ok(error instanceof BeianError, error.stack);
    return { code: error.code, path: error.path };
  }
}

const corpus = json("tests/fixtures/overlays.json");
/** A case is an overlay, or what differs from the rule that is in order; `null` takes a member out. */
function overlayOf(one) {
  if ("overlay" in one) return one.overlay;
  const rule = Object.fromEntries(Object.entries({ ...corpus.rule, ...one.rule }).filter(([, value]) => value !== null));
  return { id: "acme", rules: [rule] };
}

test("the corpus has about sixty overlays, each with a name of its own", () => {
  const names = [...corpus.good, ...corpus.bad].map(({ name }) => name);
  assert.ok(names.length >= 60 && new Set(names).size === names.length);
});

for (const one of corpus.good) {
  test(`good: ${one.name}`, async () => {
    const overlay = overlayOf(one);
    assert.equal(await taken(overlay), null);
    assert.ok(validOverlay(overlay), ajv.errorsText(validOverlay.errors));
  });
}

for (const one of corpus.bad) {
  test(`bad: ${one.name}`, async () => {
    const overlay = overlayOf(one);
    assert.deepEqual(await taken(overlay), { code: "bad-overlay", path: one.path });
    assert.equal(validOverlay(overlay), one.engine === true, "what only the engine can know, the schema lets pass");
  });
}

test("every record of the book is a record, in the book and as an overlay", () => {
  assert.ok(records.length > 200);
  for (const record of records) {
    assert.ok(validRecord(record), `${record.id}: ${ajv.errorsText(validRecord.errors)}`);
    // In an overlay an example is a filing.
    const rule = { ...record, good: [], bad: [] };
    assert.ok(validOverlay({ id: "book", rules: [rule] }), `${record.id}: ${ajv.errorsText(validOverlay.errors)}`);
    // The book asks for more than an overlay.
    for (const key of ["title", "source", "good", "bad"]) {
      const { [key]: _, ...less } = record;
      assert.ok(!validRecord(less), `${record.id} without ${key}`);
    }
  }
});

test("every material of the book is one, in the book and as an overlay", () => {
  assert.ok(materials.length > 20);
  for (const material of materials) {
    assert.ok(validMaterial(material), `${material.kind}: ${ajv.errorsText(validMaterial.errors)}`);
    assert.ok(validOverlay({ id: "book", materials: [material] }), `${material.kind}: ${ajv.errorsText(validOverlay.errors)}`);
  }
});

test("materials that were broken at one place: engine and schema say the same of each", () => {
  const overlays = materials.slice(0, 12).flatMap(breakings).map((material) => ({ id: "book", materials: [material] }));
  assert.ok(overlays.length > 500, `${overlays.length}`);
  const said = judged(overlays);
  const differ = overlays.filter((overlay, i) => validOverlay(overlay) !== (said[i] === null));
  assert.deepEqual(differ.slice(0, 3).map((overlay) => JSON.stringify(overlay)), []);
});

test("records that were broken at one place: engine and schema say the same of each", () => {
  // One record for each condition, so that each is broken in all its places.
  const conditions = Object.keys(json("rules/schema.json").$defs.rule.properties);
  const seen = new Map();
  for (const record of records) for (const key of Object.keys(record)) if (conditions.includes(key) && !seen.has(key)) seen.set(key, record);
  const broken = [...new Set(seen.values())].flatMap((record) => breakings({ ...record, good: [], bad: [{}] }));
  const overlays = broken.map((rule) => ({ id: "book", rules: [rule] }));
  assert.ok(overlays.length > 1_000, `${overlays.length}`);
  const said = judged(overlays);
  const differ = overlays.filter((overlay, i) => validOverlay(overlay) !== (said[i] === null));
  assert.deepEqual(differ.slice(0, 3).map((overlay) => JSON.stringify(overlay)), []);
});

/** The value with one place in it removed, renamed, or of another type. */
function* placesOf(value, write = (other) => other) {
  yield write;
  if (Array.isArray(value)) {
    // One item speaks for all.
    if (value.length > 0) yield* placesOf(value[0], (other) => write([other, ...value.slice(1)]));
  } else if (typeof value === "object" && value !== null) {
    for (const key of Object.keys(value)) yield* placesOf(value[key], (other) => write({ ...value, [key]: other }));
  }
}

function breakings(record) {
  const out = [];
  for (const key of Object.keys(record)) {
    const { [key]: value, ...rest } = record;
    out.push(rest, { ...rest, [`${key}x`]: value });
  }
  for (const write of placesOf(record)) for (const other of [5, "", "x", null, true, false, {}, [], [[]], { x: 1 }]) out.push(write(other));
  return out;
}

for (const name of readdirSync(at("examples/overlays"))) {
  test(`examples/overlays/${name} validates, loads, and finds what its examples say`, async () => {
    const overlay = json(`examples/overlays/${name}`);
    assert.ok(validOverlay(overlay), ajv.errorsText(validOverlay.errors));
    const checker = await createChecker({ today: "2026-11-22", overlays: [overlay] });
    const own = checker.rules().filter((rule) => rule.overlay === overlay.id && rule.id.startsWith("provider/"));
    assert.equal(own.length, overlay.rules.length);
    for (const { id, examples } of own) {
      assert.ok(examples.some(({ found }) => found) && examples.some(({ found }) => !found), id);
      for (const { filing, found } of examples) {
        assert.ok(validFiling(filing), ajv.errorsText(validFiling.errors));
        const finding = checker.check(filing).findings.find(({ rule }) => rule === id);
        assert.equal(finding !== undefined, found, `${id}: ${JSON.stringify(filing)}`);
        if (finding) assert.equal(finding.overlay, overlay.id);
      }
    }
  });
}

test("the example with words: an exception, another outcome, another message, another verdict", async () => {
  const checker = await createChecker({ today: "2026-11-22", overlays: [json("examples/overlays/own-words.json")] });
  const at = (name, rule) => checker.checkField("site.name", name).find((finding) => finding.rule === rule);
  assert.equal(at("山间快贷手记", "provider/own-word").verdict, "risk");
  assert.match(at("山间快贷手记", "provider/own-word").message, /金融业务许可/);
  assert.equal(at("助学贷款手记", "provider/own-word"), undefined);
  assert.equal(at("屋", "site-name/too-few-han").message, "名称里只有 1 个汉字，本平台要 3 个以上。例如“山间小屋”。");
  const number = checker.checkField("site.providerServiceNumber", "BA-1").find(({ rule }) => rule === "provider/service-number");
  assert.match(number.message, /写成 BA-00000000。/);
  const report = checker.check({ filingType: "first", subject: { nature: "enterprise", name: "山间小屋有限公司" } });
  assert.equal(report.materials.find(({ kind }) => kind === "provider-pledge").fileName, "山间小屋有限公司-承诺书.pdf");
});

test("every filing among the fixtures is one by the schema; what the engine refuses is none", () => {
  const filings = filesIn("tests/fixtures/good", "tests/fixtures/refused").filter((name) => name.endsWith(".json")).map((file) => json(file).filing);
  assert.ok(filings.length > 200);
  for (const filing of filings) assert.ok(validFiling(filing), ajv.errorsText(validFiling.errors));
  for (const bad of [5, null, [], { sites: [{ name: 5 }] }, { principal: "张三" }, { filingType: "second" }, { sites: [{ domains: [7] }] }, { sites: {} }]) {
    assert.ok(!validFiling(bad), JSON.stringify(bad));
  }
  assert.ok(validFiling({ region: null, sites: null, unknown: 5 }));
});
