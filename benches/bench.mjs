// `npm run bench`: builds the package, installs the libraries that it is measured against, and measures: beside
// them (benches/peers), then beside the native engine (benches/limit). `-- COUNT` takes fewer filings.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "../tools/build.mjs";
import { at } from "../tools/lib/root.mjs";
import { run } from "../tools/lib/run.mjs";
import { command, step } from "../tools/lib/say.mjs";
import { setUpBuild } from "../tools/setup/index.mjs";
import { npm } from "../tools/setup/node-modules.mjs";

const PEERS = at("benches/peers");

/** Once, at the versions of the lock file. */
export async function setUpPeers() {
  if (existsSync(join(PEERS, "node_modules/.package-lock.json"))) return;
  await step("安装对比的库", "installing the libraries to compare with", () => npm(["ci", "--no-audit", "--no-fund"], { cwd: PEERS }));
}

if (process.argv[1]?.endsWith("bench.mjs")) {
  await command(async () => {
    await setUpBuild();
    await build("package");
    await setUpPeers();
    await run(process.execPath, [join(PEERS, "run.mjs"), ...process.argv.slice(2)], { show: true });
    await run(process.execPath, [at("benches/limit/run.mjs"), ...process.argv.slice(2)], { show: true });
  });
}
