// Subresource Integrity of what a page loads from the package.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export const sri = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** `{ "widget.js": "sha384-…", "tables/rules.js": … }`: the modules and the engine, not what only Node.js loads. */
export function integrityOf(dist) {
  const names = readdirSync(dist, { recursive: true }).map((name) => name.replaceAll("\\", "/")).filter((name) => (/\.js$/.test(name) && !/(^cli|\.node)\.js$/.test(name)) || name.endsWith(".wasm"));
  return Object.fromEntries(names.sort().map((name) => [name, sri(readFileSync(join(dist, name)))]));
}
