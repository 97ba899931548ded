// dist/: what npm carries. One script for `import`, one for `require`, each with the engine and its tables inside.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at, TARGET } from "../lib/root.mjs";
import { run } from "../lib/run.mjs";
import { step } from "../lib/say.mjs";
import { filesIn, hashOf, unlessFresh } from "../lib/stamp.mjs";

const DIST = at("dist");
const TYPES = ["index", "types", "errors"];

export async function packageFiles() {
  const inputs = hashOf([...filesIn("js", "package-lock.json", "tsconfig.json", "tsconfig.types.json"), at("tools/steps/package.mjs")]);
  const outputs = ["index.js", "index.cjs", ...TYPES.flatMap((name) => [`${name}.d.ts`, `${name}.d.cts`])];
  return unlessFresh("package", inputs, outputs.map((name) => join(DIST, name)), () =>
    step("打包 npm 包", "making the npm package", async () => {
      rmSync(DIST, { recursive: true, force: true });
      mkdirSync(DIST);
      await bundle();
      await types();
    }),
  );
}

async function bundle() {
  const { rolldown } = await import("rolldown");
  const made = await rolldown({ input: at("js/src/index.ts"), tsconfig: false });
  for (const [format, file] of [["esm", "index.js"], ["cjs", "index.cjs"]]) {
    await made.write({ file: join(DIST, file), format, minify: true, exports: "named" });
  }
}

async function types() {
  const out = join(TARGET, "js/types");
  rmSync(out, { recursive: true, force: true });
  await run(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", at("tsconfig.types.json"), "--outDir", out]);
  for (const name of TYPES) {
    const text = readFileSync(join(out, "src", `${name}.d.ts`), "utf8");
    writeFileSync(join(DIST, `${name}.d.ts`), text);
    // The same declarations for `require`: a .d.cts may only name other .d.cts.
    writeFileSync(join(DIST, `${name}.d.cts`), text.replace(/(from ")(\.\/\w+)\.js(")/g, "$1$2.cjs$3"));
  }
}
