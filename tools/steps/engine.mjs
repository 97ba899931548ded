// src/ and rules/ become one WebAssembly file, and the script that speaks to it.

import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { at, ROOT, TARGET } from "../lib/root.mjs";
import { run } from "../lib/run.mjs";
import { Stop, step } from "../lib/say.mjs";
import { filesIn, hashOf, unlessFresh } from "../lib/stamp.mjs";
import { bindgen, WASM_TARGET } from "../setup/rust.mjs";

const OUT = join(TARGET, "js/engine");

/** What the engine step leaves behind. */
export const ENGINE = {
  /** As small as it can be: what the page loads after its first check. */
  wasm: join(OUT, "engine.wasm"),
  /** Judges the form alone: what the page checks with while the whole engine loads. */
  first: join(OUT, "engine-first.wasm"),
  /** As fast as it can be, a quarter larger: what the npm package carries. */
  fast: join(OUT, "engine-fast.wasm"),
  /** wasm-bindgen's own: an ES module and its types. */
  glue: join(OUT, "bindgen/beian_check_bg.js"),
  types: join(OUT, "bindgen/beian_check.d.ts"),
};

/** The same engines as the linker wrote them, before they are shrunk: with names and lines, by which `npm run sizes` tells whose a byte is. */
export const LINKED = Object.fromEntries(["first", "wasm", "fast"].map((name) => [name, join(OUT, "linked", `${name}.wasm`)]));

/** The tables that our build script packs but that are no part of the WebAssembly file: they load beside it, when they are wanted. */
export const TABLES = Object.fromEntries(["rules", "divisions", "idioms", "english", "handbook", "plan"].map((name) => [name, join(OUT, `${name}.bin`)]));

/** The tables inside the WebAssembly file, each by itself: for `npm run sizes`. */
export const INSIDE = Object.fromEntries(
  ["book", "regions", "suffixes", "tlds", "surnames", "place_words", "area_codes", "mobile_prefixes", "holidays"].map((name) => [name, join(OUT, "inside", `${name}.bin`)]),
);

// What browsers have had since 2021 and wasm-bindgen's output needs anyway.
const FEATURES = ["bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals", "reference-types", "multivalue"];

export async function engine() {
  const inputs = hashOf(
    [...filesIn("src", "rules", "build", "build.rs", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml", ".cargo"), at("tools/steps/engine.mjs")],
    await run("rustc", ["--version"]),
  );
  return unlessFresh("engine", inputs, [ENGINE, LINKED, TABLES, INSIDE].flatMap(Object.values), async () => {
    // All at once: the longest part of each is its linking, which takes one core.
    const [small, fast, first] = await step("编译引擎", "compiling the engine", () =>
      Promise.all([compile("release"), compile("fast"), compile("first", "--no-default-features")]),
    );
    await step("压缩引擎", "shrinking the engine", async () => {
      mkdirSync(dirname(ENGINE.glue), { recursive: true });
      await shrink(first.wasm, ENGINE.first, SMALL);
      await shrink(small.wasm, ENGINE.wasm, SMALL);
      const glue = readFileSync(ENGINE.glue, "utf8");
      await shrink(fast.wasm, ENGINE.fast, FAST);
      if (readFileSync(ENGINE.glue, "utf8") !== glue) throw new Stop("两个引擎的接口脚本不一样。", "The two engines want different scripts to speak to them.");
      // The first engine asks for a part of what the others ask for, and answers a part of it: one script speaks to all three.
      const asked = await importsOf(ENGINE.wasm);
      for (const name of await importsOf(ENGINE.first)) if (!asked.includes(name)) throw new Stop(`第一个引擎多要 ${name}。`, `The first engine imports ${name}, the whole does not.`);
    });
    for (const [name, path] of [...Object.entries(TABLES), ...Object.entries(INSIDE)]) keep(join(small.outDir, `${name}.bin`), path);
    for (const [name, { wasm }] of Object.entries({ first, wasm: small, fast })) keep(wasm, LINKED[name]);
  });
}

function keep(file, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(file, to);
}

/** What the project's folder is called inside the engines, and where their lines say that our files lie. */
const HERE = "/beian-check";
export const SOURCES = `${HERE}/src`;

/** A panic knows the file it is in. Without these its path would be the builder's own: a name in what is published, and other bytes on each machine. */
const NAMELESS = [[process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "/cargo"], [ROOT, HERE]].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);

async function compile(profile, ...more) {
  // Lines cost what is shipped nothing: wasm-bindgen leaves them out.
  const lines = ["--config", `profile.${profile}.debug="line-tables-only"`];
  const args = ["build", "--profile", profile, ...lines, ...more, "--lib", "--target", WASM_TARGET, "--message-format=json-render-diagnostics"];
  const out = await run("cargo", args, { env: { CARGO_ENCODED_RUSTFLAGS: NAMELESS.join("\x1f") } });
  const messages = out.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  const wasm = messages.flatMap(({ reason, filenames }) => (reason === "compiler-artifact" ? filenames : [])).find((file) => file.endsWith("beian_check.wasm"));
  const outDir = messages.filter(({ reason }) => reason === "build-script-executed").map(({ out_dir: dir }) => dir).find((dir) => Object.keys(TABLES).every((name) => existsSync(join(dir, `${name}.bin`))));
  if (!wasm || !outDir) throw new Stop("cargo 没有生成引擎，或缺少旁边的数据表。", "cargo made no engine, or not all of the tables beside it.");
  return { wasm, outDir };
}

const importsOf = async (path) => WebAssembly.Module.imports(await WebAssembly.compile(readFileSync(path))).map(({ name }) => name);

// Inlining and shared subexpressions save bytes and cost more of them after brotli: 4 % of the engine.
const SMALL = ["-Oz", "--converge", "--skip-pass=inlining-optimizing", "--skip-pass=local-cse"];
const FAST = ["-O3"];

async function shrink(wasm, to, passes) {
  // The `bundler` form holds only what speaks to the engine; how it is loaded is ours (js/src/engine.ts).
  await run(bindgen("wasm-bindgen"), [
    "--target", "bundler", "--remove-name-section", "--remove-producers-section",
    "--out-dir", dirname(ENGINE.glue), "--out-name", "beian_check", wasm,
  ]);
  await run(process.execPath, [
    at("node_modules/binaryen/bin/wasm-opt"), ...passes, ...FEATURES.map((name) => `--enable-${name}`),
    "--strip-target-features", ENGINE.glue.replace(/\.js$/, ".wasm"), "-o", to,
  ]);
}
