// What the handbook shows, asked of the engine itself: every record of the book, in both languages, and what it finds in its examples.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { at } from "../lib/root.mjs";
import { filesIn } from "../lib/stamp.mjs";
import { ENGINE, TABLES } from "../steps/engine.mjs";

const LOADS = { rules: "loadRules", divisions: "loadDivisions", idioms: "loadIdioms", english: "loadEnglish", handbook: "loadHandbook" };

async function engine(locale) {
  const { createGlue, IMPORTS } = await import(pathToFileURL(at("js/generated/glue.js")).href);
  const glue = createGlue();
  const { instance } = await WebAssembly.instantiate(readFileSync(ENGINE.wasm), { [IMPORTS]: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const made = new glue.Engine(JSON.stringify({ today: FIRST_DAY, locale, overlays: [] }));
  for (const [table, load] of Object.entries(LOADS)) made[load](readFileSync(TABLES[table]));
  return made;
}

/** The day of the first manual. */
const FIRST_DAY = "2020-09-21";

/** Days on which a record begins, or is over. On these and on the book's own day every record holds at least once. */
function turningDays() {
  const lines = filesIn("rules").filter((file) => file.endsWith(".toml")).flatMap((file) => readFileSync(file, "utf8").split("\n"));
  return [...new Set(lines.flatMap((line) => /^(?:from|to) = (\d{4}-\d\d-\d\d)/.exec(line)?.[1] ?? []))].sort();
}

/** All filings judged on a day. Reports cross in a short form (js/src/reports.ts): rule, verdict, path, message, span, … */
function judged(made, day, filings) {
  made.setToday(day);
  const [, reports] = JSON.parse(made.checkMany(`[${filings.join(",")}]`));
  return reports.map(([, findings]) => findings.map(([rule, verdict, path, message, span]) => ({ rule, verdict, path, message, span })));
}

const years = (day, count) => String(Number(day.slice(0, 4)) + count) + day.slice(4);

/** The day of an example, as the tests of the book reckon it: when the source spoke, or when the rule began. */
function itsDay({ from = "", to, source }) {
  const after = from > source.asOf ? from : source.asOf;
  return to !== undefined && after >= to ? from || FIRST_DAY : after;
}

export async function readBook() {
  const [zh, en] = [await engine("zh-CN"), await engine("en")];
  const { version, asOf } = (([fresh, [report]]) => fresh[report.at(-1) - 1])(JSON.parse(zh.checkMany("[{}]")));
  const records = [];
  const seen = new Set();
  for (const day of [asOf, ...turningDays(), FIRST_DAY]) {
    zh.setToday(day);
    en.setToday(day);
    const english = JSON.parse(en.rules());
    for (const [at, rule] of JSON.parse(zh.rules()).entries()) {
      const key = JSON.stringify(rule);
      if (seen.has(key)) continue;
      seen.add(key);
      records.push({ ...rule, en: english[at], day: itsDay(rule), isPast: rule.to !== undefined && rule.to <= asOf });
    }
  }
  tryExamples(zh, en, records, asOf);
  zh.setToday(asOf);
  en.setToday(asOf);
  const names = JSON.parse(en.regions());
  return { version, asOf, records, regions: JSON.parse(zh.regions()).map((region, at) => ({ ...region, en: names[at] })) };
}

/**
 * Puts into each example what its rule says of it, in both languages, and a day where it speaks of a day itself: it is then right on
 * that one alone.
 */
function tryExamples(zh, en, records, asOf) {
  const all = records.flatMap((record) => record.examples.map(({ filing, found }) => ({ record, text: filing, isBad: found })));
  const own = (findings, { record }) => findings.filter(({ rule }) => rule === record.id);
  const days = [asOf, years(asOf, 3), years(asOf, 12)].map((day) => judged(zh, day, all.map(({ text }) => text)));
  const isRightAlways = (one, at) => !one.record.isPast && days.every((findings) => own(findings[at], one).length > 0 === one.isBad);
  const dated = all.map((one, at) => ({ ...one, day: isRightAlways(one, at) ? undefined : one.record.day }));
  for (const record of records) record.examples = [];
  for (const day of new Set(dated.map((one) => one.day))) {
    const those = dated.filter((one) => one.day === day);
    const [inChinese, inEnglish] = [zh, en].map((made) => judged(made, day ?? asOf, those.map(({ text }) => text)));
    for (const [at, one] of those.entries()) {
      const findings = own(inChinese[at], one);
      if (findings.length > 0 !== one.isBad) throw new Error(`${one.record.id}: an example does not do on ${day ?? asOf} what the book says: ${one.text}`);
      one.record.examples.push({ filing: JSON.parse(one.text), isBad: one.isBad, day, findings, messages: findings.map(({ message }) => message), inEnglish: own(inEnglish[at], one).map(({ message }) => message) });
    }
  }
  // Those of no day came first; the book's own order is that of importance.
  for (const record of records) record.examples.sort((a, b) => Number(b.isBad) - Number(a.isBad));
}
