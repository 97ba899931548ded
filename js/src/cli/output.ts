// What has been judged, in the form that was asked for. Each writer gets one filing at a time and keeps none.

import type { Locale } from "../faults.js";
import { BYTE_ORDER_MARK, csvLine, csvLines, tagName, verdictName, type Pick, type Remark, type Verdict } from "../table/index.js";
import type { Report, RuleInfo } from "../types.js";
import type { Entry } from "./input.js";
import type { Format } from "./options.js";
import { SarifWriter } from "./sarif.js";
import { TableWriter } from "./terminal.js";

export interface Checked {
  readonly file: string;
  readonly entry: Entry;
  readonly verdict: Verdict;
  /** None where the filing could not be read. */
  readonly report: Report | null;
  /** What could not be read, and what to look at. */
  readonly remarks: readonly Remark[];
}

export interface Writer {
  begin?(): string;
  write(checked: Checked): string;
  end?(): string;
}

export interface Setting {
  readonly locale: Locale;
  readonly pick: Pick;
  readonly version: string;
  rules(): readonly RuleInfo[];
}

export function writer(format: Format, setting: Setting): Writer {
  switch (format) {
    case "json":
      return new JsonWriter(setting);
    case "ndjson":
      return { write: (checked) => `${JSON.stringify(plain(checked, setting))}\n` };
    case "csv":
      return new CsvWriter(setting);
    case "sarif":
      return new SarifWriter(setting);
    case "table":
      return new TableWriter(setting, process.stdout.isTTY ? process.stdout.columns : 100);
  }
}

/** A filing as programs read it. */
function plain({ file, entry: { order, pointer, place }, verdict, report, remarks }: Checked, { pick }: Setting): object {
  return {
    file,
    line: place("").line,
    ...(order.rows.length > 1 ? { lines: order.rows.map((row) => row.line) } : {}),
    ...(pointer === null ? {} : { pointer }),
    verdict,
    ...(remarks.length === 0 ? {} : { remarks: remarks.map(({ line, column, says }) => ({ line, ...(column === undefined ? {} : { column }), message: pick(says) })) }),
    ...(report === null ? {} : { report }),
  };
}

class JsonWriter implements Writer {
  #first = true;

  constructor(private readonly setting: Setting) {}

  write(checked: Checked): string {
    const before = this.#first ? "[\n" : ",\n";
    this.#first = false;
    return before + JSON.stringify(plain(checked, this.setting));
  }

  end(): string {
    return this.#first ? "[]\n" : "\n]\n";
  }
}

/** One line for each finding; one for a filing that has none, so that it is there. */
class CsvWriter implements Writer {
  constructor(private readonly setting: Setting) {}

  begin(): string {
    const { locale } = this.setting;
    const heads =
      locale === "en"
        ? ["File", "Line", "Filing", "Finding", "Column", "Path", "Message", "Write instead", "Rule", "Source", "Source as of"]
        : ["文件", "行号", "结论", "级别", "项目", "路径", "说明", "改为", "规则编号", "来源", "来源日期"];
    return BYTE_ORDER_MARK + csvLine(heads);
  }

  write({ file, entry, verdict, report, remarks }: Checked): string {
    const { pick } = this.setting;
    const says = verdictName(verdict, pick);
    const lines = remarks.map(({ line, column, says: message }) => [file, line, says, "", column ?? "", "", pick(message), "", "", "", ""]);
    for (const { verdict: grave, path, message, fix, rule, source } of report?.findings ?? []) {
      const { line, column } = entry.place(path);
      lines.push([file, line, says, tagName(grave, pick), column ?? "", path, message, fix ?? "", rule, [source.document, source.section].filter(Boolean).join(" · "), source.asOf]);
    }
    if (lines.length === 0) lines.push([file, entry.place("").line, says, "", "", "", "", "", "", "", ""]);
    return csvLines(lines);
  }
}
