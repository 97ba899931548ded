// www/dist/: the page.

import { existsSync } from "node:fs";
import { at } from "../lib/root.mjs";
import { step } from "../lib/say.mjs";
import { filesIn, hashOf, unlessFresh } from "../lib/stamp.mjs";

export async function page() {
  if (!existsSync(at("www/index.html"))) return false;
  const inputs = hashOf([...filesIn("www", "js", "vite.config.mjs", "package-lock.json"), at("tools/steps/page.mjs")]);
  return unlessFresh("page", inputs, [at("www/dist/index.html")], () =>
    step("构建页面", "building the page", async () => {
      const { build } = await import("vite");
      await build({ configFile: at("vite.config.mjs"), logLevel: "warn" });
    }),
  );
}
