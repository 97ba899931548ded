// The page's first engine finds what the whole engine finds, for every rule of its own, in every filing among the fixtures.
// Where the whole one knows better, it is because a region's own rule speaks in another's place.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { filesIn } from "../../tools/lib/stamp.mjs";
import { built, source } from "./support.mjs";

const { createChecker } = await built();
const { createFirstChecker } = await source("first");

const cases = filesIn("tests/fixtures/good", "tests/fixtures/refused")
  .filter((name) => name.endsWith(".json"))
  .map((file) => ({ file, ...JSON.parse(readFileSync(file, "utf8")) }));

const GRAVE = ["note", "risk", "missing", "reject"];
const grave = ({ verdict }) => GRAVE.indexOf(verdict);
const text = (finding) => JSON.stringify(finding);

/** Both reports on every fixture. */
async function reports(locale) {
  const pairs = [];
  for (const { file, today, filing } of cases) {
    const [first, whole] = [await createFirstChecker(locale, today), await createChecker({ locale, today })];
    pairs.push({ file, first: first.check(filing), whole: whole.check(filing) });
    first.dispose();
    whole.dispose();
  }
  return pairs;
}

for (const locale of ["zh-CN", "en"]) {
  test(`the first engine and the whole one agree, in ${locale}`, async () => {
    const checker = await createChecker({ locale });
    const regional = new Set(checker.rules().filter(({ regions }) => regions).map(({ id }) => id));
    checker.dispose();
    const pairs = await reports(locale);
    const own = new Set(pairs.flatMap(({ first }) => first.findings.map(({ rule }) => rule)));
    let same = 0;
    for (const { file, first, whole } of pairs) {
      assert.deepEqual([first.filingType, first.filingNeeded, first.rulebook], [whole.filingType, whole.filingNeeded, whole.rulebook], file);
      assert.deepEqual([first.materials, first.sms, first.timeline], [[], [], []], file);
      const all = new Set(whole.findings.map(text));
      for (const finding of first.findings) {
        if (all.has(text(finding))) same += 1;
        // Else a rule that the first engine has not speaks of the same place, and no milder.
        else assert.ok(whole.findings.some((other) => other.path === finding.path && grave(other) >= grave(finding)), `${file}: only the first says ${text(finding)}`);
      }
      const some = new Set(first.findings.map(text));
      for (const finding of whole.findings)
        if (own.has(finding.rule) && !regional.has(finding.rule)) assert.ok(some.has(text(finding)), `${file}: the first does not say ${text(finding)}`);
    }
    assert.ok(same > 100 && own.size > 50, `${same} findings of ${own.size} rules`);
  });

  test(`a filing that is right is refused by neither, in ${locale}`, async () => {
    const good = (await reports(locale)).filter(({ file }) => file.includes("/good/"));
    assert.ok(good.length > 30);
    for (const { file, first } of good) assert.deepEqual(first.findings.filter(({ verdict }) => verdict === "reject"), [], file);
  });
}

test("a field as it is typed", async () => {
  const first = await createFirstChecker("zh-CN", "2026-11-22");
  const [finding] = first.checkField("subject.certificate.number", "11010519491231002x", { subject: { nature: "individual" } });
  assert.deepEqual([finding.rule, finding.fix], ["certificate/lowercase-x", "11010519491231002X"]);
  assert.throws(() => first.checkField("nothing", ""), { code: "bad-field" });
  assert.throws(() => first.check({ sites: [{ remark: "长".repeat(5000) }] }), { code: "too-large" });
  first.dispose();
  assert.throws(() => first.check({}), { code: "disposed" });
});
