// For people at a terminal: each filing, what is wrong with it, and what to write instead. Columns are counted as terminals do,
// a Han character as two; what came from a file cannot steer the terminal.

import { eastAsianWidth } from "get-east-asian-width";
import { columnAt, siteOf, Tally, tagName, verdictName, VERDICTS, type Verdict } from "../table/index.js";
import type { Finding } from "../types.js";
import type { Checked, Setting, Writer } from "./output.js";

const COLOURS = { reject: 31, missing: 36, risk: 33, note: 90, unreadable: 31, incomplete: 36, pass: 32, dim: 90, bold: 1 } as const;
/** Narrower than this nothing is wrapped well. */
const NARROWEST = 48;
const TAG = 10;

export class TableWriter implements Writer {
  readonly #tally = new Tally();
  readonly #colours = process.stdout.isTTY && process.env["NO_COLOR"] === undefined && process.env["TERM"] !== "dumb";
  readonly #width: number;
  #file = "";

  constructor(
    private readonly setting: Setting,
    width = 80,
  ) {
    this.#width = Math.max(width, NARROWEST);
  }

  write(checked: Checked): string {
    const { file, entry, verdict, report, remarks } = checked;
    const { pick, locale } = this.setting;
    const findings = report?.findings ?? [];
    this.#tally.add(verdict, findings);
    let text = "";
    if (file !== this.#file) text += `${this.#file === "" ? "" : "\n"}${this.#paint(harmless(file === "-" ? pick({ zh: "标准输入", en: "standard input" }) : file), "bold")}\n`;
    this.#file = file;
    const { line } = entry.place("");
    // A file that is one filing needs no place.
    const where = entry.pointer === null ? `${pick({ zh: `第 ${line} 行`, en: `line ${line}` })}  ` : /^\/\d/.test(entry.pointer) ? `${entry.pointer}  ` : "";
    text += `\n${where}${harmless(called(checked))}  ${this.#paint(verdictName(verdict, pick), verdict)}\n`;
    for (const { line, column, says } of remarks) text += this.#entry(verdictName("unreadable", pick), verdict === "unreadable" ? "unreadable" : "note", this.#place(line, column), pick(says), "");
    for (const { verdict: grave, path, message, fix, rule } of findings) {
      const { line, column } = entry.place(path);
      const instead = fix === undefined ? "" : locale === "en" ? ` → ${fix}` : ` 改为：${fix}`;
      text += this.#entry(tagName(grave, pick), grave, entry.order.rows.length > 1 ? this.#place(line, column) : (column ?? this.#named(path)), `${message}${instead}`, rule);
    }
    return text;
  }

  end(): string {
    const { pick, locale } = this.setting;
    const english = locale === "en";
    const { verdicts, total } = this.#tally;
    const counts = VERDICTS.filter((verdict) => verdicts[verdict] > 0).map((verdict) => this.#paint(`${verdictName(verdict, pick)} ${verdicts[verdict]}`, verdict));
    const head = english ? `${total} ${total === 1 ? "filing" : "filings"}` : `共 ${total} 份`;
    const foot = english ? "A check beforehand: the local communications administration decides." : "仅供预检，以当地通信管理局审核为准。";
    return `\n${[head, ...counts].join(english ? ", " : "，")}\n${this.#paint(foot, "dim")}\n`;
  }

  #place(line: number, column: string | undefined): string {
    const said = this.setting.pick({ zh: `第 ${line} 行`, en: `line ${line}` });
    return column === undefined || column === "" ? said : `${said} ${column}`;
  }

  /** What a table would call the field; which site, where it is not the first. */
  #named(path: string): string {
    const column = columnAt(path);
    const site = siteOf(path);
    if (column === undefined) return path;
    return this.setting.pick(column) + (site === 0 ? "" : this.setting.pick({ zh: `（第 ${site + 1} 个网站）`, en: ` (site ${site + 1})` }));
  }

  /** The tag, the place, and the message beside them, broken to the width that is left. */
  #entry(tag: string, colour: keyof typeof COLOURS, place: string, message: string, rule: string): string {
    const indent = " ".repeat(2 + TAG);
    const lines = [...wrap(harmless(place === "" ? message : `${place}  ${message}`), this.#width - indent.length)];
    const last = lines.length - 1;
    if (rule !== "") {
      if (widthOf(lines[last] as string) + widthOf(rule) + 2 <= this.#width - indent.length) lines[last] += `  ${this.#paint(rule, "dim")}`;
      else lines.push(this.#paint(rule, "dim"));
    }
    return `  ${this.#paint(pad(tag, TAG), colour)}${lines.join(`\n${indent}`)}\n`;
  }

  #paint(text: string, colour: keyof typeof COLOURS | Verdict | Finding["verdict"]): string {
    return this.#colours ? `\x1b[${COLOURS[colour]}m${text}\x1b[0m` : text;
  }
}

/** Who files and for which sites, as far as it is said. */
function called({ entry: { order } }: Checked): string {
  const { subject, sites } = (order.filing ?? {}) as { subject?: { name?: unknown }; sites?: unknown };
  const names = [subject?.name, ...(Array.isArray(sites) ? sites.map((site: { name?: unknown } | null) => site?.name) : [])];
  const texts = names.filter((name): name is string => typeof name === "string" && name !== "");
  return texts.map((name) => (widthOf(name) > 40 ? `${[...name].slice(0, 20).join("")}…` : name)).slice(0, 4).join(" · ") + (texts.length > 4 ? " …" : "");
}

/** Control characters and those that turn the direction of text do nothing here. */
const harmless = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, " ");

const NO_WIDTH = /^[\p{Mark}\p{Cf}]$/u;
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) as number);
  return width;
}

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(1, width - widthOf(text)));

/** Marks that no line begins with: room for two of them is left at its end. */
const NOT_FIRST = /^[，。、；：？！）】》”’,.;:?!)]/;
const FOR_MARKS = 4;

/** Lines of at most `width` columns: broken between Han characters, or at spaces. */
export function* wrap(text: string, width: number): Generator<string> {
  const parts = text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\s]+|\s+/gu) ?? [""];
  let line = "";
  for (let part of parts) {
    if (line !== "" && widthOf(line + part.trimEnd()) > width - (NOT_FIRST.test(part) ? 0 : FOR_MARKS)) {
      yield line.trimEnd();
      line = "";
      part = part.trimStart();
    }
    // A word that is longer than a line, such as an address.
    while (widthOf(part) > width) {
      yield part.slice(0, width);
      part = part.slice(width);
    }
    line += part;
  }
  yield line.trimEnd();
}
