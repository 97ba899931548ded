// Every dependency is on the list with a licence that we take, and the texts of those we pass on are in the package.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { faultsOf, licenceFiles } from "../../tools/lib/licences.mjs";
import { at } from "../../tools/lib/root.mjs";

test("docs/licences.md and LICENSE-THIRD-PARTY.txt are what `npm run licences` writes, and every licence is taken", async () => {
  const { faults, files } = await licenceFiles();
  assert.deepEqual(faults, []);
  for (const [path, text] of Object.entries(files)) assert.ok(readFileSync(at(path), "utf8") === text, `${path} is out of date: npm run licences`);
  // Each of the three kinds.
  for (const row of ["| cargo | serde_json |", "| npm | vite |", "| pypi | pyspark |", "| pypi | py4j |"]) assert.ok(files["docs/licences.md"].includes(row), row);
  // Some that are surely inside.
  for (const name of ["papaparse", "hucre", "parse5", "serde_json", "time", "wasm-bindgen", "rlsf"]) assert.ok(files["LICENSE-THIRD-PARTY.txt"].includes(`\n${name} `), name);
});

test("what is passed on is held to a stricter list than tools, and what nobody can read is refused", async () => {
  const one = (licence, carried) => faultsOf([{ kind: "npm", name: "x", version: "1.0.0", licence, carried }]);
  for (const licence of ["MIT", "MIT/Apache-2.0", "GPL-3.0-only OR MIT", "(MIT OR GPL-2.0-only) AND Unicode-3.0"]) assert.deepEqual(await one(licence, true), [], licence);
  for (const licence of ["MPL-2.0", "MIT AND MPL-2.0", "GPL-3.0-only", "Apache-2.0 WITH LLVM-exception", "SEE LICENSE IN x", null]) assert.equal((await one(licence, true)).length, 1, licence);
  assert.deepEqual(await one("MPL-2.0", false), []);
  assert.equal((await one("GPL-3.0-only", false)).length, 1);
});
