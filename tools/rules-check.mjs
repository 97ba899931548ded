// `npm run rules:check`: lints the rule book and runs its examples. The checker is compiled once and reads `rules/` as it lies, so
// that a changed rule, or a broken one, needs no compiler.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { at, TARGET } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { command, step } from "./lib/say.mjs";
import { filesIn, hashOf, unlessFresh } from "./lib/stamp.mjs";

const NAME = process.platform === "win32" ? "rules-check.exe" : "rules-check";
const CHECKER = join(TARGET, "tools/bin", NAME);

await command(async () => {
  const inputs = hashOf(filesIn("src", "build", "build.rs", "examples", "tests/rust", "Cargo.toml", "Cargo.lock"));
  await unlessFresh("rules-check", inputs, [CHECKER], () =>
    step("编译规则检查工具（只在程序改动后）", "compiling the checker (only after the program has changed)", async () => {
      await run("cargo", ["build", "--quiet", "--example", "rules-check"]);
      mkdirSync(dirname(CHECKER), { recursive: true });
      copyFileSync(join(TARGET, "debug/examples", NAME), CHECKER);
    }),
  );
  return spawnSync(CHECKER, [at("rules")], { stdio: "inherit" }).status ?? 1;
});
