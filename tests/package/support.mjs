// What the package's tests share: the built package, a source file alone, and the package as a consumer installs it.

import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { npm } from "../../tools/setup/node-modules.mjs";
import { at, ROOT, TARGET } from "../../tools/lib/root.mjs";

const SCRATCH = join(TARGET, "package-tests");

/** The package as it was built. */
export const built = () => import(pathToFileURL(at("dist/index.js")).href);

/** One of the package's source files, with what it imports. */
export async function source(name) {
  const { rolldown } = await import("rolldown");
  const file = join(SCRATCH, `${name}.mjs`);
  const bundle = await rolldown({ input: at("js/src", `${name}.ts`), tsconfig: false });
  await bundle.write({ file, format: "esm", codeSplitting: false });
  return import(pathToFileURL(file).href);
}

/** A new folder below target/, away from the project's own node_modules in nothing but name: it has its own. */
export function folder(name) {
  const path = join(SCRATCH, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

/** Puts small files into a folder. */
export function put(path, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), typeof text === "string" ? text : JSON.stringify(text));
  }
}

/** `npm pack`, then `npm install` into an empty folder, as anybody would. */
export async function install(name) {
  const path = folder(name);
  put(path, { "package.json": { name: "consumer", private: true, type: "module" } });
  await npm(["pack", "--silent", "--pack-destination", path], { cwd: at(".") });
  const tarball = readdirSync(path).find((file) => file.endsWith(".tgz"));
  await npm(["install", "--silent", "--no-audit", "--no-fund", "--offline", `./${tarball}`], { cwd: path });
  return path;
}

/** The code and path of the error that `job` throws; fails when it throws none, or one that is not the package's. */
export async function thrown(BeianError, job) {
  try {
    await job();
  } catch (error) {
    if (!(error instanceof BeianError)) throw new Error(`not a BeianError: ${error?.stack ?? error}`);
    return { code: error.code, path: error.path };
  }
  throw new Error("nothing was thrown");
}

/** `cargo run --example report`: filings on stdin, a line each; reports or errors on stdout, a line each. */
export function native(today, locale, filings) {
  return new Promise((done, fail) => {
    const child = spawn("cargo", ["run", "--quiet", "--release", "--example", "report", "--", "--today", today, "--locale", locale], {
      cwd: ROOT,
      stdio: ["pipe", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? done(out.trimEnd().split("\n")) : fail(new Error(`the example ended with ${code}`))));
    child.stdin.on("error", () => undefined).end(filings.map((filing) => `${JSON.stringify(filing)}\n`).join(""));
  });
}
