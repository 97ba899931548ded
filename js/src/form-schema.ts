// A whole form as a Standard Schema. Form libraries that take one schema for all of their values (React Hook Form's resolver,
// TanStack Form, VeeValidate's `useForm`) hand over these values; what is found lies at the names of the form.

import { pathOfField } from "./field.js";
import { isOurs } from "./judged.js";
import type { Checker, Field, Filing, Finding, Report, StandardSchemaV1 } from "./types.js";

/**
 * What a name of a form stands for: a {@link Field}, one of what is chosen from a list, or a JSON pointer into the filing.
 * @example
 * const places: Record<string, Place> = { province: "region", siteName: "site.name", domain: "/sites/0/domains/0" };
 */
export type Place = Field | "region" | "subject.nature" | "subject.certificate.kind" | "person.certificate.kind" | `/${string}`;

/**
 * The names of a form's values, nested ones with dots (`"sites.0.name"`), and what they stand for.
 * @example
 * const places: Places<{ siteName: string; region: string }> = { siteName: "site.name", region: "region" };
 */
export type Places<Values> = { readonly [name in (keyof Values & string) | `${keyof Values & string}.${string}`]?: Place };

/**
 * What {@link toFormSchema} asks of a checker: that of the package or that of `beian-check/worker`.
 * @example
 * const checker: FilingChecker = await createChecker();
 */
export interface FilingChecker {
  /** As in {@link Checker.check}. */
  check(filing: Filing): Report | Promise<Report>;
}

/**
 * A whole form as a Standard Schema: its values become a filing, the filing is checked, and what is found at the places that the
 * form has becomes issues at their names. Issues are what would send the filing back, and what is missing: the library asks when
 * the person has been there, or hands in. What only may send it back is no issue ({@link toHints} says it), and what lies
 * elsewhere in the filing is not this form's. A value that changes is seen wherever it matters: region and nature decide about names.
 *
 * @param checker `null` or `undefined` as long as there is none: everything passes
 * @param places what the form's names stand for
 * @param filing makes the filing out of the form's values; asked at each validation
 * @example
 * const schema = toFormSchema(checker, { region: "region", siteName: "site.name" }, ({ region, siteName }: Values) => ({ region, sites: [{ name: siteName }] }));
 * useForm({ resolver: standardSchemaResolver(schema) }); // React Hook Form
 * @example
 * useForm({ defaultValues, validators: { onChange: schema } }); // TanStack Form
 */
export function toFormSchema<Values extends object>(
  checker: Pick<Checker, "check"> | FilingChecker | null | undefined,
  places: Places<Values>,
  filing: (values: Values) => Filing,
): StandardSchemaV1<Values, Values> {
  const asked = Object.entries(places as Record<string, Place>).map(([name, place]) => ({
    path: name.split(".").map((step) => (/^(0|[1-9]\d*)$/.test(step) ? Number(step) : step)),
    pointer: place.startsWith("/") ? place : pathOfField(place),
  }));
  const pathOf = (pointer: string): PropertyKey[] | undefined => asked.find((place) => lies(pointer, place.pointer))?.path;
  const issuesIn = (report: Report): { message: string; path: PropertyKey[] }[] =>
    report.findings.flatMap(({ verdict, path: pointer, message }: Finding) => {
      const path = verdict === "reject" || verdict === "missing" ? pathOf(pointer) : undefined;
      return path === undefined ? [] : [{ message, path }];
    });
  const answer = (values: Values, issues: { message: string; path: PropertyKey[] }[]) => (issues.length > 0 ? { issues } : { value: values });
  const tooLong = (values: Values, error: unknown) => {
    // Too long a text is something a person can type; everything else is for the program.
    if (!isOurs(error) || error.code !== "too-large" || error.path === undefined) throw error;
    const path = pathOf(error.path);
    if (path === undefined) throw error;
    return answer(values, [{ message: error.message, path }]);
  };
  return {
    "~standard": {
      version: 1,
      vendor: "beian-check",
      validate(value: unknown) {
        if (typeof value !== "object" || value === null) return { issues: [{ message: "应为一个对象。 This must be an object." }] };
        const values = value as Values;
        if (!checker) return { value: values };
        try {
          const report = checker.check(filing(values));
          if (!("then" in report)) return answer(values, issuesIn(report));
          return report.then(
            (later) => answer(values, issuesIn(later)),
            (error: unknown) => tooLong(values, error),
          );
        } catch (error) {
          return tooLong(values, error);
        }
      },
    },
  };
}

/** There, or inside of it; a list that is empty lies where its first item would. */
function lies(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`) || (place.endsWith("/0") && pointer === place.slice(0, -2));
}
