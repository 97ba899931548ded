// XLSX, read as a stream by hucre: a sheet of 100,000 rows takes no more memory than its strings. (read-excel-file and exceljs
// hold the whole workbook, a dozen times the memory; SheetJS has left npm.)

import { streamXlsxRows } from "hucre/xlsx";
import type { Cell } from "./cell.js";
import type { Row } from "./rows.js";

/** Rows of the first sheet. */
export async function* xlsxRows(bytes: Uint8Array): AsyncGenerator<Row> {
  for await (const { index, values } of streamXlsxRows(bytes)) yield { line: index + 1, cells: values as Cell[] };
}
