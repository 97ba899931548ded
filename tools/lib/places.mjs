// Cities and counties of today by province, from the rule book's own table: what the page suggests where a place is typed.

import { readFileSync } from "node:fs";

/** "33" → "杭州市:上城区,西湖区;宁波市:…"; what lies under the province itself has no city before its colon. */
export function placesOf(path) {
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => /^\d{6}\t/.test(line))
    .map((line) => line.split("\t"))
    .filter(([, , state, kind]) => state === "current" && kind === "division");
  const cities = new Map(rows.filter(([code]) => /^\d{4}00$/.test(code)).map(([code, name]) => [code.slice(0, 4), name]));
  const provinces = {};
  for (const [code, name] of rows) {
    if (code.endsWith("0000")) provinces[code.slice(0, 2)] = new Map();
    const held = provinces[code.slice(0, 2)];
    const city = cities.get(code.slice(0, 4)) ?? "";
    if (!held || code.endsWith("0000")) continue;
    if (!held.has(city)) held.set(city, []);
    if (!code.endsWith("00")) held.get(city).push(name);
  }
  return Object.fromEntries(Object.entries(provinces).map(([code, held]) => [code, [...held].map(([city, counties]) => `${city}:${counties.join(",")}`).join(";")]));
}
