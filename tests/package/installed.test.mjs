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
    // Nothing but the parser beside it, where there is no DOMParser.
    assert.deepEqual(script.replace(/require\(\s*`.\/html-parser.cjs`\)/, "").match(/node:|\brequire\(|\beval\(|new Function|https?:\/\//g), null, name);
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

test("TypeScript in a project of Node.js, without the types of the DOM, and with both kinds of modules in one program", async () => {
  const check = (name, lib, files) => {
    put(home, {
      ...files,
      [name]: { compilerOptions: { strict: true, exactOptionalPropertyTypes: true, module: "nodenext", target: "es2022", lib, types: ["node"], typeRoots: [at("node_modules/@types")], noEmit: true }, files: Object.keys(files) },
    });
    return run(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", join(home, name)], { cwd: home });
  };
  await check("node.json", ["es2022"], {
    "node.mts": `
      import { readFileSync } from "node:fs";
      import { createChecker } from "beian-check";
      import { createChecker as slim } from "beian-check/slim";
      import { createChecker as worker } from "beian-check/worker";
      const module = new Uint8Array(readFileSync("beian.wasm"));
      void [createChecker({ wasm: module }), slim({ wasm: module.buffer }), worker({ wasm: new URL("file:///x") })];`,
  });
  await check("both.json", ["es2022", "dom"], {
    "page.mts": `import { attach, type BeianCheckElement } from "beian-check/widget"; export const element: BeianCheckElement | null = document.querySelector("beian-check"); void attach;`,
    "page2.cts": `import { attach } from "beian-check/widget"; const verdict = document.querySelector("beian-check")?.report?.verdict; void [attach, verdict];`,
  });
});

test("an error that nobody catches leaves a line in the terminal, and not the engine", async () => {
  put(home, { "uncaught.mjs": `import { createChecker } from "beian-check"; (await createChecker()).check(5);`, "uncaught.cjs": `require("beian-check").createChecker({ locale: "fr" });` });
  for (const file of ["uncaught.mjs", "uncaught.cjs"]) {
    const said = await node(file).then(() => assert.fail("it ended well"), (error) => error.message);
    assert.match(said, /BeianError/);
    assert.ok(said.length < 5_000, `${file}: ${said.length} characters`);
  }
});

test("a script that was required needs no import(): so it can be loaded where there is none, as in Jest", async () => {
  // What Jest does: a context of its own, a `require` of its own, and no way to import.
  put(home, {
    "jest.cjs": `
      const vm = require("node:vm"), fs = require("node:fs"), path = require("node:path");
      const context = vm.createContext({ WebAssembly, TextDecoder, TextEncoder, console, URL, Uint8Array, ArrayBuffer, setTimeout, clearTimeout });
      const loaded = new Map();
      const load = (file) => {
        if (loaded.has(file)) return loaded.get(file).exports;
        const module = { exports: {} };
        loaded.set(file, module);
        const wrapped = new vm.Script("(function (module, exports, require, __filename) {" + fs.readFileSync(file, "utf8") + "\\n})", { filename: file }).runInContext(context);
        wrapped(module, module.exports, (name) => (name.startsWith("./") ? load(path.join(path.dirname(file), name)) : require(name)), file);
        return module.exports;
      };
      const { createChecker } = load(require.resolve("beian-check"));
      createChecker({ today: "2026-11-22" }).then((checker) => console.log(checker.checkFooter("<p>x</p>", {}).map(({ rule }) => rule).join()));`,
  });
  assert.equal(await node("jest.cjs"), "footer/icp-missing\n");
});

test("methods can be taken off a checker", async () => {
  put(home, {
    "loose.mjs": `
      import { createChecker } from "beian-check";
      import { createChecker as remote } from "beian-check/worker";
      const { check, checkField, dispose } = await createChecker({ today: "2026-11-22" });
      const other = await remote({ today: "2026-11-22" });
      const { check: ask } = other;
      console.log([{}, {}].map(check).length, checkField("site.name", "山间")[0].rule, (await ask({})).verdict);
      dispose(); other.dispose();
      try { check({}); } catch (error) { console.log(error.code); }
      // Whatever else is wrong.
      try { checkField(5, 5); } catch (error) { console.log(error.code); }`,
  });
  assert.equal(await node("loose.mjs"), "2 site-name/too-few-han incomplete\ndisposed\ndisposed\n");
});
