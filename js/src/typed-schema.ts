// VeeValidate 4 has an interface of its own for schemas; version 5 takes Standard Schemas as they are.

import { toFormPath } from "./form-path.js";
import type { StandardSchemaV1 } from "./types.js";

/**
 * VeeValidate's `TypedSchema`.
 * @example
 * const schema: TypedSchema<string> = toTypedSchema(checker.schema("site.name"));
 */
export interface TypedSchema<I = unknown, O = I> {
  /** What VeeValidate looks for. */
  __type: "VVTypedSchema";
  /** Rejects never: what is wrong is in `errors`. */
  parse(value: I): Promise<{ value?: O; errors: { path?: string; errors: string[] }[] }>;
}

/**
 * A Standard Schema, of a field or of a whole form, as VeeValidate 4 takes it.
 * @example
 * const { value, errors } = useField("siteName", toTypedSchema(checker.schema("site.name", () => filing)));
 * @example
 * const { handleSubmit } = useForm({ validationSchema: toTypedSchema(toFormSchema(checker, places, filingOf)) });
 */
export function toTypedSchema<I, O>(schema: StandardSchemaV1<I, O>): TypedSchema<I, O> {
  return {
    __type: "VVTypedSchema",
    async parse(value) {
      const result = await schema["~standard"].validate(value);
      if (!("issues" in result) || result.issues === undefined) return { value: result.value, errors: [] };
      const at = new Map<string, string[]>();
      for (const { message, path = [] } of result.issues as { message: string; path?: PropertyKey[] }[]) {
        // Standard Schema allows steps that are objects with a key.
        const steps = path.map((step) => String(typeof step === "object" ? (step as { key: PropertyKey }).key : step));
        const name = toFormPath(steps.map((step) => `/${step.replace(/~/g, "~0").replace(/\//g, "~1")}`).join(""));
        at.set(name, [...(at.get(name) ?? []), message]);
      }
      return { errors: [...at].map(([path, errors]) => (path === "" ? { errors } : { path, errors })) };
    },
  };
}
