// Whose code is in what we publish and whose builds and tests it, under which licences; and that these are ones we take.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { crates, inOrder, npmPackages, pythonPackages } from "./dependencies.mjs";
import { at } from "./root.mjs";

/** What we pass on must be under one of these; deny.toml is the list, also for cargo deny. */
const ALLOWED = new Set([.../^allow = \[([^\]]*)\]/m.exec(readFileSync(at("deny.toml"), "utf8"))[1].matchAll(/"(.+?)"/g)].map(([, id]) => id));

/** For tools that run here and go nowhere. MPL: axe-core, lightningcss, ical.js. NCSA, which is like MIT: libFuzzer. CC: data, caniuse's table and SPDX's lists. Python: argparse. */
const FOR_TOOLS = new Set(["MPL-2.0", "NCSA", "CC-BY-3.0", "CC-BY-4.0", "CC0-1.0", "Python-2.0"]);

/** Files that `npm run licences` writes, as they should be now. */
export async function licenceFiles() {
  const list = inOrder([...(await crates()), ...npmPackages(), ...pythonPackages()]);
  return { faults: await faultsOf(list), files: { "docs/licences.md": table(list), "LICENSE-THIRD-PARTY.txt": texts(list.filter(({ carried }) => carried)) } };
}

/** Those whose licence is unknown, or none that we take. */
export async function faultsOf(list) {
  const { default: parse } = await import("spdx-expression-parse");
  return list.filter(({ licence, carried }) => !takes(parse, licence, carried)).map(({ kind, name, version, licence, carried }) => `${kind} ${name} ${version}: ${licence ?? "no licence"}${carried ? ", and it is in the package" : ""}`);
}

function takes(parse, licence, carried) {
  try {
    return holds(parse(spdx(licence)), (id) => ALLOWED.has(id) || (!carried && FOR_TOOLS.has(id)));
  } catch {
    return false; // no expression of SPDX's: somebody has to read it
  }
}

/** Older crates write a bar where SPDX writes OR. */
export const spdx = (licence) => String(licence).replaceAll(/\s*\/\s*/g, " OR ");

function holds(node, known) {
  if (node.conjunction === "and") return holds(node.left, known) && holds(node.right, known);
  if (node.conjunction === "or") return holds(node.left, known) || holds(node.right, known);
  return node.exception === undefined && !node.plus && known(node.license);
}

function table(list) {
  const rows = (chosen) => chosen.map(({ kind, name, version, licence }) => `| ${kind} | ${name} | ${version} | ${spdx(licence)} |`).join("\n");
  const [inside, tools] = [list.filter(({ carried }) => carried), list.filter(({ carried }) => !carried)];
  const head = "| from | name | version | licence |\n|---|---|---|---|";
  return `# Dependencies and their licences

Written by \`npm run licences\` from every Cargo.lock, package-lock.json and requirements.txt; a test fails where it is out of date, or where a licence is
none of those in [deny.toml](../deny.toml).

beian-check itself is under MIT or Apache-2.0, as you like. To use it, nothing below needs to be installed: npm installs no dependency.

## In what is published (${inside.length})

Crates are inside the WebAssembly file, npm packages inside \`cli.js\` and \`html-parser.js\`; the same file has Rust's standard library
(MIT OR Apache-2.0). Their licences stand in [LICENSE-THIRD-PARTY.txt](../LICENSE-THIRD-PARTY.txt), which is in the package.

${head}
${rows(inside)}

## For building, testing and measuring (${tools.length})

They run on a developer's machine and are not passed on. Some are for other systems than yours and are never fetched.

${head}
${rows(tools)}
`;
}

function texts(carried) {
  const parts = carried.map((one) => `${one.name} ${one.version} (${one.kind === "cargo" ? "crates.io" : "npm"}), ${spdx(one.licence)}\n\n${textOf(one)}`);
  return `What is inside beian-check besides its own code, and under which licences. Written by \`npm run licences\`.

The WebAssembly file also has parts of Rust's standard library, Copyright (c) The Rust Project Contributors, MIT OR Apache-2.0.

${parts.map((part) => `${"-".repeat(72)}\n${part}\n`).join("\n")}`;
}

/** The licence's own text; where a crate gives a choice, not Apache's, which is the longest. */
function textOf({ name, folder, authors }) {
  const files = existsSync(folder) ? readdirSync(folder).filter((entry) => /^(licen[cs]e|copying)/i.test(entry)).sort() : [];
  const short = files.filter((entry) => !/apache/i.test(entry));
  const texts = (short.length > 0 ? short : files).map((entry) => readFileSync(join(folder, entry), "utf8").replaceAll("\r\n", "\n").trim());
  if (texts.length > 0) return texts.join("\n\n");
  // Its crate names MIT and its authors and has no file: MIT's words, which are ours too, with their names.
  if (!authors?.length) throw new Error(`${name} has neither a licence's text nor authors`);
  return readFileSync(at("LICENSE-MIT"), "utf8").replace(/^Copyright .*$/m, `Copyright (c) ${authors.join(", ")}`).trim();
}
