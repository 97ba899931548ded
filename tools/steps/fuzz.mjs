// The fuzz targets in `npm test`: ten seconds of each, where the machine is one that has the tools.

import { build, fuzz, targets } from "../lib/fuzzing.mjs";
import { line, step } from "../lib/say.mjs";
import { hasCompilerOfCpp, hasNightly, setUpCargoTool } from "../setup/cargo-tools.mjs";

const EACH = 10;
/** What nobody has changed should not fail: the search for what is new is `npm run fuzz`. */
const SEED = 20261122;

export async function fuzzShortly() {
  if (!(await hasNightly())) return skipped("没有 nightly 工具链", "no nightly toolchain here");
  if (!(await hasCompilerOfCpp())) return skipped("没有 C++ 编译器", "no C++ compiler here");
  const missing = await setUpCargoTool("cargo-fuzz").then(() => null, (error) => error);
  if (missing) {
    console.error(missing.message);
    return skipped("cargo-fuzz 没有装上", "cargo-fuzz could not be installed");
  }
  const program = await step("编译模糊测试", "building the fuzz targets", build);
  const failures = await fuzz(program, targets(), EACH, ({ name, inputs, ok }) => line(`${ok ? "✓" : "✗"} ${name}`, `${inputs} inputs`), { seed: SEED });
  if (failures.length > 0) throw new Error(failures.join("\n\n"));
}

/** The targets have run over their corpus all the same: tests/corpus.rs. */
function skipped(zh, en) {
  line(`⚠ 跳过模糊测试：${zh}；语料已由 cargo test 跑过。`, `SKIPPED: ${en}; cargo test has run the targets over their corpus.`);
}
