// The package, the crate and the rule book: their versions agree everywhere, and CHANGELOG.md says the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { changelog, disagreements, versions } from "../../tools/lib/versions.mjs";

test("all versions agree, and the table and the sections of CHANGELOG.md with them", () => {
  assert.deepEqual(disagreements(), []);
});

test("one that differs is named", () => {
  const now = versions();
  const saying = (changed) => disagreements({ ...now, ...changed });
  assert.match(saying({ crate: "0.0.9" }).join("\n"), /^crate: 0\.0\.9/);
  assert.match(saying({ "Cargo.lock": "0.0.9" }).join("\n"), /Cargo\.lock: 0\.0\.9/);
  assert.match(saying({ book: "2026.13.0" }).join("\n"), /year\.month\.number/);
  assert.match(saying({ package: "0.1" }).join("\n"), /no semantic version/);
  assert.match(saying({ node: ">=22" }).join("\n"), /first row, node/);
});

test("a changelog whose newest section or row is another release's does not pass", () => {
  const text = `| release | npm package | crate | rule book | Node.js | Rust |
|---|---|---|---|---|---|
| 2027-01-04 | 0.2.0 | 0.2.0 | 2027.1.0 | ≥ 20.16 | ≥ 1.90 |
| 2026-12-01 | 0.1.0 | 0.1.0 | 2026.11.0 | ≥ 20.16 | ≥ 1.90 |

## [Unreleased]

## [0.2.0] - 2027-01-04

### Rule book 2027.1.0

## [0.1.0] - 2026-12-01
`;
  const log = changelog(text);
  assert.deepEqual(log.sections.map(({ version, day, book }) => [version, day, book]), [["0.2.0", "2027-01-04", "2027.1.0"], ["0.1.0", "2026-12-01", undefined]]);
  const now = { ...versions(), package: "0.2.0", crate: "0.2.0", "Cargo.lock": "0.2.0", "package-lock.json": "0.2.0", "package-lock.json, its root": "0.2.0", book: "2027.1.0", node: ">=20.16", rust: "1.90" };
  assert.deepEqual(disagreements(now, log), []);
  assert.match(disagreements({ ...now, book: "2026.11.0" }, log).join("\n"), /rule book of the first section/);
  assert.match(disagreements(now, changelog(text.replace("## [0.1.0]", "## [0.1.1]"))).join("\n"), /sections: 0\.2\.0 0\.1\.1/);
});
