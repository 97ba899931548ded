import { BeianError } from "./errors.js";
import { wasmFailed } from "./faults.js";
import { loadHtmlParser } from "./html.js";
import { open } from "./open.js";
import type { Checker, CheckerOptions } from "./types.js";

export { BeianError, type BeianErrorCode } from "./errors.js";
export { codeOfKind, codeOfNature, formCodes, kindOfCode, natureOfCode, type CertificateCode, type FormCode, type FormCodes } from "./codes.js";
export * from "./forms.js";
export type * from "./types.js";
export type { RuleId } from "../generated/rule-ids.js";

/**
 * The same as the package's `createChecker`, with the engine in a file of its own (`beian-check/beian.wasm`, which lies beside
 * the script and is compiled as it arrives) and the tables as scripts of their own. A page's policy must allow the request:
 * `connect-src 'self'`.
 *
 * @example
 * // Vite, webpack, Parcel, Node.js and browsers find the file themselves.
 * const checker = await createChecker();
 * @example
 * // esbuild, with the loader "file" for .wasm
 * import wasm from "beian-check/beian.wasm";
 * const checker = await createChecker({ wasm });
 *
 * @throws BeianError `bad-options`, `bad-overlay`, `too-large` or `wasm-failed`
 */
export async function createChecker(options?: CheckerOptions): Promise<Checker> {
  const parser = loadHtmlParser();
  const tables = everyTable();
  // Whoever waits for them below hears of a failure; until then it is nobody's unhandled rejection.
  tables.catch(() => undefined);
  let handbook = new Uint8Array();
  const { checker, host } = await open(options, besideThisScript, () => handbook);
  try {
    const [bytes] = await Promise.all([tables, parser]);
    handbook = bytes.handbook;
    host.load("rules", bytes.rules);
    host.load("divisions", bytes.divisions);
    host.load("idioms", bytes.idioms);
    host.load("plan", bytes.plan);
    if (host.locale === "en") host.load("english", bytes.english);
  } catch (thrown) {
    host.dispose();
    throw thrown instanceof BeianError ? thrown : wasmFailed(host.locale, thrown);
  }
  return checker;
}

/** An address; in Node.js, whose `fetch` takes no `file:`, the bytes. No import of Node's: bundlers need not know of it. */
async function besideThisScript(): Promise<URL | BufferSource> {
  const url = new URL("./beian.wasm", import.meta.url);
  const { process } = globalThis as { process?: { getBuiltinModule?(name: string): { readFile(path: URL): Promise<Uint8Array<ArrayBuffer>> } } };
  return url.protocol === "file:" && process?.getBuiltinModule ? process.getBuiltinModule("node:fs/promises").readFile(url) : url;
}

async function everyTable() {
  const [rules, divisions, idioms, english, handbook, plan] = await Promise.all([
    import("beian-check/tables/rules"),
    import("beian-check/tables/divisions"),
    import("beian-check/tables/idioms"),
    import("beian-check/tables/english"),
    import("beian-check/tables/handbook"),
    import("beian-check/tables/plan"),
  ]);
  return { rules: rules.bytes(), divisions: divisions.bytes(), idioms: idioms.bytes(), english: english.bytes(), handbook: handbook.bytes(), plan: plan.bytes() };
}
