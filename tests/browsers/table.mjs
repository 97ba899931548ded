// docs/browsers.md: what the tests hold in which browser. `node tests/browsers/table.mjs` writes the table anew, with the versions of
// the browsers that are here; table.test.mjs holds it to the tests.

import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { at } from "../../tools/lib/root.mjs";
import { NAMES, notHere, start } from "./drive.mjs";
import { jobs } from "./jobs/index.mjs";

const FILE = at("docs/browsers.md");
const TITLES = { chromium: "Chromium", firefox: "Firefox ESR", webkit: "WebKitGTK" };
const TABLE = /(<!-- table -->\n)[\s\S]*(<!-- \/table -->)/;

/** What the file says now, and the lines that the tests stand for. */
export const written = () => TABLE.exec(readFileSync(FILE, "utf8"))?.[0].split("\n").slice(3, -1);
export const rows = () => jobs.map(({ what }) => `| ${what.join("<br>")} | ${NAMES.map(() => "✓").join(" | ")} |`);

if (argv[1] === fileURLToPath(import.meta.url)) {
  const missing = NAMES.filter(notHere);
  if (missing.length > 0) throw new Error(missing.map(notHere).join("\n"));
  const heads = [];
  for (const name of NAMES) {
    const browser = await start(name);
    heads.push(`${TITLES[name]} ${browser.version}`);
    await browser.close();
  }
  const table = [`| | ${heads.join(" | ")} |`, `|---|${":-:|".repeat(NAMES.length)}`, ...rows()].join("\n");
  writeFileSync(FILE, readFileSync(FILE, "utf8").replace(TABLE, `$1${table}\n$2`));
}
