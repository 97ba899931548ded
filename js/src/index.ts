import { packed } from "../generated/engine-fast.js";
import { divisionBytes } from "./divisions.js";
import { englishBytes } from "./english.js";
import { BeianError } from "./errors.js";
import { wasmFailed } from "./faults.js";
import { handbookBytes } from "./handbook.js";
import { loadHtmlParser } from "./html.js";
import { idiomBytes } from "./idioms.js";
import { open } from "./open.js";
import { planBytes } from "./plan.js";
import { ruleBytes } from "./rules.js";
import type { Checker, CheckerOptions } from "./types.js";

export { BeianError, type BeianErrorCode } from "./errors.js";
export { codeOfKind, codeOfNature, formCodes, kindOfCode, natureOfCode, type CertificateCode, type FormCode, type FormCodes } from "./codes.js";
export * from "./forms.js";
export type * from "./types.js";
export type { RuleId } from "../generated/rule-ids.js";

/**
 * Loads the engine. Later calls are independent of earlier ones: each checker has a memory of its own.
 *
 * @example
 * const checker = await createChecker({ today: "2026-11-22" });
 * const report = checker.check({ subject: { nature: "individual" }, sites: [{ name: "山间小屋手记" }] });
 * console.log(report.verdict, report.findings);
 *
 * @throws BeianError `bad-options`, `bad-overlay`, `too-large` or `wasm-failed`
 */
export async function createChecker(options?: CheckerOptions): Promise<Checker> {
  const parser = loadHtmlParser();
  const { checker, host } = await open(options, packed, handbookBytes);
  await parser;
  try {
    host.load("rules", ruleBytes());
    host.load("divisions", divisionBytes());
    host.load("idioms", idiomBytes());
    host.load("plan", planBytes());
    if (host.locale === "en") host.load("english", englishBytes());
  } catch (thrown) {
    host.dispose();
    throw thrown instanceof BeianError ? thrown : wasmFailed(host.locale, thrown);
  }
  return checker;
}
