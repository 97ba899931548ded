// www/dist/handbook/: every rule as a page that needs no script, written into the pages that Vite has built. Before the list of files
// for offline use.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { at, TARGET } from "../lib/root.mjs";
import { step } from "../lib/say.mjs";
import { filesIn, hashOf, unlessFresh } from "../lib/stamp.mjs";
import { ENGINE, TABLES } from "./engine.mjs";
import { TEMPLATE } from "./page.mjs";

const OUT = at("www/dist/handbook");

export async function handbookPages() {
  if (!existsSync(TEMPLATE)) return false;
  const inputs = hashOf([ENGINE.wasm, ...Object.values(TABLES), TEMPLATE, ...filesIn("tools/handbook", "rules", "www/src/handbook/example.ts", "js/src/table"), at("tools/steps/handbook.mjs")]);
  return unlessFresh("handbook", inputs, [at(OUT, "index.html"), at(OUT, "65.html")], () =>
    step("写出规则手册", "writing the handbook", async () => {
      const [{ readBook }, { handbook }, write] = await Promise.all([import("../handbook/book.mjs"), import("../handbook/pages.mjs"), wording()]);
      mkdirSync(OUT, { recursive: true });
      for (const [name, page] of handbook(await readBook(), write)) writeFileSync(join(OUT, name), filled(page));
    }),
  );
}

/** The names of what a filing holds, as the page's own code has them. */
async function wording() {
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({ input: at("www/src/handbook/example.ts") });
  const file = join(TARGET, "js/handbook/example.mjs");
  await bundle.write({ file, format: "esm" });
  return import(`${pathToFileURL(file).href}?${Date.now()}`);
}

function filled({ title, description, body }) {
  const put = (text, place, value) => {
    if (text.split(place).length !== 2) throw new Error(`${place} is not once in ${TEMPLATE}`);
    return text.replace(place, () => value);
  };
  let text = readFileSync(TEMPLATE, "utf8");
  for (const [place, value] of [["__TITLE__", title], ["__DESCRIPTION__", description], ["<!--book-->", body]]) text = put(text, place, String(value));
  return text;
}
