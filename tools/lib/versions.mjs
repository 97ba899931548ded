// The versions of the package, the crate and the rule book, and whether CHANGELOG.md says the same.

import { readFileSync } from "node:fs";
import { at } from "./root.mjs";

const read = (path) => readFileSync(at(path), "utf8");

export const bookVersion = (text) => /^version = "(.+)"/m.exec(text)?.[1];

export function versions() {
  const manifest = JSON.parse(read("package.json"));
  const lock = JSON.parse(read("package-lock.json"));
  const first = (path, pattern) => pattern.exec(read(path))?.[1];
  return {
    package: manifest.version,
    "package-lock.json": lock.version,
    "package-lock.json, its root": lock.packages[""].version,
    crate: first("Cargo.toml", /^version = "(.+)"/m),
    "Cargo.lock": first("Cargo.lock", /name = "beian-check"\r?\nversion = "(.+)"/),
    book: bookVersion(read("rules/book.toml")),
    node: manifest.engines.node,
    rust: first("Cargo.toml", /^rust-version = "(.+)"/m),
  };
}

/** The table's rows, newest first, and the sections: `{ version, day, book }`. */
export function changelog(text = read("CHANGELOG.md")) {
  const rows = [...text.matchAll(/^\| ([^|]+) \| (\d[^|]*) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, day, ...rest]) => {
    const [name, crate, book, node, rust] = rest.map((cell) => cell.trim());
    return { day, package: name, crate, book, node, rust };
  });
  const sections = text.split(/^## /m).slice(1).map((section) => {
    const [, version, day] = /^\[(.+?)\](?: - (.+))?/.exec(section) ?? [];
    return { version, day, book: /^### Rule book (\S+)/m.exec(section)?.[1] };
  });
  return { rows, sections: sections.filter(({ version }) => version !== "Unreleased") };
}

const SEMVER = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?$/;
const BOOK = /^20\d\d\.(?:[1-9]|1[0-2])\.\d+$/;

/** Sentences; none where all is well. */
export function disagreements(now = versions(), log = changelog()) {
  const said = [];
  const same = (what, is, should) => is === should || said.push(`${what}: ${is}, and not ${should}`);
  if (!SEMVER.test(now.package)) said.push(`package.json: ${now.package} is no semantic version`);
  if (!BOOK.test(now.book)) said.push(`rules/book.toml: ${now.book} is not year.month.number`);
  for (const name of ["package-lock.json", "package-lock.json, its root", "crate", "Cargo.lock"]) same(name, now[name], now.package);
  const [row, section] = [log.rows[0] ?? {}, log.sections[0] ?? {}];
  const node = now.node.replace(">=", "≥ ");
  for (const [key, should] of Object.entries({ package: now.package, crate: now.crate, book: now.book, node, rust: `≥ ${now.rust}` })) same(`CHANGELOG.md, the table's first row, ${key}`, row[key], should);
  same("CHANGELOG.md, the first section", section.version, now.package);
  same("CHANGELOG.md, the first section's day", section.day, row.day);
  same("CHANGELOG.md, the rule book of the first section", section.book ?? row.book, now.book);
  same("CHANGELOG.md, sections", log.sections.map(({ version }) => version).join(" "), log.rows.map((one) => one.package).join(" "));
  return said;
}
