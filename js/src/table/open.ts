// A file, whatever kind of table it is, as rows. What it is its first bytes say, not its name.

import { csvRows } from "./csv.js";
import type { Row } from "./rows.js";
import { counted, decoded, encodingOf } from "./source.js";
import { xlsxRows } from "./xlsx.js";

export interface Table {
  readonly kind: "csv" | "xlsx";
  /** Of a CSV. */
  readonly encoding?: string;
  readonly rows: AsyncIterable<Row>;
}

/** A kind of file that is known and not read. */
export class NotATable extends Error {
  constructor(readonly kind: "xls" | "empty") {
    super(kind);
  }
}

/** `seen` is called with the bytes that have been read; of an XLSX all at once, for its directory stands at its end. */
export async function openTable(file: Blob, seen: (bytes: number) => void = () => undefined): Promise<Table> {
  if (file.size === 0) throw new NotATable("empty");
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  // PK: a ZIP. D0 CF 11 E0: the format of Excel before 2007, or an encrypted workbook.
  if (head[0] === 0x50 && head[1] === 0x4b) return { kind: "xlsx", rows: xlsxRows(new Uint8Array(await file.arrayBuffer())) };
  if (head[0] === 0xd0 && head[1] === 0xcf) throw new NotATable("xls");
  const encoding = await encodingOf(file);
  return { kind: "csv", encoding, rows: csvRows(decoded(counted(file.stream() as ReadableStream<Uint8Array>, seen), encoding)) };
}
