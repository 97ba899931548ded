// The forms in examples/, as a project has them: one install for all of them, our package as npm packs it, built by Vite for the
// browser and for a server. Their own package.json is what a project copies; examples/package.json is what is installed here.

import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "../lib/root.mjs";
import { step } from "../lib/say.mjs";
import { filesIn, hashOf, unlessFresh } from "../lib/stamp.mjs";
import { viteBuild } from "../lib/vite.mjs";
import { npm } from "../setup/node-modules.mjs";

const HOME = at("examples");

/** The examples that are a project with a form library or a component kit. */
export const FORMS = readdirSync(HOME).filter((name) => existsSync(join(HOME, name, "src/filing.ts")));

export async function examples() {
  await installed();
  await packed();
  for (const name of FORMS) await built(name);
}

/** Exactly what examples/package-lock.json says. */
async function installed() {
  const lock = createHash("sha256").update(readFileSync(join(HOME, "package-lock.json"))).digest("hex");
  const stamp = join(HOME, "node_modules/.installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  await step("安装示例所用的表单库", "installing the form libraries of the examples", () => npm(["ci", "--no-audit", "--no-fund"], { cwd: HOME }));
  writeFileSync(stamp, lock);
}

/** Our package, as it would come from the registry: the files that npm packs, and no others. */
async function packed() {
  const home = join(HOME, "node_modules/beian-check");
  const inputs = hashOf([...distFiles(), at("package.json"), at("README.md")]);
  await unlessFresh("examples-package", inputs, [join(home, "package.json")], async () => {
    const answer = JSON.parse(await npm(["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: at(".") }));
    rmSync(home, { recursive: true, force: true });
    for (const { path } of Object.values(answer)[0].files) cpSync(at(path), join(home, path));
  });
}

async function built(name) {
  const home = join(HOME, name);
  const inputs = hashOf([...filesIn(`examples/${name}`), join(HOME, "package-lock.json"), at("tools/steps/examples.mjs"), ...distFiles()]);
  await unlessFresh(`examples-${name}`, inputs, [join(home, "dist/index.html"), join(home, "dist/server/server.js")], () =>
    step(`构建示例 ${name}`, `building examples/${name}`, async () => {
      const server = readdirSync(join(home, "src")).find((file) => file.startsWith("server."));
      const settings = { root: home, logLevel: "error", base: "./" };
      await viteBuild(settings);
      await viteBuild({ ...settings, build: { ssr: `src/${server}`, outDir: "dist/server" } });
    }),
  );
}

const distFiles = () => readdirSync(at("dist"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
