// A caller's value becomes JSON text before the engine sees any of it. The walk knows nothing of filings: it reads own
// enumerable properties, each one once, and writes text, so that nothing the caller does afterwards or on the side
// (getters, proxies, changed prototypes, toJSON) can reach the engine.

import { BeianError, type BeianErrorCode } from "./errors.js";
import { fault, type Locale, type Sentence } from "./faults.js";
import { codeAt, fromCode, indexOf, isArray, isFinite, isInteger, ownKeys, slice, stringify } from "./primordials.js";

/** UTF-16 code units in one text. */
export const MAX_TEXT = 4096;
/** UTF-8 bytes of one filing as JSON. */
export const MAX_BYTES = 1 << 20;
/** Objects and arrays inside each other. A filing has 8. */
export const MAX_DEPTH = 16;
/** Sites in one filing: for `check`, and where filings come in bulk. */
export const MAX_SITES = 1000;
export const MAX_SITES_IN_BULK = 10_000;

export interface Guard {
  /** What a value of the wrong kind is called. */
  readonly code: BeianErrorCode;
  readonly locale: Locale;
  /** Where the value lies in what the caller gave: "" or "/3". */
  readonly base?: string;
  /** The longest list allowed under a key at the top. */
  readonly list?: { readonly key: string; readonly most: number };
}

/** JSON text, and its size in bytes: an upper bound where it is small. */
export interface Copied {
  readonly text: string;
  readonly bytes: number;
}

const NOT_AN_OBJECT: Sentence = { zh: "应为一个对象。", en: "This must be an object." };
const NOT_A_LIST: Sentence = { zh: "应为一个数组。", en: "This must be an array." };
const NOT_TEXT: Sentence = { zh: "应为文本。", en: "This must be a string." };
const UNREADABLE: Sentence = { zh: "这个值读不出来。", en: "This value cannot be read." };
const NOT_DATA: Sentence = { zh: "这个值不是 JSON 数据。", en: "This value is no JSON data." };
const CYCLE: Sentence = { zh: "这个值包含它自己。", en: "This value contains itself." };
const TOO_DEEP: Sentence = { zh: "嵌套超过 16 层。", en: "Nested more than 16 levels deep." };
const tooLong = (most: number): Sentence => ({ zh: `文本超过 ${most} 个字符。`, en: `The text is longer than ${most} characters.` });
const TOO_LONG = tooLong(MAX_TEXT);
const TOO_MANY: Sentence = { zh: "列表太长。", en: "The list is too long." };
const TOO_BIG: Sentence = { zh: "数据超过 1 MB。", en: "The data is larger than 1 MB." };

/** An object of the caller's as JSON text. Anything else at the top is refused. */
export function copyObject(value: unknown, guard: Guard): Copied {
  return copy(demand(value, false, guard), guard);
}

/** The same for an array. */
export function copyArray(value: unknown, guard: Guard): Copied {
  return copy(demand(value, true, guard), guard);
}

/** The items of an array, read one at a time and each one once. */
export function eachItem(value: unknown, guard: Guard, visit: (item: unknown, at: number) => void): void {
  const items = demand(value, true, guard);
  const length = read(items, "length", guard, "");
  // A proxy may say anything.
  if (!isInteger(length)) throw refuse(UNREADABLE, guard, guard.base ?? "");
  for (let at = 0; at < (length as number); at++) visit(read(items, at, guard, `/${at}`), at);
}

function demand(value: unknown, array: boolean, guard: Guard): object {
  let fits: boolean;
  try {
    fits = typeof value === "object" && value !== null && isArray(value) === array;
  } catch {
    throw refuse(UNREADABLE, guard, guard.base ?? "");
  }
  if (!fits) throw refuse(array ? NOT_A_LIST : NOT_AN_OBJECT, guard, guard.base ?? "");
  return value as object;
}

function read(value: object, key: string | number, guard: Guard, path: string): unknown {
  try {
    return (value as Record<string | number, unknown>)[key];
  } catch {
    throw refuse(UNREADABLE, guard, (guard.base ?? "") + path);
  }
}

