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
  const tables = settled(everyTable());
  let handbook = new Uint8Array();
  const { checker, host } = await open(options, besideThisScript, () => handbook);
  try {
    await parser;
    const bytes = (await tables)();
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

/** How a promise ended, to be asked later: until then its failure is nobody's unhandled rejection. */
async function settled<T>(promise: Promise<T>): Promise<() => T> {
  try {
    const value = await promise;
    return () => value;
  } catch (thrown) {
    return () => {
      throw thrown;
    };
  }
}

async function everyTable() {
  // All are on their way before the first is waited for. Not `Promise.all`: that is the page's.
  const tables = [
    settled(import("beian-check/tables/rules")),
    settled(import("beian-check/tables/divisions")),
    settled(import("beian-check/tables/idioms")),
    settled(import("beian-check/tables/english")),
    settled(import("beian-check/tables/handbook")),
    settled(import("beian-check/tables/plan")),
  ] as const;
  return {
    rules: (await tables[0])().bytes(),
    divisions: (await tables[1])().bytes(),
    idioms: (await tables[2])().bytes(),
    english: (await tables[3])().bytes(),
    handbook: (await tables[4])().bytes(),
    plan: (await tables[5])().bytes(),
  };
}
