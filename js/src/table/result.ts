// The result as a table that can be corrected and read again: the rows as they were, and beside each what was found.

import type { Sentence } from "../faults.js";
import type { Finding } from "../types.js";
import { shown, type Cell } from "./cell.js";
import { RESULT } from "./columns.js";
import { placeOf, type Heading, type Order, type Remark } from "./rows.js";
import { countsOf, type Verdict } from "./tally.js";

export interface Outcome {
  readonly order: Order;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Faults and hints, and what the engine would not take. */
  readonly remarks: readonly Remark[];
}

const VERDICT: Record<Verdict, Sentence> = {
  unreadable: { zh: "读不出", en: "Not read" },
  reject: { zh: "必须修改", en: "Must change" },
  incomplete: { zh: "没有填完", en: "Incomplete" },
  risk: { zh: "可能退回", en: "May be sent back" },
  pass: { zh: "没有发现问题", en: "No problem found" },
};
const TAG: Record<Finding["verdict"], Sentence> = {
  reject: { zh: "必改", en: "Must change" },
  missing: { zh: "待填", en: "To fill in" },
  risk: { zh: "可能退回", en: "May be sent back" },
  note: { zh: "提示", en: "Note" },
};

/** Which of the two languages. */
export type Pick = (sentence: Sentence) => string;

export const verdictName = (verdict: Verdict, pick: Pick): string => pick(VERDICT[verdict]);
export const tagName = (verdict: Finding["verdict"], pick: Pick): string => pick(TAG[verdict]);

const ADDED = Object.values(RESULT);

/** The headings: the file's own, without those of an earlier result, and ours. */
export function resultHeading(kept: readonly number[], heading: Heading, pick: Pick): string[] {
  return [...kept.map((at) => heading.names[at] ?? ""), ...ADDED.map((sentence) => pick(sentence))];
}

/** The columns of the file that stay. */
export function keptColumns(heading: Heading, isResult: (name: string) => boolean): number[] {
  return heading.names.flatMap((name, at) => (isResult(name) ? [] : [at]));
}

/** A filing's rows: the verdict in each, the findings in the row that they belong to. */
export function resultRows({ order, verdict, findings, remarks }: Outcome, kept: readonly number[], heading: Heading, pick: Pick): (string | number)[][] {
  const english = pick({ zh: "zh", en: "en" }) === "en";
  const lines = new Map<number, string[]>(order.rows.map(({ line }) => [line, []]));
  const say = (line: number, text: string): void => void (lines.get(line) ?? lines.get(order.rows[0]?.line ?? 0))?.push(text);
  const colon = english ? ": " : "：";
  for (const { line, column, says } of remarks) say(line, `${column === undefined ? "" : `${column}${colon}`}${pick(says)}`);
  for (const { verdict: grave, path, message, fix } of findings) {
    const { line, column } = placeOf(order, heading, path, english);
    say(line, `【${tagName(grave, pick)}】${column === "" ? "" : `${column}${colon}`}${message}${fix === undefined ? "" : english ? ` → ${fix}` : ` 改为：${fix}`}`);
  }
  const { reject, missing, risk, note } = countsOf(findings);
  return order.rows.map((row) => [
    ...kept.map((at) => shown(row.cells[at] as Cell)),
    row.line, verdictName(verdict, pick), reject, missing, risk, note, (lines.get(row.line) ?? []).join("\n"),
  ]);
}
