import { packed } from "../generated/rules.js";
import { onceUnpacked } from "./bytes.js";

/** The rules of regions, and of apps. */
export const ruleBytes = /* @__PURE__ */ onceUnpacked(packed);
