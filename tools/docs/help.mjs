// docs/cli.md shows what `--help` says, word for word.

import { readFileSync } from "node:fs";
import { at } from "../lib/root.mjs";

/** The help as js/src/cli/help.ts has it. */
export const helpText = () => /export const HELP = `([^`]*)`/.exec(readFileSync(at("js/src/cli/help.ts"), "utf8"))[1];

/** docs/cli.md with the help of today in its first block. */
export const withHelp = (text = readFileSync(at("docs/cli.md"), "utf8")) => text.replace(/```text\n[\s\S]*?```/, () => `\`\`\`text\n${helpText()}\`\`\``);
