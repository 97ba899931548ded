// What a column of a table means in a filing. A row is one site of one filing; rows with the same 订单号 that follow each other
// are one filing with several sites. What belongs to the filing stands in the first of them; the others may repeat it or leave it empty.

import type { Sentence } from "../faults.js";
import {
  APPROVALS, CATEGORIES, CERTIFICATES, DOMAIN_SUBJECTS, FILING_TYPES, LANGUAGES, MATERIALS, NATURES, SERVER_LOCATIONS, SERVICE_TYPES, SERVICES, plain,
  type Choice,
} from "./words.js";

/**
 * How a cell is read: `digits` is text that a spreadsheet may have taken for a number, `choice` one of a closed list, `term` a
 * text with suggestions, `list` several texts in one cell.
 */
export type Kind = "text" | "digits" | "date" | "expiry" | "yes" | "count" | "choice" | "choices" | "term" | "list" | "terms" | "order";

export interface Column extends Sentence {
  /** JSON pointer into the filing, where `*` is the row's own site or each of its domains; `order` keeps rows together. */
  readonly path: string;
  readonly kind: Kind;
  readonly also: readonly string[];
  readonly choices?: readonly Choice[];
  /** What to fill in, for the template. */
  readonly help?: Sentence;
  readonly example?: string;
}

type More = Partial<Pick<Column, "also" | "choices" | "help" | "example">>;
const column = (path: string, kind: Kind, zh: string, en: string, more: More = {}): Column => ({ path, kind, zh, en, ...more, also: more.also ?? [] });
const help = (zh: string, en: string): { help: Sentence } => ({ help: { zh, en } });

const SEVERAL = help("多个用逗号隔开", "separate several with commas");

/** Name, certificate and what else a person has; `who` as the headings call them. */
function person(path: string, zh: string, en: string, also: readonly string[], example: Record<string, string>): Column[] {
  const names = (zhName: string): string[] => also.map((who) => who + zhName);
  const one = (step: string, kind: Kind, zhName: string, enName: string, more: More = {}): Column =>
    column(`${path}/${step}`, kind, zh + zhName, `${en} ${enName}`, { ...more, also: [...names(zhName), ...(more.also ?? [])], ...(example[step] === undefined ? {} : { example: example[step] }) });
  return [
    one("name", "text", "姓名", "name", { also: [...also, zh] }),
    one("certificate/kind", "choice", "证件类型", "certificate kind", { choices: CERTIFICATES }),
    one("certificate/number", "digits", "证件号码", "certificate number", { also: names("证件号").concat(names("身份证号"), `${zh}证件号`, `${zh}身份证号`, `${zh}身份证号码`) }),
    one("certificate/expires", "expiry", "证件有效期至", "certificate valid until", { also: [`${zh}证件有效期`], ...help("日期，或“长期”", "a day, or “long-term”") }),
    one("mobile", "digits", "手机号码", "mobile", { also: [`${zh}手机号`, `${zh}手机`, ...names("手机号"), ...names("手机")] }),
    one("phone", "digits", "联系方式2", "second contact", { also: [`${zh}办公电话`, `${zh}座机`], ...help("如 086-010-12345678", "such as 086-010-12345678") }),
    one("emergencyPhone", "digits", "应急电话", "emergency phone", { also: [`${zh}应急联系电话`] }),
    one("email", "text", "电子邮箱", "e-mail", { also: [`${zh}邮箱`, `${en} email`] }),
  ];
}

