// Files become filings, one after the other. NDJSON and tables are streams: what has been judged is forgotten.

import { createReadStream, openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import type { Sentence } from "../faults.js";
import { NoHeading, NotATable, openTable, placeOf, TableReader, type Order } from "../table/index.js";
import type { Filing } from "../types.js";
import type { Input } from "./options.js";

/** A filing of a file, or something of the file that is none. */
export interface Entry {
  readonly order: Order;
  /** Where the filing lies in a JSON document: "" or "/3". */
  readonly pointer: string | null;
  /** The line of a path into the filing, from 1; in a table also the column's heading. */
  place(path: string): { line: number; column?: string };
}

/** A file that cannot be read at all. */
export class Unreadable extends Error {
  constructor(
    readonly says: Sentence,
    readonly line = 1,
  ) {
    super(says.en);
  }
}

/** Code units of a line of NDJSON: a filing of 1 MB, and what is around it. */
const LONGEST_LINE = 1 << 21;

export async function* entries(file: string, kind: Input | null, english: boolean): AsyncGenerator<Entry> {
  const source = file === "-" ? new StandardInput() : await FileInput.open(file);
  switch (kind ?? kindOf(file, await source.head())) {
    case "json":
      return yield* jsonEntries(await new Response(source.stream()).text());
    case "ndjson":
      return yield* ndjsonEntries(source.stream());
    case "csv":
    case "xlsx":
      return yield* tableEntries(await source.blob(), english);
  }
}

/** A name that ends in what it is, or else the first characters. */
function kindOf(file: string, head: Uint8Array): Input {
  const ending = /\.(json|ndjson|jsonl|csv|tsv|txt|xlsx)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === "json" || ending === "csv" || ending === "xlsx" || ending === "ndjson") return ending;
  if (ending === "jsonl") return "ndjson";
  const text = new TextDecoder().decode(head).trimStart();
  if (text[0] === "[") return "json";
  if (text[0] !== "{") return "csv";
  // One value a line, or one value over several lines.
  const [first = "", ...more] = text.split("\n");
  if (more.length === 0) return "ndjson";
  try {
    JSON.parse(first);
    return "ndjson";
  } catch {
    return "json";
  }
}

interface Source {
  /** The first bytes; the stream still has them. */
  head(): Promise<Uint8Array>;
  stream(): ReadableStream<Uint8Array>;
  blob(): Promise<Blob>;
}

class FileInput implements Source {
  private constructor(private readonly path: string) {}

  static async open(path: string): Promise<FileInput> {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => error.code ?? "");
    if (typeof found === "string") throw new Unreadable({ zh: `文件打不开（${found}）。`, en: `The file cannot be opened (${found}).` });
    if (found.isDirectory()) throw new Unreadable({ zh: "这是一个文件夹。", en: "This is a folder." });
    return new FileInput(path);
  }

  async head(): Promise<Uint8Array> {
    return new Uint8Array(await (await this.blob()).slice(0, 65_536).arrayBuffer());
  }

  stream(): ReadableStream<Uint8Array> {
    return Readable.toWeb(createReadStream(this.path)) as ReadableStream<Uint8Array>;
  }

  blob(): Promise<Blob> {
    return openAsBlob(this.path);
  }
}

class StandardInput implements Source {
  readonly #chunks = process.stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  #read: Uint8Array[] = [];

  async head(): Promise<Uint8Array> {
    for (let size = 0; size < 65_536; ) {
      const { value, done } = await this.#chunks.next();
      if (done === true) break;
      this.#read.push(value);
      size += value.length;
      // A line is enough to know what comes, and more of it may be long in coming.
      if (value.includes(0x0a)) break;
    }
    return Buffer.concat(this.#read);
  }

  stream(): ReadableStream<Uint8Array> {
    const [read, chunks] = [this.#read, this.#chunks];
    this.#read = [];
    return Readable.toWeb(
      Readable.from(
        (async function* () {
          yield* read;
          for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
        })(),
        { objectMode: false },
      ),
    ) as ReadableStream<Uint8Array>;
  }

  async blob(): Promise<Blob> {
    return new Response(this.stream()).blob();
  }
}

const entry = (filing: unknown, pointer: string | null, place: Entry["place"], says?: Sentence): Entry => {
  const line = place("").line;
  return { order: { rows: [{ line, cells: [] }], siteRows: [], filing: filing as Filing, faults: says === undefined ? [] : [{ line, says }], hints: [] }, pointer, place };
};

function* jsonEntries(text: string): Generator<Entry> {
  const lines = new Lines(text);
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\ufeff/, " "), errors, { disallowComments: true });
  const error = errors[0];
  if (root === undefined || error !== undefined) {
    const what = error === undefined ? "" : printParseErrorCode(error.error);
    throw new Unreadable({ zh: `不是 JSON（${what || "空文件"}）。`, en: `This is no JSON (${what || "empty file"}).` }, lines.at(error?.offset ?? 0));
  }
  const one = (node: Node, pointer: string): Entry => {
    // A file that the page saved has the filing inside.
    const inner = node.type === "object" ? findNodeAtLocation(node, ["filing"]) : undefined;
    const filing = inner ?? node;
    const base = inner === undefined ? pointer : `${pointer}/filing`;
    return entry(getNodeValue(filing), base, (path) => ({ line: lines.at(nearest(filing, path).offset) }));
  };
  if (root.type !== "array") yield one(root, "");
  else for (const [at, node] of (root.children ?? []).entries()) yield one(node, `/${at}`);
}

