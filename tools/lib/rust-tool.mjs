// A command of the clerk's that is written in Rust: an example of the crate, compiled once and kept, so that it runs at once
// and also while rules/ is broken, which would break a build.

import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { TARGET } from "./root.mjs";
import { run } from "./run.mjs";
import { step } from "./say.mjs";
import { filesIn, hashOf, unlessFresh } from "./stamp.mjs";

/** The place of the program; compiled first where its sources have changed. */
export async function rustTool(name) {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  const program = join(TARGET, "tools/bin", file);
  const inputs = hashOf(filesIn("src", "build", "build.rs", "examples", "tests/rust", "Cargo.toml", "Cargo.lock"));
  await unlessFresh(name, inputs, [program], () =>
    step("编译工具（只在程序改动后）", "compiling the tool (only after the program has changed)", async () => {
      await run("cargo", ["build", "--quiet", "--example", name]);
      mkdirSync(dirname(program), { recursive: true });
      copyFileSync(join(TARGET, "debug/examples", file), program);
    }),
  );
  return program;
}
