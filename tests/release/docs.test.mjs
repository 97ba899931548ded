// The documents are what they are generated from, what they show works, and what they lead to is there.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { helpText, withHelp } from "../../tools/docs/help.mjs";
import { stale } from "../../tools/docs/reference.mjs";
import { at } from "../../tools/lib/root.mjs";
import { run } from "../../tools/lib/run.mjs";
import { filesIn } from "../../tools/lib/stamp.mjs";
import { folder, put } from "../package/support.mjs";

const PAGES = filesIn("README.md", "CHANGELOG.md", "SECURITY.md", "docs", "examples", "benches").filter((file) => file.endsWith(".md"));
const text = (file) => readFileSync(file, "utf8");

/** `{ page, language, code }` of every block of code. */
const blocks = (page) => [...text(page).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({ page, language, code }));

test("docs/api/ is what `npm run docs` writes from the types", () => {
  assert.deepEqual(stale(), [], "npm run docs");
});

test("docs/cli.md shows the help of today", () => {
  assert.equal(withHelp(), text(at("docs/cli.md")), "npm run docs");
  assert.match(helpText(), /^用法 Usage: beian-check/);
});

test("every document that a document leads to is there", () => {
  const gone = PAGES.flatMap((page) => [...text(page).replace(/^```[\s\S]*?^```$/gm, "").matchAll(/\]\((?!\w+:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, to]) => to).filter((to) => !existsSync(resolve(dirname(page), decodeURI(to)))).map((to) => `${page}: ${to}`));
  assert.deepEqual(gone, []);
});

test("every page of docs/ is on the list, docs/README.md", () => {
  const list = text(at("docs/README.md"));
  const missing = filesIn("docs").filter((file) => file.endsWith(".md") && !file.endsWith("README.md")).map((file) => file.slice(at("docs").length + 1)).filter((name) => !list.includes(`(${name.replaceAll("\\", "/")})`));
  assert.deepEqual(missing, []);
});

test("what documents import from the package is there", async () => {
  const entries = new Map();
  const exportsOf = async (name) => {
    const file = { "beian-check": "index.js", "beian-check/slim": "slim.js", "beian-check/worker": "worker.node.js", "beian-check/widget": "widget.js" }[name];
    if (file && !entries.has(name)) entries.set(name, Object.keys(await import(pathToFileURL(at("dist", file)).href)));
    return entries.get(name);
  };
  const manifest = JSON.parse(text(at("package.json")));
  let seen = 0;
  for (const { page, code } of PAGES.flatMap(blocks)) {
    for (const [, types, names, from] of code.matchAll(/import (type )?(?:\{([^}]*)\}|\w+) from "(beian-check[^"]*)"/g)) {
      assert.ok(manifest.exports[`.${from.slice("beian-check".length)}`], `${page}: ${from}`);
      if (types || names === undefined) continue;
      for (const name of names.split(",").map((one) => one.trim().split(" as ")[0]).filter((one) => one && !one.startsWith("type "))) {
        assert.ok((await exportsOf(from))?.includes(name), `${page}: ${from} has no ${name}`);
        seen++;
      }
    }
  }
  assert.ok(seen > 10);
});

const FILINGS = [{ region: "44", subject: { nature: "individual" }, sites: [{ name: "山间" }] }, { subject: { nature: "enterprise" } }, { region: "51" }];

/** A folder below the project's: there `beian-check` is the package that was built. */
function place(name, code, language) {
  const path = folder(name);
  put(path, { "filings.ndjson": FILINGS.map((filing) => JSON.stringify(filing)).join("\n") + "\n" });
  const file = language === "cjs" ? "example.cjs" : "example.mjs";
  put(path, { [file]: code });
  return [join(path, file), path];
}