export const COLUMNS: readonly Column[] = [
  column("order", "order", "订单号", "Order", { also: ["订单", "订单编号", "编号", "序号", "order no", "order id"], example: "示例-1",
    ...help("一行一个网站。订单号相同的相邻几行是同一份备案；不填则每行一份", "one site a row; neighbouring rows with the same order are one filing; empty: a filing of its own") }),
  column("/filingType", "choice", "备案类型", "Filing type", { choices: FILING_TYPES, example: "首次备案" }),
  column("/region", "text", "所在地区", "Region", { also: ["地区", "省份", "省市区", "备案省份", "province"], example: "浙江省杭州市", ...help("省名、省市名或行政区划代码", "a province, with its city, or a GB/T 2260 code") }),
  column("/serverLocation", "choice", "服务器所在地", "Server location", { choices: SERVER_LOCATIONS, example: "中国内地" }),
  column("/provider/name", "text", "接入商", "Provider", { also: ["接入服务商", "服务商"] }),

  column("/subject/nature", "choice", "主办者性质", "Who files", { also: ["主办单位性质", "单位性质", "性质", "nature", "subject nature"], choices: NATURES, example: "企业" }),
  column("/subject/name", "text", "主办者名称", "Subject name", { also: ["主办单位名称", "主办者", "主办单位", "单位名称", "单位全称", "主体名称", "subject"], example: "杭州青禾文具有限公司" }),
  column("/subject/certificate/kind", "choice", "主办者证件类型", "Subject certificate kind", { also: ["主办单位证件类型", "单位证件类型", "证件类型"], choices: CERTIFICATES, example: "统一社会信用代码" }),
  column("/subject/certificate/number", "digits", "主办者证件号码", "Subject certificate number", { also: ["主办单位证件号码", "主办者证件号", "单位证件号码", "证件号码", "统一社会信用代码"] , ...help("先把单元格设为“文本”再填", "make the cell a text cell first") }),
  column("/subject/certificate/expires", "expiry", "主办者证件有效期至", "Subject certificate valid until", { also: ["主办者证件有效期", "证件有效期至"], example: "长期", ...help("日期，或“长期”", "a day, or “long-term”") }),
  column("/subject/certificate/address", "text", "证件住所", "Certificate address", { also: ["主办单位证件住所", "主办者证件住所", "住所"], example: "浙江省杭州市西湖区文三路199号2幢301室" }),
  column("/subject/address", "text", "通信地址", "Mailing address", { also: ["主办单位通信地址", "主办者通信地址", "通讯地址", "地址"], example: "浙江省杭州市西湖区文三路199号2幢301室" }),
  column("/subject/investor", "text", "投资人或主管单位", "Investor or superior body", { also: ["投资人", "主管单位", "投资者或上级主管单位"] }),
  column("/subject/legalRepresentative", "text", "法定代表人", "Legal representative", { also: ["法人", "法人代表", "法定代表人姓名"] }),
  column("/subject/remark", "text", "主体备注", "Subject remark", { also: ["主办者备注", "备注", "remark"] }),

  ...person("/principal", "负责人", "Principal", ["主体负责人", "主办单位负责人"], {}),
  column("/principal/filedMobile", "digits", "原备案手机号码", "Mobile filed before", { also: ["原备案手机号", "负责人原备案手机号码"] }),
  column("/agent/name", "text", "代办人姓名", "Agent name", { also: ["代办人"] }),
  column("/agent/certificate/kind", "choice", "代办人证件类型", "Agent certificate kind", { choices: CERTIFICATES }),
  column("/agent/certificate/number", "digits", "代办人证件号码", "Agent certificate number"),
  column("/agent/mobile", "digits", "代办人手机号码", "Agent mobile", { also: ["代办人手机号"] }),
  column("/agent/email", "text", "代办人电子邮箱", "Agent e-mail", { also: ["代办人邮箱"] }),

  column("/sites/*/name", "text", "网站名称", "Site name", { also: ["服务名称", "名称", "site"], example: "青禾文具" }),
  column("/sites/*/service", "choice", "服务形式", "Form of service", { also: ["服务类别"], choices: SERVICES, example: "网站" }),
  column("/sites/*/domains", "list", "域名", "Domain", { also: ["网站域名", "domains", "domain name"], example: "qinghewenju.com", ...SEVERAL }),
  column("/sites/*/primaryDomain", "text", "主域名", "Primary domain"),
  column("/sites/*/domains/*/holder/name", "text", "域名持有者", "Domain holder", { also: ["域名所有者", "域名持有者名称"] }),
  column("/sites/*/domains/*/holder/certificate/kind", "choice", "域名持有者证件类型", "Domain holder certificate kind", { choices: CERTIFICATES }),
  column("/sites/*/domains/*/holder/certificate/number", "digits", "域名持有者证件号码", "Domain holder certificate number", { also: ["域名持有者证件号"] }),
  column("/sites/*/domains/*/registered", "date", "域名注册日期", "Domain registered on", { also: ["域名注册时间"] }),
  column("/sites/*/domains/*/verified", "yes", "域名实名认证", "Domain verified", { also: ["实名认证", "是否实名"], ...help("是或否", "yes or no") }),
  column("/sites/*/domains/*/verifiedOn", "date", "域名实名日期", "Domain verified on", { also: ["实名认证日期"] }),
  column("/sites/*/domains/*/expires", "date", "域名到期日期", "Domain expires on", { also: ["域名到期时间", "到期日期"] }),
  column("/sites/*/homeUrl", "text", "首页网址", "Home page", { also: ["网站首页网址", "首页", "首页url", "网址", "url"], example: "https://www.qinghewenju.com/" }),
  column("/sites/*/ip", "list", "服务器IP", "Server IP", { also: ["ip", "ip地址", "服务器ip地址"], ...SEVERAL }),
  column("/sites/*/providerServiceNumber", "text", "备案服务号", "Filing service number", { also: ["服务号"] }),
  column("/sites/*/contentCategory", "term", "网站内容", "Content of the site", { also: ["服务内容", "内容类别", "网站类别"], choices: CATEGORIES, example: "单位门户网站" }),
  column("/sites/*/serviceTypes", "terms", "服务类型", "Service types", { choices: SERVICE_TYPES, example: "网站应用服务", ...SEVERAL }),
  column("/sites/*/languages", "terms", "网站语言", "Languages of the site", { also: ["语言", "languages"], choices: LANGUAGES, example: "中文简体", ...SEVERAL }),
  column("/sites/*/approvals", "choices", "前置审批", "Prior approval", { also: ["前置或专项审批", "前置审批类别", "approvals"], choices: APPROVALS, example: "无", ...help("不涉及填“无”；多个用逗号隔开", "“none” where none applies; separate several with commas") }),
  column("/sites/*/interactive", "yes", "是否有互动", "Interactive", { also: ["互动", "交互"], example: "否", ...help("论坛、评论、支付等：是或否", "forum, comments, payment: yes or no") }),
  column("/sites/*/paid", "yes", "是否出售信息或服务", "Sells information or services", { also: ["经营性", "是否经营性", "paid"], example: "否", ...help("是或否", "yes or no") }),
  column("/sites/*/remark", "text", "网站备注", "Site remark", { also: ["服务备注"] }),
  ...person("/sites/*/principal", "网站负责人", "Site principal", ["服务负责人"], {}),

  column("/materials", "choices", "已有材料", "Papers at hand", { also: ["材料", "materials"], choices: MATERIALS, ...SEVERAL }),
  column("/dates/orderCreated", "date", "订单创建日期", "Order created on", { also: ["创建日期", "订单日期"] }),
  column("/filed/subject", "yes", "主体已备案", "Subject already filed", { ...help("是或否", "yes or no") }),
  column("/filed/icpNumber", "text", "主体备案号", "Filing number of the subject", { also: ["备案号", "icp备案号"] }),
  column("/filed/domain", "yes", "域名已备案", "Domain already filed", { ...help("是或否", "yes or no") }),
  column("/filed/domainSubject", "choice", "域名备案在谁名下", "Domain filed under", { choices: DOMAIN_SUBJECTS }),
  column("/filed/siteName", "text", "已备案网站名称", "Site name already filed"),
  column("/filed/siteCount", "count", "已备案网站数", "Sites already filed"),
];

