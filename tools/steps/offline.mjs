// www/dist/sw.js: the service worker, with the list of all the files that lie beside it. After every step that writes into www/dist/.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { at } from "../lib/root.mjs";
import { filesIn, hashOf, unlessFresh } from "../lib/stamp.mjs";

const DIST = at("www/dist");
const OUT = at(DIST, "sw.js");

export async function offline() {
  if (!existsSync(at(DIST, "index.html"))) return false;
  const files = filesIn(DIST).filter((file) => file !== OUT);
  const inputs = hashOf([...files, at("www/sw.js"), at("tools/steps/offline.mjs")]);
  return unlessFresh("offline", inputs, [OUT], async () => {
    const all = files.map((file) => [addressOf(file), integrity(readFileSync(file))]);
    const isHandbook = ([address]) => address.startsWith("handbook/");
    const lists = { FILES: all.filter((entry) => !isHandbook(entry)), HANDBOOK: all.filter(isHandbook) };
    const template = readFileSync(at("www/sw.js"), "utf8");
    const version = createHash("sha256").update(template).update(JSON.stringify(lists)).digest("hex").slice(0, 16);
    const filled = Object.entries(lists).reduce((text, [name, list]) => text.replace(`__${name}__`, () => JSON.stringify(Object.fromEntries(list), null, 2)), template);
    writeFileSync(OUT, filled.replace("__VERSION__", () => version));
  });
}

/** As a browser writes it: from the page's folder, with what is not ASCII in percents. */
const addressOf = (file) => encodeURI(relative(DIST, file).replaceAll("\\", "/"));

export const integrity = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
