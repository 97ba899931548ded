// `npm run mutants`: changes the engine in one place at a time and sees whether a test notices (docs/testing.md).
// `npm run mutants -- numbers`, `-- checks --shard 0/8`: one part of it, or every eighth mutant of a part.
//
// cargo-mutants says what is changed. Built each by itself, they would take hours; so all are built at once, each behind a
// switch (tools/mutants/). The few that cannot have one are left to cargo-mutants, which builds them one by one.

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { engineWith } from "./lib/mutants/engine.mjs";
import { hunt, testsOf } from "./lib/mutants/hunt.mjs";
import { at, TARGET } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { command, heading, line, step, Stop } from "./lib/say.mjs";
import { cargoTool, setUpCargoTool } from "./setup/cargo-tools.mjs";

const PARTS = ["numbers", "rulebook", "checks"];
/** Of the mutants that compile, so many must be noticed. */
const WANTED = 0.9;
/** What cargo-mutants calls it, what we do. */
const OUTCOMES = { CaughtMutant: "caught", Timeout: "late", MissedMutant: "missed", Unviable: "unviable" };

await command(async () => {
  const words = process.argv.slice(2);
  const flag = words.indexOf("--shard");
  const [, shard] = flag < 0 ? [] : words.splice(flag, 2);
  if (words.some((word) => !PARTS.includes(word)) || (shard !== undefined && !/^\d+\/\d+$/.test(shard))) {
    throw new Stop("用法：npm run mutants -- [numbers|rulebook|checks] [--shard 0/8]", "npm run mutants -- [numbers|rulebook|checks] [--shard 0/8]");
  }
  const parts = words.length > 0 ? words : PARTS;
  await setUpCargoTool("cargo-mutants");
  const mutants = await listed(parts, shard);
  const outcomes = new Map();
  const { programs, switched, unviable } = await step("所有变异一起编译", "building all mutants at once", () => engineWith(mutants));
  const tests = await step("看每个测试经过哪些变异", "which mutants each test reaches", () => testsOf(programs));
  await step("逐个打开变异", "turning them on, one by one", () =>
    hunt(switched, tests, (number, outcome) => {
      outcomes.set(mutants[number], outcome);
      if (outcomes.size % 100 === 0) line(`${outcomes.size} / ${switched.size}`, "");
    }),
  );
  for (const number of unviable) outcomes.set(mutants[number], "unviable");
  const others = mutants.filter((mutant) => !outcomes.has(mutant));
  if (others.length > 0) await step(`另外 ${others.length} 个逐个编译`, `building ${others.length} more, one by one`, () => oneByOne(others, outcomes));
  return parts.map((part) => told(part, mutants, outcomes)).every((share) => share >= WANTED) ? 0 : 1;
});

async function listed(parts, shard) {
  const only = shard === undefined ? [] : ["--shard", shard, "--sharding", "round-robin"];
  return JSON.parse(await run(cargoTool("cargo-mutants"), ["mutants", "--list", "--json", ...parts.flatMap((part) => ["--file", `src/${part}/**`]), ...only]));
}

/** Its exit codes two and three say that some were missed, or took too long: what is asked. */
async function oneByOne(mutants, outcomes) {
  const output = join(TARGET, "mutants");
  rmSync(join(output, "mutants.out"), { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const named = mutants.flatMap(({ name }) => ["--re", `^${name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$`]);
  // `--re` alone does not leave out the fields of structs in other files.
  const files = [...new Set(mutants.map(({ file }) => file))].flatMap((file) => ["--file", file]);
  const failure = await run(cargoTool("cargo-mutants"), ["mutants", "--no-shuffle", "--jobs", "1", "--output", output, ...files, ...named]).then(() => null, (error) => error);
  const file = join(output, "mutants.out/outcomes.json");
  const { outcomes: all, end_time: end } = JSON.parse(readFileSync(file, "utf8"));
  if (!end) throw failure;
  const by = new Map(all.map(({ scenario, summary }) => [scenario.Mutant?.name, OUTCOMES[summary]]));
  for (const mutant of mutants) outcomes.set(mutant, by.get(mutant.name));
}

/** The share that was noticed; a table of it, and the survivors. */
function told(part, mutants, outcomes) {
  heading(part, "");
  const own = mutants.filter(({ file }) => file.startsWith(`src/${part}/`));
  const of = (...wanted) => own.filter((mutant) => wanted.includes(outcomes.get(mutant)));
  const [caught, late, missed, unviable] = [of("caught"), of("late"), of("missed", "unreached"), of("unviable")];
  const noticed = caught.length + late.length;
  const share = noticed / Math.max(1, noticed + missed.length);
  console.log(`  caught ${caught.length}, too slow ${late.length}, missed ${missed.length}, does not compile ${unviable.length}: ${(share * 100).toFixed(1)} %`);
  for (const mutant of missed) console.log(`  ✗ ${mutant.name}${outcomes.get(mutant) === "unreached" ? " (no test comes here)" : ""}`);
  return share;
}
