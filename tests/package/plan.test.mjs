// What follows from a filing, as the package answers it: the three lists are there from the first check on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { built } from "./support.mjs";

const { createChecker } = await built();

const FILING = {
  filingType: "first",
  region: "湖南",
  subject: { nature: "enterprise", name: "长沙听雨伞业有限公司" },
  principal: { name: "陈维钧", mobile: "13800000001", certificate: { number: "A1234567（8）" } },
  sites: [{ domains: ["example.com"], principal: { name: "岑晚照", mobile: "138 0000 0001", certificate: { number: "C7654321" } } }],
  materials: ["subject-certificate"],
  dates: { orderCreated: "2026-10-01", smsReceived: "2026-11-21T10:30:00+08:00" },
};

for (const locale of ["zh-CN", "en"]) {
  test(`papers, SMS and steps in ${locale}`, async () => {
    const checker = await createChecker({ today: "2026-11-22", locale });
    const { materials, sms, timeline } = checker.check(FILING);
    const certificate = materials.find(({ kind }) => kind === "subject-certificate");
    assert.equal(certificate.provided, true);
    assert.equal(certificate.forPath, "/subject");
    assert.equal(/\p{Script=Han}/u.test(certificate.title), locale === "zh-CN");
    for (const { kind, title, forPath, provided, notes } of materials) {
      assert.ok(kind && title && forPath.startsWith("/") && typeof provided === "boolean" && Array.isArray(notes));
    }
    assert.deepEqual(sms, [{ person: "principal", mobile: "13800000001", lastSix: "567（8）", paths: ["/principal", "/sites/0/principal"] }]);
    const step = timeline.find((one) => one.step === "sms");
    assert.equal(step.deadline, "2026-11-22T10:30:00+08:00");
    assert.equal(step.overdue, false);
    assert.deepEqual(timeline.find((one) => one.step === "administration").workingDays, [1, 20]);
    checker.dispose();
  });
}

test("checkMany gives the same lists", async () => {
  const checker = await createChecker({ today: "2026-11-22" });
  assert.deepEqual(checker.checkMany([FILING, {}]), [checker.check(FILING), checker.check({})]);
  checker.dispose();
});
