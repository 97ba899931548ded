// What is read and copied: TypeScript agrees with every example, and the documentation shows what the examples do.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { run } from "../../tools/lib/run.mjs";
import { examples, FORMS } from "../../tools/steps/examples.mjs";

before(examples);

const text = (...path) => readFileSync(at(...path), "utf8");
const json = (...path) => JSON.parse(text(...path));

test("TypeScript, strict, in scripts and in templates, with the libraries' own types", async () => {
  const vue = FORMS.filter((name) => readdirSync(at("examples", name, "src")).includes("App.vue"));
  assert.equal(vue.length, 3);
  const check = (name) =>
    run(process.execPath, [at(vue.includes(name) ? "examples/node_modules/vue-tsc/bin/vue-tsc.js" : "node_modules/typescript/bin/tsc"), "-p", at("examples", name)]);
  for (const name of FORMS) await check(name);
});

test("what is the same in all of them is the same", () => {
  for (const name of FORMS) assert.equal(text("examples", name, "src/filing.ts"), text("examples/react-hook-form/src/filing.ts"), name);
  for (const [first, ...others] of [["react-hook-form", "tanstack-form", "ant-design"], ["vee-validate", "element-plus", "vant"]]) {
    for (const name of others) assert.equal(text("examples", name, "src/useChecker.ts"), text("examples", first, "src/useChecker.ts"), name);
  }
});

test("an example's own package.json asks for what is tested", () => {
  const shared = json("examples/package.json");
  const own = json("package.json");
  const tested = { ...own.devDependencies, "beian-check": own.version, ...shared.dependencies, ...shared.devDependencies };
  for (const name of FORMS) {
    const { dependencies, devDependencies, scripts } = json("examples", name, "package.json");
    for (const [library, version] of Object.entries({ ...dependencies, ...devDependencies })) assert.equal(version, `^${tested[library]}`, `${name}: ${library}`);
    assert.deepEqual(scripts, { start: "vite", build: "vite build" });
    assert.match(text("examples", name, "README.md"), /^# /);
  }
});

test("everything that is installed for them may be used freely", () => {
  const free = ["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD", "(MIT OR CC0-1.0)"];
  const packages = Object.entries(json("examples/package-lock.json").packages).filter(([path]) => path !== "");
  assert.ok(packages.length > 100);
  for (const [path] of packages) {
    const { license } = json("examples", path, "package.json");
    assert.ok(free.includes(license), `${path}: ${license}`);
  }
});

test("docs/forms.md shows what the examples do", () => {
  const lines = (code) => code.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");
  const shown = [...text("docs/forms.md").matchAll(/<!-- (examples\/\S+) -->\n```\w+\n([\s\S]*?)```/g)];
  assert.ok(shown.length >= 10);
  for (const [, file, code] of shown) for (const piece of code.split("// …\n")) assert.ok(lines(text(file)).includes(lines(piece)), `${file} has no more:\n${piece}`);
  for (const [, path] of text("docs/forms.md").matchAll(/\]\((\.\.\/[^)]+)\)/g)) assert.ok(statSync(join(at("docs"), path)), path);
});

test("a page's policy is the strictest that its library can live with", () => {
  const more = { "ant-design": { "style-src": " 'unsafe-inline'" }, vant: { "font-src": "data:" } };
  for (const name of FORMS) {
    const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(text("examples", name, "index.html"));
    const style = `style-src 'self'${more[name]?.["style-src"] ?? ""}`;
    const font = more[name]?.["font-src"] ? "; font-src data:" : "";
    assert.equal(policy, `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ${style}${font}; img-src 'self' data:; connect-src 'none'; form-action 'none'; base-uri 'none'`, name);
  }
});
