// What the browsers are shown: folders of files on a server of this machine, each HTML with watch.js before anything else.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { at, TARGET } from "../../tools/lib/root.mjs";
import { serve } from "../../tools/serve.mjs";

const SCRATCH = join(TARGET, "browser-tests");

/**
 * A site of these files, and of these folders of the project's, by the name that they have there: `{ "beian-check": "dist" }`.
 * `today` is when its clock stands still; `csp` as in tools/serve.mjs.
 */
export async function site(name, { files = {}, folders = {}, today = "", csp } = {}) {
  const home = fresh(name);
  for (const [to, from] of Object.entries(folders)) cpSync(at(from), join(home, to), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  const watch = `<script src="/watch.js?at=${encodeURIComponent(today)}"></script>`;
  for (const file of readdirSync(home, { recursive: true }).filter((path) => path.endsWith(".html"))) {
    const text = readFileSync(join(home, file), "utf8");
    writeFileSync(join(home, file), /<head>/.test(text) ? text.replace("<head>", `<head>${watch}`) : text.replace(/(<meta charset[^>]*>)/, `$1${watch}`));
  }
  cpSync(at("tests/browsers/watch.js"), join(home, "watch.js"));
  return serve(home, csp === undefined ? {} : { csp });
}

/** The built page, without its service worker, which would not take files that a test has changed. */
export const pageOn = (name, today) => site(name, { folders: { ".": "www/dist" }, files: { "sw.js": "" }, today });

/** A page of somebody else's with this body. */
export const html = (body) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>t</title>${body}`;

/** A new empty folder of the tests' own. */
export function fresh(name) {
  const path = join(SCRATCH, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

/** What went wrong in a page so far. */
export const faults = (page) => page.evaluate(() => globalThis.faults);
