// What an example of the rule book says, leaf by leaf and in words: for the pages, which are written without a browser (tools/handbook),
// and for trying it in place.
import { columnAt } from "../../../js/src/table/columns.js";
import { FILING_TYPES, NATURES, SERVICES, type Choice } from "../../../js/src/table/words.js";
import type { Both } from "../language";
import type { Json } from "../pointer";

export interface Leaf {
  /** JSON pointer into the filing. */
  pointer: string;
  /** A text, a number, yes or no, or a list of texts. */
  value: string | number | boolean | string[];
  name: Both;
  /** The value as people say it. */
  says: Both;
}

/** What a table of filings has no column for. */
const NAMES: readonly [pattern: RegExp, name: Both][] = [
  [/^\/footer\/icpNumber$/, ["备案号", "ICP number"]],
  [/^\/footer\/psbNumber$/, ["公安备案号", "Public-security number"]],
  [/^\/footer\/page\/\d+\/href$/, ["链接到", "links to"]],
  [/^\/footer\/page\/\d+\/image$/, ["图片", "picture"]],
  [/^\/footer\/page\/\d+\/joined$/, ["接在上一段后面", "in the line of the piece before"]],
  [/^\/footer\/page\/\d+\/place$/, ["在页面上", "on the page"]],
  [/^\/footer\/page/, ["页面文字", "text on the page"]],
  [/\/app\/platforms\/\d+\/os$/, ["系统", "platform"]],
  [/\/app\/platforms\/\d+\/package$/, ["软件包名称", "package"]],
  [/\/app\/platforms\/\d+\/publicKey$/, ["公钥", "public key"]],
  [/\/app\/platforms\/\d+\/fingerprint$/, ["签名指纹", "fingerprint"]],
  [/\/app\/platforms$/, ["App 的平台", "platforms of the app"]],
  [/^\/materials\/\d+\/forPath$/, ["材料用于", "paper for"]],
  [/^\/filed\/domains$/, ["已备案域名", "Domains already filed"]],
  [/^\/filed\/emptyShell$/, ["原服务商已取消接入", "No provider any more"]],
  [/^\/dates\/filed$/, ["备案通过日期", "Filed on"]],
  [/^\/dates\/smsReceived$/, ["收到短信的时间", "SMS received on"]],
  [/\/filedMobile$/, ["原备案的手机号码", "Mobile number filed before"]],
  [/^\/sites\/\d+\/principal\/filedMobile$/, ["原备案的手机号码", "Mobile number filed before"]],
  [/^\/page$/, ["页面", "the page"]],
];

export function nameOf(pointer: string): Both {
  const own = NAMES.find(([pattern]) => pattern.test(pointer));
  if (own) return own[1];
  const column = columnAt(pointer);
  return column ? [column.zh, column.en] : [pointer, pointer];
}

const YES: Both = ["是", "yes"];
const NO: Both = ["否", "no"];
const EMPTY: Both = ["（空）", "(empty)"];

function sayingOf(pointer: string, value: Leaf["value"]): Both {
  if (typeof value === "boolean") return value ? YES : NO;
  if (typeof value === "number") return [String(value), String(value)];
  const choices = columnAt(pointer)?.choices;
  const texts = Array.isArray(value) ? value : [value];
  const said = texts.map((text) => inWords(choices, text));
  const whole: Both = [said.map(([zh]) => zh).join("、"), said.map(([, en]) => en).join(", ")];
  return whole[0] === "" ? EMPTY : whole;
}

function inWords(choices: readonly Choice[] | undefined, value: string): Both {
  const found = choices?.find((one) => one.value === value);
  return found ? [found.zh, found.en] : [value, value];
}

export const natureInWords = (nature: string): Both => (nature === "unit" ? ["各类单位", "units"] : inWords(NATURES, nature));
export const filingTypeInWords = (type: string): Both => inWords(FILING_TYPES, type);
export const serviceInWords = (service: string): Both => inWords(SERVICES, service);

/** Everything that an example says. */
export function leaves(filing: Json): Leaf[] {
  const found: Leaf[] = [];
  const leaf = (pointer: string, value: Leaf["value"]) => found.push({ pointer, value, name: nameOf(pointer), says: sayingOf(pointer, value) });
  const walk = (value: Json, pointer: string): void => {
    if (value === null || value === undefined) return;
    if (typeof value !== "object") return void leaf(pointer, value);
    if (Array.isArray(value) && value.every((one) => typeof one === "string") && !/\/page$/.test(pointer)) return void leaf(pointer, value);
    for (const [step, inner] of Object.entries(value)) walk(inner, `${pointer}/${step}`);
  };
  walk(filing, "");
  return found;
}
