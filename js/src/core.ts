// For a page that checks with its first engine (first.ts) meanwhile: the same checker, with the engine and the tables as scripts
// of their own (no fetch, which the page's policy forbids), that arrive as they come.

import { packed } from "../generated/engine.js";
import type { EngineHost } from "./engine.js";
import { open } from "./open.js";
import type { Checker, CheckerOptions } from "./types.js";

export { BeianError } from "./errors.js";
export type * from "./types.js";

const hosts = new WeakMap<Checker, EngineHost>();

/** A checker that knows no region's rules, no places, no idioms and no titles of rules yet; in English, its messages come with it. */
export async function createChecker(options?: CheckerOptions): Promise<Checker> {
  const { checker, host } = await open(options, packed);
  hosts.set(checker, host);
  if (host.locale === "en") host.load("english", (await import("./english.js")).englishBytes());
  return checker;
}

/** Loads the rules of regions, and of apps. Until then only the nation's rules for websites speak. */
export async function loadRules(checker: Checker): Promise<void> {
  const { ruleBytes } = await import("./rules.js");
  hosts.get(checker)?.load("rules", ruleBytes());
}

/** Loads the table of provinces, cities and counties. Until then no finding is about places, and of a region only the province is known. */
export async function loadDivisions(checker: Checker): Promise<void> {
  const { divisionBytes } = await import("./divisions.js");
  hosts.get(checker)?.load("divisions", divisionBytes());
}

/** Loads the idiom table. Until then no finding is about idioms. */
export async function loadIdioms(checker: Checker): Promise<void> {
  const { idiomBytes } = await import("./idioms.js");
  hosts.get(checker)?.load("idioms", idiomBytes());
}

/** Loads titles and examples of the rules. Until then `rules()` has none. */
export async function loadHandbook(checker: Checker): Promise<void> {
  const { handbookBytes } = await import("./handbook.js");
  hosts.get(checker)?.load("handbook", handbookBytes());
}

/** Loads what follows from a filing. Until then a report's `materials`, `sms` and `timeline` are empty. */
export async function loadPlan(checker: Checker): Promise<void> {
  const { planBytes } = await import("./plan.js");
  hosts.get(checker)?.load("plan", planBytes());
}

/** In a worker: loads the HTML parser that `checkFooter` needs there. A page has the browser's own. */
export { loadHtmlParser } from "./html.js";
