// A field as a Standard Schema.

import assert from "node:assert/strict";
import { test } from "node:test";
import { built, thrown } from "./support.mjs";

const { createChecker, BeianError } = await built();
const checker = await createChecker({ today: "2026-11-22" });

test("it is a Standard Schema, version 1, and answers at once", () => {
  const { version, vendor, validate } = checker.schema("site.name")["~standard"];
  assert.deepEqual([version, vendor], [1, "beian-check"]);
  assert.equal(validate("x") instanceof Promise, false);
});

test("what is rejected is an issue with the finding's words; what is not passes unchanged", () => {
  const context = { subject: { nature: "individual" } };
  const { validate } = checker.schema("site.name", context)["~standard"];
  const rejects = (text) => checker.checkField("site.name", text, context).filter(({ verdict }) => verdict === "reject").map(({ message }) => ({ message }));
  assert.ok(rejects("山间").length > 0);
  assert.deepEqual(validate("山间"), { issues: rejects("山间") });
  assert.deepEqual(validate("山间小屋手记"), { value: "山间小屋手记" });
});

const RISKY = [
  ["site.name", "北京烤鸭笔记", { subject: { nature: "individual" }, region: "44" }],
  ["site.name", "海边散步日记", { subject: { nature: "enterprise", name: "广州山间小屋科技有限公司" }, region: "44" }],
  ["site.providerServiceNumber", "abc", {}],
];

test("a risk is no issue", () => {
  // A rule may grow milder or stricter: one that is a doubt is enough.
  const doubtful = RISKY.filter(([field, text, context]) => {
    const verdicts = checker.checkField(field, text, context).map(({ verdict }) => verdict);
    return verdicts.includes("risk") && !verdicts.includes("reject");
  });
  assert.ok(doubtful.length > 0);
  for (const [field, value, context] of doubtful) assert.deepEqual(checker.schema(field, context)["~standard"].validate(value), { value });
});

test("empty passes; what is no text does not", () => {
  const { validate } = checker.schema("site.name")["~standard"];
  assert.deepEqual(validate(""), { value: "" });
  for (const value of [undefined, null, 5, {}, Symbol("x")]) assert.equal(validate(value).issues.length, 1);
});

test("a context that is a function is asked at each call", () => {
  let asked = 0;
  const { validate } = checker.schema("site.name", () => ((asked += 1), {}))["~standard"];
  validate("山间小屋手记");
  validate("山间小屋手记");
  assert.equal(asked, 2);
});

test("too long a text is an issue, an unknown field is the program's mistake", async () => {
  assert.equal(checker.schema("site.name")["~standard"].validate("山".repeat(5000)).issues.length, 1);
  assert.equal((await thrown(BeianError, () => checker.schema("site.colour"))).code, "bad-field");
});
