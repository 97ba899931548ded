// Rows become filings: the headings are found, the rows of one order are put together, and what cannot be read is told with
// its line. Every row that holds anything comes out again, in an order or in the count of rows above the headings.

import type { Sentence } from "../faults.js";
import type { Filing } from "../types.js";
import { isEmpty, readCell, shown, type Cell } from "./cell.js";
import { columnAt, columnOf, COLUMNS, isResult, siteOf, type Column } from "./columns.js";

export interface Row {
  /** As the program that shows the file counts: from 1; of a CSV row the line where it begins. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** The row itself is broken. */
  readonly fault?: Sentence;
}

/** Something about a cell, or about a whole row where there is no column. */
export interface Remark {
  readonly line: number;
  /** The heading as the file has it. */
  readonly column?: string;
  readonly says: Sentence;
}

/** One filing, from one or several rows. */
export interface Order {
  readonly rows: readonly Row[];
  /** The row of each site, by its number among `rows`. */
  readonly siteRows: readonly number[];
  readonly filing: Filing;
  /** Where there are any, the filing is not the one that was meant, and is not judged. */
  readonly faults: readonly Remark[];
  readonly hints: readonly Remark[];
}

export interface Heading {
  readonly line: number;
  /** As in the file. */
  readonly names: readonly string[];
  readonly columns: readonly (Column | undefined)[];
  /** Headings that nothing is known of: these columns are not read. */
  readonly unknown: readonly string[];
  /** Headings that mean what an earlier one means: only the first is read. */
  readonly twice: readonly string[];
  /** Rows above it that hold anything, such as a title. */
  readonly above: readonly number[];
}

/** The file has no row that could be the headings. */
export class NoHeading extends Error {}

/** Titles and notes may stand above the headings. */
const LOOK_FOR_HEADING = 20;
const ORDER = COLUMNS[0] as Column;

export class TableReader {
  /** Rows of the template's example, which are no filings. */
  readonly examples: number[] = [];

  private constructor(
    readonly heading: Heading,
    private readonly rows: AsyncIterator<Row>,
  ) {}

  /** Reads as far as the headings. */
  static async open(source: AsyncIterable<Row>): Promise<TableReader> {
    const rows = source[Symbol.asyncIterator]();
    const above: number[] = [];
    for (let seen = 0; seen < LOOK_FOR_HEADING; ) {
      const { value: row, done } = await rows.next();
      if (done === true) break;
      if (row.cells.every(isEmpty)) continue;
      if (row.fault === undefined && isHeading(row)) return new TableReader(readHeading(row, above), rows);
      above.push(row.line);
      seen++;
    }
    await rows.return?.();
    throw new NoHeading();
  }

  /** One filing after the other; a filing is whole before it comes. */
  async *orders(): AsyncGenerator<Order> {
    let open: OpenOrder | null = null;
    const ended = new Map<string, number>();
    const close = function* (order: OpenOrder | null): Generator<Order> {
      if (order === null) return;
      if (order.key !== "") ended.set(order.key, order.first);
      yield order.close();
    };
    for (let next = await this.rows.next(); next.done !== true; next = await this.rows.next()) {
      const row: Row = next.value;
      if (row.fault === undefined && row.cells.every(isEmpty)) continue;
      const key = this.#key(row);
      if (/^(?:示例|example)/i.test(key)) {
        this.examples.push(row.line);
        continue;
      }
      if (open !== null && key !== "" && key === open.key) {
        open.add(row);
        continue;
      }
      yield* close(open);
      open = new OpenOrder(key, this.heading);
      const earlier = ended.get(key);
      if (key !== "" && earlier !== undefined) {
        open.complain(row, ORDER, {
          zh: `第 ${earlier} 行起已经有这个订单号。同一份备案的几行要排在一起。`,
          en: `The order was there before, from line ${earlier}. The rows of one filing must stand together.`,
        });
      }
      open.add(row);
    }
    yield* close(open);
  }

  #key(row: Row): string {
    const at = this.heading.columns.indexOf(ORDER);
    return at < 0 || row.fault !== undefined ? "" : shown(row.cells[at]).trim();
  }
}

/** Two known headings at least, and mostly such: a row of a filing may hold a word that is also a heading. */
function isHeading(row: Row): boolean {
  const texts = row.cells.filter((cell) => !isEmpty(cell));
  const known = texts.filter((cell) => typeof cell === "string" && columnOf(cell) !== undefined).length;
  const ours = texts.filter((cell) => typeof cell === "string" && isResult(cell)).length;
  return known >= 2 && (known + ours) * 2 >= texts.length;
}

function readHeading(row: Row, above: number[]): Heading {
  const names = row.cells.map((cell) => shown(cell).trim());
  const unknown: string[] = [];
  const twice: string[] = [];
  const columns = names.map((name, at) => {
    if (name === "" || isResult(name)) return undefined;
    const column = columnOf(name);
    if (column === undefined) unknown.push(name);
    else if (names.slice(0, at).some((earlier) => columnOf(earlier) === column)) {
      twice.push(name);
      return undefined;
    }
    return column;
  });
  return { line: row.line, names, columns, unknown, twice, above };
}

