// The only file of the page that knows how the engine is loaded.
import type { Checker } from "beian-check";
import { type Locale, preloadTexts } from "./language";

export interface Opened {
  checker: Checker;
  /** Everything that loads beside the engine: no check waits for it, and nothing is requested after it. */
  complete: Promise<unknown>;
}

export async function openChecker(locale: Locale): Promise<Opened> {
  const { createChecker, loadDivisions, loadHandbook, loadIdioms, loadPlan, loadRules } = await import("beian-check");
  const checker = await createChecker({ locale });
  const beside = [loadRules(checker), loadDivisions(checker), loadHandbook(checker), loadIdioms(checker), loadPlan(checker), import("../../js/src/english.js"), preloadTexts(), import("./examples/filings")];
  return { checker, complete: Promise.allSettled(beside) };
}
