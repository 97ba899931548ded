import { packed } from "../generated/divisions.js";
import { onceUnpacked } from "./bytes.js";

/** 行政区划: provinces, cities and counties, today's and the withdrawn ones. */
export const divisionBytes = /* @__PURE__ */ onceUnpacked(packed);
