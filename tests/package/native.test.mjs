// The engine as WebAssembly says what the engine says natively: the same bytes, for every filing among the fixtures.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { filesIn } from "../../tools/lib/stamp.mjs";
import { built, native } from "./support.mjs";

const { createChecker, BeianError } = await built();

/** Filings by the day for which they are judged. */
function fixtures() {
  const days = new Map();
  for (const file of filesIn("tests/fixtures/good", "tests/fixtures/refused").filter((name) => name.endsWith(".json"))) {
    const { today, filing } = JSON.parse(readFileSync(file, "utf8"));
    days.set(today, [...(days.get(today) ?? []), { file, filing }]);
  }
  return days;
}

function inWasm(checker, filing) {
  try {
    return JSON.stringify(checker.check(filing));
  } catch (error) {
    if (!(error instanceof BeianError)) throw error;
    return JSON.stringify({ code: error.code, message: error.message, ...(error.path === undefined ? {} : { path: error.path }) });
  }
}

const days = fixtures();
const ODD = [{}, { sites: [{ name: 5 }] }, { region: "nowhere", subject: { name: "\u{20000}\ufffd" } }];

test("there is something to compare", () => {
  assert.ok([...days.values()].flat().length >= 60);
});

for (const [today, cases] of days) {
  for (const locale of ["zh-CN", "en"]) {
    test(`${cases.length} filings on ${today} in ${locale}: native = WebAssembly`, { timeout: 900_000 }, async () => {
      const checker = await createChecker({ today, locale });
      const filings = [...cases.map(({ filing }) => filing), ...ODD];
      const said = await native(today, locale, filings);
      assert.equal(said.length, filings.length);
      filings.forEach((filing, i) => assert.equal(inWasm(checker, filing), said[i], cases[i]?.file ?? JSON.stringify(filing)));
    });
  }
}