/** A text of the caller's, with lone surrogates replaced: the engine speaks UTF-8, and U+FFFD keeps the UTF-16 length. */
export function copyText(value: unknown, guard: Guard, most = MAX_TEXT): string {
  const path = guard.base ?? "";
  if (typeof value !== "string") throw fault(guard.code, NOT_TEXT, guard.locale, path || undefined);
  if (value.length > most) throw fault("too-large", most === MAX_BYTES ? TOO_BIG : tooLong(most), guard.locale, path || undefined);
  return hasLoneSurrogate(stringify(value)) ? wellFormed(value) : value;
}

/** Reads a property that an object has of its own; `undefined` where it has not. */
export function readOwn(value: object, key: string, guard: Guard): unknown {
  let own: boolean;
  try {
    own = hasOwnEnumerable(value, key);
  } catch {
    throw fault(guard.code, UNREADABLE, guard.locale, `${guard.base ?? ""}/${key}`);
  }
  return own ? read(value, key, guard, `/${key}`) : undefined;
}

/** The keys that an object has of its own. */
export function keysOf(value: object, guard: Guard): string[] {
  try {
    return ownKeys(value);
  } catch {
    throw refuse(UNREADABLE, guard, guard.base ?? "");
  }
}

/** `false` also for a proxy that was revoked. */
export function isList(value: unknown): boolean {
  try {
    return isArray(value);
  } catch {
    return false;
  }
}

function hasOwnEnumerable(value: object, key: string): boolean {
  const keys = ownKeys(value);
  for (let i = 0; i < keys.length; i++) if (keys[i] === key) return true;
  return false;
}

/** Where the walk is: a linked list of the containers it is inside of, for arrays can be tampered with. */
interface Frame {
  readonly value: object;
  readonly outer: Frame | null;
  readonly depth: number;
  /** The key or number under which it lies in the outer one. */
  readonly key: string | number;
}

interface Walk {
  readonly guard: Guard;
  /** What the text takes at the least: one byte for each code unit. */
  atLeast: number;
}

/** Inputs that cannot be larger than this, whatever their characters are, are not counted to the byte. */
const NOT_WORTH_COUNTING = 64 * 1024;

function copy(value: object, guard: Guard): Copied {
  const walk: Walk = { guard, atLeast: 0 };
  const text = container(value, "", null, walk);
  const bytes = text.length * 3 > NOT_WORTH_COUNTING ? utf8Bytes(text) : text.length * 3;
  if (bytes > MAX_BYTES) throw large(TOO_BIG, guard, guard.base ?? "");
  return { text, bytes };
}

/** JSON text of any value; "" for what JSON leaves out. */
function write(value: unknown, key: string | number, outer: Frame, walk: Walk): string {
  switch (typeof value) {
    case "string":
      return quote(value, key, outer, walk);
    case "number":
      if (!isFinite(value)) throw refuse(NOT_DATA, walk.guard, pathOf(outer, key, walk));
      spend(1, outer, walk);
      return `${value}`;
    case "boolean":
      spend(4, outer, walk);
      return value ? "true" : "false";
    case "undefined":
    case "function":
      return "";
    case "object":
      if (value !== null) return container(value, key, outer, walk);
      spend(4, outer, walk);
      return "null";
    default:
      throw refuse(NOT_DATA, walk.guard, pathOf(outer, key, walk));
  }
}

function container(value: object, key: string | number, outer: Frame | null, walk: Walk): string {
  const frame: Frame = { value, outer, key, depth: outer === null ? 1 : outer.depth + 1 };
  for (let above = outer; above !== null; above = above.outer) {
    if (above.value === value) throw refuse(CYCLE, walk.guard, pathTo(frame, walk));
  }
  if (frame.depth > MAX_DEPTH) throw large(TOO_DEEP, walk.guard, pathTo(frame, walk));
  spend(2, frame, walk);
  let array: boolean;
  try {
    array = isArray(value);
  } catch {
    // A proxy that was revoked.
    throw refuse(UNREADABLE, walk.guard, pathTo(frame, walk));
  }
  return array ? list(value, frame, walk) : group(value, frame, walk);
}

