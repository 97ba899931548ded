// What npm carries: these files and no others, entries that every resolution finds, declarations that say everything.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { run } from "../../tools/lib/run.mjs";
import { install, put } from "./support.mjs";

let home;
let files;
before(async () => {
  home = await install("published");
  files = readdirSync(join(home, "node_modules/beian-check"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(home, "node_modules/beian-check/").length))
    .sort();
});

const manifest = JSON.parse(readFileSync(at("package.json"), "utf8"));
const tarball = () => join(home, `beian-check-${manifest.version}.tgz`);
const bin = (name, entry, ...args) => run(process.execPath, [at("node_modules", name, entry), ...args], { env: { NO_COLOR: "1", FORCE_COLOR: "0" } });

test("nothing is in the package that nobody reaches", () => {
  const named = new Set(["package.json", "README.md", "LICENSE", "LICENSE-APACHE", "LICENSE-MIT", "LICENSE-THIRD-PARTY.txt"]);
  const follow = (name) => {
    if (named.has(name)) return;
    named.add(name);
    if (!/\.(c?js|d\.c?ts)$/.test(name)) return;
    const text = readFileSync(join(home, "node_modules/beian-check", name), "utf8").replace(/(["'`])[^"'`]{10000,}\1/g, "");
    for (const [, path] of text.matchAll(/["'`](\.\/[\w./-]+)["'`]/g)) {
      const declared = name.match(/\.d\.(c?)ts$/) ? path.replace(/\.c?js$/, name.endsWith(".d.cts") ? ".d.cts" : ".d.ts") : path;
      const target = join("dist", declared.slice(2));
      if (files.includes(target)) follow(target);
    }
  };
  const targets = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(targets));
  for (const path of targets([manifest.exports, manifest.main, manifest.module, manifest.types, manifest.customElements ?? [], Object.values(manifest.bin ?? {})])) follow(path.replace(/^\.\//, ""));
  assert.deepEqual(files.filter((name) => !named.has(name)), []);
  assert.deepEqual([...named].filter((name) => !files.includes(name)), []);
});

test("publint reports nothing", async () => {
  const { publint } = await import("publint");
  const { messages } = await publint({ pack: { tarball: new Uint8Array(readFileSync(tarball())).buffer }, strict: true });
  assert.deepEqual(messages, []);
});

test("are the types wrong? no: from a script, a module and a bundler, in the oldest way of resolving too", async () => {
  const said = await bin("@arethetypeswrong/cli", "dist/index.js", tarball(), "--format", "json").catch((error) => error.message);
  const { analysis, problems } = JSON.parse(said.slice(said.indexOf("{")));
  assert.deepEqual([Object.values(problems ?? {}).flat(), analysis.problems], [[], []]);
  assert.deepEqual(Object.keys(analysis.entrypoints).sort(), Object.keys(manifest.exports).sort());
});

test("types come first in each condition", () => {
  const look = (value) => {
    if (typeof value === "string") return;
    const keys = Object.keys(value);
    if (keys.includes("types")) assert.equal(keys[0], "types");
    if (keys.includes("default")) assert.equal(keys.at(-1), "default");
    Object.values(value).forEach(look);
  };
  look(manifest.exports);
});

const declarations = () => files.filter((name) => name.endsWith(".d.ts")).map((name) => [name, readFileSync(join(home, "node_modules/beian-check", name), "utf8")]);

test("every exported name has documentation and an example, every member has documentation", () => {
  for (const [name, text] of declarations()) {
    const lines = text.split("\n");
    let comment = "";
    let inside = null;
    for (const line of lines) {
      if (inside !== null || line.trim().startsWith("/**")) {
        inside = (inside ?? "") + line + "\n";
        if (line.includes("*/")) {
          comment = inside;
          inside = null;
        }
        continue;
      }
      const exported = /^export (?:declare )?(?:abstract )?(?:async )?(?:function|interface|type|class|const) (\w+)/.exec(line)?.[1];
      // Overloads share the documentation of the first.
      if (exported !== undefined && !(comment === "" && line.startsWith("export declare function"))) assert.match(comment, /@example/, `${name}: ${exported}`);
      const member = /^ {4}(?:readonly |static |get |set )*["\w~]+\??[:(]/.exec(line);
      // A setter is documented at its getter.
      if (member && !/^ {4}set |constructor\(/.test(line)) assert.notEqual(comment, "", `${name}: ${line}`);
      comment = "";
    }
  }
});

test("TypeScript completes fields and rules, and takes rules of an overlay's too", async () => {
  put(home, {
    "use.mts": `
      import { createChecker, toFormPath, toFormSchema, toHints, toRules, toTypedSchema, type Hints, type RuleId, type Field, type Report } from "beian-check";
      import { createChecker as slim } from "beian-check/slim";
      import { createChecker as remote, type AsyncChecker } from "beian-check/worker";
      import type wasm from "beian-check/beian.wasm";
      type Known = "site-name/too-few-han" extends RuleId ? true : never;
      const own: RuleId = "my-cloud/anything";
      const known: Known = true;
      // @ts-expect-error no such field
      const field: Field = "site.colour";
      const path: (string | number)[] = toFormPath("/sites/0/name", "array");
      export async function use(address: typeof wasm): Promise<[Report, string]> {
        const checker: AsyncChecker = await remote({ worker: "/thread.js" });
        const report: Report = await checker.check({});
        const here = await slim({ wasm: address, messages: { "site-name/idiom": "x", "certificate/format": ({ fix }) => fix ?? "" } });
        const rules = [...toRules(here, "site.name"), ...toRules(checker, "site.name", {}, "ant-design")];
        const [vant] = toRules(await createChecker({ signal: new AbortController().signal }), "site.name", () => ({}), "vant");
        interface Values { name: string; owner: { mobile: string } }
        const filing = ({ name, owner }: Values) => ({ principal: owner, sites: [{ name }] });
        const form = toFormSchema<Values>(checker, { name: "site.name", "owner.mobile": "person.mobile" }, filing);
        // @ts-expect-error no such value in the form
        toFormSchema<Values>(here, { title: "site.name" }, filing);
        // @ts-expect-error no such place in a filing
        toFormSchema<Values>(null, { name: "site.title" }, filing);
        const hints: Hints = toHints(null, "site.name", 5);
        void [own, known, field, path, rules, vant?.trigger, toTypedSchema(form), toTypedSchema(here.schema("site.name")), hints.fix];
        return [report, toFormPath("/sites/0/name")];
      }`,
    "tsconfig.json": { compilerOptions: { strict: true, exactOptionalPropertyTypes: true, module: "nodenext", target: "es2022", lib: ["es2022", "dom"], types: [], noEmit: true }, files: ["use.mts"] },
  });
  await run(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", home], { cwd: home });
  const ids = readFileSync(join(home, "node_modules/beian-check/dist/rule-ids.d.ts"), "utf8");
  const { createChecker } = await import(join(home, "node_modules/beian-check/dist/index.js"));
  const checker = await createChecker();
  for (const { id } of checker.rules()) assert.ok(ids.includes(`| "${id}"`), id);
});