type Json = Record<string | number, unknown>;

const OWN_ROW: Sentence = {
  zh: "单元格比标题多，可能有逗号或引号没有处理好。",
  en: "There are more cells than headings; a comma or a quotation mark may not be escaped.",
};

class OpenOrder {
  readonly #rows: Row[] = [];
  readonly #faults: Remark[] = [];
  readonly #hints: Remark[] = [];
  readonly #filing: Json = {};
  /** What a row said for the whole filing, and in which line. */
  readonly #said = new Map<Column, { text: string; line: number }>();
  readonly #siteRows: number[] = [];

  constructor(
    readonly key: string,
    private readonly heading: Heading,
  ) {}

  get first(): number {
    return this.#rows[0]?.line ?? 0;
  }

  complain(row: Row, column: Column | undefined, says: Sentence): void {
    this.#faults.push(this.#remark(row, column, says));
  }

  add(row: Row): void {
    this.#rows.push(row);
    if (row.fault !== undefined) return this.complain(row, undefined, row.fault);
    const { columns, names } = this.heading;
    if (row.cells.length > names.length && row.cells.slice(names.length).some((cell) => !isEmpty(cell))) return this.complain(row, undefined, OWN_ROW);
    const site: Json = {};
    const domain: Json = {};
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at];
      const cell = row.cells[at];
      if (column === undefined || column === ORDER || isEmpty(cell)) continue;
      const { value, fault, hint } = readCell(column, cell);
      if (hint !== undefined) this.#hints.push(this.#remark(row, column, hint));
      if (fault !== undefined) this.complain(row, column, fault);
      else if (column.path.startsWith("/sites/*/domains/*/")) write(domain, column.path.slice("/sites/*/domains/*/".length), value);
      else if (column.path.startsWith("/sites/*/")) write(site, column.path.slice("/sites/*/".length), value);
      else if (this.#agrees(row, column, shown(cell))) write(this.#filing, column.path.slice(1), value);
    }
    this.#addSite(site, domain);
  }

  close(): Order {
    settleLicences(this.#filing);
    return { rows: this.#rows, siteRows: this.#siteRows, filing: this.#filing as Filing, faults: this.#faults, hints: this.#hints };
  }

  #addSite(site: Json, domain: Json): void {
    if (Object.keys(domain).length > 0) {
      const names = (site["domains"] as string[] | undefined) ?? [];
      site["domains"] = names.length > 0 ? names.map((name) => ({ name, ...domain })) : [{ name: "", ...domain }];
    }
    if (Object.keys(site).length === 0) return;
    write(this.#filing, `sites/${this.#siteRows.length}`, site);
    this.#siteRows.push(this.#rows.length - 1);
  }

  /** What stands in several rows for the whole filing must be the same: which is meant nobody can know. */
  #agrees(row: Row, column: Column, text: string): boolean {
    const said = this.#said.get(column);
    if (said === undefined) this.#said.set(column, { text, line: row.line });
    else if (said.text.trim() !== text.trim()) {
      this.complain(row, column, {
        zh: `与第 ${said.line} 行不同。同一份备案的这一项要相同，或只填在第一行。`,
        en: `This differs from line ${said.line}. In one filing it must be the same, or stand in the first row alone.`,
      });
    }
    return said === undefined;
  }

  #remark(row: Row, column: Column | undefined, says: Sentence): Remark {
    if (column === undefined) return { line: row.line, says };
    return { line: row.line, column: this.heading.names[this.heading.columns.indexOf(column)] ?? column.zh, says };
  }
}

/** Creates what is missing on the way; an array where a step is a number. */
function write(root: Json, path: string, value: unknown): void {
  const steps = path.split("/");
  const last = steps.pop() as string;
  let parent = root;
  steps.forEach((step, at) => {
    parent = (parent[step] ??= /^\d+$/.test(steps[at + 1] ?? last) ? [] : {}) as Json;
  });
  parent[last] = value;
}

/** People write 营业执照 for both: today's has a unified code of 18 characters, the old number has 15 digits or fewer. */
function settleLicences(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  const { kind, number } = value as { kind?: unknown; number?: unknown };
  if (kind === "business-licence" && typeof number === "string" && number.normalize("NFKC").trim().length === 18) (value as Json)["kind"] = "unified-social-credit";
  for (const inner of Object.values(value)) settleLicences(inner);
}

/** The line and the heading of a finding; a column that the file has not is called by its usual name. */
export function placeOf(order: Order, heading: Heading | null, path: string, english: boolean): { line: number; column: string } {
  const column = columnAt(path);
  const named = heading === null || column === undefined ? -1 : heading.columns.indexOf(column);
  const row = order.rows[order.siteRows[siteOf(path)] ?? 0];
  const usual = column === undefined ? "" : english ? column.en : column.zh;
  return { line: row?.line ?? 0, column: named < 0 ? usual : (heading?.names[named] ?? usual) };
}
