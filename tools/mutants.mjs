// `npm run mutants`: changes the engine in one place at a time and sees whether a test notices (docs/testing.md).
// `npm run mutants -- numbers`, `-- checks --shard 0/8`: one part of it, or every eighth mutant of a part.
//
// `src/numbers` is changed as a crate of its own, with its own tests: it needs nothing of the rest, and a mutant takes two
// seconds. The other two need the whole engine, its fixtures and the records' examples.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at, TARGET } from "./lib/root.mjs";
import { command, heading, Stop } from "./lib/say.mjs";
import { cargoTool, setUpCargoTool } from "./setup/cargo-tools.mjs";

const PARTS = ["numbers", "rulebook", "checks"];
/** Of the mutants that compile, so many must be noticed. */
const WANTED = 0.9;

await command(async () => {
  const words = process.argv.slice(2);
  const flag = words.indexOf("--shard");
  const [, shard] = flag < 0 ? [] : words.splice(flag, 2);
  if (words.some((word) => !PARTS.includes(word)) || (shard !== undefined && !/^\d+\/\d+$/.test(shard))) {
    throw new Stop("用法：npm run mutants -- [numbers|rulebook|checks] [--shard 0/8]", "npm run mutants -- [numbers|rulebook|checks] [--shard 0/8]");
  }
  await setUpCargoTool("cargo-mutants");
  let good = true;
  for (const part of words.length > 0 ? words : PARTS) {
    heading(part, shard === undefined ? "every mutant" : `every mutant of shard ${shard}`);
    const output = join(TARGET, "mutants", part);
    mkdirSync(output, { recursive: true });
    const files = ["--file", `src/${part}/**`, ...(shard === undefined ? [] : ["--shard", shard, "--sharding", "round-robin"])];
    const folder = part === "numbers" ? numbersAlone() : at(".");
    await cargoMutants(folder, ["mutants", "--no-shuffle", "--jobs", "1", "--output", output, ...files]);
    good = told(join(output, "mutants.out")) >= WANTED && good;
  }
  return good ? 0 : 1;
});

/** Two: some were missed; three: some took too long. Both are what this is for. */
function cargoMutants(cwd, args) {
  return new Promise((done, fail) => {
    const child = spawn(cargoTool("cargo-mutants"), args, { cwd, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", fail);
    child.on("close", (code) => ([0, 2, 3].includes(code) ? done() : fail(new Stop("变异测试没有跑完。", `cargo-mutants ended with ${code}.`))));
  });
}

/** `src/numbers` and what it asks for, as a crate. */
function numbersAlone() {
  const crate = join(TARGET, "mutants", "crate");
  rmSync(crate, { recursive: true, force: true });
  for (const path of ["src/numbers", "src/pieces.rs", "src/text.rs", "rules/lexicon/mobile-prefixes.tsv"]) cpSync(at(path), join(crate, path), { recursive: true });
  const time = /^time = .*$/m.exec(readFileSync(at("Cargo.toml"), "utf8"))?.[0];
  writeFileSync(join(crate, "src/lib.rs"), "#![allow(dead_code)]\npub mod numbers;\nmod pieces;\nmod text;\n");
  writeFileSync(join(crate, "Cargo.toml"), `[package]\nname = "beian_check"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n[dependencies]\n${time}\n[profile.dev]\ndebug = false\n`);
  mkdirSync(join(crate, ".cargo"));
  writeFileSync(join(crate, ".cargo/mutants.toml"), 'additional_cargo_test_args = ["--lib"]\nminimum_test_timeout = 60\nrespect_gitignore = false\n');
  return crate;
}

/** The share that was noticed; a table of it, and the survivors. */
function told(folder) {
  const { outcomes } = JSON.parse(readFileSync(join(folder, "outcomes.json"), "utf8"));
  const of = (summary) => outcomes.filter((outcome) => outcome.scenario !== "Baseline" && outcome.summary === summary);
  const [caught, late, missed, unviable] = ["CaughtMutant", "Timeout", "MissedMutant", "Unviable"].map(of);
  const noticed = caught.length + late.length;
  const share = noticed / Math.max(1, noticed + missed.length);
  console.log(`\n  caught ${caught.length}, too slow ${late.length}, missed ${missed.length}, does not compile ${unviable.length}: ${(share * 100).toFixed(1)} %`);
  for (const { scenario } of missed) console.log(`  ✗ ${scenario.Mutant?.name ?? JSON.stringify(scenario)}`);
  return share;
}
