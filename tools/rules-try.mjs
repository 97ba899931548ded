// `npm run rules:try FIELD VALUE [REGION] [NATURE]`: what the rules as they lie here say of one value. Needs no build of the page.

import { spawnSync } from "node:child_process";
import { at } from "./lib/root.mjs";
import { rustTool } from "./lib/rust-tool.mjs";
import { command, Stop } from "./lib/say.mjs";

await command(async () => {
  const asked = process.argv.slice(2);
  if (asked.length < 2) throw new Stop("用法：npm run rules:try site.name 山间商城 广东 individual", "Usage: npm run rules:try FIELD VALUE [REGION] [NATURE]");
  return spawnSync(await rustTool("rules-check"), [at("rules"), ...asked], { stdio: "inherit" }).status ?? 1;
});