/** What our own results add to a table. Such a file can be corrected and read again: these columns are passed over. */
export const RESULT = {
  line: { zh: "原行号", en: "Line" },
  verdict: { zh: "预检结论", en: "Verdict" },
  reject: { zh: "必改数", en: "Must change" },
  missing: { zh: "待填数", en: "To fill in" },
  risk: { zh: "可能退回数", en: "May be sent back" },
  note: { zh: "提示数", en: "Notes" },
  says: { zh: "问题与改法", en: "What to change" },
} as const satisfies Record<string, Sentence>;

/** A heading without what people put around it: stars, brackets with remarks, colons. */
const bare = (heading: string): string => plain(heading).replace(/[(（[【].*?[)）\]】]/g, "").replace(/[*:：?？"'“”]/g, "").replace(/必填$|选填$/, "");

const BY_HEADING = new Map<string, Column>();
// A heading of its own goes before another's second name.
for (const at of COLUMNS) for (const heading of at.also) BY_HEADING.set(bare(heading), at);
for (const at of COLUMNS) for (const heading of [at.zh, at.en, at.path, at.path.slice(1).replaceAll("/*", "").replaceAll("/", ".")]) BY_HEADING.set(bare(heading), at);
const RESULTS = new Set(Object.values(RESULT).flatMap(({ zh, en }) => [bare(zh), bare(en)]));

export const columnOf = (heading: string): Column | undefined => BY_HEADING.get(bare(heading));
export const isResult = (heading: string): boolean => RESULTS.has(bare(heading));

const BY_PATH = new Map(COLUMNS.map((at) => [at.path, at]));

/** The column that a finding's path belongs to, or the nearest above it. */
export function columnAt(path: string): Column | undefined {
  for (let at = path.replace(/\/\d+(?=\/|$)/g, "/*"); at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const found = BY_PATH.get(at) ?? BY_PATH.get(at.replace(/\/\*$/, ""));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The row of an order in which a path lies: its site's. */
export const siteOf = (path: string): number => Number(/^\/sites\/(\d+)/.exec(path)?.[1] ?? 0);
