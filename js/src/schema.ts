import type { Checker, Field, Filing, StandardSchemaV1 } from "./types.js";
import type { Locale } from "./faults.js";
import { toHints } from "./hints.js";

/**
 * A field as a Standard Schema. The standard knows no severities: what would send the filing back is an issue, what only
 * may do so is not. An empty text passes, for whether a field is required is the form's business.
 */
export function fieldSchema(
  checker: Pick<Checker, "checkField">,
  locale: Locale,
  field: Field,
  context?: Filing | (() => Filing),
): StandardSchemaV1<string, string> {
  // An unknown field is the programmer's mistake: better here than at the first key press.
  checker.checkField(field, "");
  return {
    "~standard": {
      version: 1,
      vendor: "beian-check",
      validate(value: unknown) {
        if (typeof value !== "string") return { issues: [{ message: locale === "en" ? "This must be text." : "应为文本。" }] };
        const { errors } = toHints(checker, field, value, typeof context === "function" ? context() : context);
        return errors.length > 0 ? { issues: errors.map((message) => ({ message })) } : { value };
      },
    },
  };
}
