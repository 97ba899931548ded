// What the page and its worker say to each other. The page asks for what it shows and holds no more than that.
import type { Finding } from "beian-check";
import type { Counts, Reason, Remark, Verdict } from "../../../js/src/table/index.js";
import type { Locale } from "../language";

/** A filing in the list. */
export interface Line extends Counts {
  /** Its number among all, from 0. */
  readonly at: number;
  /** Where it begins in the file. */
  readonly line: number;
  readonly rows: number;
  readonly subject: string;
  readonly sites: string;
  readonly region: string;
  readonly verdict: Verdict;
  /** The gravest thing that is said of it. */
  readonly says: string;
}

export interface Placed {
  readonly finding: Finding;
  readonly line: number;
  readonly column: string;
  /** What stands in the field. */
  readonly value: string;
}

export interface Details {
  readonly line: Line;
  readonly findings: readonly Placed[];
  readonly remarks: readonly Said[];
}

/** A remark, in the language of the run. */
export interface Said extends Omit<Remark, "says"> {
  readonly says: string;
}

export type SortKey = "line" | "verdict" | "subject" | "region" | "reject" | "missing" | "risk";

export interface Query {
  readonly verdict: Verdict | null;
  readonly rule: string | null;
  readonly text: string;
  readonly sort: SortKey;
  readonly down: boolean;
}

export interface NamedReason extends Reason {
  readonly title: string;
}

/** How a run stands. Comes a few times a second, and at its end. */
export interface Progress {
  readonly state: "counting" | "running" | "done" | "stopped" | "broken";
  /** From 0 to 1. */
  readonly share: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly rows: number;
  readonly reasons: readonly NamedReason[];
  /** Filings in the list, as it is asked for. */
  readonly listed: number;
  /** The first of what could not be read. */
  readonly unreadable: readonly Said[];
  readonly about: About | null;
  /** Milliseconds since it began. */
  readonly took: number;
}

/** What is to be said of the file. */
export interface About {
  readonly encoding: string | null;
  readonly unknown: readonly string[];
  readonly twice: readonly string[];
  readonly above: readonly number[];
  readonly examples: readonly number[];
}

export type Fault = "no-heading" | "empty" | "xls" | "broken" | "engine";
export type Kind = "csv" | "xlsx";

/** What can be asked of the worker, and what it answers. */
export interface Asks {
  open(given: { file: Blob; locale: Locale; today: string; query: Query }): Fault | null;
  stop(given: null): null;
  list(given: Query): number;
  lines(given: { from: number; to: number }): readonly Line[];
  details(given: { at: number }): Details;
  result(given: { kind: Kind }): Blob;
  template(given: { kind: Kind; locale: Locale }): Blob;
}
export type Ask = keyof Asks;
export type Given<A extends Ask> = Parameters<Asks[A]>[0];
export type Answer<A extends Ask> = ReturnType<Asks[A]>;

export interface Question {
  readonly id: number;
  readonly ask: Ask;
  readonly given: unknown;
}
export type Reply = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly error: string } | { readonly progress: Progress } | { readonly ready: true };
