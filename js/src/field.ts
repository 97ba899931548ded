import { codeAt, fromCode } from "./primordials.js";

/** Where the findings on a field lie: `person.*` is the filing's principal, `site.*` its first site. */
export function pathOfField(field: string): string {
  if (field === "site.domain") return "/sites/0/domains/0";
  if (field === "site.ip") return "/sites/0/ip/0";
  let path = "/";
  for (let i = 0; i < field.length; i++) path += field[i] === "." ? "/" : fromCode(codeAt(field, i));
  if (path.startsWith("/person/")) return `/principal/${path.slice(8)}`;
  if (path.startsWith("/site/")) return `/sites/0/${path.slice(6)}`;
  return path;
}
