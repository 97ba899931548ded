// What there is to say of one field, sorted the way a form shows it.

import type { BeianError } from "./errors.js";
import type { Checker, Field, Filing, Finding } from "./types.js";

/**
 * What {@link toHints} has to say of a field's value.
 * @example
 * const { errors, warnings, fix }: Hints = toHints(checker, "site.name", siteName, filing);
 */
export interface Hints {
  /** What would send the filing back: the findings whose verdict is `reject`. */
  errors: string[];
  /** What may send it back: those whose verdict is `risk`. */
  warnings: string[];
  /** The whole value as it should be, where one can be offered safely. */
  fix?: string;
}

/**
 * A field's messages, sorted for a form: for what a form library or a component kit has no place for, which is warnings and
 * corrections. Cheap enough to be called at each rendering. It never throws for what a person typed, however long that is; an
 * empty field and what is no text have no hints.
 *
 * @param checker `null` or `undefined` as long as there is none: then there is nothing to say
 * @param context whatever else of the filing is known
 * @example
 * const { warnings, fix } = toHints(checker, "site.name", values.siteName, filingOf(values));
 */
export function toHints(checker: Pick<Checker, "checkField"> | null | undefined, field: Field, value: unknown, context?: Filing): Hints {
  if (!checker || !isText(value)) return { errors: [], warnings: [] };
  try {
    return sorted(checker.checkField(field, value, context));
  } catch (error) {
    return { errors: [tooLong(error)], warnings: [] };
  }
}

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
