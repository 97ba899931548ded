// Telephone area codes of the mainland: the provinces that use one, and how many digits follow it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readRows } from "./write.mjs";

export function areaCodes(folders, lexicon, curated) {
  const short = readRows(readFileSync(join(lexicon, "regions.tsv"), "utf8")).map(([code, , name]) => [name, code]);
  const geodata = join(folders.phonePlaces, "phonenumbers/geodata");
  const provinces = new Map();
  for (const file of readdirSync(geodata).filter((f) => /^data\d+\.py$/.test(f))) {
    for (const [, prefix, line] of readFileSync(join(geodata, file), "utf8").matchAll(/^ '86(\d+)':(\{.*\}),?$/gm)) {
      const area = prefix.match(/^(10|2\d|[3-9]\d\d)/)?.[0];
      const zh = line.match(/'zh': u\('([^']*)'\)/)?.[1].replace(/\\u(....)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
      const region = zh && short.find(([name]) => zh.startsWith(name));
      if (!area || !region) continue;
      provinces.set(area, (provinces.get(area) ?? new Set()).add(region[1]));
    }
  }
  for (const [area, region] of readRows(readFileSync(join(curated, "area-codes.tsv"), "utf8"))) provinces.set(area.slice(1), new Set([region]));
  const { countries } = JSON.parse(readFileSync(join(folders.phones, "metadata.max.json"), "utf8"));
  const fixedLine = new RegExp(`^(?:${countries.CN[11][0][0]})$`);
  return [...provinces].sort().map(([area, regions]) => {
    const lengths = ["2234567", "8234567", "22345678", "82345678"].filter((n) => fixedLine.test(area + n)).map((n) => n.length);
    return [`0${area}`, [...regions].sort().join(" "), [...new Set(lengths)].join(" ")];
  });
}
