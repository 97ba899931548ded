// The engine as WebAssembly says what the engine says natively: the same bytes, for every filing among the fixtures.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ROOT } from "../../tools/lib/root.mjs";
import { filesIn } from "../../tools/lib/stamp.mjs";
import { built } from "./support.mjs";

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

/** `cargo run --example report`: filings on stdin, a line each; reports or errors on stdout, a line each. */
function native(today, locale, filings) {
  return new Promise((done, fail) => {
    const child = spawn("cargo", ["run", "--quiet", "--release", "--example", "report", "--", "--today", today, "--locale", locale], {
      cwd: ROOT,
      stdio: ["pipe", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? done(out.trimEnd().split("\n")) : fail(new Error(`the example ended with ${code}`))));
    child.stdin.on("error", () => undefined).end(filings.map((filing) => `${JSON.stringify(filing)}\n`).join(""));
  });
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
