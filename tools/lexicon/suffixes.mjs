// Public suffixes (ICANN section) under the top-level domains that can be filed with. Chinese labels in both forms.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { domainToASCII } from "node:url";
import { readRows } from "./write.mjs";

export async function suffixes(folders, lexicon) {
  const t = await import(pathToFileURL(join(folders.suffixes, "dist/es6/src/data/trie.js")).href);
  const offsets = [];
  let at = 0;
  for (const length of t.edgeLength) { offsets.push(at); at += length; }
  const rules = [];
  const walk = (node, tail, mark) => {
    for (let edge = t.edgeStart[node]; edge < t.edgeStart[node + 1]; edge += 1) {
      const label = t.labelText.slice(offsets[edge], offsets[edge] + t.edgeLength[edge]);
      const name = tail ? `${label}.${tail}` : label;
      if (t.nodeFlags[t.edgeChild[edge]] & 1) rules.push(mark + name);
      walk(t.edgeChild[edge], name, mark);
    }
  };
  walk(t.rulesRoot, "", "");
  walk(t.exceptionsRoot, "", "!");
  const tlds = new Set(readRows(readFileSync(join(lexicon, "tlds.tsv"), "utf8")).map(([tld]) => domainToASCII(tld)));
  const kept = rules.filter((r) => tlds.has(domainToASCII(r.split(".").at(-1).replace("!", ""))));
  return [...new Set(kept)].sort((a, b) => {
    const [x, y] = [a, b].map((r) => r.replace("!", "").split(".").reverse().join("."));
    return x < y ? -1 : x > y ? 1 : 0;
  });
}
