// The API reference: TypeDoc over the package's declarations. It lives apart (tools/docs/package.json), because it needs a TypeScript
// that can be asked from JavaScript, which the project's own no longer can; 48 MB that only `npm run docs` installs.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { at, TARGET } from "../lib/root.mjs";
import { run } from "../lib/run.mjs";
import { step } from "../lib/say.mjs";
import { npm } from "../setup/node-modules.mjs";

const HOME = at("tools/docs");
const OUT = join(TARGET, "docs");

/** Whose page is called what. */
const ENTRIES = { index: "beian-check", slim: "beian-check/slim", worker: "beian-check/worker", widget: "beian-check/widget" };
const PAGES = Object.keys(ENTRIES).map((name) => `docs/api/${name}.md`);

export async function setUpDocs() {
  const lock = hash(readFileSync(join(HOME, "package-lock.json")));
  const stamp = join(HOME, "node_modules/.installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  await step("安装文档工具", "installing what writes the reference", () => npm(["ci", "--no-audit", "--no-fund"], { cwd: HOME }));
  writeFileSync(stamp, lock);
}

/** `{ "docs/api/index.md": … }` as they should be now. */
export async function reference() {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(join(OUT, "types"), { recursive: true });
  for (const [name, text] of declarations()) writeFileSync(join(OUT, "types", name), text);
  await run(process.execPath, [join(HOME, "node_modules/typedoc/bin/typedoc"), "--options", join(HOME, "typedoc.json")], { cwd: HOME });
  return Object.fromEntries(PAGES.map((path) => [path, signed(titled(path, readFileSync(join(OUT, "api", basename(path)), "utf8")))]));
}

/** TypeDoc calls a page by its file. */
const titled = (path, text) => text.replace(/^# .*$/m, `# \`${ENTRIES[basename(path, ".md")]}\`\n\nWritten from the package's types by \`npm run docs\`.`);

/** The declarations, without the list of rule ids: rules come and go, and docs/coverage.md and `checker.rules()` have them. */
function declarations() {
  const names = readdirSync(at("dist")).filter((name) => name.endsWith(".d.ts")).sort();
  return names.map((name) => {
    const text = readFileSync(at("dist", name), "utf8");
    const short = name === "rule-ids.d.ts" ? text.replace(/(?<=export type RuleId =)[\s\S]*?(?=\n\s*\| \(string & \{\}\))/, '\n  | "site-name/too-few-han" | "certificate/check-digit" | "…"') : text;
    return [name, short];
  });
}

/**
 * Each page ends with what it was made from and the hash of its own text, so that a test sees without TypeDoc whether somebody
 * has changed the types and not the page, or the page by hand.
 */
const signed = (text) => `${text.trimEnd()}\n\n<!-- npm run docs: declarations ${madeFrom()}, text ${short(text.trimEnd())} -->\n`;

const madeFrom = () => short(JSON.stringify([declarations(), readFileSync(join(HOME, "typedoc.json"), "utf8"), readFileSync(join(HOME, "package.json"), "utf8")]));

/** The pages that are not what `npm run docs` would write. */
export const stale = () => PAGES.filter((path) => !existsSync(at(path)) || !isFresh(readFileSync(at(path), "utf8")));

function isFresh(page) {
  const [, text, from, own] = /^([\s\S]*?)\n\n<!-- npm run docs: declarations (\w+), text (\w+) -->\n$/.exec(page) ?? [];
  return from === madeFrom() && own === short(text);
}

const hash = (text) => createHash("sha256").update(text).digest("hex");
const short = (text) => hash(text).slice(0, 16);
