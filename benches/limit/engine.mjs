// The engine without the package around it: what a call costs by itself, and how much memory an instance has.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { at } from "../../tools/lib/root.mjs";
import { ENGINE, TABLES } from "../../tools/steps/engine.mjs";

export async function rawEngine(today) {
  const { createGlue, IMPORTS } = await import(pathToFileURL(at("js/generated/glue.js")).href);
  const glue = createGlue();
  const { instance } = await WebAssembly.instantiate(readFileSync(ENGINE.fast), { [IMPORTS]: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const engine = new glue.Engine(JSON.stringify({ today, locale: "zh-CN", overlays: [] }));
  for (const [name, load] of [["rules", "loadRules"], ["divisions", "loadDivisions"], ["idioms", "loadIdioms"], ["plan", "loadPlan"]]) engine[load](readFileSync(TABLES[name]));
  return { engine, bytes: () => instance.exports.memory.buffer.byteLength };
}

/** Filings that cross together, as the package's checkMany groups them. */
export const BATCH = 64;

export function batches(texts) {
  const out = [];
  for (let from = 0; from < texts.length; from += BATCH) out.push(`[${texts.slice(from, from + BATCH).join(",")}]`);
  return out;
}
