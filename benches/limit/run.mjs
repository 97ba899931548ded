// Against the limit: the same engine natively, where the time of a check goes, how time grows with a filing, and what memory an
// instance takes. Both builds are opt-level 3.
//   npm run bench [-- COUNT]     (the last part of it)

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createChecker } from "../../dist/index.js";
import { source } from "../../tests/package/support.mjs";
import { TARGET } from "../../tools/lib/root.mjs";
import { run } from "../../tools/lib/run.mjs";
import { spent } from "../clock.mjs";
import { some } from "../filings/make.mjs";
import { batches, rawEngine } from "./engine.mjs";

const TODAY = "2026-11-22";
const ROUNDS = 7;
const count = Math.min(Number(process.argv[2] ?? 10_000), 10_000);
const filings = some(Math.min(count, 2_000));
const texts = filings.map((filing) => JSON.stringify(filing));
const whole = batches(texts);

const cell = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Microseconds for one filing, each work in turn, median of the rounds; the first is thrown away. */
function race(works, items = filings.length) {
  const times = new Map(Object.keys(works).map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, work] of Object.entries(works)) {
      const began = spent();
      work();
      if (round >= 0) times.get(name).push((spent() - began) / items);
    }
  }
  return Object.fromEntries([...times].map(([name, list]) => [name, median(list)]));
}

// Natively: what it says is "read 1.0 µs, check 2.0 µs, cross 3.0 µs, write 4.0 µs", a line for each round.
const path = join(TARGET, "bench");
mkdirSync(path, { recursive: true });
writeFileSync(join(path, "filings.ndjson"), texts.map((text) => `${text}\n`).join(""));
const said = await run("cargo", ["run", "--quiet", "--profile", "speed", "--example", "time-checks", "--", join(path, "filings.ndjson"), String(ROUNDS)]);
const native = Object.fromEntries(["read", "check", "cross", "write"].map((part) => [part, median([...said.matchAll(new RegExp(`${part} ([\\d.]+) µs`, "g"))].map(([, micros]) => Number(micros)))]));

const { engine, bytes } = await rawEngine(TODAY);
const { copyObject } = await source("guard");
const { nothingCrossed, readReports } = await source("reports");
const guard = { code: "bad-filing", locale: "zh-CN", list: { key: "sites", most: 10_000 } };
const answers = (() => {
  const crossed = nothingCrossed();
  // Twice, so that everything shared has crossed: as in the thousands that follow.
  for (const batch of whole) readReports(engine.checkMany(batch), crossed);
  return { crossed, texts: whole.map((batch) => engine.checkMany(batch)) };
})();
const encoded = answers.texts.map((text) => new TextEncoder().encode(text));
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const room = new Uint8Array(1 << 20);
// Everything is read before anything is checked: what ends in a fault costs the way in and the reading.
const faulty = whole.map((batch) => `${batch.slice(0, -1)},{"region":5}]`);
const refused = (batch) => {
  try {
    engine.checkMany(batch);
  } catch {
    return;
  }
  throw new Error("a fault was not found");
};
const checker = await createChecker({ today: TODAY });
const time = race({
  copy: () => filings.forEach((filing) => copyObject(filing, guard)),
  encode: () => whole.forEach((batch) => encoder.encodeInto(batch, room)),
  read: () => faulty.forEach(refused),
  engine: () => whole.forEach((batch) => engine.checkMany(batch)),
  decode: () => encoded.forEach((part) => decoder.decode(part)),
  objects: () => answers.texts.forEach((text) => readReports(text, answers.crossed)),
  many: () => checker.checkMany(filings),
  one: () => filings.forEach((filing) => checker.check(filing)),
});
const inside = time.engine - time.encode - time.decode;
const reading = time.read - time.encode;
const nativeAll = native.read + native.check + native.cross;
const boundary = time.copy + time.encode + time.decode + time.objects;

console.log(`\n## Where the time goes\n\nNode.js ${process.versions.node}, ${filings.length} filings, µs of processor time for one, medians of ${ROUNDS} rounds taken in turn\n`);
console.log("| | WebAssembly | native | native / WebAssembly |\n|---|---:|---:|---:|");
const row = (name, wasm, own) => console.log(`| ${name} | ${wasm === undefined ? "" : cell(wasm)} | ${own === undefined ? "" : cell(own)} | ${own === undefined || wasm === undefined ? "" : (own / wasm).toFixed(2)} |`);
row("the caller's object becomes text (guard)", time.copy);
row("in: text to the engine's memory", time.encode);
row("decode: text to a filing", reading, native.read);
row("rules, plan, encode", inside - reading, native.check + native.cross);
row("– of it natively: rules and plan", undefined, native.check);
row("– of it natively: encode", undefined, native.cross);
row("**the engine, without the boundary**", inside, nativeAll);
row("out: the engine's memory to text", time.decode);
row("text to the report's objects", time.objects);
row("**checkMany, all of it**", time.many, native.read + native.check + native.write);
row("**check, all of it**", time.one);
console.log(`\nThe boundary is ${((100 * boundary) / time.many).toFixed(0)} % of checkMany. An answer is ${cell(encoded.reduce((sum, part) => sum + part.length, 0) / filings.length)} bytes a filing, as serde_json writes it ${cell(JSON.stringify(checker.checkMany(filings)).length / filings.length)} characters.`);

console.log("\n## How time grows\n\n| sites of one filing | µs for one site |\n|---:|---:|");
for (const sites of [1, 10, 100, 1_000, 10_000]) {
  const one = filingWith(sites);
  const { it } = race({ it: () => checker.checkMany([one]) }, sites);
  console.log(`| ${sites} | ${cell(it)} |`);
}
console.log("\n| characters of text in one filing | µs for 1,000 characters |\n|---:|---:|");
for (const characters of [10, 100, 1_000, 10_000, 100_000, 300_000]) {
  const one = filingOf(characters);
  const { it } = race({ it: () => checker.checkMany([one]) }, characters / 1_000);
  console.log(`| ${characters} | ${cell(it)} |`);
}

const times = Math.max(1, Math.round((count * 20) / filings.length));
const fresh = await rawEngine(TODAY);
const began = fresh.bytes();
for (const batch of whole) fresh.engine.checkMany(batch);
const early = fresh.bytes();
for (let i = 1; i < times; i++) for (const batch of whole) fresh.engine.checkMany(batch);
console.log(`\n## Memory of an instance\n\n${began} bytes with all tables but English and the handbook, ${early} after ${filings.length} filings, ${fresh.bytes()} after ${times * filings.length}.`);
checker.dispose();

/** Small sites: 10,000 of them have to stay below the megabyte that a filing may have. */
function filingWith(sites) {
  const [base] = some(1);
  return { ...base, sites: Array.from({ length: sites }, (_, at) => ({ name: `山间小屋${at}`, domains: [`qichi${at}.cn`] })) };
}

/** Texts of at most 4,000 characters, in as many remarks as it takes. */
function filingOf(characters) {
  const [base] = some(1);
  const remarks = Array.from({ length: Math.ceil(characters / 4_000) }, (_, at) => "本站记录山间小屋的四季与花草。".repeat(267).slice(0, Math.min(4_000, characters - at * 4_000)));
  return { ...base, sites: remarks.map((remark, at) => ({ ...base.sites[0], name: `山间小屋第${at}号手记`, domains: [`qichi${at}.cn`], remark })) };
}
