// Days off that fall on a weekday, and weekend days that are worked, from 2019 on.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function holidays(folders) {
  const all = JSON.parse(readFileSync(join(folders.holidays, "dist/chinese-days.json"), "utf8"));
  const rows = (list, kind) => Object.entries(list).map(([date, names]) => [date, kind, names.split(",")[1]]);
  return [...rows(all.holidays, "holiday"), ...rows(all.workdays, "workday")].filter(([date]) => date >= "2019").sort();
}
