// Surnames: those of the Hundred Family Surnames, modern ones beside them, and compound ones.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readRows } from "./write.mjs";

export function surnames(folders, curated) {
  const all = JSON.parse(readFileSync(join(folders.surnames, "index.json"), "utf8")).filter(Boolean);
  const kinds = Object.fromEntries(readRows(readFileSync(join(curated, "surnames.tsv"), "utf8")).map(([kind, text]) => [kind, new Set(text)]));
  // The classical list ends with 公; what follows in the source is any character that some family bears.
  const single = all.filter((n) => n.length === 1);
  const known = new Set([...single.slice(0, single.indexOf("公") + 1), ...kinds.common, ...kinds.modern]);
  const kind = (n) => (kinds.common.has(n) ? "common" : kinds.word.has(n) ? "word" : "rare");
  const ambiguous = new Set([...kinds["compound-word"]].join("").split(" "));
  const compound = all.filter((n) => n.length === 2).map((n) => [n, ambiguous.has(n) ? "compound-word" : "compound"]);
  const order = ["common", "word", "rare", "compound", "compound-word"];
  return [...[...known].map((n) => [n, kind(n)]), ...compound].sort((a, b) => order.indexOf(a[1]) - order.indexOf(b[1]) || (a[0] < b[0] ? -1 : 1));
}
