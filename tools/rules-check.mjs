// `npm run rules:check`: lints the rule book and runs its examples. The checker reads `rules/` as it lies, so that a changed
// rule, or a broken one, needs no compiler.

import { spawnSync } from "node:child_process";
import { at } from "./lib/root.mjs";
import { rustTool } from "./lib/rust-tool.mjs";
import { command } from "./lib/say.mjs";

await command(async () => spawnSync(await rustTool("rules-check"), [at("rules")], { stdio: "inherit" }).status ?? 1);
