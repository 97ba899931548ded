import type { Checker, Field, Filing, StandardSchemaV1 } from "./types.js";
import { BeianError } from "./errors.js";
import type { Locale } from "./faults.js";

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
        if (value === "") return { value };
        try {
          const found = checker.checkField(field, value, typeof context === "function" ? context() : context);
          const issues = found.filter(({ verdict }) => verdict === "reject").map(({ message }) => ({ message }));
          return issues.length > 0 ? { issues } : { value };
        } catch (error) {
          // Too long a text is something a person can type; everything else is for the program.
          const typed = error instanceof BeianError && error.code === "too-large" && error.path === undefined;
          if (!typed) throw error;
          return { issues: [{ message: error.message }] };
        }
      },
    },
  };
}
