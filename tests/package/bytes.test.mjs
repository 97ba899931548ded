// Bytes in scripts: what is packed comes out, whatever a bundler makes of the text.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { pack } from "../../tools/lib/pack.mjs";
import { ENGINE } from "../../tools/steps/engine.mjs";
import { source } from "./support.mjs";

const { unpack, PLAIN } = await source("bytes");

test("every byte value survives, common or rare", () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * i + (i >> 3)) & 255);
  assert.deepEqual(unpack(pack(bytes)), bytes);
  assert.deepEqual(unpack(pack(new Uint8Array())), new Uint8Array());
});

test("Han characters stand as themselves; halves of them, and what only looks like one, survive too", () => {
  const { text } = pack(Buffer.from("江苏省（Jiangsu）"));
  assert.match(text, /^江苏省（.{7}）$/u);
  const odd = Buffer.concat([
    Buffer.from("江苏省，京ICP备𠮷\u2028\ufeff\uac00\u0100"),
    Buffer.from([0xe6, 0xb1, 0xe6, 0xb1, 0x9f, 0xe6]),
    Buffer.from([0xed, 0xa0, 0x80, 0xef, 0xbf, 0xbf, 0xe0, 0x80, 0x80, 0xe6, 0xb1]),
  ]);
  assert.deepEqual(Buffer.from(unpack(pack(odd))), odd);
});

test("the text needs no escapes in quotes, templates or HTML", () => {
  for (const character of "\"'`\\<$\n\r\u2028") assert.equal(PLAIN.includes(character), false);
  const { text } = pack(Uint8Array.from({ length: 256 }, (_, i) => i));
  assert.match(text, /^[ -~\u0100-\u01ff\u3000-\u9fff\uff00-\uffef]*$/);
});

test("the built package holds the engine's bytes as packed, for import and for require", async () => {
  const { text } = pack(await readFile(ENGINE.fast));
  for (const name of ["index.js", "index.cjs"]) assert.ok((await readFile(at("dist", name), "utf8")).includes(text), name);
});
