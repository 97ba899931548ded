// The widget's own words. Messages are the engine's.

import type { Finding } from "../types.js";

export type Locale = "zh-CN" | "en";
type Verdict = Finding["verdict"];

const WORDS: Record<Verdict, readonly [string, string]> = {
  reject: ["必改", "Must change"],
  missing: ["待填", "To fill in"],
  risk: ["可能退回", "May be sent back"],
  note: ["提示", "Note"],
};

export const pick = (both: readonly [string, string], locale: Locale): string => both[locale === "en" ? 1 : 0];
export const wordOf = (verdict: Verdict, locale: Locale): string => pick(WORDS[verdict], locale);
export const colon = (locale: Locale): string => pick(["：", ": "], locale);
export const choose = (locale: Locale): string => pick(["请选择", "Please choose"], locale);
export const changeTo = (value: string, locale: Locale): string => pick([`改为 ${value}`, `Change to ${value}`], locale);
export const sourceOf = ({ source: { document, section, asOf } }: Finding, locale: Locale): string =>
  document === "" ? "" : pick(["依据：", "Source: "], locale) + [document, section, asOf].filter(Boolean).join(" · ");

/** The language that an element is in. */
export function localeOf(element: Element): Locale {
  const lang = element.closest("[lang]")?.getAttribute("lang") ?? element.ownerDocument.documentElement.lang;
  return /^en\b/i.test(lang) ? "en" : "zh-CN";
}

/** How many of each there are, for those who hear it. */
export function counted(findings: readonly Finding[], locale: Locale): string {
  const parts = (Object.keys(WORDS) as Verdict[]).flatMap((verdict) => {
    const count = findings.filter((finding) => finding.verdict === verdict).length;
    return count > 0 ? [pick([`${wordOf(verdict, locale)} ${count} 处`, `${wordOf(verdict, locale)}: ${count}`], locale)] : [];
  });
  return parts.join(pick(["，", ", "], locale));
}

/** Where a finding stands in words: the verdict is never said by colour alone. */
export const sentence = (finding: Finding, locale: Locale): string => wordOf(finding.verdict, locale) + colon(locale) + finding.message;

/** The corrected value; of a long one the part that changes, with a little around it. */
export function changed(before: string, after: string): string {
  if (after.length <= 24) return after;
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const from = Math.max(0, head - 4);
  const to = Math.min(after.length, Math.max(after.length - tail + 4, from + 8));
  const part = after.slice(from, Math.min(to, from + 24));
  return (from > 0 ? "…" : "") + part + (from + part.length < after.length ? "…" : "");
}
