// What a text in an input means in a filing.

import { kindOfCode, natureOfCode } from "../codes.js";
import { entries, isList } from "./pointer.js";

/** A text as the filing has it: lists in a line are lists, and the ministry's codes the names they stand for. */
export function meant(pointer: string, value: string): unknown {
  if (isList(pointer)) return entries(value).map(([start, end]) => value.slice(start, end));
  if (/^\d+$/.test(value)) {
    if (pointer.endsWith("/nature")) return natureOfCode(value) ?? value;
    if (pointer.endsWith("/certificate/kind")) return kindOfCode(value) ?? value;
  }
  if (/\/(interactive|paid|verified)$/.test(pointer)) return value === "" ? "" : !["no", "false", "0", "否"].includes(value);
  return value;
}
