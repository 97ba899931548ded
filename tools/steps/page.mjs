// www/dist/: the page. Of the handbook one page is built, empty; tools/steps/handbook.mjs makes all of its pages from it.

import { existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { at, TARGET } from "../lib/root.mjs";
import { step } from "../lib/say.mjs";
import { filesIn, hashOf, unlessFresh } from "../lib/stamp.mjs";
import { viteBuild } from "../lib/vite.mjs";

/** A page of the handbook, empty. */
export const TEMPLATE = join(TARGET, "js/handbook/page.html");

export async function page() {
  if (!existsSync(at("www/index.html"))) return false;
  const inputs = hashOf([...filesIn("www", "js", "vite.config.mjs", "package-lock.json"), at("tools/steps/page.mjs")]);
  return unlessFresh("page", inputs, [at("www/dist/index.html"), TEMPLATE], () =>
    step("构建页面", "building the page", async () => {
      await viteBuild({ configFile: at("vite.config.mjs"), logLevel: "warn" });
      mkdirSync(dirname(TEMPLATE), { recursive: true });
      renameSync(at("www/dist/handbook/page.html"), TEMPLATE);
    }),
  );
}
