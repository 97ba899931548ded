// Filings are judged some at a time: one crossing to the engine for many, and between them whoever waits gets a turn.

import type { BeianError } from "../errors.js";
import type { Checker, Filing, Report } from "../types.js";

/** Filings that are judged before somebody else gets a turn: some 50 ms of work. */
export const AT_ONCE = 64;

export interface Refused {
  /** JSON pointer into the filing, where the engine says one. */
  readonly path: string;
  readonly message: string;
}

export type Judged = { readonly report: Report } | { readonly refused: Refused };

/** Never throws for what stands in a filing: one that cannot be judged takes no other with it. */
export function judge(checker: Checker, filings: readonly Filing[]): Judged[] {
  try {
    return checker.checkMany(filings as Filing[]).map((report) => ({ report }));
  } catch (thrown) {
    if (!isBeianError(thrown) || thrown.code === "disposed" || thrown.code === "wasm-failed") throw thrown;
    if (filings.length !== 1) return filings.flatMap((filing) => judge(checker, [filing]));
    return [{ refused: { path: (thrown.path ?? "").replace(/^\/0(?=\/|$)/, ""), message: thrown.message } }];
  }
}

/** By its name: the engine may come from another script than this one, with a class of its own. */
const isBeianError = (thrown: unknown): thrown is BeianError => thrown instanceof Error && thrown.name === "BeianError";
