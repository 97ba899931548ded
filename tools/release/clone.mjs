// One clean clone of a commit, built in a folder and an environment of its own; and the hash of each file that it made.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { ROOT, TARGET } from "../lib/root.mjs";
import { run } from "../lib/run.mjs";
import { npm } from "../setup/node-modules.mjs";

/** What a build could take from where it runs. Two that differ in all of it must make the same bytes. */
export const PLACES = [
  { name: "a", env: { TZ: "Asia/Shanghai", LC_ALL: "C" } },
  { name: "another/place with a longer name", env: { TZ: "America/St_Johns", LC_ALL: "C.UTF-8" }, otherCargoHome: true },
];

/** Clones, installs, builds, packs; gives back the folder with the package in it. */
export async function buildClone({ name, env, otherCargoHome }, commit, scratch) {
  const folder = join(scratch, name);
  await run("git", ["clone", "--quiet", "--no-local", "--no-checkout", ROOT, folder], { cwd: scratch });
  await run("git", ["checkout", "--quiet", "--detach", commit], { cwd: folder });
  mkdirSync(join(folder, "target"));
  // Compiling wasm-bindgen's program takes four minutes; its version is checked by the set-up.
  symlinkSync(join(TARGET, "tools"), join(folder, "target/tools"));
  const all = { ...env, CARGO_TARGET_DIR: join(folder, "target"), ...(otherCargoHome ? { CARGO_HOME: anotherName(scratch) } : {}) };
  await run(process.execPath, ["tools/build.mjs"], { cwd: folder, env: all });
  await npm(["pack", "--silent", "--pack-destination", folder], { cwd: folder, env: all });
  return folder;
}

/** The same crates under another path: what cargo has fetched stays, and paths that would get into a file differ. */
function anotherName(scratch) {
  const path = join(scratch, "another-cargo-home");
  symlinkSync(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), path);
  return path;
}

/** The engines and tables, the package, the page. */
const MADE = ["target/js/engine", "dist", "www/dist"];

/** What the linker wrote, with lines for `npm run sizes`: it goes nowhere, and its lines know a cargo home by its real name. */
const BESIDE = /^target\/js\/engine\/linked\//;

/** `Map` from path to SHA-256, in the order of paths. */
export function hashesOf(folder) {
  const files = MADE.flatMap((part) => readdirSync(join(folder, part), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  const packed = readdirSync(folder).filter((name) => name.endsWith(".tgz")).map((name) => join(folder, name));
  const named = [...files, ...packed].map((file) => [relative(folder, file).replaceAll("\\", "/"), file]).filter(([name]) => !BESIDE.test(name));
  return new Map(named.map(([name, file]) => [name, sha256(readFileSync(file))]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The paths at which two of them differ, or that only one has. */
export function differences(one, other) {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path)).sort();
}
