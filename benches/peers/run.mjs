// beian-check beside the libraries that check parts of what it checks: time, bytes and who is right, in one run on the same
// 10,000 made-up filings. Ours runs all its rules and writes the messages; theirs do their part.
//   npm run bench [-- COUNT]

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { createChecker } from "../../dist/index.js";
import { Numbers, uscc } from "../../tests/fixtures/make-numbers.mjs";
import { spent } from "../clock.mjs";
import { some } from "../filings/make.mjs";
import { judgeAddress, judgeByPeers, PARTS } from "./parts.mjs";

const TODAY = "2026-11-22";
const ROUNDS = 5;
const count = Number(process.argv[2] ?? 10_000);
const filings = some(count);
const checker = await createChecker({ today: TODAY });

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const cell = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** Microseconds for one item, medians of rounds taken in turn, so that a busy moment hits all alike. */
function race(works, items) {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, work] of Object.entries(works)) {
      const began = spent();
      work(items);
      if (round >= 0) times[name].push((spent() - began) / items.length);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

const each = (ask) => (items) => {
  for (const item of items) ask(item);
};

console.log(`\n## Time\n\nNode.js ${process.versions.node}, ${count} filings, µs of processor time each, median of ${ROUNDS} rounds taken in turn\n`);
console.log("| part | beian-check | peer | µs | ours is … times as fast |\n|---|---:|---|---:|---:|");
for (const [part, { field, context, of, peers }] of Object.entries(PARTS)) {
  const values = filings.map(of).filter((value) => value !== null);
  const works = { ours: each((value) => checker.checkField(field, value, context)) };
  for (const [name, ask] of Object.entries(peers)) works[name] = each(ask);
  const { ours, ...theirs } = race(works, values);
  for (const [name, micros] of Object.entries(theirs)) console.log(`| ${part} | ${cell(ours)} | ${name} | ${cell(micros)} | ${cell(micros / ours)} |`);
}

const WHOLE = {
  checkMany: (items) => checker.checkMany(items),
  check: each((filing) => checker.check(filing)),
  peers: each(judgeByPeers),
  address: each(judgeAddress),
};
const whole = race(WHOLE, filings);
const row = (name, ours) => `| ${name} | ${cell(ours)} | ${cell(whole.peers)} | ${cell(whole.peers / ours)} | ${cell(whole.peers + whole.address)} | ${cell((whole.peers + whole.address) / ours)} |`;
console.log("\n| whole filing | beian-check | peers without the address | ratio | with zh-address-parse | ratio |\n|---|---:|---:|---:|---:|---:|");
console.log(row("checkMany", whole.checkMany));
console.log(row("check", whole.check));

console.log("\n## Who is right\n\nOn a labelled set; wrong = accepts what is wrong, or refuses what is right\n");
const zero = checkZero();
const labelled = JSON.parse(readFileSync(new URL("labelled.json", import.meta.url), "utf8")).map((one) => (one.value === "CHECK-ZERO" ? { ...one, value: zero } : one));
console.log("| part | cases | library | accepts what is wrong | refuses what is right |\n|---|---:|---|---|---|");
for (const [part, { field, context, peers }] of Object.entries(PARTS)) {
  const cases = labelled.filter((one) => one.part === part);
  if (!cases.length) continue;
  const ours = (value) => !checker.checkField(field, value, context).some(({ verdict, rule }) => verdict === "reject" || (part === "banned words" && rule === "site-name/region-word"));
  for (const [name, ask] of Object.entries({ "beian-check": ours, ...peers })) {
    const miss = (good) => cases.filter((one) => one.good === good && safely(ask, one.value) !== good).map((one) => `${one.value} (${one.why || "ordinary"})`);
    console.log(`| ${part} | ${cases.length} | ${name} | ${miss(false).join("; ") || "–"} | ${miss(true).join("; ") || "–"} |`);
  }
}

console.log("\n## Bytes\n\nMinified for browsers, everything each brings along\n");
const theirs = await bytes(`
  import IdValidator from "id-validator"; import GB2260 from "id-validator/src/GB2260";
  import validator from "validator"; import { stdnum } from "stdnum"; import { parsePhoneNumberFromString } from "libphonenumber-js/max";
  import { parse } from "tldts"; import { Mint } from "mint-filter"; import { z } from "zod";
  console.log(IdValidator, GB2260, validator, stdnum, parsePhoneNumberFromString, parse, Mint, z);`);
const address = await bytes(`import parse from "zh-address-parse"; console.log(parse);`);
const own = await bytes(`import { createChecker } from "../../dist/index.js"; console.log(createChecker);`);
console.log("| | minified | gzip | brotli |\n|---|---:|---:|---:|");
for (const [name, size] of [["beian-check, with all tables", own], ["the peers together, without the address", theirs], ["zh-address-parse", address]]) {
  console.log(`| ${name} | ${size.raw} | ${size.gzip} | ${size.brotli} |`);
}
console.log(`\nOurs is ${cell(own.brotli / (theirs.brotli + address.brotli))} of theirs with the address parser, ${cell(own.brotli / theirs.brotli)} without it.`);
checker.dispose();

async function bytes(contents) {
  const resolveDir = fileURLToPath(new URL(".", import.meta.url));
  const made = await build({ stdin: { contents, resolveDir }, bundle: true, minify: true, format: "esm", platform: "browser", write: false, logLevel: "error" });
  const code = made.outputFiles[0].contents;
  return { raw: code.length, gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length };
}

function safely(ask, value) {
  try {
    return Boolean(ask(value));
  } catch {
    return false;
  }
}

/** A good code whose check character is 0. */
function checkZero() {
  const numbers = new Numbers(1);
  for (;;) {
    const code = uscc("91", "330106", numbers.eight());
    if (code.endsWith("0")) return code;
  }
}
