// What form libraries and component kits are helped with.

export { toFormPath, type FormPathStyle } from "./form-path.js";
export { toFormSchema, type FilingChecker, type Place, type Places } from "./form-schema.js";
export { toHints, type Hints } from "./hints.js";
export { toRules, type AntDesignRule, type ElementPlusRule, type FieldChecker, type Kit, type VantRule } from "./kits.js";
export { toTypedSchema, type TypedSchema } from "./typed-schema.js";
