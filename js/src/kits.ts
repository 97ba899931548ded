// Rules for the forms of Chinese component kits. Ant Design and Element Plus validate with async-validator, Vant with a
// validator of its own; only Ant Design knows warnings.

import { BeianError } from "./errors.js";
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
  /** Rejects with what is wrong. */
  validator(rule: unknown, value: unknown): Promise<void>;
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
 * warning where the kit has warnings (Ant Design's `warningOnly`), and left out where it has none. Empty passes: whether a
 * field is required is the form's business.
 *
 * @param context whatever else of the filing is known, or a function that says it at each validation
 * @example
 * <Form.Item name="siteName" rules={toRules(checker, "site.name", () => filing)} hasFeedback />
 * @example
 * <el-form-item prop="siteName" :rules="toRules(checker, 'site.name', () => filing, 'element-plus')" />
 * @example
 * <van-field v-model="siteName" :rules="toRules(checker, 'site.name', () => filing, 'vant')" />
 */
export function toRules(checker: FieldChecker | Checker, field: Field, context?: Filing | (() => Filing), kit?: "ant-design"): AntDesignRule[];
export function toRules(checker: FieldChecker | Checker, field: Field, context: Filing | (() => Filing) | undefined, kit: "element-plus"): ElementPlusRule[];
export function toRules(checker: FieldChecker | Checker, field: Field, context: Filing | (() => Filing) | undefined, kit: "vant"): VantRule[];
export function toRules(
  checker: FieldChecker | Checker,
  field: Field,
  context?: Filing | (() => Filing),
  kit: Kit = "ant-design",
): AntDesignRule[] | ElementPlusRule[] | VantRule[] {
  const said = async (value: unknown, verdict: "reject" | "risk"): Promise<string> => {
    if (typeof value !== "string" || value === "") return "";
    try {
      const found = await checker.checkField(field, value, typeof context === "function" ? context() : context);
      return found.filter((finding) => finding.verdict === verdict).map(({ message }) => message).join(" ");
    } catch (error) {
      // Too long a text is something a person can type; everything else is for the program.
      if (!(error instanceof BeianError) || error.code !== "too-large" || error.path !== undefined) throw error;
      return verdict === "reject" ? error.message : "";
    }
  };
  const validator = (verdict: "reject" | "risk") => async (_rule: unknown, value: unknown): Promise<void> => {
    const message = await said(value, verdict);
    // async-validator reads an error's message; a text it would read as the message of the rule.
    if (message !== "") throw new Error(message);
  };
  switch (kit) {
    case "ant-design":
      return [{ validator: validator("reject") }, { validator: validator("risk"), warningOnly: true }];
    case "element-plus":
      return [{ validator: validator("reject"), trigger: ["blur", "change"] }];
    case "vant":
      return [{ validator: async (value: unknown) => (await said(value, "reject")) || true, trigger: ["onBlur", "onSubmit"] }];
  }
}
