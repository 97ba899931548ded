// Tools of the tests that are compiled when they are wanted, into the project: cargo-fuzz and cargo-mutants.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { TARGET } from "../lib/root.mjs";
import { ask, run } from "../lib/run.mjs";
import { step, Stop } from "../lib/say.mjs";

const TOOLS = join(TARGET, "tools");
const EXE = process.platform === "win32" ? ".exe" : "";
const VERSIONS = { "cargo-fuzz": "0.13.2", "cargo-mutants": "27.1.0" };

export const cargoTool = (name) => join(TOOLS, "bin", name + EXE);

/** Installs one of them where it is not there. */
export async function setUpCargoTool(name) {
  if (existsSync(cargoTool(name))) return;
  const version = VERSIONS[name];
  await step(`安装 ${name} ${version}（只此一次）`, `installing ${name} ${version} (only once)`, () =>
    run("cargo", ["install", name, "--version", version, "--locked", "--root", TOOLS]),
  ).catch((error) => {
    throw new Stop(`${name} 没有装上。\n${error.message}`, `${name} could not be installed.`);
  });
}

/** libFuzzer is C++. */
export const hasCompilerOfCpp = async () => (await Promise.all(["c++", "g++", "clang++"].map((name) => ask(name, ["--version"])))).some((said) => said !== null);

export const hasNightly = async () => ((await ask("rustup", ["toolchain", "list"])) ?? "").includes("nightly");
