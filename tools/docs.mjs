// `npm run docs`: writes docs/api/ from the declarations that npm carries, by TypeDoc, and the CLI's help into docs/cli.md.

import { mkdirSync, writeFileSync } from "node:fs";
import { at } from "./lib/root.mjs";
import { command, line, step } from "./lib/say.mjs";
import { build } from "./build.mjs";
import { setUpBuild } from "./setup/index.mjs";
import { reference, setUpDocs } from "./docs/reference.mjs";
import { withHelp } from "./docs/help.mjs";

await command(async () => {
  await setUpBuild();
  await build("package");
  await setUpDocs();
  const files = await step("生成 API 文档", "writing the API reference", reference);
  mkdirSync(at("docs/api"), { recursive: true });
  for (const [path, text] of Object.entries({ ...files, "docs/cli.md": withHelp() })) writeFileSync(at(path), text);
  line("写好了", "docs/api/, docs/cli.md");
});