test("the examples of docs/node.md run", async () => {
  const all = blocks(at("docs/node.md")).filter(({ language }) => ["js", "cjs"].includes(language));
  const said = [];
  for (const [index, { language, code }] of all.entries()) {
    const [file, cwd] = place(`docs-node-${index}`, code, language);
    said.push(code.includes("createServer") ? await served(file, cwd) : (await run(process.execPath, [file], { cwd })).trim());
  }
  assert.equal(said.length, 5);
  assert.match(said[0], /^reject \[[^]*site-name\/too-few-han/);
  assert.match(said[1], /手机/);
  assert.deepEqual(said[2], [[422, "reject"], [400, "bad-filing"], [400, "bad-filing"]]);
  assert.deepEqual(said[3].split("\n"), ["reject", "incomplete", "incomplete"]);
  assert.match(said[4], /^1 of 3$/);
});

test("the batch of docs/node.md goes on after lines that are no filings", async () => {
  const { code } = blocks(at("docs/node.md")).find((block) => block.code.includes("batch.mjs"));
  const [file, cwd] = place("docs-node-bad", code);
  put(cwd, { "filings.ndjson": ["{}", "no json", '{"sites":7}', JSON.stringify(FILINGS[0])].join("\n") });
  assert.deepEqual((await run(process.execPath, [file], { cwd })).trim().split("\n"), ["incomplete", "bad-filing", "bad-filing", "reject"]);
});

/** What the example of a server answers to a filing, to what is no filing, and to what is no JSON. */
async function served(file, cwd) {
  const port = await freePort();
  const server = spawn(process.execPath, [file], { cwd, env: { ...process.env, PORT: String(port) }, stdio: ["ignore", "ignore", "inherit"] });
  try {
    const ask = async (body) => {
      const response = await reached(() => fetch(`http://127.0.0.1:${port}/`, { method: "POST", body }));
      const { verdict, code } = await response.json();
      return [response.status, verdict ?? code];
    };
    return [await ask(JSON.stringify(FILINGS[0])), await ask("[]"), await ask("no json")];
  } finally {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
  }
}

async function freePort() {
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Until the server listens. */
async function reached(job) {
  for (const end = Date.now() + 60_000; ; await new Promise((done) => setTimeout(done, 100))) {
    try {
      return await job();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

test("the examples at the package's types have the types that they claim", async () => {
  const path = folder("docs-types");
  const declared = (name) => [...text(at("dist", name)).matchAll(/^export (?:declare )?(?:async )?(function|interface|type|class|const) (\w+)/gm)].map(([, , found]) => found);
  const names = filesIn("dist").filter((file) => file.endsWith(".d.ts")).map((file) => file.slice(at("dist").length + 1));
  const entryOf = (name) => (name.startsWith("worker") ? "beian-check/worker" : name.startsWith("widget") ? "beian-check/widget" : "beian-check");
  const home = new Map(names.flatMap((name) => declared(name).map((found) => [found, entryOf(name)])));
  let count = 0;
  for (const name of names) {
    for (const [, comment] of text(at("dist", name)).matchAll(/\/\*\*([\s\S]*?)\*\//g)) {
      for (const example of comment.split("@example").slice(1)) {
        const code = example.split(/^\s*\* @(?!example)/m)[0].replace(/^\s*\* ?/gm, "").trim();
        if (code.startsWith("<")) continue; // HTML
        const own = new Map([...home, ["createChecker", entryOf(name)]]);
        const uses = (one) => new RegExp(`(?<![.\\w"/-])${one}\\b(?!["/:-])`).test(code);
        const brings = (one) => new RegExp(`(?:const|function|class) ${one}\\b|import [^;]*\\b${one}\\b[^;]* from `).test(code);
        const wanted = [...own].filter(([one]) => uses(one) && !brings(one));
        put(path, { [`example-${++count}.ts`]: `// ${name}\n${wanted.map(([one, from]) => `import { ${one} } from "${from}";`).join("\n")}\n${code}\nexport {};\n` });
      }
    }
  }
  assert.ok(count > 40, `${count} examples`);
  put(path, {
    // What an example takes for granted of ours.
    "given.d.ts": `declare const checker: import("beian-check").Checker;
declare const filing: import("beian-check").Filing, filings: import("beian-check").Filing[], text: string;
declare const report: import("beian-check").Report, finding: import("beian-check").Finding, form: HTMLFormElement;
declare module "*.wasm?url" { const url: string; export default url; }
`,
    "tsconfig.json": { compilerOptions: { strict: true, exactOptionalPropertyTypes: true, module: "esnext", moduleResolution: "bundler", target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [], noEmit: true, skipLibCheck: true }, include: ["*.ts"] },
  });
  const said = await run(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", path], { cwd: path }).catch(({ message }) => message);
  // Names that nobody brings are the reader's own program's, a form library's or a framework's: 2304, 2552, 18004.
  const faults = said.split("\n").filter((line) => /^\S+\(\d+,\d+\): error/.test(line) && !/ TS(2304|2552|18004): /.test(line));
  assert.deepEqual(faults.map((line) => `${readFileSync(join(path, line.split("(")[0]), "utf8").split("\n")[0]} ${line}`), []);
});
