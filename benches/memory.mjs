// What an instance of the engine has of memory over a million ordinary checks, no two of the same filing: it must not grow, and stay
// under 4 MB.
//   npm run bench:memory [-- COUNT]     (after npm run build; two minutes of a processor)

import { batches, rawEngine } from "./limit/engine.mjs";
import { filings } from "./filings/make.mjs";

const MOST = 4 << 20;
const count = Number(process.argv[2] ?? 1_000_000);
const { engine, bytes } = await rawEngine("2026-11-22");
const from = filings();
const row = (checks) => console.log(`| ${checks.toLocaleString("en")} | ${bytes().toLocaleString("en")} |`);

console.log("| checks | bytes of the instance |\n|---:|---:|");
row(0);
let next = 1_000;
let after = 0;
for (let done = 0; done < count; ) {
  // Every filing is another one: nothing that is kept of one serves the next.
  const texts = Array.from({ length: 640 }, () => JSON.stringify(from.next().value));
  for (const batch of batches(texts.slice(64))) engine.checkMany(batch);
  for (const text of texts.slice(0, 64)) engine.check(text);
  done += texts.length;
  if (after === 0 && done >= 10_000) after = bytes();
  if (done < next && done < count) continue;
  row(done);
  next *= 10;
}
if (bytes() > MOST || bytes() > after) {
  console.error(`${bytes()} bytes: ${bytes() > MOST ? "more than 4 MB" : `${bytes() - after} more than after 10,000 checks`}`);
  process.exitCode = 1;
}
