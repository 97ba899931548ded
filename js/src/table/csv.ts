// CSV as spreadsheets write it. Papa Parse's parser is fed piece by piece, as its own streams do it; it says of a piece which
// rows are whole. What it cannot know is where a quotation mark was forgotten: then the row is told to be broken, and reading
// goes on in the line below it, instead of one row swallowing all others.

import Papa from "papaparse";
import type { Sentence } from "../faults.js";
import type { Row } from "./rows.js";

/** Code units after which a row is not one: a filing has at most 1 MB. */
const LONGEST_ROW = 1 << 20;
/** Rows are asked for from so much text at once. */
const PIECE = 1 << 16;

const OPEN_QUOTE: Sentence = { zh: "有一个引号没有配对，这一行读不出来。", en: "A quotation mark is opened and not closed; this line cannot be read." };
const BAD_QUOTE: Sentence = { zh: "引号后面还有别的字符，这一行分不开。", en: "Characters follow a closing quotation mark; this line cannot be told apart into cells." };

/** Rows of a CSV text that comes in pieces. Blank lines come too: they count. */
export async function* csvRows(pieces: AsyncIterable<string>): AsyncGenerator<Row> {
  let rows: CsvRows | null = null;
  let text = "";
  for await (const piece of pieces) {
    text += piece;
    if (text.length < PIECE) continue;
    rows ??= new CsvRows(text);
    const left = yield* rows.read(text, false);
    text = text.slice(text.length - left);
  }
  rows ??= new CsvRows(text);
  for (let left = text.length; left > 0; text = text.slice(text.length - left)) left = yield* rows.read(text, true);
}

interface Parsed {
  readonly cells: string[];
  /** Where its text ends, with the line break. */
  readonly end: number;
  readonly error: string | undefined;
}

class CsvRows {
  readonly #newline: "\n" | "\r";
  readonly #parser: Papa.Parser;
  #parsed: Parsed[] = [];
  #line = 1;
  /** Excel's own way to name the delimiter, in the first line. */
  #named: boolean;

  constructor(head: string) {
    // A carriage return before a line feed is white space at the end of a cell, and goes with it: files mix them.
    this.#newline = head.includes("\n") || !head.includes("\r") ? "\n" : "\r";
    const named = /^sep=(.)\r?(?=[\r\n])/i.exec(head)?.[1];
    this.#named = named !== undefined;
    const step = ({ data, errors, meta }: { data: string[][]; errors: Papa.ParseError[]; meta: { cursor: number } }): void => {
      this.#parsed.push({ cells: data[0] ?? [], end: meta.cursor, error: errors[0]?.code });
    };
    this.#parser = new Papa.Parser({ delimiter: named ?? delimiterOf(head.split(this.#newline)), newline: this.#newline, step: step as never });
  }

  /** Yields the rows that are whole and says how much of the text is left over. */
  *read(text: string, last: boolean): Generator<Row, number> {
    this.#parsed = [];
    this.#parser.parse(text, 0, !last);
    let used = 0;
    for (const { cells, end, error } of this.#parsed) {
      // After the last line break there is no row.
      if (last && end === text.length && cells.length === 1 && cells[0] === "") return 0;
      if (error === "MissingQuotes") return text.length - used - (yield* this.#breakLine(text, used));
      yield { line: this.#line, cells: this.#named ? [] : cells, ...(error === undefined ? {} : { fault: BAD_QUOTE }) };
      this.#named = false;
      this.#line += this.#breaksIn(text, used, end);
      used = end;
    }
    if (!last && text.length - used > LONGEST_ROW) used += yield* this.#breakLine(text, used);
    return last ? 0 : text.length - used;
  }

  /** One line as a broken row; how long it is. */
  *#breakLine(text: string, from: number): Generator<Row, number> {
    const found = text.indexOf(this.#newline, from);
    const end = found < 0 ? text.length : found + 1;
    yield { line: this.#line, cells: [text.slice(from, Math.min(end, from + 200)).trimEnd()], fault: OPEN_QUOTE };
    this.#line++;
    return end - from;
  }

  #breaksIn(text: string, from: number, to: number): number {
    let breaks = 0;
    for (let at = text.indexOf(this.#newline, from); at >= 0 && at < to; at = text.indexOf(this.#newline, at + 1)) breaks++;
    return breaks;
  }
}

/** What stands oftenest between the cells of the first line that has several. */
function delimiterOf(lines: readonly string[]): string {
  for (const line of lines.slice(0, 20)) {
    const bare = line.replace(/"[^"]*"/g, "");
    const counts = [",", "\t", ";", "|"].map((sign) => ({ sign, count: bare.split(sign).length - 1 }));
    const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
    if (best.count > 0) return best.sign;
  }
  return ",";
}
