// Many filings at once: the same reports, and errors that say which filing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { built, thrown } from "./support.mjs";

const { createChecker, BeianError } = await built();
const checker = await createChecker({ today: "2026-11-22" });
const GOOD = { subject: { nature: "individual" }, sites: [{ name: "山间小屋手记" }] };
const RIGHT = JSON.stringify(checker.check(GOOD));

test("many filings: the number of the bad one opens the path, also beyond the first batch", async () => {
  const wide = { subject: { nature: "individual", remark: "山".repeat(4000) } };
  const many = Array.from({ length: 40 }, () => wide);
  assert.equal(checker.checkMany(many).length, 40);
  assert.deepEqual(checker.checkMany([GOOD, {}, GOOD]).map((report) => JSON.stringify(report)), [RIGHT, JSON.stringify(checker.check({})), RIGHT]);
  assert.deepEqual(checker.checkMany([]), []);
  const fault = (value) => thrown(BeianError, () => checker.checkMany(value));
  assert.deepEqual(await fault([...many, { sites: [{ name: 5 }] }]), { code: "bad-filing", path: "/40/sites/0/name" });
  assert.deepEqual(await fault([GOOD, null]), { code: "bad-filing", path: "/1" });
  assert.deepEqual(await fault([GOOD, GOOD, { sites: [{ name: 1n }] }]), { code: "bad-filing", path: "/2/sites/0/name" });
  assert.deepEqual(await fault({}), { code: "bad-filing", path: "" });
});

test("regions are compared in the order of their codes, and a word's own region refuses it", async () => {
  const then = await createChecker({ today: "2020-10-01" });
  const verdicts = then.compareRegions({ region: "44", subject: { nature: "individual" }, sites: [{ name: "山间小屋商城", remark: "记录山居生活" }] });
  assert.equal(verdicts.length, 31);
  assert.deepEqual(verdicts.map(({ code }) => code), verdicts.map(({ code }) => code).sort());
  const of = (code) => verdicts.find((verdict) => verdict.code === code);
  assert.deepEqual(of("44"), { code: "44", name: "广东省", verdict: "reject", rules: ["site-name/region-word"] });
  assert.deepEqual(of("51"), { code: "51", name: "四川省", verdict: "pass", rules: [] });
});

test("filing numbers are read, and the two registers' letters told apart", () => {
  assert.deepEqual(checker.readIcpNumber("蜀ICP备2024000001号-2A"), { region: "51", kind: "filing", serial: "2024000001", site: 2, service: "app", text: "蜀ICP备2024000001号-2A" });
  assert.equal(checker.readIcpNumber("川ICP备2024000001号"), null);
  assert.deepEqual(checker.readPsbNumber("川公网安备 51010402000001 号"), { region: "51", code: "510104", division: "锦江区", text: "川公网安备51010402000001号" });
  assert.equal(checker.readPsbNumber("湘公网安备31010402000001号"), null);
});

test("rules come with examples that are filings, and do what they say", () => {
  const rules = checker.rules();
  assert.ok(rules.length > 200);
  const rule = rules.find(({ id }) => id === "certificate/lowercase-x");
  assert.ok(rule.title.length > 0 && rule.examples.some(({ found }) => found) && rule.examples.some(({ found }) => !found));
  for (const { filing, found } of rule.examples) assert.equal(checker.check(filing).findings.some((finding) => finding.rule === rule.id), found);
});
