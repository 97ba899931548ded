// `npm run rules:check`: lints the rule book, runs its examples and compares it with the register of records. The checker reads `rules/`
// as it lies, so that a changed rule, or a broken one, needs no compiler.
// `npm run rules:accept`: the same, and the register becomes what the book is.

import { spawnSync } from "node:child_process";
import { at } from "./lib/root.mjs";
import { rustTool } from "./lib/rust-tool.mjs";
import { command } from "./lib/say.mjs";

await command(async () => spawnSync(await rustTool("rules-check"), [at("rules"), ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1);
