// dist/beian-check.html: the page as one file, for the disk, a mail, a stick. Everything stands in it; its policy names the hash of its
// one script and its one style sheet, and allows nothing else, no address at all.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { at } from "../lib/root.mjs";
import { policyOfOneFile } from "../lib/csp.mjs";
import { step } from "../lib/say.mjs";
import { filesIn, hashOf, unlessFresh } from "../lib/stamp.mjs";
import { viteBuild } from "../lib/vite.mjs";
import { integrity } from "./offline.mjs";

export const SINGLE = at("dist/beian-check.html");

export async function single() {
  if (!existsSync(at("www/index.html"))) return false;
  const own = ["tools/steps/single.mjs", "tools/lib/csp.mjs", "vite.config.mjs", "package-lock.json", "rules/lexicon/divisions.tsv"];
  const inputs = hashOf([...filesIn("www", "js"), ...own.map((path) => at(path))]);
  return unlessFresh("single", inputs, [SINGLE], () =>
    step("构建单文件页面", "building the page as one file", async () => {
      const { html, script, styles } = await bundle();
      mkdirSync(dirname(SINGLE), { recursive: true });
      writeFileSync(SINGLE, inOneFile(html, script, styles));
    }),
  );
}

/** The page's own build, in one script and one style sheet. */
async function bundle() {
  const { mergeConfig } = await import("vite");
  const { default: config } = await import("../../vite.config.mjs");
  const one = {
    configFile: false,
    logLevel: "warn",
    plugins: [alone],
    build: { write: false, cssCodeSplit: false, copyPublicDir: false, rolldownOptions: { output: { codeSplitting: false } } },
  };
  const settings = mergeConfig(config, one);
  settings.build.rolldownOptions.input = at("www/index.html"); // merged, it would be a list of both
  const { output } = await viteBuild(settings);
  const only = (what, is) => {
    const found = output.filter(is);
    if (found.length !== 1) throw new Error(`${what}: ${found.map(({ fileName }) => fileName).join(", ") || "none"}, one was expected`);
    return found[0];
  };
  const styles = only("style sheets", ({ fileName }) => fileName.endsWith(".css")).source;
  const { source: html } = only("pages", ({ fileName }) => fileName.endsWith(".html"));
  const { code: script } = only("scripts", ({ type }) => type === "chunk");
  return { html: String(html), script, styles: String(styles) };
}

/** No page lies beside it, and no style sheet: those of the parts that load later are in the one it has. */
const alone = {
  name: "alone",
  enforce: "pre",
  async resolveId(id, importer) {
    if (!id.endsWith(".css?url")) return null;
    const sheet = await this.resolve(id.replace(/\?url$/, ""), importer, { skipSelf: true });
    return `\0sheet:${sheet.id}.js`;
  },
  load(id) {
    if (id.startsWith("\0sheet:")) return `import ${JSON.stringify(id.slice("\0sheet:".length, -".js".length))}; export default "";`;
    if (id === at("www/src/alone.ts").replaceAll("\\", "/")) return "export const ALONE = true;";
    if (id === at("www/src/dress.ts").replaceAll("\\", "/")) return "export const dress = () => {};";
    return null;
  },
};

function inOneFile(html, script, styles) {
  // What would end its element early, or begin a comment in it.
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(styles)) throw new Error("the script or the styles hold what HTML would read as its own");
  if (/@import|url\((?!["']?data:)/i.test(styles)) throw new Error("the styles name a file");
  const replaced = (text, pattern, by) => {
    if (text.match(pattern)?.length !== 1) throw new Error(`${pattern} was expected once in the page`);
    return text.replace(pattern, () => by);
  };
  let page = html;
  page = replaced(page, /(?<=http-equiv="Content-Security-Policy" content=")[^"]*/g, policyOfOneFile(integrity(script), integrity(styles)));
  page = replaced(page, /<link rel="stylesheet"[^>]*>/g, `<style>${styles}</style>`);
  // A module waits for the page by itself, wherever it stands.
  page = replaced(page, /<script type="module"[^>]*src="[^>]*><\/script>/g, `<script type="module">${script}</script>`);
  const left = page.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, "").match(/(?:src|href)="(?!data:)[^"]*"/g);
  if (left) throw new Error(`the page names files: ${left.join(", ")}`);
  return page;
}

/** For the tests: what is in it. */
export const readSingle = () => readFileSync(SINGLE, "utf8");
