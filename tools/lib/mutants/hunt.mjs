// Turns the mutants on, one after the other, and runs the tests that reach each, the quick ones first, until one fails.

import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { run } from "../run.mjs";
import { Stop } from "../say.mjs";
import { COPY } from "./engine.mjs";

/** It measures time, of which switches cost some, and several tests run at once. */
const LEFT_OUT = ["linear"];
/** In milliseconds. Tests that take no longer are run together, in one process. */
const QUICK = 80;
/** In milliseconds. What does not end has been noticed. */
const PATIENCE = 30_000;

/** `[{ name, program, took, reached }]`: each test run once, with no mutant on. */
export async function testsOf(programs) {
  const told = join(COPY, "reached.txt");
  const tests = [];
  for (const { name: of, program } of programs.filter(({ name }) => !LEFT_OUT.includes(name))) {
    const listed = await run(program, ["--list", "--format", "terse"], { cwd: COPY });
    for (const [, name] of listed.matchAll(/^(.+): test$/gm)) {
      rmSync(told, { force: true });
      const began = performance.now();
      if (await noticed(program, [name], { MUTANTS_REACHED: told })) throw new Stop(`没有变异时，${of} 的测试 ${name} 就不通过。`, `${name} of ${of} fails without a mutant.`);
      const numbers = existsSync(told) ? readFileSync(told, "utf8").trim().split("\n").map(Number) : [];
      tests.push({ name, program, took: performance.now() - began, reached: new Set(numbers) });
    }
  }
  return tests;
}

/** Calls `tell(number, outcome)` for each: `caught`, `late`, `missed`, or `unreached` by any test. */
export async function hunt(numbers, tests, tell) {
  const waiting = [...numbers];
  const hunter = async () => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) tell(number, await outcome(number, tests));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, hunter));
}

async function outcome(number, tests) {
  const reaching = tests.filter(({ reached }) => reached.has(number));
  for (const { program, names } of inGroups(reaching)) {
    const how = await noticed(program, names, { MUTANT: String(number) });
    if (how) return how;
  }
  return reaching.length > 0 ? "missed" : "unreached";
}

function inGroups(tests) {
  const groups = tests.filter(({ took }) => took > QUICK).map(({ program, name, took }) => ({ program, names: [name], took }));
  for (const program of new Set(tests.map((test) => test.program))) {
    const quick = tests.filter((test) => test.program === program && test.took <= QUICK);
    if (quick.length > 0) groups.push({ program, names: quick.map(({ name }) => name), took: 0 });
  }
  return groups.sort((a, b) => a.took - b.took);
}

/** `"caught"`, `"late"`, or `null` where every test is content. */
function noticed(program, tests, env) {
  return new Promise((done, fail) => {
    const child = spawn(program, [...tests, "--exact", "--test-threads", "1"], { cwd: COPY, stdio: "ignore", env: { ...process.env, RUST_BACKTRACE: "0", ...env } });
    let late = false;
    const timer = setTimeout(() => (late = child.kill("SIGKILL")), PATIENCE);
    child.on("error", fail).on("close", (code) => {
      clearTimeout(timer);
      done(late ? "late" : code === 0 ? null : "caught");
    });
  });
}
