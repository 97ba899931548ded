// A copy of the engine with every mutant in it, each behind its switch (tools/mutants/), and its tests, built once.

import { spawn } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { at, TARGET } from "../root.mjs";
import { run } from "../run.mjs";
import { Stop } from "../say.mjs";

const FOLDER = join(TARGET, "mutants");
export const COPY = join(FOLDER, "engine");
const PARTS = ["Cargo.toml", "Cargo.lock", "build.rs", "build", "src", "rules", "tests", "fuzz/Cargo.toml", "fuzz/corpus", "fuzz/targets", "examples"];
const BUILD = ["--lib", "--tests", "--profile", "mutants", "--message-format", "json", "--target-dir", join(FOLDER, "built")];
/** A switch in a `const fn`. */
const CONST = "E0015";
const SWITCHER = join(TARGET, "tools/mutants");

/**
 * `{ programs, switched, unviable }`: the programs with tests, the numbers of the mutants that are in them, and of those that
 * compile nowhere. Others cannot have a switch, or do not compile behind one.
 */
export async function engineWith(mutants) {
  await copy();
  const without = [];
  const unviable = new Set();
  for (;;) {
    const places = JSON.parse(await given(join(SWITCHER, "release/mutants-in-one"), [at("."), COPY], JSON.stringify({ mutants, without })));
    const { good, messages } = await cargo("check");
    if (good) return { programs: await programs(), switched: new Set(Object.values(places).flat().flatMap(({ numbers }) => numbers)), unviable };
    const blamed = new Set();
    for (const { message } of messages.filter(isError)) {
      for (const number of numbersBlamed(message, places)) {
        blamed.add(number);
        // What cannot be returned behind a switch cannot be returned without one, but for what is `const`.
        if (mutants[number].genre === "FnValue" && message.code?.code !== CONST) unviable.add(number);
      }
    }
    if (blamed.size === 0) throw doesNotCompile(messages);
    without.push(...blamed);
  }
}

async function copy() {
  for (const part of PARTS) {
    rmSync(join(COPY, part), { recursive: true, force: true });
    cpSync(at(part), join(COPY, part), { recursive: true, filter: (path) => !path.includes(`${sep}node_modules`) });
  }
  cpSync(at("tools/mutants/switch"), join(COPY, "switch"), { recursive: true });
  const manifest = readFileSync(at("Cargo.toml"), "utf8").replace(/^\[(build-)?dependencies\]$/gm, '$&\nmutant = { path = "switch" }');
  writeFileSync(join(COPY, "Cargo.toml"), `${manifest}\n[workspace]\n\n[profile.mutants.package.mutant]\nopt-level = 3\n`);
  await run("cargo", ["build", "--quiet", "--release", "--locked", "--manifest-path", at("tools/mutants/Cargo.toml"), "--target-dir", SWITCHER]);
}

async function programs() {
  const { good, messages } = await cargo("test", "--no-run");
  if (!good) throw doesNotCompile(messages);
  return messages
    .filter(({ reason, executable, profile }) => reason === "compiler-artifact" && executable && profile.test)
    .map(({ target, executable }) => ({ name: target.name, program: executable }));
}

/** What cargo says as JSON, whether it comes to a good end or not. */
async function cargo(...command) {
  const { code, out } = await ended("cargo", [...command, ...BUILD], { cwd: COPY });
  return { good: code === 0, messages: out.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line)) };
}

const isError = ({ reason, message }) => reason === "compiler-message" && message.level === "error";

function doesNotCompile(messages) {
  const errors = messages.filter(isError).map(({ message }) => message.rendered);
  return new Stop("带变异的引擎编译不过，也看不出是哪一处。", `The engine with its mutants does not compile, and none of them is to blame:\n${errors.join("\n")}`);
}

/** The mutants of the smallest place around what the compiler points to, first of all where the fault is. */
function numbersBlamed({ spans }, places) {
  for (const { file_name: file, byte_start: from, byte_end: to } of spans.toSorted((a, b) => b.is_primary - a.is_primary)) {
    const [, inFile = []] = Object.entries(places).find(([name]) => file.replaceAll("\\", "/").endsWith(name)) ?? [];
    const [smallest] = inFile.filter((place) => place.from <= from && to <= place.to).sort((a, b) => a.to - a.from - (b.to - b.from));
    if (smallest) return smallest.numbers;
  }
  return [];
}

async function given(program, args, input) {
  const { code, out, err } = await ended(program, args, { input });
  if (code !== 0) throw new Error(`${program}: ${err}`);
  return out;
}

function ended(program, args, { cwd, input }) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (err += text));
    child.on("error", fail).on("close", (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}
