// The package as npm carries it, in an empty folder: `import`, `require` and TypeScript, nothing else installed.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { run } from "../../tools/lib/run.mjs";
import { install, put } from "./support.mjs";

let home;
before(async () => {
  home = await install("installed");
});

const node = (file) => run(process.execPath, [file], { cwd: home, env: { NODE_OPTIONS: "" } });

test("it brings nothing along", () => {
  assert.deepEqual(readdirSync(join(home, "node_modules")).filter((name) => !name.startsWith(".")), ["beian-check"]);
});

test("the scripts name no Node built-in, no eval and no address", () => {
  for (const name of ["index.js", "index.cjs"]) {
    const text = readFileSync(join(home, "node_modules/beian-check/dist", name), "utf8");
    // The engine's own bytes hold the rules' sources, and with them addresses that nobody opens.
    const script = text.replace(/(["'`])[^"'`]{10000,}\1/g, "");
    assert.ok(script.length < 40_000);
    assert.deepEqual(script.match(/node:|\brequire\(|\beval\(|new Function|https?:\/\//g), null, name);
  }
});

const USE = `
  const checker = await createChecker({ today: "2026-11-22" });
  const report = checker.check({ subject: { nature: "individual" }, sites: [{ name: "山间" }] });
  const error = await createChecker({ locale: "fr" }).catch((error) => error);
  console.log(JSON.stringify([report.verdict, report.findings.some(({ path }) => path === "/sites/0/name"), error instanceof BeianError, error.code]));
  checker.dispose();
`;
const ANSWER = '["reject",true,true,"bad-options"]\n';

test("import", async () => {
  put(home, { "use.mjs": `import { createChecker, BeianError } from "beian-check";${USE}` });
  assert.equal(await node("use.mjs"), ANSWER);
});

test("require", async () => {
  put(home, { "use.cjs": `const { createChecker, BeianError } = require("beian-check");(async () => {${USE}})();` });
  assert.equal(await node("use.cjs"), ANSWER);
});

test("TypeScript, strict, from a module and from a script of the older kind", async () => {
  const text = `
    import { createChecker, BeianError, type Checker, type Filing, type Report, type Finding, type Overlay } from "beian-check";
    export async function use(filing: Filing, overlays: Overlay[]): Promise<Report["verdict"]> {
      const checker: Checker = await createChecker({ locale: "en", overlays });
      const found: Finding[] = checker.checkField("site.name", "x", filing);
      const span: [number, number] | undefined = found[0]?.span;
      const { validate } = checker.schema("person.mobile")["~standard"];
      void [span, validate("x"), new BeianError("bad-filing", "x").path];
      // @ts-expect-error a field that there is not
      checker.checkField("site.colour", "x");
      return checker.check({ subject: { nature: "individual" }, sites: [{ domains: ["example.cn"] }] }).verdict;
    }`;
  put(home, {
    "use.mts": text,
    "use2.cts": text,
    "tsconfig.json": { compilerOptions: { strict: true, exactOptionalPropertyTypes: true, module: "nodenext", target: "es2022", lib: ["es2022", "dom"], types: [], noEmit: true }, files: ["use.mts", "use2.cts"] },
  });
  await run(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", home], { cwd: home });
});
