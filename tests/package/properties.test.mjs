// What must be true of any filing and of any value at all, seen from JavaScript; tests/properties.rs says the same of the engine.
// `FC_SEED` and `FC_RUNS` make it look elsewhere and longer.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { filing, runs, shuffled, text } from "./filings.mjs";
import { native, built, source } from "./support.mjs";

const { createChecker, BeianError } = await built();
const [then, now] = await Promise.all(["2020-10-01", "2026-11-22"].map((today) => createChecker({ today })));

const FIELDS = [
  "subject.name", "subject.certificate.number", "subject.certificate.address", "subject.address", "subject.investor", "subject.remark", "person.name",
  "person.certificate.number", "person.mobile", "person.phone", "person.emergencyPhone", "person.email", "site.name", "site.domain", "site.homeUrl",
  "site.ip", "site.providerServiceNumber", "site.remark",
];

/** A report's text, or the error's; anything but a BeianError fails. */
function said(ask) {
  try {
    return JSON.stringify(ask());
  } catch (error) {
    if (!(error instanceof BeianError)) throw error;
    return JSON.stringify({ code: error.code, message: error.message, ...(error.path === undefined ? {} : { path: error.path }) });
  }
}

/** Does a span lie in the text, on the borders of characters? */
function liesIn({ span }, value) {
  if (span === undefined) return true;
  const [from, to] = span;
  return from < to && to <= value.length && [from, to].every((at) => !/^[\uDC00-\uDFFF]/.test(value.slice(at)) || !/[\uD800-\uDBFF]$/.test(value.slice(0, at)));
}

const pointed = (value, path) => path.split("/").slice(1).reduce((inner, key) => inner?.[key], value);

test("any filing: spans lie in its texts, on the borders of characters", () => {
  fc.assert(
    fc.property(filing(), (filing) => {
      for (const finding of now.check(filing).findings) assert.ok(liesIn(finding, pointed(filing, finding.path) ?? ""), JSON.stringify(finding));
    }),
    runs(300),
  );
});

test("any text in any field: the same, lone surrogates and all", () => {
  const any = fc.oneof(text(), fc.string({ unit: "binary" }), fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units)));
  fc.assert(
    fc.property(fc.constantFrom(...FIELDS), any, (field, value) => {
      for (const finding of now.checkField(field, value)) assert.ok(liesIn(finding, value), JSON.stringify([value, finding]));
    }),
    runs(1500),
  );
});

test("a report does not depend on the order of keys, and checkMany says what check says", () => {
  fc.assert(
    fc.property(fc.array(filing(), { minLength: 1, maxLength: 3 }), fc.nat(1000), (filings, turn) => {
      const reports = filings.map((filing) => now.check(filing));
      assert.deepEqual(filings.map((filing) => now.check(shuffled(filing, turn))), reports);
      assert.deepEqual(now.checkMany(filings), reports);
    }),
    runs(150),
  );
});

test("any value at all has an answer or a BeianError, and the next call is right", () => {
  const right = said(() => now.check({ sites: [{ name: "山间小屋手记" }] }));
  const any = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true, withNullPrototype: true, withObjectString: true });
  const named = fc.dictionary(fc.constantFrom("subject", "sites", "principal", "region", "filed", "materials", "footer", "__proto__", "toJSON"), any);
  fc.assert(
    fc.property(fc.oneof(any, named), fc.constantFrom(...FIELDS, "site.nothing"), (value, field) => {
      for (const ask of [() => now.check(value), () => now.checkMany([value]), () => now.checkField(field, value), () => now.checkField(field, "x", value), () => now.compareRegions(value), () => now.explainRefusal(value), () => now.readIcpNumber(value), () => now.footer(value)]) said(ask);
      assert.equal(said(() => now.check({ sites: [{ name: "山间小屋手记" }] })), right);
    }),
    runs(400),
  );
});

for (const [today, checker] of [["2020-10-01", then], ["2026-11-22", now]]) {
  test(`generated filings on ${today}: native = WebAssembly`, { timeout: 900_000 }, async () => {
    const { numRuns, seed } = runs(300);
    const filings = fc.sample(filing(), { numRuns, seed });
    const reports = await native(today, "zh-CN", filings);
    assert.equal(reports.length, filings.length);
    filings.forEach((filing, i) => assert.equal(said(() => checker.check(filing)), reports[i], JSON.stringify(filing)));
    assert.ok(reports.filter((report) => JSON.parse(report).findings?.length > 0).length * 2 > filings.length, "most have something to find");
  });
}

test("a table that is written is read as it was", async () => {
  const table = await source("table/index");
  // The reader takes a cell's own white space away, and what spreadsheets put before a text.
  const cell = fc.oneof(text(), fc.string({ unit: "grapheme" }), fc.constantFrom('"', ",", "a\nb", 'x"y,z', "；")).map((value) => value.replace(/[\0\r]/g, "").trim()).filter((value) => value !== "" && !/^[=+\-@'\t]/.test(value));
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (names) => {
      const csv = ["网站名称,订单号", ...names.map((name, i) => `"${name.replaceAll('"', '""')}",${i}`)].join("\r\n") + "\r\n";
      const { rows } = await table.openTable(new Blob([csv]));
      const reader = await table.TableReader.open(rows);
      const orders = [];
      for await (const order of reader.orders()) orders.push(order);
      assert.equal(orders.length, names.length);
      for (const [i, order] of orders.entries()) if (order.faults.length === 0) assert.equal(order.filing.sites[0].name.normalize(), names[i].normalize());
    }),
    runs(150),
  );
});