/** The node at a JSON pointer, or the nearest above it. */
function nearest(node: Node, path: string): Node {
  let found = node;
  for (const step of path.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    const next = findNodeAtLocation(found, [found.type === "array" ? Number(key) : key]);
    if (next === undefined) break;
    found = next;
  }
  return found;
}

class Lines {
  readonly #starts = [0];

  constructor(text: string) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  at(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

const NO_JSON: Sentence = { zh: "这一行不是 JSON。", en: "This line is no JSON." };
const TOO_LONG: Sentence = { zh: "这一行太长，不是一份备案。", en: "This line is too long for a filing." };
const NOT_UTF8: Sentence = { zh: "这一行不是 UTF-8。", en: "This line is not UTF-8." };

async function* ndjsonEntries(bytes: ReadableStream<Uint8Array>): AsyncGenerator<Entry> {
  let line = 0;
  for await (const text of textLines(bytes)) {
    line++;
    if (text !== null && text.trim() === "") continue;
    const at = line;
    const place = (): { line: number } => ({ line: at });
    let filing: unknown = null;
    let says: Sentence | undefined;
    if (text === null) says = TOO_LONG;
    else if (text.includes("\ufffd")) says = NOT_UTF8;
    else {
      try {
        const value: unknown = JSON.parse(text);
        const inner = typeof value === "object" && value !== null ? (value as { filing?: unknown }).filing : undefined;
        filing = inner ?? value;
      } catch {
        says = NO_JSON;
      }
    }
    yield entry(filing, null, place, says);
  }
}

/** Lines of a stream; `null` for one that is longer than any filing, which is passed over and not kept. */
async function* textLines(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let [text, tooLong] = ["", false];
  for await (const chunk of bytes as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
      yield tooLong ? null : text.slice(from, end);
      tooLong = false;
      from = end + 1;
    }
    text = text.slice(from);
    if (text.length <= LONGEST_LINE) continue;
    tooLong = true;
    text = "";
  }
  text += decoder.decode();
  if (tooLong || text !== "") yield tooLong ? null : text;
}

async function* tableEntries(file: Blob, english: boolean): AsyncGenerator<Entry> {
  let reader: TableReader;
  try {
    reader = await TableReader.open((await openTable(file)).rows);
  } catch (thrown) {
    throw unreadableTable(thrown);
  }
  const { heading } = reader;
  const ignored = [...heading.unknown, ...heading.twice];
  if (ignored.length > 0) process.stderr.write(english ? `Columns that are not read: ${ignored.join(", ")}\n` : `没有读取的列：${ignored.join("、")}\n`);
  try {
    for await (const order of reader.orders()) yield { order, pointer: null, place: (path) => placeOf(order, heading, path, english) };
  } catch (thrown) {
    throw unreadableTable(thrown);
  }
  if (reader.examples.length > 0) process.stderr.write(english ? `Example rows passed over: line ${reader.examples.join(", ")}\n` : `跳过示例行：第 ${reader.examples.join("、")} 行\n`);
}

function unreadableTable(thrown: unknown): Unreadable {
  if (thrown instanceof NoHeading) return new Unreadable({ zh: "前 20 行里没有能认出的标题。--template 写出带标题的空白表格。", en: "No headings are known among the first 20 rows. --template writes a table that has them." });
  if (thrown instanceof NotATable && thrown.kind === "empty") return new Unreadable({ zh: "文件是空的。", en: "The file is empty." });
  if (thrown instanceof NotATable) return new Unreadable({ zh: "这是旧的 .xls 或加密的工作簿。请另存为 .xlsx。", en: "This is an old .xls or an encrypted workbook. Save it as .xlsx." });
  return new Unreadable({ zh: "这个工作簿读不出来，可能已经损坏。", en: "The workbook cannot be read; it may be damaged." });
}
