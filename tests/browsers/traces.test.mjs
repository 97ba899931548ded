// The search itself: it finds each form, wherever it begins, and nothing where nothing is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { found, formsOf } from "./traces.mjs";

test("each form is found, at every place, and only it", () => {
  for (const value of ["欧阳砚秋", "yanqiu.7f3q@mail.example", "110101198503072170"]) {
    for (const before of ["", "a", "ab", "abc", "山"]) {
      const whole = `${before}${value}z`;
      for (const bytes of [Buffer.from(whole), Buffer.from(whole, "utf16le"), encodeURIComponent(whole), JSON.stringify({ a: whole }), Buffer.from(whole).toString("base64"), Buffer.from(whole).toString("hex")]) assert.notDeepEqual(found([value], bytes), [], String(bytes));
    }
    assert.deepEqual(found([value], "欧阳 yanqiu 110101 %E6%AC%A7"), []);
    for (const form of Object.values(formsOf(value))) assert.ok(form.length >= 8);
  }
  assert.deepEqual(found(["欧阳砚秋"], new URL("http://欧阳砚秋.test").href), ["欧阳砚秋 as a domain name"]);
  // What it does not see, and why nothing that is compressed may be trusted to it.
  assert.deepEqual(found(["欧阳砚秋"], gzipSync("欧阳砚秋".repeat(3))), []);
});
