// What the page loads before its first check, file by file, and what of the engines each module, dependency and table costs;
// fails where one of them is more than it may be.
//   npm run sizes                    prints it
//   npm run sizes -- --accept        the budgets that do not fit become what was measured, and a little room; writes docs/sizes.md
//   npm run sizes -- --of core first in which functions of an engine an owner's bytes are

import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";
import { at } from "./lib/root.mjs";
import { command, heading } from "./lib/say.mjs";
import { accepted, ofThisCompiler, overruns, readBudgets, writeBudgets } from "./sizes/budgets.mjs";
import { brotli, ENGINES, functionsOf, measure } from "./sizes/engines.mjs";
import { byEngine, writePage } from "./sizes/page.mjs";
import { ENGINE } from "./steps/engine.mjs";

/** Bytes after brotli, everything that stands between the address and the first check. */
const MOST = 110_000;

/** The same of the widget, which is one file beside the engine. */
const MOST_OF_THE_WIDGET = 15_000;

/** The same of all tables of look-ups, inside the engine and beside it. */
const MOST_OF_LEXICONS = 260_000;

/** The page's files, followed from index.html through scripts and styles: what is imported, at once or later. */
function reached(folder) {
  const files = new Map();
  const follow = (name) => {
    if (files.has(name)) return;
    const text = readFileSync(join(folder, name), "utf8");
    files.set(name, text.length);
    for (const [, path] of text.matchAll(/["'`(]((?:\.{0,2}\/|assets\/)[\w./-]+\.(?:js|css|svg|webmanifest))["'`)]/g)) {
      // Vite names the files of a later import from the page's folder, all others from the file's own.
      for (const from of [posix.dirname(name), "."]) {
        const next = posix.normalize(posix.join(from, path.replace(/^\//, "")));
        if (existing.has(next)) follow(next);
      }
    }
  };
  const existing = new Set(readdirSync(folder, { recursive: true }).map((path) => String(path).replaceAll("\\", "/")));
  follow("index.html");
  return { reached: [...files.keys()].sort(), others: [...existing].filter((name) => /\.\w+$/.test(name) && !files.has(name)).sort() };
}

/** Everything that stands between the address and the first check: the page, the engine, and what these two import at once. */
function before(folder, files) {
  const first = new Set();
  const follow = (name) => {
    if (first.has(name) || !files.includes(name)) return;
    first.add(name);
    const text = readFileSync(join(folder, name), "utf8");
    const beside = (path) => follow(posix.normalize(posix.join(posix.dirname(name), path)));
    if (name.endsWith(".html")) for (const [, path] of text.matchAll(/(?:src|href)="\.?\/?([^"#]+)"/g)) beside(path);
    else for (const [, path] of text.matchAll(/(?:\bfrom|\bimport)\s*["']([^"']+)["']/g)) beside(path);
  };
  follow("index.html");
  for (const name of files) if (/(^|\/)first[.-]/.test(name)) follow(name);
  return first;
}

await command(async () => {
  const [flag, owner, engine = "whole"] = process.argv.slice(2);
  if (flag === "--of") return void print(["linked"], (await functionsOf(engine, owner)).map(([name, bytes]) => ({ name: name.slice(0, 120), linked: bytes })));

  const folder = at("www/dist");
  const { reached: loaded, others } = reached(folder);
  const row = (name, path) => {
    const bytes = readFileSync(path);
    return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes) };
  };
  const soon = before(folder, loaded);
  const first = loaded.filter((name) => soon.has(name)).map((name) => row(name, join(folder, name)));
  const sum = (key) => first.reduce((total, size) => total + size[key], 0);
  const total = { name: "合计 · total", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
  const files = (rows) => print(["raw", "gzip", "brotli"], rows);

  heading("第一次检查之前加载的", "loaded before the first check");
  files([...first, total]);
  heading("随后加载的：数据表和其他视图", "loaded after it: tables and the other views");
  files(loaded.filter((name) => !soon.has(name)).map((name) => row(name, join(folder, name))));
  heading("不在此列的文件", "files that the page does not load for it");
  files(others.map((name) => row(name, join(folder, name))));
  heading("npm 包", "the npm package");
  const scripts = ["index.js", "index.cjs", "slim.js", "worker.js", "worker-thread.js", "widget.js"].map((name) => row(`dist/${name}`, at("dist", name)));
  files([row("engine.wasm", ENGINE.wasm), row("engine-fast.wasm", ENGINE.fast), ...scripts]);

  const measured = await measure();
  for (const [zh, en, rows] of byEngine(measured)) {
    heading(zh, en);
    print(Object.keys(ENGINES), rows);
  }
  heading("引擎旁边的数据表", "tables beside the engine");
  print(["brotli"], Object.entries(measured.beside).map(([name, bytes]) => ({ name, brotli: bytes })));

  if (!loaded.some((name) => /(^|\/)idioms[.-]/.test(name))) throw new Error("the idiom table is not among the page's files");
  if (flag === "--accept") {
    writeBudgets(accepted(measured, readBudgets()));
    writePage(measured, [...first, total]);
  }
  const widget = scripts.find(({ name }) => name === "dist/widget.js").brotli;
  const limits = [
    ["第一次检查之前加载的", "before the first check", total.brotli, MOST],
    ["全部词库", "all lexicons", measured.lexicons, MOST_OF_LEXICONS],
    ["小组件", "the widget", widget, MOST_OF_THE_WIDGET],
  ];
  heading("上限", "limits");
  let over = 0;
  for (const [zh, en, bytes, most] of limits) {
    over += bytes > most ? 1 : 0;
    console.log(`  ${bytes > most ? "✗" : "✓"} ${zh}  ${en}  ${bytes} / ${most}`);
  }
  const budgets = readBudgets();
  const parts = overruns(measured, budgets);
  const binding = ofThisCompiler(measured, budgets);
  for (const { path, bytes, most } of parts) {
    const mark = binding ? "✗" : "!";
    console.log(most === null ? `  ${mark} ${path}  ${bytes}  没有预算  has no budget` : `  ${mark} ${path}  ${bytes} / ${most}  超出 ${bytes - most}  over its budget`);
  }
  if (parts.length > 0 && binding) {
    console.error(
      "\n有的部分超过了 tools/sizes/budgets.json 里的预算：能省就省；值得就运行 npm run sizes -- --accept，并在提交里说明为什么。" +
        "\nParts cost more than tools/sizes/budgets.json lets them: save where that is possible; where it is worth it run npm run sizes -- --accept, and say why in the commit.",
    );
  } else if (!binding) {
    console.log(`  各部分的预算是用 ${budgets.rustc} 量的，这里不计。  The parts' budgets were measured with ${budgets.rustc}: they do not bind here.`);
  }
  return over > 0 || (parts.length > 0 && binding) ? 1 : 0;
});

function print(columns, rows) {
  if (rows.length === 0) return console.log("  –");
  const width = Math.max(...rows.map(({ name }) => name.length), 24);
  const cell = (value) => String(value ?? "–").padStart(10);
  console.log(`  ${"".padEnd(width)}${columns.map(cell).join("")}`);
  for (const row of rows) console.log(`  ${row.name.padEnd(width)}${columns.map((column) => cell(row[column])).join("")}`);
}
