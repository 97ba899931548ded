/**
 * How form libraries write where a field is.
 * @example
 * const style: FormPathStyle = "dots"; // "sites.0.name"
 */
export type FormPathStyle = "brackets" | "dots" | "array";

/**
 * A finding's JSON pointer as the path of a form library.
 *
 * - `"brackets"`: `sites[0].name` (Formik, VeeValidate, TanStack Form, lodash)
 * - `"dots"`: `sites.0.name` (React Hook Form, Element Plus' `prop`, Mantine)
 * - `"array"`: `["sites", 0, "name"]` (Ant Design, Zod's issues)
 *
 * @example
 * for (const { path, message } of report.findings) form.setError(toFormPath(path, "dots"), { message });
 */
export function toFormPath(pointer: string, style?: "brackets" | "dots"): string;
export function toFormPath(pointer: string, style: "array"): (string | number)[];
export function toFormPath(pointer: string, style: FormPathStyle = "brackets"): string | (string | number)[] {
  const steps = pointer.split("/").slice(1).map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"));
  const isNumber = (step: string): boolean => /^(0|[1-9]\d*)$/.test(step);
  if (style === "array") return steps.map((step) => (isNumber(step) ? Number(step) : step));
  if (style === "dots") return steps.join(".");
  let path = "";
  for (const step of steps) path += isNumber(step) ? `[${step}]` : path === "" ? step : `.${step}`;
  return path;
}
