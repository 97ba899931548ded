// Every crate, npm package and Python package that the project names, and which of them are inside what is published.

import { readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { WASM_TARGET } from "../setup/rust.mjs";
import { ENTRIES } from "./entries.mjs";
import { at, ROOT } from "./root.mjs";
import { run } from "./run.mjs";
import { filesIn } from "./stamp.mjs";

/** Lock files of ours: the project's own, and those of what is only tried, measured or attacked. */
const locks = (name) => filesIn(name, "benches", "examples", "fuzz", "tests", "tools").filter((file) => basename(file) === name);

/**
 * `{ kind: "cargo", name, version, licence, carried, folder, hash, needs, direct }`; `carried`: its code is in the WebAssembly file;
 * `apart`: only a tool with a lock file of its own needs it.
 * Asks cargo, which fetches what has never been built here (crates for other systems) once.
 */
export async function crates() {
  const [own, ...others] = await Promise.all(locks("Cargo.lock").sort((a, b) => a.length - b.length).map((lock) => (lock === at("Cargo.lock") ? ours() : theirs(lock))));
  const seen = new Map(own.map((one) => [`${one.name} ${one.version}`, one]));
  for (const one of others.flat()) if (!seen.has(`${one.name} ${one.version}`)) seen.set(`${one.name} ${one.version}`, one);
  return [...seen.values()];
}

/** Crates of a tool with a Cargo.toml of its own: never passed on. */
async function theirs(lock) {
  const { packages } = JSON.parse(await run("cargo", ["metadata", "--format-version", "1", "--locked", "--manifest-path", join(dirname(lock), "Cargo.toml")]));
  const hashes = hashesOfCrates(lock);
  return packages
    .filter(({ source }) => source !== null)
    .map(({ name, version, license, authors, manifest_path: manifest }) => ({
      kind: "cargo", name, version, licence: license ?? null, carried: false, folder: dirname(manifest), authors, hash: hashes.get(`${name} ${version}`), needs: [], direct: false, apart: true,
    }));
}

async function ours() {
  const metadata = async (...args) => JSON.parse(await run("cargo", ["metadata", "--format-version", "1", "--locked", ...args]));
  const [all, wasm] = [await metadata(), await metadata("--filter-platform", WASM_TARGET)];
  const carried = linked(wasm);
  const hashes = hashesOfCrates(at("Cargo.lock"));
  const called = new Map(all.packages.map(({ id, name, version }) => [id, `${name}@${version}`]));
  const needs = new Map(all.resolve.nodes.map(({ id, dependencies }) => [id, dependencies.map((one) => called.get(one)).sort()]));
  const direct = new Set(needs.get(all.resolve.root));
  return all.packages
    .filter(({ source }) => source !== null)
    .map(({ id, name, version, license, authors, manifest_path: manifest }) => ({
      kind: "cargo", name, version, licence: license ?? null, carried: carried.has(id), folder: dirname(manifest), authors,
      hash: hashes.get(`${name} ${version}`), needs: needs.get(id), direct: direct.has(`${name}@${version}`),
    }));
}

/** What is reached without build scripts, tests and macros: those run on our machine and are not passed on. */
function linked({ packages, resolve }) {
  const macros = new Set(packages.filter(({ targets }) => targets.some(({ kind }) => kind.includes("proc-macro"))).map(({ id }) => id));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const follow = (id) => {
    if (found.has(id) || macros.has(id)) return;
    found.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id)?.deps ?? []) if (kinds.some(({ kind }) => kind === null)) follow(pkg);
  };
  follow(resolve.root);
  found.delete(resolve.root);
  return found;
}

function hashesOfCrates(file) {
  const lock = readFileSync(file, "utf8");
  return new Map([...lock.matchAll(/name = "(.+)"\r?\nversion = "(.+)"\r?\nsource = ".+"\r?\nchecksum = "(.+)"/g)].map(([, name, version, hash]) => [`${name} ${version}`, hash]));
}

/** `{ kind: "npm", name, version, licence, carried, folder, integrity, lock }`; `carried`: its code is in a script of the package. */
export function npmPackages() {
  const inside = new Set(ENTRIES.flatMap(({ carries = [] }) => carries));
  const found = new Map();
  for (const lock of locks("package-lock.json")) {
    const own = lock === at("package-lock.json");
    for (const [path, { version, license, integrity, link }] of Object.entries(JSON.parse(readFileSync(lock, "utf8")).packages)) {
      if (path === "" || link || !path.includes("node_modules/") || integrity === undefined) continue;
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      const carried = own && inside.has(name) && path === `node_modules/${name}`;
      const key = `${name} ${version}`;
      if (found.get(key)?.carried || (found.has(key) && !carried)) continue;
      found.set(key, { kind: "npm", name, version, licence: license ?? null, carried, folder: at(dirname(lock), path), integrity, lock: relative(ROOT, lock) });
    }
  }
  return [...found.values()];
}

/** `{ kind: "pypi", name, version, licence, carried: false }`: what an example's requirements.txt names, with the licence that it names behind. */
export function pythonPackages() {
  const lines = filesIn("examples").filter((file) => basename(file) === "requirements.txt").flatMap((file) => readFileSync(file, "utf8").split(/\r?\n/));
  return lines.filter((line) => /^\w/.test(line)).map((line) => {
    const [, name, version, licence] = /^([\w.-]+)\s*==\s*([\w.*]+)\s*(?:#\s*([^;]+))?/.exec(line) ?? [line, line, ""];
    return { kind: "pypi", name, version, licence: licence?.trim() ?? null, carried: false };
  });
}

/** In one order on every machine. */
export const inOrder = (list) => list.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name) || compare(a.version, b.version));
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
