// What there is to say of one field, sorted the way a form shows it.

import { isText, sorted, tooLong } from "./judged.js";
import type { Checker, Field, Filing } from "./types.js";

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
