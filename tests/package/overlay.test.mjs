// A provider's own rules through the package: taken, refused with their place, and kept when the engine is replaced.

import assert from "node:assert/strict";
import { test } from "node:test";
import { built, thrown } from "./support.mjs";

const { createChecker, BeianError } = await built();
const TODAY = "2026-11-22";
const OWN = {
  id: "acme",
  name: "某云",
  rules: [{ id: "acme/word", field: "site.name", verdict: "reject", holds_none: ["荐股"], says: { zh: "本平台不接受“{word}”。" } }],
  off: ["site-name/too-few-han"],
  verdicts: { "site-name/shows-content": "risk" },
  messages: { "site-name/is-domain": { "zh-CN": "名称不要写成域名。" } },
};
const named = (name) => ({ sites: [{ name }] });

test("a finding names the overlay that its rule came from, in every method that judges", async () => {
  const checker = await createChecker({ today: TODAY, overlays: [OWN] });
  const found = checker.check(named("荐股手记")).findings.find(({ rule }) => rule === "acme/word");
  assert.deepEqual([found.overlay, found.verdict, found.span, found.message], ["acme", "reject", [0, 2], "本平台不接受“荐股”。"]);
  assert.deepEqual(found.source, { document: "某云", asOf: TODAY });
  assert.ok(checker.checkField("site.name", "荐股手记").some(({ overlay }) => overlay === "acme"));
  assert.ok(checker.checkMany([{}, named("荐股手记")])[1].findings.some(({ overlay }) => overlay === "acme"));
  assert.ok(checker.compareRegions(named("荐股手记")).every(({ rules }) => rules.includes("acme/word")));
  assert.ok(checker.schema("site.name")["~standard"].validate("荐股手记").issues.length > 0);
  assert.equal(checker.rules().find(({ id }) => id === "acme/word").overlay, "acme");
  assert.ok(!checker.check(named("屋")).findings.some(({ rule }) => rule === "site-name/too-few-han"));
  const domain = checker.check(named("example.com")).findings.find(({ rule }) => rule === "site-name/is-domain");
  assert.deepEqual([domain.message, domain.overlay], ["名称不要写成域名。", "acme"]);
});

test("a bad overlay is refused with the place in it, whatever it is", async () => {
  const refused = (overlays) => thrown(BeianError, () => createChecker({ today: TODAY, overlays }));
  const but = (more) => [OWN, { id: "shop", rules: [{ ...OWN.rules[0], ...more }] }];
  for (const [overlays, path] of [
    [[5], "/0"],
    [[null], "/0"],
    [[{ name: "某云" }], "/0"],
    [[OWN, OWN], "/1/id"],
    [but({ says: { zh: 5 } }), "/1/rules/0/says/zh"],
    [but({ sayz: {} }), "/1/rules/0/sayz"],
    [but({ holds_none: undefined }), "/1/rules/0"],
    [[{ ...OWN, off: ["site-name/too-few-hann"] }], "/0/off/0"],
    [[{ ...OWN, verdicts: { "no/rule": "risk" } }], "/0/verdicts/no~1rule"],
    [[{ ...OWN, rules: () => [] }], null],
    [[{ id: 1n }], "/0/id"],
    [[{ get id() { throw new Error("no"); } }], "/0/id"],
  ]) {
    if (path === null) await createChecker({ today: TODAY, overlays });
    else assert.deepEqual(await refused(overlays), { code: "bad-overlay", path });
  }
  const many = Array.from({ length: 17 }, (_, i) => ({ id: `a${i}` }));
  assert.equal((await refused(many)).code, "too-large");
  const big = [{ id: "a", rules: [{ ...OWN.rules[0], holds_none: Array.from({ length: 100_000 }, (_, i) => `词${i}字`) }] }];
  assert.equal((await refused(big)).code, "too-large");
});

test("what the caller does with the overlay afterwards changes nothing", async () => {
  const overlay = structuredClone(OWN);
  const checker = await createChecker({ today: TODAY, overlays: [overlay] });
  overlay.rules[0].holds_none.push("手记");
  overlay.off.length = 0;
  const rules = () => checker.check(named("手记")).findings.map(({ rule }) => rule);
  assert.ok(!rules().includes("acme/word") && !rules().includes("site-name/too-few-han"));
});

test("a replaced engine has the overlays again", async () => {
  const checker = await createChecker({ today: TODAY, overlays: [OWN] });
  const before = JSON.stringify(checker.check(named("荐股手记")));
  checker.check({ sites: Array.from({ length: 900 }, () => ({ name: "山间小屋手记".repeat(60) })) });
  assert.equal(JSON.stringify(checker.check(named("荐股手记"))), before);
});

test("a thousand own words cost a keystroke little", async () => {
  const words = Array.from({ length: 1_000 }, (_, i) => `词${String.fromCodePoint(0x4e00 + i)}语`);
  const checker = await createChecker({ today: TODAY, overlays: [{ id: "acme", rules: [{ ...OWN.rules[0], holds_none: words }] }] });
  assert.equal(checker.checkField("site.name", "山间词一语手记").filter(({ rule }) => rule === "acme/word").length, 1);
});
