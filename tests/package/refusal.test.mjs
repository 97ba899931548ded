// The refusal explained, as the package answers it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { built, thrown } from "./support.mjs";

const { createChecker, BeianError } = await built();
const checker = await createChecker({ today: "2026-11-22" });
const texts = (name) => JSON.parse(readFileSync(at("tests/fixtures/refusals", name), "utf8"));

test("texts that are known and texts that are not, as natively", () => {
  for (const { name, text, rules } of texts("known.json")) {
    const reading = checker.explainRefusal(text);
    assert.deepEqual(reading.reasons.map((reason) => reason.rules[0] ?? reason.title), rules, name);
    assert.equal(reading.known, true);
  }
  for (const text of texts("unknown.json")) assert.deepEqual(checker.explainRefusal(text), { known: false, reasons: [] }, text);
});

test("a reason says where it stands, what it speaks of and what to change", () => {
  const text = "𠮷：您的域名持有者与主办者不一致。";
  const filing = { subject: { nature: "individual" }, sites: [{ domains: [{ name: "shanwu8811.cn", holder: { name: "费知秋" } }] }] };
  const [reason] = checker.explainRefusal(text, filing).reasons;
  assert.equal(text.slice(...reason.span), "域名持有者与主办者不一致");
  assert.deepEqual([reason.rules, reason.paths], [["domain-holder/mismatch"], ["/sites/0/domains/0/holder"]]);
  assert.match(reason.message, /过户/);
  assert.equal(reason.source.asOf, "2020-09-21");
});

test("in English", async () => {
  const english = await createChecker({ today: "2026-11-22", locale: "en" });
  const [reason] = english.explainRefusal("网站名称不妥").reasons;
  assert.match(reason.title, /^The site's name/);
});

test("what is no text, and too much of it", async () => {
  const fault = (...given) => thrown(BeianError, () => checker.explainRefusal(...given));
  assert.equal((await fault(5)).code, "bad-filing");
  assert.equal((await fault("x".repeat(16_385))).code, "too-large");
  assert.deepEqual(await fault("x", { sites: [{ name: 5 }] }), { code: "bad-filing", path: "/sites/0/name" });
  assert.equal((await fault("x", null)).code, "bad-filing");
});
