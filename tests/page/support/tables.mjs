// Tables of made-up filings, of any length.
import { residentNumber } from "./page.mjs";

export const HEAD = ["订单号", "备案类型", "所在地区", "主办者性质", "主办者名称", "主办者证件类型", "主办者证件号码", "通信地址", "网站名称", "域名", "负责人手机号码"];
const NAMES = ["山间小屋手记", "山间小屋商城", "阳台花草日记", "青禾文具", "茶", "云杉岭的小站★", "旧邮票整理笔记"];
const REGIONS = ["广东", "江苏省南京市", "浙江省杭州市", "四川", "北京"];

/** The nth filing as a row. Every hundredth has a number that a spreadsheet has spoilt. */
export function row(n) {
  const number = n % 100 === 99 ? "1.10105E+17" : residentNumber(`510104199${String(10000000 + (n % 20000)).slice(1, 3)}${String(101 + (n % 28))}${String(100 + (n % 900))}`.slice(0, 17).padEnd(17, "1"));
  return ["", "首次备案", REGIONS[n % REGIONS.length], "个人", `周文岚${n}`, "居民身份证", number, "四川省成都市锦江区三圣街道白桦林路118号", NAMES[n % NAMES.length], `site${n}.cn`, "13812340057"];
}

export const csv = (rows) => Buffer.from(`\ufeff${rows.map((cells) => cells.join(",")).join("\r\n")}\r\n`);
export const table = (count) => csv([HEAD, ...Array.from({ length: count }, (_, n) => row(n))]);
