// What each dependency, each module of ours and each table costs in each engine.

import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { at, TARGET } from "../lib/root.mjs";
import { run } from "../lib/run.mjs";
import { step } from "../lib/say.mjs";
import { filesIn, hashOf, unlessFresh } from "../lib/stamp.mjs";
import { ENGINE, INSIDE, LINKED, SOURCES, TABLES } from "../steps/engine.mjs";

export const ENGINES = {
  first: { zh: "首次检查的引擎", en: "the page's first engine", shipped: ENGINE.first, linked: LINKED.first },
  whole: { zh: "页面的完整引擎", en: "the page's whole engine", shipped: ENGINE.wasm, linked: LINKED.wasm },
  fast: { zh: "npm 包的引擎", en: "the npm package's engine", shipped: ENGINE.fast, linked: LINKED.fast },
};

/** Tables of look-ups, inside the engine and beside it; the others are rules and texts. */
const LEXICONS = ["divisions", "idioms", "regions", "suffixes", "tlds", "surnames", "place_words", "area_codes", "mobile_prefixes", "holidays"];

export const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

/** Bytes of all engines by module, dependency and table, before they are shrunk; of what lies beside them after brotli. */
export async function measure() {
  const engines = {};
  for (const [name, engine] of Object.entries(ENGINES)) {
    const { code, data } = JSON.parse(await ask(engine.linked));
    const shipped = readFileSync(engine.shipped);
    const { "": texts, ...tables } = data;
    engines[name] = {
      files: code,
      modules: summed(code, (owner) => owner.startsWith("src/") && moduleOf(owner)),
      dependencies: summed(code, (owner) => !owner.startsWith("src/") && owner),
      tables: { ...summed(tables, (file) => basename(file, ".bin")), "texts and constants": texts },
      shipped: shipped.length,
      brotli: brotli(shipped),
    };
  }
  const beside = Object.fromEntries(Object.entries(TABLES).map(([name, path]) => [name, brotli(readFileSync(path))]));
  const lexicons = LEXICONS.reduce((sum, name) => sum + brotli(readFileSync(TABLES[name] ?? INSIDE[name])), 0);
  return { engines, beside, lexicons, rustc: (await run("rustc", ["--version"])).trim() };
}

/** In which functions the bytes of one owner are, the most first. */
export async function functionsOf(engine, owner) {
  return Object.entries(JSON.parse(await ask(ENGINES[engine].linked, owner))).sort((a, b) => b[1] - a[1]);
}

/** src/checks/words.rs and src/checks/mod.rs are of `checks`, src/json/reader.rs is `json`. */
export const moduleOf = (file) => file.replace(/^src\/(\w+).*$/, "$1");

function summed(sizes, nameOf) {
  const sums = {};
  for (const [key, bytes] of Object.entries(sizes)) {
    const name = nameOf(key);
    if (name) sums[name] = (sums[name] ?? 0) + bytes;
  }
  return sums;
}

/** The reader of DWARF is a program of its own (tools/sizes/src), compiled once: four small crates. */
async function ask(linked, ...owner) {
  const program = join(TARGET, "tools/sizes/release", process.platform === "win32" ? "sizes.exe" : "sizes");
  const manifest = at("tools/sizes/Cargo.toml");
  const inputs = hashOf([manifest, at("tools/sizes/Cargo.lock"), ...filesIn("tools/sizes/src")]);
  await unlessFresh("sizes", inputs, [program], () =>
    step("编译量大小的工具", "compiling what measures sizes", () =>
      run("cargo", ["build", "--quiet", "--release", "--locked", "--manifest-path", manifest, "--target-dir", join(TARGET, "tools/sizes")]),
    ),
  );
  return run(program, [linked, SOURCES, dirname(INSIDE.book), ...owner]);
}
