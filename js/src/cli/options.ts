// The command line, read. Everything that is wrong with it is one sentence, in both languages: the locale may be what is wrong.

import { parseArgs } from "node:util";
import type { Locale } from "../faults.js";
import { FIELDS, type FieldName } from "./fields.js";

export const FORMATS = ["table", "json", "ndjson", "csv", "sarif"] as const;
export const INPUTS = ["json", "ndjson", "csv", "xlsx"] as const;
export const FAIL_ON = ["reject", "incomplete", "risk", "never"] as const;

export type Format = (typeof FORMATS)[number];
export type Input = (typeof INPUTS)[number];
export type FailOn = (typeof FAIL_ON)[number];

export interface Options {
  readonly files: readonly string[];
  readonly format: Format;
  readonly failOn: FailOn;
  readonly fields: readonly FieldName[] | null;
  readonly input: Input | null;
  readonly today: string | null;
  readonly locale: Locale;
  readonly overlays: readonly string[];
  readonly template: string | null;
  readonly quiet: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** What a person has to change in the command. */
export class Usage extends Error {}

const SPEC = {
  "format": { type: "string", default: "table" },
  "fail-on": { type: "string", default: "incomplete" },
  "fields": { type: "string" },
  "input": { type: "string" },
  "today": { type: "string" },
  "locale": { type: "string", default: "zh-CN" },
  "overlay": { type: "string", multiple: true, default: [] as string[] },
  "template": { type: "string" },
  "quiet": { type: "boolean", short: "q", default: false },
  "help": { type: "boolean", short: "h", default: false },
  "version": { type: "boolean", short: "v", default: false },
} as const;

export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const options: Options = {
    files: positionals,
    format: among("format", FORMATS, values.format),
    failOn: among("fail-on", FAIL_ON, values["fail-on"]),
    fields: values.fields === undefined ? null : values.fields.split(",").map((name) => among("fields", FIELDS, name.trim())),
    input: values.input === undefined ? null : among("input", INPUTS, values.input),
    today: values.today ?? null,
    locale: among("locale", ["zh-CN", "en"] as const, values.locale),
    overlays: values.overlay,
    template: values.template ?? null,
    quiet: values.quiet,
    help: values.help,
    version: values.version,
  };
  if (options.help || options.version || options.template !== null) return options;
  if (positionals.length === 0) throw new Usage("没有文件。用 --help 看用法。\nNo file. --help says how it is used.");
  if (positionals.filter((file) => file === "-").length > 1) throw new Usage("标准输入只能读一次。\nStandard input can be read once.");
  return options;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: SPEC, allowPositionals: true, strict: true });
  } catch (thrown) {
    throw new Usage(`选项不对。用 --help 看用法。\n${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

function among<T extends string>(option: string, known: readonly T[], said: string): T {
  const found = known.find((value) => value === said);
  if (found === undefined) throw new Usage(`--${option} 没有这个取值：${said}\n--${option} has no such value. There are: ${known.join(", ")}`);
  return found;
}
