// `npm run fuzz`: the long run. `npm run fuzz -- --seconds 3600 filing footer` chooses how long each target runs, and which.

import { build, fuzz, targets } from "./lib/fuzzing.mjs";
import { command, heading, seconds, step, Stop } from "./lib/say.mjs";
import { hasCompilerOfCpp, setUpCargoTool } from "./setup/cargo-tools.mjs";

/** Of each target, where nothing is said. */
const LONG = 600;

await command(async () => {
  const words = process.argv.slice(2);
  const flag = words.indexOf("--seconds");
  const [, asked] = flag < 0 ? [] : words.splice(flag, 2);
  const time = asked === undefined ? LONG : Number(asked);
  const all = targets();
  const unknown = words.find((word) => !all.includes(word));
  if (!(time > 0) || unknown !== undefined) {
    throw new Stop(`用法：npm run fuzz -- [--seconds 600] [目标…]`, `npm run fuzz -- [--seconds 600] [target…]; targets are ${all.join(", ")}`);
  }
  if (!(await hasCompilerOfCpp())) throw new Stop("libFuzzer 要用 C++ 编译器，请先安装（例如 apt-get install g++）。", "libFuzzer needs a C++ compiler; install one (apt-get install g++).");
  await setUpCargoTool("cargo-fuzz");
  const names = words.length > 0 ? words : all;
  const program = await step("编译", "building the targets", build);
  heading(`每个目标 ${seconds(time * 1000)}`, `${names.length} targets, ${seconds(time * 1000)} each`);
  const failures = await fuzz(program, names, time, told);
  for (const failure of failures) console.error(`\n✗ ${failure}`);
  return failures.length === 0 ? 0 : 1;
});

function told({ name, inputs, covered, corpus, fresh, ok }) {
  const said = `${String(inputs).padStart(11)} inputs  cov ${String(covered).padStart(6)}  corpus ${String(corpus).padStart(3)} + ${fresh}`;
  console.log(`  ${ok ? "✓" : "✗"} ${name.padEnd(16)}${said}`);
}
