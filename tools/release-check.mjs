// `npm run release:check`: may this commit be published? Holds versions, documents and licences to each other, builds the commit
// twice from clean clones and compares every byte, and leaves what is published in target/release-check/. docs/release.md says more.

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { licenceFiles } from "./lib/licences.mjs";
import { at, TARGET } from "./lib/root.mjs";
import { ask, run } from "./lib/run.mjs";
import { command, heading, line, step, Stop } from "./lib/say.mjs";
import { bookVersion, changelog, disagreements, versions } from "./lib/versions.mjs";
import { buildClone, differences, hashesOf, PLACES } from "./release/clone.mjs";
import { integrityOf } from "./release/integrity.mjs";
import { sbom } from "./release/sbom.mjs";
import { setUpBuild } from "./setup/index.mjs";
import { npm } from "./setup/node-modules.mjs";
import { bindgen, setUpDeny } from "./setup/rust.mjs";

const OUT = join(TARGET, "release-check");

await command(async () => {
  heading("准备", "setting up");
  await setUpBuild();
  const commit = await whatIsChecked();

  heading("检查", "checking");
  await step("版本", "versions", agree);
  await step("规则手册的版本", "the rule book's version", bookIsNew);
  await step("许可", "licences", licencesAreRight);
  const deny = await setUpDeny();
  await step("cargo deny", "cargo deny check licenses bans sources", () => run(deny, ["check", "licenses", "bans", "sources"]));

  heading("两次构建", "building twice");
  process.umask(0o022); // the package keeps files' modes
  const scratch = mkdtempSync(join(tmpdir(), "beian-check-release-"));
  const folders = await step("在两个文件夹里构建", "building in two folders at once", () => Promise.all(PLACES.map((place) => buildClone(place, commit, scratch))));
  const [made, again] = folders.map(hashesOf);
  const differ = differences(made, again);
  if (differ.length > 0) throw new Stop(`两次构建不一样，文件留在 ${scratch}：\n${differ.join("\n")}`, "The two builds differ in these files, which are left there.");
  line(`${made.size} 个文件逐字节相同`, `${made.size} files are the same, byte for byte`);

  heading("发布的文件", "what is published");
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  await writeDown(folders[0], commit, made);
  rmSync(scratch, { recursive: true, force: true });
});

/** A commit, and nothing beside it: the clones would not have it. */
async function whatIsChecked() {
  const commit = await ask("git", ["rev-parse", "HEAD"]);
  if (commit === null) throw new Stop("这里不是 git 仓库。", "This is no git repository.");
  const changed = await ask("git", ["status", "--porcelain"]);
  if (changed) throw new Stop(`有没有提交的改动，克隆里不会有：\n${changed}`, "There are changes that are not committed; the clones would not have them.");
  return commit;
}

function agree() {
  const said = disagreements();
  if (said.length > 0) throw new Stop(said.join("\n"), "The versions disagree.");
  const [{ version, day }] = changelog().sections;
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) line(`CHANGELOG.md 里 ${version} 还没有日期`, `CHANGELOG.md has no day for ${version} yet`);
}

/** Rules that changed since the last release want another number of the book. */
async function bookIsNew() {
  const tag = await ask("git", ["describe", "--tags", "--abbrev=0", "--match", "v*"]);
  if (tag === null) return line("还没有发布过", "there is no release yet");
  const changed = (await run("git", ["diff", "--name-only", tag, "HEAD", "--", "rules"])).trim();
  const before = bookVersion(await run("git", ["show", `${tag}:rules/book.toml`]));
  if (changed !== "" && before === versions().book) throw new Stop(`规则改了，版本还是 ${before}：\n${changed}`, `The rules changed since ${tag}, and the book's version did not.`);
}

async function licencesAreRight() {
  const { faults, files } = await licenceFiles();
  if (faults.length > 0) throw new Stop(faults.join("\n"), "These licences are not in deny.toml's list.");
  const old = Object.keys(files).filter((path) => readFileSync(at(path), "utf8") !== files[path]);
  if (old.length > 0) throw new Stop(`${old.join("、")} 旧了：npm run licences`, `Out of date: ${old.join(", ")}. Run npm run licences.`);
}

async function writeDown(folder, commit, made) {
  const { name, version, license: licence } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const tarball = `${name}-${version}.tgz`;
  copyFileSync(join(folder, tarball), join(OUT, tarball));
  const integrity = integrityOf(join(folder, "dist"));
  const time = new Date((await run("git", ["show", "--no-patch", "--format=%cI", commit])).trim()).toISOString();
  const { crate, book } = versions();
  const tools = { rustc: await ask("rustc", ["--version"]), "wasm-bindgen": await ask(bindgen("wasm-bindgen"), ["--version"]), node: process.version, npm: (await npm(["--version"])).trim() };
  const write = (file, text) => writeFileSync(join(OUT, file), text);
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  write("integrity.json", json(integrity));
  write("sbom.cdx.json", await sbom({ name, version, licence, time }));
  write("release.json", json({ commit, time, package: version, crate, book, tools, sha256: Object.fromEntries(made) }));
  line(`小组件 widget.js`, integrity["widget.js"]);
  line("写好了", `${relative(at(), OUT)}/: ${tarball}, integrity.json, sbom.cdx.json, release.json`);
}
