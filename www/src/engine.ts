// The only file of the page that knows how the engine is loaded.
import type { Checker } from "beian-check";
import type { FirstChecker } from "../../js/src/first.js";
import { type Locale, preloadTexts } from "./language";

/** What checks while the whole engine loads: the form, by the rules that a first check needs. */
export async function openFirst(locale: Locale): Promise<FirstChecker> {
  const { createFirstChecker } = await import("../../js/src/first.js");
  return createFirstChecker(locale);
}

/** The whole engine with everything that loads beside it; nothing is requested after it. `today`: to judge as of another day. */
export async function openWhole(locale: Locale, today?: string): Promise<Checker> {
  const beside = Promise.allSettled([import("../../js/src/english.js"), preloadTexts(), import("./examples/filings")]);
  const { createChecker, loadDivisions, loadHandbook, loadIdioms, loadPlan, loadRules } = await import("beian-check");
  const checker = await createChecker(today ? { locale, today } : { locale });
  // A table that does not come takes its findings with it, and nothing else.
  await Promise.allSettled([loadRules(checker), loadDivisions(checker), loadHandbook(checker), loadIdioms(checker), loadPlan(checker), beside]);
  return checker;
}
