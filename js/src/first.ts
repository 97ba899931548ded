// The page's first engine: a third of the whole one's bytes. It judges a form by the nation's rules for websites, but for those
// on places, idioms, papers and orders; what it finds the whole engine finds too (tests/package/first.test.mjs).

import { packed } from "../generated/engine-first.js";
import { unpack } from "./bytes.js";
import { EngineHost } from "./engine.js";
import { wasmFailed, type Locale } from "./faults.js";
import { check, checkField } from "./form.js";
import type { Checker } from "./types.js";

export type FirstChecker = Pick<Checker, "check" | "checkField" | "dispose">;

/** Until the whole engine is there: the same answers, with fewer findings and nothing on what follows from a filing. */
export async function createFirstChecker(locale: Locale, today?: string): Promise<FirstChecker> {
  const compiled = await WebAssembly.compile(unpack(packed)).catch((thrown: unknown) => {
    throw wasmFailed(locale, thrown);
  });
  const host = await EngineHost.open(compiled, { locale, overlays: "[]", ...(today === undefined ? {} : { today }) });
  if (locale === "en") host.load("english", (await import("./english.js")).englishBytes());
  return {
    check: (filing) => check(host, filing),
    checkField: (field, value, context) => checkField(host, field, value, context),
    dispose: () => host.dispose(),
  };
}
