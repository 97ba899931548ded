import { packed } from "../generated/idioms.js";
import { onceUnpacked } from "./bytes.js";

/** 成语: what is an idiom, or holds one. */
export const idiomBytes = /* @__PURE__ */ onceUnpacked(packed);
