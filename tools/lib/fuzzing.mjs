// The fuzz targets: built once with libFuzzer's coverage, then run for some time, several at once.
//
// The engine forbids unsafe code, so no sanitizer is built in: the targets run twice as fast, and the project's own toolchain
// is enough. What is looked for are panics, overflows, broken invariants, and inputs that take too long.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join, relative } from "node:path";
import { cargoTool } from "../setup/cargo-tools.mjs";
import { at, ROOT, TARGET } from "./root.mjs";
import { ask, run } from "./run.mjs";

const BUILT = join(TARGET, "fuzz");
/** An input that takes so many seconds is a fault. */
const SLOWEST = 10;

export const targets = () => readdirSync(at("fuzz/fuzz_targets")).map((file) => basename(file, ".rs")).sort();

export async function build() {
  await run(cargoTool("cargo-fuzz"), ["fuzz", "build", "--sanitizer", "none", "--target-dir", BUILT], { cwd: at("fuzz") });
  const host = /host: (\S+)/.exec((await ask("rustc", ["-vV"])) ?? "")?.[1] ?? "";
  return (name) => join(BUILT, host, "release", name + (process.platform === "win32" ? ".exe" : ""));
}

/**
 * Runs the targets for so many seconds each. What is found beyond the corpus in the repository stays below target/, so that it
 * does not grow by itself; an input that breaks something is put beside it. With a seed nothing of earlier runs is taken up, and
 * the inputs are the same ones each time. Gives back the failures.
 */
export async function fuzz(program, names, seconds, told, { seed } = {}) {
  const waiting = [...names];
  const failures = [];
  const one = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const failed = await attack(program(name), name, seconds, told, seed);
      if (failed !== null) failures.push(failed);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), names.length) }, one));
  return failures;
}

function attack(program, name, seconds, told, seed) {
  const [found, broken] = [join(BUILT, seed === undefined ? "corpus" : "seeded", name), join(BUILT, "found", name)];
  if (seed !== undefined) rmSync(found, { recursive: true, force: true });
  for (const folder of [found, broken]) mkdirSync(folder, { recursive: true });
  const before = new Set(readdirSync(broken));
  const dictionary = at("fuzz/dictionary.txt");
  const args = [
    found, at("fuzz/corpus", name), `-max_total_time=${seconds}`, `-timeout=${SLOWEST}`, "-rss_limit_mb=2048", "-max_len=4096", "-print_final_stats=1",
    `-artifact_prefix=${broken}/`, ...(seed === undefined ? [] : [`-seed=${seed}`]), ...(existsSync(dictionary) ? [`-dict=${dictionary}`] : []),
  ];
  return new Promise((done) => {
    let said = "";
    const child = spawn(program, args, { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
    // Hours of a fuzzer's talk: the end is enough.
    child.stderr.setEncoding("utf8").on("data", (text) => (said = (said + text).slice(-40_000)));
    child.on("error", (error) => done(`${name}: ${error.message}`));
    child.on("close", (code) => {
      const number = (key) => Number(new RegExp(`stat::${key}:\\s+(\\d+)`).exec(said)?.[1] ?? 0);
      const covered = /.*cov: (\d+)/s.exec(said)?.[1] ?? "?";
      const corpus = readdirSync(at("fuzz/corpus", name)).length;
      told({ name, inputs: number("number_of_executed_units"), covered, corpus, fresh: number("new_units_added"), ok: code === 0 });
      if (code === 0) return done(null);
      const inputs = readdirSync(broken).filter((file) => !before.has(file)).map((file) => join(broken, file));
      const shown = inputs.map((file) => `${relative(ROOT, file)}\n${JSON.stringify(readFileSync(file, "utf8").slice(0, 400))}`).join("\n");
      done(`${name} → ${code}\n${said.split("\n").filter((line) => !/^(#|stat::|\s*NEW)/.test(line)).slice(-25).join("\n")}\n${shown}`);
    });
  });
}
