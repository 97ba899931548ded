// What `npm run sizes` measures and refuses.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accepted, ofThisCompiler, overruns } from "../../tools/sizes/budgets.mjs";
import { measure } from "../../tools/sizes/engines.mjs";
import { INSIDE, LINKED } from "../../tools/steps/engine.mjs";

const RUSTC = "rustc 1.95.0 (59807616e 2026-04-14)";
const sizes = (checks) => ({
  rustc: RUSTC,
  engines: { first: { modules: { checks, json: 900 }, dependencies: { core: 30_000 }, tables: { book: 24_000 } } },
  beside: { idioms: 128_000 },
});

test("a part that grows beyond its budget is named with its size and its budget, and so is one that has none", () => {
  const budgets = accepted(sizes(10_000), {});
  assert.deepEqual(budgets, {
    rustc: RUSTC,
    first: { modules: { checks: 10_700, json: 1_200 }, dependencies: { core: 31_700 }, tables: { book: 25_400 } },
    beside: { idioms: 134_600 },
  });
  assert.deepEqual(overruns(sizes(10_700), budgets), []);
  assert.deepEqual(overruns(sizes(10_701), budgets), [{ path: "first / modules / checks", bytes: 10_701, most: 10_700 }]);
  const more = sizes(10_000);
  more.engines.first.dependencies.regex = 1;
  more.beside.idioms = 140_000;
  assert.deepEqual(overruns(more, budgets), [
    { path: "first / dependencies / regex", bytes: 1, most: null },
    { path: "beside / idioms", bytes: 140_000, most: 134_600 },
  ]);
});

test("accepting moves the budgets that do not fit, and no others", () => {
  const budgets = accepted(sizes(10_000), {});
  assert.deepEqual(accepted(sizes(10_300), budgets), budgets);
  assert.equal(accepted(sizes(12_000), budgets).first.modules.checks, 12_800);
  assert.equal(accepted(sizes(6_000), budgets).first.modules.checks, 6_500);
  assert.equal(ofThisCompiler(sizes(10_000), budgets), true);
  assert.equal(ofThisCompiler({ ...sizes(10_000), rustc: "rustc 1.96.0" }, budgets), false);
  const gone = sizes(10_000);
  delete gone.engines.first.modules.json;
  assert.deepEqual(accepted(gone, budgets).first.modules, { checks: 10_700 });
});

test("every byte of the code and of the data has one owner", async () => {
  const { engines } = await measure();
  for (const [name, path] of [["first", LINKED.first], ["whole", LINKED.wasm], ["fast", LINKED.fast]]) {
    const { modules, dependencies, tables, files } = engines[name];
    const sum = (...all) => all.flatMap(Object.values).reduce((total, bytes) => total + bytes, 0);
    const { code, data } = sections(readFileSync(path));
    // A section also counts its parts; a segment says its place and its length.
    assert.ok(code - sum(modules, dependencies) < 6, `${name}: ${sum(modules, dependencies)} of ${code}`);
    assert.ok(data - sum(tables) >= 0 && data - sum(tables) < 64, `${name}: ${sum(tables)} of ${data}`);
    assert.equal(sum(files), sum(modules, dependencies));
    assert.equal(tables.book, readFileSync(INSIDE.book).length);
    assert.ok(modules.checks > 10_000 && modules.json > 1_000 && dependencies.core > 10_000);
  }
  assert.ok(!("plan" in engines.first.tables) && engines.whole.modules.foot > 0 && engines.first.modules.foot === undefined);
});

/** The lengths of the two sections, by the format's own words. */
function sections(bytes) {
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const lengths = {};
  while (at < bytes.length) {
    const id = bytes[at++];
    const length = number();
    lengths[id] = length;
    at += length;
  }
  return { code: lengths[10], data: lengths[11] };
}
