// The tables of docs/sizes.md. What was tried stands there too, and is written by hand.

import { readFileSync, writeFileSync } from "node:fs";
import { at } from "../lib/root.mjs";
import { ENGINES } from "./engines.mjs";

const FILE = at("docs/sizes.md");
const [BEGIN, END] = ["<!-- measured: npm run sizes -- --accept -->", "<!-- /measured -->"];

/** The same rows for all engines: what one of them does not have is a gap. */
export function byEngine({ engines }) {
  return [
    ["我们的模块", "our modules", rowsOf(engines, "modules")],
    ["依赖和标准库", "dependencies and the standard library", rowsOf(engines, "dependencies")],
    ["引擎里的数据", "data in the engine", rowsOf(engines, "tables")],
  ];
}

export function writePage(measured, before) {
  const { engines, beside, lexicons } = measured;
  const names = Object.keys(ENGINES);
  const code = (name) => [...Object.values(engines[name].modules), ...Object.values(engines[name].dependencies)].reduce((sum, bytes) => sum + bytes, 0);
  const whole = names.map((name) => [ENGINES[name].en, code(name), Object.values(engines[name].tables).reduce((sum, bytes) => sum + bytes, 0), engines[name].shipped, engines[name].brotli]);
  const parts = [
    "## Before the first check\n",
    table(["file", "bytes", "after brotli"], before.map(({ name, raw, brotli }) => [plain(name), raw, brotli])),
    "\n## The engines\n",
    table(["", "code as linked", "data", "shipped", "after brotli"], whole),
    ...byEngine(measured).flatMap(([, en, rows]) => [`\n### ${en[0].toUpperCase()}${en.slice(1)}\n`, table(["", ...names], rows.map((row) => [row.name, ...names.map((name) => row[name])]))]),
    "\n## Beside the engine\n",
    table(["table", "after brotli"], Object.entries(beside)),
    `\nAll lexicons, inside the engine and beside it, each by itself: ${number(lexicons)} after brotli.`,
    "\n## Our files\n",
    table(["", ...names], rowsOf(engines, "files").filter(({ name }) => name.startsWith("src/")).map((row) => [row.name, ...names.map((name) => row[name])])),
  ];
  const [head, rest] = readFileSync(FILE, "utf8").split(BEGIN);
  writeFileSync(FILE, `${head}${BEGIN}\n${parts.join("\n")}\n${END}${rest.split(END)[1]}`);
}

/** The most costly first. */
function rowsOf(engines, kind) {
  const names = [...new Set(Object.values(engines).flatMap((sizes) => Object.keys(sizes[kind])))];
  const rows = names.map((name) => ({ name, ...Object.fromEntries(Object.entries(engines).map(([engine, sizes]) => [engine, sizes[kind][name]])) }));
  return rows.sort((a, b) => (b.whole ?? 0) - (a.whole ?? 0) || (a.name < b.name ? -1 : 1));
}

/** Without the hash that changes with each build. */
const plain = (name) => name.replace(/-[\w-]{8}(?=\.\w+$)/, "").split(" · ").at(-1);

const number = (value) => (typeof value === "number" ? value.toLocaleString("en") : (value ?? ""));

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? "---" : "---:"))), ...rows.map((cells) => line(cells.map(number)))].join("\n");
}
