// Tables out. A cell that a spreadsheet would take for a formula, or for a number that it cannot hold, is kept from it.

import type { ColumnDef } from "hucre";
import { writeXlsxStream } from "hucre/xlsx";
import Papa from "papaparse";

/** With this mark Excel knows that a CSV is UTF-8. */
export const BYTE_ORDER_MARK = "\ufeff";

type Value = string | number;

/** Lines of CSV, each with its line break. */
export function csvLines(rows: readonly (readonly Value[])[]): string {
  return rows.length === 0 ? "" : `${Papa.unparse(rows.map((cells) => cells.map(guarded)), { newline: "\r\n" })}\r\n`;
}
export const csvLine = (cells: readonly Value[]): string => csvLines([cells]);

/**
 * `=`, `+`, `-` and `@` begin formulas, after white space too: an apostrophe before them makes a text of it. 12 digits or more become 1.1E+17
 * in Excel: a tab before them keeps them. What reads a table (cell.ts) takes both away again.
 */
function guarded(value: Value): Value {
  if (typeof value === "number") return value;
  if (/^[\s\u0000]*[=+\-@＝＋－＠]/.test(value) || /^[\t\r\n]/.test(value)) return `'${value}`;
  return /^\d{12,}$/.test(value) ? `\t${value}` : value;
}

/** A workbook as bytes. Texts are texts, whatever they begin with: nothing in it is a formula. */
export function xlsxBytes(name: string, heading: readonly string[], widths: readonly number[], rows: AsyncIterable<Value[]> | Iterable<Value[]>): ReadableStream<Uint8Array> {
  const columns: ColumnDef[] = heading.map((header, at) => ({ header, width: widths[at] ?? 16 }));
  return writeXlsxStream(withoutControls(rows), { name, columns, freezePane: { rows: 1 } });
}

/** A cell holds 32,767 characters, and XML no control characters. */
async function* withoutControls(rows: AsyncIterable<Value[]> | Iterable<Value[]>): AsyncGenerator<Value[]> {
  // eslint-disable-next-line no-control-regex
  for await (const row of rows) yield row.map((value) => (typeof value === "string" ? value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").slice(0, 32_767) : value));
}
