// The 31 regions as the page shows them: names for the list (which must work without the engine) and places on the tile map.
import { locale, pick } from "./language";

type Row = readonly [code: string, name: string, row: number, column: number];

export const REGIONS: readonly Row[] = [
  ["11", "北京市", 3, 7], ["12", "天津市", 3, 8], ["13", "河北省", 4, 7], ["14", "山西省", 4, 6],
  ["15", "内蒙古自治区", 2, 7], ["21", "辽宁省", 3, 9], ["22", "吉林省", 2, 9], ["23", "黑龙江省", 1, 9],
  ["31", "上海市", 5, 9], ["32", "江苏省", 5, 8], ["33", "浙江省", 6, 8], ["34", "安徽省", 5, 7],
  ["35", "福建省", 7, 8], ["36", "江西省", 6, 7], ["37", "山东省", 4, 8], ["41", "河南省", 5, 6],
  ["42", "湖北省", 6, 6], ["43", "湖南省", 7, 6], ["44", "广东省", 7, 7], ["45", "广西壮族自治区", 7, 5],
  ["46", "海南省", 8, 6], ["50", "重庆市", 5, 5], ["51", "四川省", 5, 4], ["52", "贵州省", 6, 5],
  ["53", "云南省", 6, 4], ["54", "西藏自治区", 5, 2], ["61", "陕西省", 4, 5], ["62", "甘肃省", 3, 4],
  ["63", "青海省", 4, 3], ["64", "宁夏回族自治区", 3, 5], ["65", "新疆维吾尔自治区", 2, 1],
];

const row = (code: string): Row | undefined => REGIONS.find(([held]) => held === code);

/** The two-digit code of whatever a filing says: "32", "320102", "江苏省南京市". */
export function regionCode(said: unknown): string | undefined {
  if (typeof said !== "string") return undefined;
  const digits = /^\d{2}/.exec(said)?.[0];
  if (digits) return row(digits)?.[0];
  return REGIONS.find(([, name]) => said.slice(0, 2) === name.slice(0, 2))?.[0];
}

/** What a region says below the province: "南京市玄武区" of "江苏省南京市玄武区", the code itself of a code. */
export function cityOf(said: unknown): string {
  if (typeof said !== "string") return "";
  if (/^\d+$/.test(said)) return said.length > 2 ? said : "";
  const name = row(regionCode(said) ?? "")?.[1] ?? "";
  return said.startsWith(name) ? said.slice(name.length) : said.replace(new RegExp(`^${shortName(name)}[省市]?`), "");
}

/** A province and what was typed below it, as the filing says it. */
export function regionOf(code: string | undefined, city: string): string | undefined {
  const typed = city.trim();
  if (!typed) return code;
  if (/^\d+$/.test(typed)) return code && !typed.startsWith(code) ? code : typed;
  return code ? `${row(code)?.[1] ?? ""}${typed}` : typed;
}

/** In English both names: the Chinese one is what stands on the certificate. */
export function regionName(code: string): string {
  const found = row(code);
  if (!found) return code;
  return locale() === "en" ? `${pick(found[1])} ${shortName(found[1])}` : found[1];
}
export const shortName = (name: string): string => name.replace(/(壮族|回族|维吾尔)?自治区$|[省市]$/, "");
export const placeOf = (code: string): readonly [row: number, column: number] => {
  const found = row(code);
  return found ? [found[2], found[3]] : [1, 1];
};
