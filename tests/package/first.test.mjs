// The engine of the page's first check (the crate without its feature `whole`): what it finds, the whole engine finds too, word for
// word, when neither has its tables; and what it leaves out is what needs a table, or is of the order as a whole.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createGlue, IMPORTS } from "../../js/generated/glue.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));

function start(file, today, locale = "zh-CN") {
  const glue = createGlue();
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(read(`target/js/engine/${file}`)), { [IMPORTS]: glue });
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return new glue.Engine(JSON.stringify({ today, locale, overlays: [] }));
}

const filings = ["good", "refused"].flatMap((folder) =>
  readdirSync(new URL(`../fixtures/${folder}/`, import.meta.url)).map((file) => ({ file, ...JSON.parse(read(`tests/fixtures/${folder}/${file}`)) })),
);
/** Each finding on a line of its own; a field at a time, since reports leave out what crossed before. */
const FIELDS = ["subject.name", "subject.certificate.number", "person.name", "person.certificate.number", "person.mobile", "person.phone", "person.email", "site.name", "site.domain", "site.homeUrl", "site.ip"];
const valueOf = ({ subject = {}, principal = {}, sites = [] }, field) => {
  const site = sites[0] ?? {};
  const domain = site.domains?.[0];
  const values = {
    "subject.name": subject.name, "subject.certificate.number": subject.certificate?.number, "person.name": principal.name,
    "person.certificate.number": principal.certificate?.number, "person.mobile": principal.mobile, "person.phone": principal.phone, "person.email": principal.email,
    "site.name": site.name, "site.domain": typeof domain === "string" ? domain : domain?.name, "site.homeUrl": site.homeUrl, "site.ip": site.ip?.[0],
  };
  return values[field] ?? "";
};
const lines = (engine, filing, field) => JSON.parse(engine.checkField(field, valueOf(filing, field), JSON.stringify(filing))).map((finding) => JSON.stringify(finding));

for (const locale of ["zh-CN", "en"]) {
  test(`what the first engine finds, the whole one finds too (${locale})`, () => {
    let found = 0;
    for (const { file, today, filing } of filings) {
      const [first, whole] = [start("engine-first.wasm", today ?? "2026-11-22", locale), start("engine.wasm", today ?? "2026-11-22", locale)];
      for (const field of FIELDS) {
        const all = lines(whole, filing, field);
        for (const line of lines(first, filing, field)) {
          found += 1;
          assert.ok(all.includes(line), `${file} ${field}: ${line}`);
        }
      }
    }
    assert.ok(found > 100, `${found} findings are too few to tell`);
  });
}

test("of one field without tables it leaves nothing out", () => {
  const left = new Set();
  for (const { today, filing } of filings) {
    const [first, whole] = [start("engine-first.wasm", today ?? "2026-11-22"), start("engine.wasm", today ?? "2026-11-22")];
    for (const field of FIELDS) {
      const mine = lines(first, filing, field);
      for (const line of lines(whole, filing, field)) if (!mine.includes(line)) left.add(JSON.parse(line).rule);
    }
  }
  assert.deepEqual([...left], []);
});
