// Builds everything: the engine, the package, the page. `--engine` and `--package` stop earlier.

import { engine } from "./steps/engine.mjs";
import { scripts } from "./steps/scripts.mjs";
import { handbookPages } from "./steps/handbook.mjs";
import { packageFiles } from "./steps/package.mjs";
import { offline } from "./steps/offline.mjs";
import { page } from "./steps/page.mjs";
import { single } from "./steps/single.mjs";
import { command, line } from "./lib/say.mjs";
import { setUpBuild } from "./setup/index.mjs";

/** `only`: "engine", "package", "page" or all of them. */
export async function build(only) {
  const ran = [await engine(), await scripts()];
  if (only !== "engine" && only !== "page") ran.push(await packageFiles());
  if (only !== "engine" && only !== "package") ran.push(await page(), await handbookPages(), await offline(), await single());
  if (!ran.includes(true)) line("构建结果是最新的", "the build is up to date");
}

if (process.argv[1]?.endsWith("build.mjs")) {
  await command(async () => {
    await setUpBuild();
    await build(["engine", "package", "page"].find((name) => process.argv.includes(`--${name}`)));
  });
}
