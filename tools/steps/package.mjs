// dist/: what npm carries. `beian-check` itself is one script for `import` and one for `require`, each with the engine and its
// tables inside; the other entries (tools/lib/entries.mjs) are small scripts beside it.

import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { BESIDE, ENTRIES, TYPED } from "../lib/entries.mjs";
import { inLines } from "../lib/lines.mjs";
import { at, TARGET } from "../lib/root.mjs";
import { run } from "../lib/run.mjs";
import { step } from "../lib/say.mjs";
import { filesIn, hashOf, unlessFresh } from "../lib/stamp.mjs";
import { ENGINE, TABLES } from "./engine.mjs";

const DIST = at("dist");

export async function packageFiles() {
  const inputs = hashOf([
    ...filesIn("js", "package-lock.json", "tsconfig.json", "tsconfig.types.json", ...Object.values(BESIDE)),
    at("tools/steps/package.mjs"),
    at("tools/lib/entries.mjs"),
    at("tools/lib/lines.mjs"),
  ]);
  const outputs = ["beian.wasm", ...ENTRIES.map(({ file }) => file), ...Object.keys(TABLES).map((name) => `tables/${name}.js`), ...TYPED.flatMap((name) => [`${name}.d.ts`, `${name}.d.cts`])];
  return unlessFresh("package", inputs, outputs.map((name) => join(DIST, name)), () =>
    step("打包 npm 包", "making the npm package", async () => {
      rmSync(DIST, { recursive: true, force: true });
      mkdirSync(join(DIST, "tables"), { recursive: true });
      const { rolldown } = await import("rolldown");
      for (const entry of ENTRIES) await bundle(rolldown, entry);
      for (const name of Object.keys(TABLES)) await table(rolldown, name);
      copyFileSync(ENGINE.fast, join(DIST, "beian.wasm"));
      for (const [name, path] of Object.entries(BESIDE)) if (existsSync(at(path))) copyFileSync(at(path), join(DIST, name));
      await types();
    }),
  );
}

async function bundle(rolldown, { input, file, format, carries = [], inBrowsers = false }) {
  // The package's other files stay files: what a script names of them is named from where it lies.
  const beside = {
    name: "beside",
    resolveId: (id) => {
      if (id.startsWith("node:")) return { id, external: true };
      if (id === "./html-parser.js") return { id: `./html-parser.${format === "cjs" ? "cjs" : "js"}`, external: true };
      if (id === "beian-check/node-threads") return { id: "node:worker_threads", external: true };
      const [, path] = /^beian-check(?:\/(.*))?$/.exec(id) ?? [id];
      if (id === "beian-check") return { id: format === "cjs" ? "./index.cjs" : "./index.js", external: true };
      return path === undefined ? null : { id: `./${path}.js`, external: true };
    },
  };
  const made = await rolldown({ input: at("js/src", input), tsconfig: false, plugins: [beside, sheets] });
  const { output: [{ code }] } = await made.generate({ format, minify: true, exports: "named", codeSplitting: false });
  const script = format === "cjs" ? required(code) : code;
  writeFileSync(join(DIST, file), [inBrowsers ? script : await inLines(script), ...carries.map(licence)].join("\n"));
}

/** A script that was required requires the others of its kind: Jest, which loads such scripts, knows no `import()`. */
const required = (code) => code.replace(/import\((["'`]\.\/[\w-]+\.cjs["'`])\)/g, "(async()=>require($1))()");

/** A library's licence as a comment: who passes it on has to say whose it is. */
function licence(name) {
  const folder = at("node_modules", name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return `/*!\n${name}\n\n${readFileSync(join(folder, file), "utf8").trim().replaceAll("*/", "* /")}\n*/`;
}

/** Style sheets as texts, without what only people read. */
const sheets = {
  name: "sheets",
  load: (id) => (id.endsWith(".css") ? { code: `export default ${JSON.stringify(small(readFileSync(id, "utf8")))};`, moduleType: "js" } : null),
};
const small = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};,]) ?/g, "$1").replace(/: /g, ":").replace(/;}/g, "}").trim();

async function table(rolldown, name) {
  const entry = {
    name: "table",
    resolveId: (id) => (id === "table" ? id : null),
    load: (id) =>
      id === "table"
        ? `import { packed } from ${JSON.stringify(at("js/generated", `${name}.js`))}; import { onceUnpacked } from ${JSON.stringify(at("js/src/bytes.ts"))}; export const bytes = /* @__PURE__ */ onceUnpacked(packed);`
        : null,
  };
  const made = await rolldown({ input: "table", tsconfig: false, plugins: [entry] });
  await made.write({ file: join(DIST, "tables", `${name}.js`), format: "esm", minify: true });
}

/** The declarations of what the entries name, flat, and nothing that they do not. */
export async function types() {
  const out = join(TARGET, "js/types");
  rmSync(out, { recursive: true, force: true });
  await run(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", at("tsconfig.types.json"), "--outDir", out]);
  const done = new Map();
  const flat = (path) => {
    const name = nameOf(path);
    if (done.has(path)) return name;
    if ([...done.values()].includes(name)) throw new Error(`two declarations are called ${name}`);
    done.set(path, name);
    const source = existsSync(path) ? path : path.replace(out, at("js"));
    // A class's private part would make of the declarations for `import` and for `require` two types, where both mean one element.
    const text = readFileSync(source, "utf8").replace(/^ +#private;\n/m, "").replace(/((?:from |import\()")(\.[^"]+)\.js(")/g, (_, before, to, after) => `${before}./${flat(join(dirname(path), `${to}.d.ts`))}.js${after}`);
    writeFileSync(join(DIST, `${name}.d.ts`), text);
    // The same declarations for `require`: a .d.cts may only name other .d.cts.
    writeFileSync(join(DIST, `${name}.d.cts`), text.replace(/((?:from |import\()"\.\/[\w.-]+)\.js(")/g, "$1.cjs$2"));
    return name;
  };
  // "worker/index.d.ts" is worker.d.ts, "worker/types.d.ts" worker-types.d.ts.
  const nameOf = (path) => {
    const folder = basename(dirname(path));
    const file = basename(path, ".d.ts");
    return ["src", "generated"].includes(folder) ? file : file === "index" ? folder : `${folder}-${file}`;
  };
  for (const { input, types: wanted } of ENTRIES) if (wanted) flat(join(out, "src", input.replace(/\.ts$/, ".d.ts")));
  flat(join(out, "src/beian.wasm.d.ts"));
  const made = readdirSync(DIST).filter((name) => name.endsWith(".d.ts"));
  for (const name of TYPED) if (!made.includes(`${name}.d.ts`)) throw new Error(`no declarations of ${name}`);
}
