// What the page loads before its first check, file by file, and what it may weigh. The tables that come after are told apart.

import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { at } from "./lib/root.mjs";
import { command, heading } from "./lib/say.mjs";
import { ENGINE } from "./steps/engine.mjs";

/** Bytes after brotli, everything that stands between the address and the first check. */
const MOST = 110_000;

/** The same of the widget, which is one file beside the engine. */
const MOST_OF_THE_WIDGET = 15_000;

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

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

  heading("第一次检查之前加载的", "loaded before the first check");
  print([...first, total]);
  heading("随后加载的：数据表和其他视图", "loaded after it: tables and the other views");
  print(loaded.filter((name) => !soon.has(name)).map((name) => row(name, join(folder, name))));
  heading("不在此列的文件", "files that the page does not load for it");
  print(others.map((name) => row(name, join(folder, name))));
  heading("npm 包", "the npm package");
  const scripts = ["index.js", "index.cjs", "slim.js", "worker.js", "worker-thread.js", "widget.js"].map((name) => row(`dist/${name}`, at("dist", name)));
  print([row("engine.wasm", ENGINE.wasm), row("engine-fast.wasm", ENGINE.fast), ...scripts]);
  const widget = scripts.find(({ name }) => name === "dist/widget.js").brotli;
  if (widget > MOST_OF_THE_WIDGET) throw new Error(`the widget is ${widget} bytes, more than ${MOST_OF_THE_WIDGET}`);

  if (!loaded.some((name) => /(^|\/)idioms[.-]/.test(name))) throw new Error("the idiom table is not among the page's files");
  if (total.brotli <= MOST) return 0;
  console.error(`\n第一次检查之前加载 ${total.brotli} 字节，超过 ${MOST}。\n${total.brotli} bytes before the first check are more than ${MOST}.`);
  return 1;
});

function print(rows) {
  if (rows.length === 0) return console.log("  –");
  const width = Math.max(...rows.map(({ name }) => name.length), 24);
  const cell = (value) => String(value).padStart(10);
  console.log(`  ${"".padEnd(width)}${cell("raw")}${cell("gzip")}${cell("brotli")}`);
  for (const { name, raw, gzip, brotli } of rows) console.log(`  ${name.padEnd(width)}${cell(raw)}${cell(gzip)}${cell(brotli)}`);
}
