// A host's filing as data of our own. Not JSON.stringify: where a page has given lists or texts a `toJSON`, as Prototype.js does, that
// writes something else. Without the limits of a check: what is typed may be too long, and is told so there.

import { isArray, isFinite, ownKeys, parse, stringify } from "../primordials.js";
import type { Filing } from "../types.js";

/** As JSON text; what JSON has no form for is left out. */
export function textOf(value: unknown): string {
  return write(value) || "{}";
}

export const copyOf = (filing: Filing | null | undefined): Filing => parse(textOf(filing ?? {})) as Filing;

function write(value: unknown): string {
  if (typeof value === "string") return stringify(value);
  if (typeof value === "boolean" || (typeof value === "number" && isFinite(value))) return `${value}`;
  if (typeof value === "number" || value === null) return "null";
  if (typeof value !== "object") return "";
  let text = "";
  if (isArray(value)) {
    const list = value as readonly unknown[];
    for (let i = 0; i < list.length; i++) text += `${i > 0 ? "," : ""}${write(list[i]) || "null"}`;
    return `[${text}]`;
  }
  const keys = ownKeys(value);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const written = write((value as Record<string, unknown>)[key]);
    if (written !== "") text += `${text === "" ? "" : ","}${stringify(key)}:${written}`;
  }
  return `{${text}}`;
}
