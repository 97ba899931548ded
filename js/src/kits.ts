// Rules for the forms of Chinese component kits. Ant Design and Element Plus validate with async-validator, Vant with a
// validator of its own; only Ant Design knows warnings.

import { isOurs, isText, sorted, tooLong } from "./judged.js";
import type { Checker, Field, Filing, Finding } from "./types.js";

/**
 * The kits whose rules {@link toRules} can make.
 * @example
 * const kit: Kit = "element-plus";
 */
export type Kit = "ant-design" | "element-plus" | "vant";

/**
 * What {@link toRules} asks of a checker: that of the package or that of `beian-check/worker`.
 * @example
 * const checker: FieldChecker = await createChecker();
 */
export interface FieldChecker {
  /** As in {@link Checker.checkField}. */
  checkField(field: Field, value: string, context?: Filing): Finding[] | Promise<Finding[]>;
}

/**
 * A rule of Ant Design's `Form.Item`.
 * @example
 * const rules: AntDesignRule[] = toRules(checker, "site.name");
 */
export interface AntDesignRule {
  /** Rejects with what is wrong. */
  validator(rule: unknown, value: unknown): Promise<void>;
  /** Says what it has to say without stopping the form. */
  warningOnly?: boolean;
}

/**
 * A rule of Element Plus' `ElFormItem`.
 * @example
 * const rules: ElementPlusRule[] = toRules(checker, "site.name", {}, "element-plus");
 */
export interface ElementPlusRule {
  /** Calls back with what is wrong, or with nothing: the kit's types allow no promise here. */
  validator(rule: unknown, value: unknown, callback: (error?: Error) => void): void;
  /** When the kit asks. */
  trigger: string[];
}

/**
 * A rule of Vant's `Field`.
 * @example
 * const rules: VantRule[] = toRules(checker, "site.name", {}, "vant");
 */
export interface VantRule {
  /** `true`, or what is wrong. */
  validator(value: unknown): Promise<true | string>;
  /** When the kit asks. */
  trigger: ("onBlur" | "onChange" | "onSubmit")[];
}

/**
 * A field's rules for a component kit's form. What would send the filing back stops the form; what only may do so is a
 * warning where the kit has warnings (Ant Design's `warningOnly`), and left out where it has none: {@link toHints} has it. Empty
 * passes: whether a field is required is the form's business.
 *
 * Kits ask again when the field itself changes. When another one does that matters, they are told: Ant Design by
 * `dependencies`, Element Plus by `validateField`, Vant by the form's `validate`.
 *
 * A rule never breaks the form: what the program did wrong, such as a context that is no filing, is reported like an uncaught
 * error (`reportError`) and passes; so does what is asked of a checker that was disposed of.
 *
 * @param checker `null` or `undefined` as long as there is none: then there are no rules
 * @param context whatever else of the filing is known, or a function that says it at each validation
 * @example
 * <Form.Item name="siteName" dependencies={["region", "nature"]} rules={toRules(checker, "site.name", () => filing)} />
 * @example
 * <el-form-item prop="siteName" :rules="toRules(checker, 'site.name', () => filing, 'element-plus')" />
 * @example
 * <van-field v-model="siteName" :rules="toRules(checker, 'site.name', () => filing, 'vant')" />
 */
export function toRules(checker: FieldChecker | Checker | null | undefined, field: Field, context?: Filing | (() => Filing), kit?: "ant-design"): AntDesignRule[];
export function toRules(checker: FieldChecker | Checker | null | undefined, field: Field, context: Filing | (() => Filing) | undefined, kit: "element-plus"): ElementPlusRule[];
export function toRules(checker: FieldChecker | Checker | null | undefined, field: Field, context: Filing | (() => Filing) | undefined, kit: "vant"): VantRule[];
export function toRules(
  checker: FieldChecker | Checker | null | undefined,
  field: Field,
  context?: Filing | (() => Filing),
  kit: Kit = "ant-design",
): AntDesignRule[] | ElementPlusRule[] | VantRule[] {
  if (!checker) return [];
  const said = async (value: unknown, level: "errors" | "warnings"): Promise<string> => {
    if (!isText(value)) return "";
    try {
      const found = await checker.checkField(field, value, typeof context === "function" ? context() : context);
      return sorted(found)[level].join(" ");
    } catch (error) {
      return level === "errors" ? thrown(error) : "";
    }
  };
  switch (kit) {
    case "ant-design": {
      const validator = (level: "errors" | "warnings") => async (_rule: unknown, value: unknown): Promise<void> => {
        const message = await said(value, level);
        // An error, for a text would be read as the message of the rule. What looks like a place to fill in is what somebody typed.
        if (message !== "") throw new Error(message.replace(/\$\{\w+\}/g, "\\$&"));
      };
      return [{ validator: validator("errors") }, { validator: validator("warnings"), warningOnly: true }];
    }
    case "element-plus":
      return [
        {
          validator: (_rule, value, callback) => void said(value, "errors").then((message) => (message === "" ? callback() : callback(new Error(message)))),
          trigger: ["blur", "change"],
        },
      ];
    case "vant":
      return [{ validator: async (value: unknown) => (await said(value, "errors")) || true, trigger: ["onBlur", "onSubmit"] }];
  }
}

/** Vant waits for ever for a rule that rejects, and the others would show the program's mistakes to whoever fills in the form. */
function thrown(error: unknown): string {
  try {
    return tooLong(error);
  } catch {
    if (!isOurs(error) || error.code !== "disposed") report(error);
    return "";
  }
}

function report(error: unknown): void {
  if (typeof reportError === "function") reportError(error);
  else console.error(error);
}
