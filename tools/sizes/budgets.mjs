// What each part may cost (budgets.json): what it did cost when somebody last looked, and a little room.

import { readFileSync, writeFileSync } from "node:fs";
import { at } from "../lib/root.mjs";

const FILE = at("tools/sizes/budgets.json");
const KINDS = ["modules", "dependencies", "tables"];

export const readBudgets = () => JSON.parse(readFileSync(FILE, "utf8"));

/** A twentieth, and for the smallest a little more, so that a word in a message is no matter. */
const room = (bytes) => Math.ceil((bytes * 1.05 + 200) / 100) * 100;

/** The measured sizes in the form of budgets: one level of names for each engine and kind, one for what lies beside. */
function parts({ engines, beside }) {
  const all = Object.entries(engines).flatMap(([engine, sizes]) => KINDS.map((kind) => [[engine, kind], sizes[kind]]));
  return [...all, [["beside"], beside]];
}
const under = (tree, path) => path.reduce((node, name) => node?.[name], tree);

/** What costs more than it may, or has no budget. */
export function overruns(measured, budgets) {
  return parts(measured).flatMap(([path, sizes]) =>
    Object.entries(sizes)
      .map(([name, bytes]) => ({ path: [...path, name].join(" / "), bytes, most: under(budgets, path)?.[name] ?? null }))
      .filter(({ bytes, most }) => most === null || bytes > most),
  );
}

/** Another compiler makes other code, of which nobody has meant a byte: what it makes longer is told, and fails nothing. */
export const ofThisCompiler = (measured, budgets) => measured.rustc === budgets.rustc;

/** Budgets for what was measured. One that is kept, and not far too wide, stays as it is: what changes is what somebody means. */
export function accepted(measured, budgets) {
  const next = { rustc: measured.rustc };
  for (const [path, sizes] of parts(measured)) {
    const before = under(budgets, path) ?? {};
    const fits = (bytes, most) => most !== undefined && bytes <= most && most <= room(bytes) * 1.1;
    const names = Object.keys(sizes).sort();
    const here = Object.fromEntries(names.map((name) => [name, fits(sizes[name], before[name]) ? before[name] : room(sizes[name])]));
    if (path.length === 1) next[path[0]] = here;
    else (next[path[0]] ??= {})[path[1]] = here;
  }
  return next;
}

export function writeBudgets(budgets) {
  writeFileSync(FILE, `${JSON.stringify(budgets, null, 2)}\n`);
}
