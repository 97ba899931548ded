import { packed } from "../generated/english.js";
import { onceUnpacked } from "./bytes.js";

/** The rule book's messages in English. */
export const englishBytes = /* @__PURE__ */ onceUnpacked(packed);
