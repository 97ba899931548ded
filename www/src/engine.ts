// The only file of the page that knows how the engine is loaded.
import type { Checker } from "beian-check";
import { type Locale, preloadTexts } from "./language";

export interface Opened {
  checker: Checker;
  /** Everything that loads beside the engine: no check waits for it, and nothing is requested after it. */
  complete: Promise<unknown>;
}

export async function openChecker(locale: Locale): Promise<Opened> {
  const { createChecker, loadDivisions, loadHandbook, loadIdioms, loadPlan, loadRules, loadWhole } = await import("beian-check");
  const checker = await createChecker({ locale });
  const tables = [loadRules, loadDivisions, loadHandbook, loadIdioms, loadPlan];
  const whole = loadWhole(checker).then(() => Promise.allSettled(tables.map((load) => load(checker))));
  const beside = [whole, import("../../js/src/english.js"), preloadTexts(), import("./examples/filings")];
  return { checker, complete: Promise.allSettled(beside) };
}
