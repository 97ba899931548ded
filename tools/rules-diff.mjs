// `npm run rules:diff A B`: what changed in the rule book from A to B, as a part of a CHANGELOG. A and B are folders, or revisions
// of this repository; without B, the rules as they lie here; without A too, what has not been committed yet.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { at, ROOT } from "./lib/root.mjs";
import { rustTool } from "./lib/rust-tool.mjs";
import { command, Stop } from "./lib/say.mjs";

const scratch = mkdtempSync(join(tmpdir(), "beian-rules-"));

await command(async () => {
  const [a = "HEAD", b = at("rules"), ...more] = process.argv.slice(2);
  if (more.length > 0) throw new Stop("用法：npm run rules:diff A B", "Usage: npm run rules:diff A B");
  try {
    const program = await rustTool("rules-diff");
    return spawnSync(program, [folderOf(a, "a"), folderOf(b, "b")], { stdio: "inherit" }).status ?? 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});

/** The folder with the rules: as given, or those of a revision, written out. */
function folderOf(given, name) {
  const folder = resolve(given);
  if (existsSync(folder) && statSync(folder).isDirectory()) {
    const inside = join(folder, "rules");
    return existsSync(join(folder, "book.toml")) || !existsSync(inside) ? folder : inside;
  }
  const git = (...args) => spawnSync("git", args, { cwd: ROOT, maxBuffer: 1 << 28 });
  const revision = git("rev-parse", "--verify", "--quiet", "--end-of-options", `${given}^{commit}`);
  if (revision.status !== 0) throw new Stop(`${given} 不是文件夹，也不是版本。`, `${given} is neither a folder nor a revision.`);
  const out = join(scratch, name);
  const archive = git("archive", "--format=tar", `--prefix=${name}/`, revision.stdout.toString().trim(), "rules");
  writeFileSync(`${out}.tar`, archive.stdout);
  const unpacked = spawnSync("tar", ["-xf", `${out}.tar`, "-C", scratch]);
  if (archive.status !== 0 || unpacked.status !== 0) throw new Stop(`${given} 里没有规则。`, `There are no rules in ${given}.`);
  return join(out, "rules");
}
