// Filings for fast-check, made by rules/filing.schema.json: what the contract gets tomorrow is made tomorrow.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { at } from "../../tools/lib/root.mjs";

const schema = JSON.parse(readFileSync(at("rules/filing.schema.json"), "utf8"));

/** The pieces of text that the engine's own property tests use. */
const PIECES = [...readFileSync(at("tests/rust/pieces.rs"), "utf8").matchAll(/^ {4}(".*"),$/gm)].map(([, text]) =>
  JSON.parse(text.replace(/\\u\{([0-9A-F]+)\}/g, (_, code) => JSON.stringify(String.fromCodePoint(Number.parseInt(code, 16))).slice(1, -1))),
);
if (PIECES.length < 60) throw new Error("tests/rust/pieces.rs has another form");

/** The same filings on every run, unless the environment asks for others. */
export const runs = (numRuns) => ({ numRuns: Number(process.env.FC_RUNS ?? numRuns), seed: Number(process.env.FC_SEED ?? 20261122) });

export const text = () =>
  fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "grapheme", maxLength: 2 }), fc.string({ unit: "binary", maxLength: 2 }), fc.nat(9).map(String)), { maxLength: 9 }).map((all) => all.join(""));

/** Values that are chosen from a list, though any text is allowed. */
const CHOSEN = {
  region: ["11", "32", "33", "44", "50", "江苏省南京市玄武区", "浙江", "火星", ""],
  nature: ["individual", "enterprise", "government", "self-employed", "law-firm", ""],
  kind: ["resident-id", "unified-social-credit", "passport", "organisation-code", "residence-permit-hk-macau-taiwan", "site-plan", ""],
  expires: ["2027-01-01", "2020-01-01", "long-term", "2026/12/1"],
  filed: ["2026-11-01", "2026-10-20T10:00:00Z"],
};

/** A value of one of the schema's shapes. */
function of(shape, name) {
  if (shape.$ref) return of(schema.$defs[shape.$ref.split("/").at(-1)], name);
  const one = shape.anyOf ?? shape.oneOf;
  if (one) return fc.oneof(...one.map((each, i) => ({ weight: i === 0 ? 6 : 1, arbitrary: of(each, name) })));
  if (shape.enum) return fc.constantFrom(...shape.enum);
  switch (shape.type) {
    case "object": {
      const members = Object.entries(shape.properties ?? {}).map(([key, member]) => [key, of(member, key)]);
      return fc.record(Object.fromEntries(members), { requiredKeys: [] });
    }
    case "array": return fc.array(of(shape.items, name), { maxLength: 3 });
    case "string": return CHOSEN[name] ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...CHOSEN[name]) }, text()) : text();
    case "boolean": return fc.boolean();
    case "number": case "integer": return fc.oneof(fc.integer({ min: -2, max: 40 }), fc.constant(0.5));
    case "null": return fc.constant(null);
    default: return text();
  }
}

export const filing = () => of(schema, "");

/** The same value with the members of every object in another order. */
export function shuffled(value, turn) {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, turn));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, turn)]);
  const by = turn % Math.max(1, entries.length);
  const turned = [...entries.slice(by), ...entries.slice(0, by)];
  return Object.fromEntries(turn % 2 === 1 ? turned.reverse() : turned);
}
