// The engine as scripts, in js/generated/: its bytes, those of the tables beside it, and the glue in a form that can be started more than once.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { at } from "../lib/root.mjs";
import { packedModule } from "../lib/pack.mjs";
import { hashOf, unlessFresh } from "../lib/stamp.mjs";
import { ENGINE, TABLES } from "./engine.mjs";

const OUT = at("js/generated");
const BYTES = { engine: ENGINE.wasm, "engine-first": ENGINE.first, "engine-fast": ENGINE.fast, ...TABLES };
const NAMES = ["glue.js", "glue.d.ts", "abi.d.ts", "rule-ids.d.ts", "form-codes.js", "form-codes.d.ts", ...Object.keys(BYTES).flatMap((name) => [`${name}.js`, `${name}.d.ts`])];

export async function scripts() {
  const inputs = hashOf([...Object.values(ENGINE), ...Object.values(TABLES), at("tools/steps/scripts.mjs"), at("tools/lib/pack.mjs")]);
  return unlessFresh("scripts", inputs, NAMES.map((name) => at(OUT, name)), async () => {
    mkdirSync(OUT, { recursive: true });
    write("glue.js", await factory());
    copyFileSync(ENGINE.types, at(OUT, "abi.d.ts"));
    write("glue.d.ts", GLUE_TYPES);
    for (const [name, path] of Object.entries(BYTES)) {
      const { js, types } = packedModule("packed", readFileSync(path));
      write(`${name}.js`, js);
      write(`${name}.d.ts`, types);
    }
    const { ids, codes } = await ask();
    write("rule-ids.d.ts", ruleIds(ids));
    write("form-codes.js", formCodes(codes));
    write("form-codes.d.ts", FORM_CODES_TYPES);
  });
}

function write(name, text) {
  writeFileSync(at(OUT, name), text);
}

/**
 * wasm-bindgen's module keeps its instance in a variable of the module: one page, one instance. As the body of a function
 * it gives every checker its own.
 */
async function factory() {
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({ input: ENGINE.glue });
  const { output } = await bundle.generate({ format: "iife", name: "glue", exports: "named", generatedCode: { symbols: false } });
  return `/** What the engine calls the script that it imports from. */
export const IMPORTS = "./beian_check_bg.js";

export function createGlue() {
${output[0].code}
return glue;
}
`;
}

/** Asks the engine that was just built. */
async function ask() {
  const { createGlue, IMPORTS } = await import(`${pathToFileURL(at(OUT, "glue.js")).href}?${Date.now()}`);
  const glue = createGlue();
  const { instance } = await WebAssembly.instantiate(readFileSync(ENGINE.wasm), { [IMPORTS]: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const engine = new glue.Engine('{"today":"2026-01-01","locale":"zh-CN","overlays":[]}');
  engine.loadRules(readFileSync(TABLES.rules));
  engine.loadHandbook(readFileSync(TABLES.handbook));
  return { ids: [...new Set(JSON.parse(engine.rules()).map(({ id }) => id))].sort(), codes: JSON.parse(engine.codes()) };
}

/** The ministry's codes (rules/codes.toml) as data: small, and there without an engine. */
const formCodes = ({ natures, certificates, approvals }) => Object.entries({ natures, certificates, approvals }).map(([name, rows]) => `export const ${name} = ${JSON.stringify(rows)};\n`).join("");

const FORM_CODES_TYPES = `interface Row { readonly code: number; readonly name: string; readonly title: string; readonly also?: boolean }
export declare const natures: readonly Row[];
export declare const certificates: readonly (Row & { readonly nature: string; readonly begins?: readonly string[]; readonly uncertain?: boolean })[];
export declare const approvals: readonly Row[];
`;

/** A union that editors complete, and that takes any other text too: an overlay brings rules of its own. */
const ruleIds = (ids) => `/**
 * The id of a rule. Editors complete those of the rule book; an overlay's rules have ids of their own.
 * @example
 * const rule: RuleId = "site-name/too-few-han";
 */
export type RuleId =
${ids.map((id) => `  | ${JSON.stringify(id)}`).join("\n")}
  | (string & {});
`;

const GLUE_TYPES = `import type { Engine as Abi } from "./abi.js";

/** The engine's own methods, and the one of the glue's that lets go of an instance without calling into it. */
export type Engine = Abi & { __destroy_into_raw(): number };

export interface EngineExports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  readonly __wbindgen_start: () => void;
}

export interface Glue extends WebAssembly.ModuleImports {
  readonly Engine: new (options: string) => Engine;
  readonly __wbg_set_wasm: (exports: EngineExports) => void;
}

export declare const IMPORTS: string;
export declare function createGlue(): Glue;
`;