function list(value: object, frame: Frame, walk: Walk): string {
  let length: unknown;
  try {
    length = (value as { length?: unknown }).length;
  } catch {
    length = null;
  }
  if (typeof length !== "number") throw refuse(UNREADABLE, walk.guard, pathTo(frame, walk));
  const limit = walk.guard.list;
  if (limit !== undefined && frame.depth === 2 && frame.key === limit.key && length > limit.most) {
    throw large(TOO_MANY, walk.guard, pathTo(frame, walk));
  }
  let text = "[";
  for (let at = 0; at < length; at++) {
    spend(1, frame, walk);
    let item: unknown;
    try {
      item = (value as Record<number, unknown>)[at];
    } catch {
      throw refuse(UNREADABLE, walk.guard, pathOf(frame, at, walk));
    }
    // A gap keeps its place: the items after it keep their numbers.
    text += (at ? "," : "") + (write(item, at, frame, walk) || "null");
  }
  return `${text}]`;
}

function group(value: object, frame: Frame, walk: Walk): string {
  let keys: string[];
  try {
    keys = ownKeys(value);
  } catch {
    throw refuse(UNREADABLE, walk.guard, pathTo(frame, walk));
  }
  let text = "{";
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    let inner: unknown;
    try {
      inner = (value as Record<string, unknown>)[key];
    } catch {
      throw refuse(UNREADABLE, walk.guard, pathOf(frame, key, walk));
    }
    const written = write(inner, key, frame, walk);
    if (written === "") continue;
    if (key.length > MAX_TEXT) throw large(TOO_LONG, walk.guard, pathTo(frame, walk));
    const name = quote(key, key, frame, walk);
    text += text.length > 1 ? `,${name}:${written}` : `${name}:${written}`;
  }
  return `${text}}`;
}

function quote(value: string, key: string | number, outer: Frame, walk: Walk): string {
  if (value.length > MAX_TEXT) throw large(TOO_LONG, walk.guard, pathOf(outer, key, walk));
  spend(value.length + 2, outer, walk);
  if (isPlain(value)) return `"${value}"`;
  const quoted = stringify(value);
  return hasLoneSurrogate(quoted) ? stringify(wellFormed(value)) : quoted;
}

function spend(bytes: number, frame: Frame, walk: Walk): void {
  walk.atLeast += bytes;
  if (walk.atLeast > MAX_BYTES) throw large(TOO_BIG, walk.guard, pathTo(frame, walk));
}

/** Paths are written only where something is wrong. */
function pathTo(frame: Frame, walk: Walk): string {
  return frame.outer === null ? (walk.guard.base ?? "") : pathOf(frame.outer, frame.key, walk);
}

function pathOf(outer: Frame, key: string | number, walk: Walk): string {
  return `${pathTo(outer, walk)}/${typeof key === "number" ? `${key}` : escape(key)}`;
}

function refuse(sentence: Sentence, guard: Guard, path: string): BeianError {
  return fault(guard.code, sentence, guard.locale, path);
}

function large(sentence: Sentence, guard: Guard, path: string): BeianError {
  return fault("too-large", sentence, guard.locale, path);
}

/** A key as a step of a JSON pointer (RFC 6901). */
function escape(key: string): string {
  if (indexOf(key, "~") < 0 && indexOf(key, "/") < 0) return key;
  let out = "";
  for (let i = 0; i < key.length; i++) {
    const unit = fromCode(codeAt(key, i));
    out += unit === "~" ? "~0" : unit === "/" ? "~1" : unit;
  }
  return out;
}

/** Longer texts are looked through faster by `stringify`. */
const SHORT = 48;

/** Nothing in it needs escaping: most names, numbers and keys are so. */
function isPlain(text: string): boolean {
  if (text.length > SHORT) return false;
  for (let i = 0; i < text.length; i++) {
    const unit = codeAt(text, i);
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit >= 0xd800 && unit < 0xe000)) return false;
  }
  return true;
}

/** JSON escapes lone surrogates and no others. A person may also have typed the escape: that costs time, and no more. */
function hasLoneSurrogate(quoted: string): boolean {
  return indexOf(quoted, "\\ud") >= 0;
}

function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = codeAt(text, i);
    // A pair of surrogates takes four bytes, two for each half.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}

function isPair(text: string, at: number): boolean {
  if (codeAt(text, at) >= 0xdc00 || at + 1 >= text.length) return false;
  const next = codeAt(text, at + 1);
  return next >= 0xdc00 && next < 0xe000;
}

function wellFormed(text: string): string {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const unit = codeAt(text, i);
    if (unit < 0xd800 || unit >= 0xe000) out += fromCode(unit);
    else if (isPair(text, i)) {
      out += slice(text, i, i + 2);
      i += 1;
    } else out += "\ufffd";
  }
  return out;
}
