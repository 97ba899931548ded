import { packed } from "../generated/handbook.js";
import { onceUnpacked } from "./bytes.js";

/** Titles and examples of the rules, for `rules()`. */
export const handbookBytes = /* @__PURE__ */ onceUnpacked(packed);
