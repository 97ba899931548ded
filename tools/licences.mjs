// `npm run licences`: writes docs/licences.md and LICENSE-THIRD-PARTY.txt. After a dependency has come, gone or changed.

import { writeFileSync } from "node:fs";
import { licenceFiles } from "./lib/licences.mjs";
import { at } from "./lib/root.mjs";
import { command, line, Stop } from "./lib/say.mjs";
import { setUpNodeModules } from "./setup/node-modules.mjs";

await command(async () => {
  await setUpNodeModules();
  const { faults, files } = await licenceFiles();
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(at(path), text);
    line("写好了", path);
  }
  if (faults.length > 0) throw new Stop(`许可不在 deny.toml 的名单里：\n${faults.join("\n")}`, "These licences are not in deny.toml's list.");
});
