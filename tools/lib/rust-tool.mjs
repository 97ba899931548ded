// A command of the clerk's that is written in Rust: an example of the crate, compiled once and kept, so that it runs at once
// and also while rules/ is broken, which would break a build.

import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { TARGET } from "./root.mjs";
import { run } from "./run.mjs";
import { Stop, step } from "./say.mjs";
import { filesIn, hashOf, unlessFresh } from "./stamp.mjs";

/** The place of the program; compiled first where its sources have changed. */
export async function rustTool(name) {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  const program = join(TARGET, "tools/bin", file);
  const inputs = hashOf(filesIn("src", "build", "build.rs", "examples", "tests/rust", "Cargo.toml", "Cargo.lock"));
  await unlessFresh(name, inputs, [program], () =>
    step("编译工具（只在程序改动后）", "compiling the tool (only after the program has changed)", async () => {
      await run("cargo", ["build", "--quiet", "--example", name]).catch(inWords);
      mkdirSync(dirname(program), { recursive: true });
      copyFileSync(join(TARGET, "debug/examples", file), program);
    }),
  );
  return program;
}

/** The crate's build reads rules/ too. Where it is they that are broken, their problems are all that is said. */
function inWords(error) {
  const problems = [...error.message.matchAll(/^error: beian-check@\S+: (rules\/.*)$/gm)].map(([, problem]) => `✗ ${problem}`);
  if (problems.length === 0) throw error;
  throw new Stop(problems.join("\n"), `\n${problems.length} 处要改。 ${problems.length} to mend.`);
}
