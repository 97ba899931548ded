// www/dist/: the page. The handbook's pages are built without their content, which tools/steps/handbook.mjs puts in.

import { existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { at, TARGET } from "../lib/root.mjs";
import { step } from "../lib/say.mjs";
import { filesIn, hashOf, unlessFresh } from "../lib/stamp.mjs";
import { viteBuild } from "../lib/vite.mjs";

/** The handbook's pages, empty. */
export const TEMPLATES = { index: join(TARGET, "js/handbook/index.html"), region: join(TARGET, "js/handbook/region.html") };

export async function page() {
  if (!existsSync(at("www/index.html"))) return false;
  const inputs = hashOf([...filesIn("www", "js", "vite.config.mjs", "package-lock.json"), at("tools/steps/page.mjs")]);
  return unlessFresh("page", inputs, [at("www/dist/index.html"), ...Object.values(TEMPLATES)], () =>
    step("构建页面", "building the page", async () => {
      await viteBuild({ configFile: at("vite.config.mjs"), logLevel: "warn" });
      mkdirSync(dirname(TEMPLATES.index), { recursive: true });
      for (const [name, place] of Object.entries(TEMPLATES)) renameSync(at(`www/dist/handbook/${name}.html`), place);
    }),
  );
}
