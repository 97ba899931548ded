// One cell: what a spreadsheet made of what somebody typed, back into what they meant. Where that is lost, it says so: a wrong
// value would be judged as if it had been filled in.

import type { Sentence } from "../faults.js";
import type { Column } from "./columns.js";
import { isLongTerm, isNo, isNone, isYes, valueOf } from "./words.js";

export type Cell = string | number | boolean | Date | null | undefined;

export interface ReadCell {
  readonly value?: unknown;
  /** The value is lost: the row cannot be judged. */
  readonly fault?: Sentence;
  /** Read, but look at it. */
  readonly hint?: Sentence;
}

const fault = (zh: string, en: string): ReadCell => ({ fault: { zh, en } });

const DIGITS_LOST = fault(
  "表格软件把它当成了数字，15 位以后的数字已经丢失。请把单元格设为“文本”，重新填写号码。",
  "The spreadsheet took it for a number and lost the digits after the 15th. Make the cell a text cell and enter the number again.",
);
const TURNED_INTO_DATE = fault(
  "表格软件把它改成了日期，原来的内容已经丢失。请把单元格设为“文本”，重新填写。",
  "The spreadsheet turned it into a date, and what stood there is lost. Make the cell a text cell and enter it again.",
);
const FORMULA_ERROR = fault("单元格里是公式错误或显示不下的 ####。请填写实际内容。", "The cell holds a formula's error, or #### for what did not fit. Enter the value itself.");
const UNDECODED = fault("有字符无法识别，可能是文件的编码不对。请另存为 UTF-8 的 CSV 或 XLSX。", "There are characters that cannot be decoded. Save the file as CSV in UTF-8, or as XLSX.");
const NO_DAY = fault("不是能识别的日期。请写成 2026-11-22。", "This is no day that can be read. Write it as 2026-11-22.");
const NOT_YES_OR_NO = fault("只能填“是”或“否”。", "Only yes or no.");
const NO_COUNT = fault("应为一个整数。", "This must be a whole number.");
const ZERO_LOST: Sentence = { zh: "表格软件把它当成了数字，开头的 0 可能丢了，请核对。", en: "The spreadsheet took it for a number; a zero at its beginning may be lost. Please compare." };

const SCIENTIFIC = /^\d(?:\.\d+)?e\+?\d+$/i;
const BROKEN = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|#{2,})$/i;
/** Between entries of a list. A full stop may be one of a domain, so it is none; a name may hold spaces, an address may not. */
const BETWEEN = { names: /[\n\r,，;；、|]+/, addresses: /[\s,，;；、|]+/ };

export const isEmpty = (cell: Cell): boolean => cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");

/** What a person sees in the cell. */
export function shown(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return day(cell);
  return typeof cell === "string" ? unguarded(cell) : String(cell);
}

/** Without what our own CSV puts before a text so that a spreadsheet leaves it alone. */
const unguarded = (text: string): string => text.replace(/^\t+|[\t\r\n]+$/g, "").replace(/^'(?=[=+\-@])/, "");

export function readCell(column: Column, cell: Cell): ReadCell {
  if (isEmpty(cell)) return {};
  const text = shown(cell);
  if (text.includes("\ufffd")) return UNDECODED;
  if (BROKEN.test(text.trim())) return FORMULA_ERROR;
  switch (column.kind) {
    case "date":
      return dayOf(cell, text);
    case "expiry":
      return isLongTerm(text) ? { value: "long-term" } : dayOf(cell, text);
    case "yes":
      return isYes(text) ? { value: true } : isNo(text) ? { value: false } : NOT_YES_OR_NO;
    case "count":
      return /^\d{1,6}$/.test(text.trim()) ? { value: Number(text) } : NO_COUNT;
    case "choice":
      return chosen(column, text);
    case "choices":
      return isNone(text) ? { value: [] } : several(text, BETWEEN.names, (entry) => chosen(column, entry));
    case "term":
      return { value: valueOf(column.choices ?? [], text) ?? text };
    case "terms":
      return several(text, BETWEEN.names, (entry) => ({ value: valueOf(column.choices ?? [], entry) ?? entry }));
    case "list":
      return cell instanceof Date ? TURNED_INTO_DATE : several(text, BETWEEN.addresses, (entry) => ({ value: entry }));
    case "digits":
      return digits(cell, text);
    case "text":
    case "order":
      if (cell instanceof Date) return TURNED_INTO_DATE;
      return typeof cell === "number" && !Number.isSafeInteger(cell) && Math.abs(cell) >= 1e15 ? DIGITS_LOST : { value: text };
  }
}

function digits(cell: Cell, text: string): ReadCell {
  if (cell instanceof Date) return TURNED_INTO_DATE;
  if (SCIENTIFIC.test(text.trim()) || zerosAtTheEnd(text.trim())) return DIGITS_LOST;
  if (typeof cell !== "number") return { value: text };
  if (!Number.isInteger(cell) || Math.abs(cell) >= 1e15) return DIGITS_LOST;
  // A mobile number is the only one of these that has no zero to lose.
  return /^1[3-9]\d{9}$/.test(text) ? { value: text } : { value: text, hint: ZERO_LOST };
}

/** 18 digits of which a spreadsheet kept 15: the rest are zeros, and the check character (GB 11643) is wrong. */
function zerosAtTheEnd(text: string): boolean {
  if (!/^\d{15}000$/.test(text)) return false;
  let sum = 0;
  for (let at = 0; at < 18; at++) sum += Number(text[at]) * (2 ** (17 - at) % 11);
  return sum % 11 !== 1;
}

function chosen({ choices = [] }: Column, text: string): ReadCell {
  const value = valueOf(choices, text);
  if (value !== undefined) return { value };
  return fault(
    `不是可选的内容。可以填：${choices.map(({ zh }) => zh).join("、")}。`,
    `This is none of the choices: ${choices.map(({ en }) => en).join(", ")}.`,
  );
}

function several(text: string, between: RegExp, read: (entry: string) => ReadCell): ReadCell {
  const values: unknown[] = [];
  for (const entry of text.split(between)) {
    if (entry.trim() === "") continue;
    const { value, fault } = read(entry.trim());
    if (fault !== undefined) return { fault };
    values.push(value);
  }
  return { value: values };
}

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
/** Days from 1899-12-30, as spreadsheets count: 1954 to 2173, so that no year is taken for one. */
const SERIAL = /^[2-9]\d{4}$/;

function dayOf(cell: Cell, text: string): ReadCell {
  if (cell instanceof Date) return { value: day(cell) };
  const said = text.trim();
  if (SERIAL.test(said)) return { value: day(new Date(Date.UTC(1899, 11, 30 + Number(said)))) };
  const found = DAY.exec(said) ?? COMPACT.exec(said);
  if (found === null) return NO_DAY;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const meant = new Date(Date.UTC(year, month - 1, date));
  return meant.getUTCMonth() === month - 1 && meant.getUTCDate() === date ? { value: day(meant) } : NO_DAY;
}

/** Invalid dates come out of broken files: they read as nothing that can be taken for a day. */
const day = (date: Date): string => (Number.isNaN(date.getTime()) ? "#VALUE!" : date.toISOString().slice(0, 10));
