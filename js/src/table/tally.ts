// What a whole file comes to: how many of each verdict, and the commonest reasons.

import type { Finding, Report } from "../types.js";

export type Verdict = Report["verdict"] | "unreadable";
/** Gravest first: the order in which a table sorts them. */
export const VERDICTS: readonly Verdict[] = ["unreadable", "reject", "incomplete", "risk", "pass"];

export interface Counts {
  reject: number;
  missing: number;
  risk: number;
  note: number;
}

export function countsOf(findings: readonly Finding[]): Counts {
  const counts: Counts = { reject: 0, missing: 0, risk: 0, note: 0 };
  for (const { verdict } of findings) counts[verdict]++;
  return counts;
}

export interface Reason {
  readonly rule: string;
  readonly verdict: Finding["verdict"];
  /** Filings that have it. */
  readonly filings: number;
}

export class Tally {
  readonly verdicts: Record<Verdict, number> = { unreadable: 0, reject: 0, incomplete: 0, risk: 0, pass: 0 };
  readonly #reasons = new Map<string, { rule: string; verdict: Finding["verdict"]; filings: number }>();

  get total(): number {
    return VERDICTS.reduce((sum, verdict) => sum + this.verdicts[verdict], 0);
  }

  add(verdict: Verdict, findings: readonly Finding[]): void {
    this.verdicts[verdict]++;
    const seen = new Set<string>();
    for (const { rule, verdict } of findings) {
      const key = `${verdict} ${rule}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const reason = this.#reasons.get(key);
      if (reason === undefined) this.#reasons.set(key, { rule, verdict, filings: 1 });
      else reason.filings++;
    }
  }

  /** The commonest first; where two are as common, the graver one. Notes send nothing back: they are no reasons. */
  reasons(most: number): Reason[] {
    const order = { reject: 0, missing: 1, risk: 2, note: 3 };
    const all = [...this.#reasons.values()].filter(({ verdict }) => verdict !== "note");
    return all.sort((a, b) => b.filings - a.filings || order[a.verdict] - order[b.verdict] || (a.rule < b.rule ? -1 : 1)).slice(0, most);
  }
}
