// Steps that are up to date are skipped: a step's stamp is a hash of all that goes into it.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { at, ROOT, TARGET } from "./root.mjs";

/** All files below the paths (files or folders), sorted. What is not there is left out. */
export function filesIn(...paths) {
  const found = [];
  const walk = (path) => {
    if (!existsSync(path)) return;
    if (!statSync(path).isDirectory()) return void found.push(path);
    for (const name of readdirSync(path)) if (name !== "node_modules" && name !== "dist") walk(join(path, name));
  };
  for (const path of paths) walk(at(path));
  return found.sort();
}

export function hashOf(files, ...more) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file));
  for (const text of more) hash.update(`\0${text}`);
  return hash.digest("hex");
}

/** Runs `work` unless the inputs are what they were and the outputs are still there. Says whether it ran. */
export async function unlessFresh(name, inputs, outputs, work) {
  const file = join(TARGET, "stamps", name);
  const fresh = existsSync(file) && readFileSync(file, "utf8") === inputs && outputs.every((path) => existsSync(path));
  if (fresh) return false;
  rmSync(file, { force: true });
  await work();
  mkdirSync(join(TARGET, "stamps"), { recursive: true });
  writeFileSync(file, inputs);
  return true;
}
