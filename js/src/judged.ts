// What the helpers for forms share: which values are judged, how findings are sorted, whose an error is.

import type { BeianError } from "./errors.js";
import type { Hints } from "./hints.js";
import type { Finding } from "./types.js";

/** Something to judge. Whether a field is required is the form's business. */
export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

export function sorted(found: readonly Finding[]): Hints {
  const saying = (verdict: Finding["verdict"]): string[] => found.filter((finding) => finding.verdict === verdict).map(({ message }) => message);
  const fix = found.find((finding) => finding.fix !== undefined && finding.fixPath === undefined)?.fix;
  return { errors: saying("reject"), warnings: saying("risk"), ...(fix === undefined ? {} : { fix }) };
}

/** Too long a text is something that a person can type; what else is thrown is for the program, and thrown on. */
export function tooLong(error: unknown): string {
  if (isOurs(error) && error.code === "too-large" && error.path === undefined) return error.message;
  throw error;
}

/** By its name: a checker of the package's other entries throws errors of a class of their own. */
export const isOurs = (error: unknown): error is BeianError => error instanceof Error && error.name === "BeianError";
