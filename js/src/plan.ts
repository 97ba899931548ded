import { packed } from "../generated/plan.js";
import { onceUnpacked } from "./bytes.js";

/** What follows from a filing: papers, SMS checks, steps. */
export const planBytes = /* @__PURE__ */ onceUnpacked(packed);
