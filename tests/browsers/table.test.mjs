import assert from "node:assert/strict";
import { test } from "node:test";
import { rows, written } from "./table.mjs";

test("docs/browsers.md has a line for each thing that is tested, and no other (node tests/browsers/table.mjs writes it)", () => {
  assert.deepEqual(written(), rows());
});
