// The table to fill in: headings, an example that is passed over when it is read, lists to choose from, and a sheet that says what goes where.

import type { CellStyle } from "hucre";
import { writeXlsx } from "hucre/xlsx";
import { COLUMNS, type Column } from "./columns.js";
import type { Pick } from "./result.js";
import { BYTE_ORDER_MARK, csvLine } from "./write.js";

const headings = (pick: Pick): string[] => COLUMNS.map((column) => pick(column));
/** Every number is made up and too short, so that no real one stands here. */
const example = (english: boolean): string[] =>
  COLUMNS.map(({ kind, choices = [], example = "" }) => {
    if (kind === "order") return english ? "Example-1" : example;
    if (!english) return example;
    return choices.find(({ zh }) => zh === example)?.en ?? (kind === "yes" ? "no" : example === "无" ? "none" : example === "长期" ? "long-term" : example);
  });

const isEnglish = (pick: Pick): boolean => pick({ zh: "zh", en: "en" }) === "en";

export function csvTemplate(pick: Pick): string {
  return BYTE_ORDER_MARK + csvLine(headings(pick)) + csvLine(example(isEnglish(pick)));
}

/** Rows that are made ready: cells that keep text, and lists to choose from. */
const READY = 1000;
/** What a spreadsheet would make a number or a day of. */
const SPOILT: readonly Column["kind"][] = ["digits", "date", "expiry", "order", "list"];
/** Excel takes no longer list than this in a cell's own rule; longer ones stand in the notes alone. */
const LONGEST_LIST = 255;

export async function xlsxTemplate(pick: Pick): Promise<Uint8Array> {
  const english = isEnglish(pick);
  const words = ({ kind, choices = [] }: Column): string[] => (kind === "yes" ? (english ? ["yes", "no"] : ["是", "否"]) : choices.map((choice) => pick(choice)));
  const head = { font: { bold: true }, fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E8F0FA" } } } as const;
  const notes = COLUMNS.map((column) => [pick(column), pick({ zh: column.en, en: column.zh }), column.help === undefined ? "" : pick(column.help), words(column).join(english ? "; " : "；"), column.example ?? ""]);
  const noteHeads = english ? ["Column", "Chinese", "What to fill in", "Choices", "Example"] : ["列", "英文", "怎么填", "可选内容", "示例"];
  return writeXlsx({
    sheets: [
      {
        name: english ? "Filings" : "备案",
        columns: COLUMNS.map((column) => ({ width: Math.max(12, pick(column).length * 2 + 4) })),
        rows: [headings(pick), example(english)],
        cells: new Map([...styled(COLUMNS.length, head), ...textCells()]),
        freezePane: { rows: 1, columns: 1 },
        dataValidations: COLUMNS.flatMap((column, at) => {
          const values = words(column);
          const list = values.join(",");
          // A comma parts the entries, so none may hold one; where several may be chosen a list would forbid it.
          if (values.length === 0 || list.length > LONGEST_LIST || values.some((word) => word.includes(",")) || ["choices", "terms"].includes(column.kind)) return [];
          return [{ type: "list" as const, values, range: `${letters(at)}2:${letters(at)}${READY}`, allowBlank: true, showErrorMessage: column.kind !== "term" }];
        }),
      },
      { name: english ? "Notes" : "说明", columns: [28, 28, 48, 80, 40].map((width) => ({ width })), rows: [noteHeads, ...notes], cells: new Map(styled(noteHeads.length, head)), freezePane: { rows: 1 } },
    ],
  });
}

function styled(columns: number, style: CellStyle): [string, { style: CellStyle }][] {
  return Array.from({ length: columns }, (_, at) => [`0,${at}`, { style }]);
}

/** The format of a whole column is one that hucre does not write: each cell has it. */
function* textCells(): Generator<[string, { style: CellStyle }]> {
  for (let row = 1; row < READY; row++) for (const [at, { kind }] of COLUMNS.entries()) if (SPOILT.includes(kind)) yield [`${row},${at}`, { style: { numFmt: "@" } }];
}

/** A column's letters: A, Z, AA. */
function letters(at: number): string {
  return (at < 26 ? "" : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
}
