// What the batch page says, in both languages, beside what every page says (language/).
import { fill, locale } from "../language";
import type { Verdict } from "../../../js/src/table/index.js";
import type { Fault } from "./protocol";

const WORDS = {
  title: ["批量检查", "Check many"],
  lead: ["把一张备案表格放进来，逐份检查：哪些会被退回，为什么，该怎么改。", "Put a table of filings here; each is checked: which would be sent back, why, and what to write instead."],
  choose: ["选择文件", "Choose a file"],
  orDrop: ["或者把文件拖到这里。XLSX 或 CSV，一行一个网站。", "or drop it here. XLSX or CSV, one site a row."],
  template: ["没有表格？下载空白表格：", "No table yet? Download one to fill in:"],
  templateName: ["备案表格", "filings"],
  rowsHow: ["同一份备案有几个网站时，几行填同一个订单号，排在一起。", "Where a filing has several sites, give its rows the same order and keep them together."],
  known: ["能识别的 {n} 个标题", "The {n} headings that are understood"],
  knownHow: ["顺序不限，没有的列可以不要；中英文都认，常见的别名（如“主办单位名称”）也认。", "In any order, and as many as you have; Chinese, English and usual other names are understood."],
  column: ["标题", "Heading"],
  otherName: ["英文", "Chinese"],
  help: ["怎么填", "What to fill in"],
  stop: ["停止", "Stop"],
  counting: ["正在数行", "Counting rows"],
  running: ["正在检查：已检查 {n} 份", "Checking: {n} filings so far"],
  remaining: ["还要约 {time}", "about {time} left"],
  seconds: ["{n} 秒", "{n} s"],
  minutes: ["{n} 分钟", "{n} min"],
  done: ["检查完毕：{rows} 行，{n} 份备案", "Done: {rows} rows, {n} filings"],
  stopped: ["已停止：检查了前 {rows} 行，{n} 份备案。下面的结果只有这些。", "Stopped after {rows} rows, {n} filings. The result below holds these only."],
  broken: ["文件只读出一部分：{rows} 行，{n} 份备案。", "Only part of the file could be read: {rows} rows, {n} filings."],
  nothing: ["标题下面没有备案。", "There are no filings below the headings."],
  save: ["下载结果：", "Download the result:"],
  saveHow: ["原来的行，后面加上结论和改法；改好以后可以再放进来检查。", "Your rows, with the verdict and what to change beside them; corrected, the file can be checked again."],
  making: ["正在生成文件", "Making the file"],
  failed: ["没有做成，请再试一次。", "That did not work; please try again."],
  resultName: ["预检结果", "result"],
  verdicts: ["结论", "Verdicts"],
  all: ["全部", "All"],
  unreadable: ["读不出", "Not read"],
  reject: ["必须修改", "Must change"],
  incomplete: ["没有填完", "Incomplete"],
  risk: ["可能退回", "May be sent back"],
  pass: ["没有发现问题", "No problem found"],
  reasons: ["最常见的原因", "Commonest reasons"],
  reasonsHow: ["点一个原因，只看有它的备案。", "Choose a reason to see its filings alone."],
  reasonsNone: ["没有需要改的。", "There is nothing to change."],
  reason: ["原因", "Reason"],
  filings: ["份数", "Filings"],
  share: ["占比", "Share"],
  list: ["逐份结果", "Each filing"],
  search: ["搜索主办者、网站或订单号", "Search subject, site or order"],
  onlyReason: ["只看：{title}", "Only: {title}"],
  clearReason: ["不限原因", "Any reason"],
  listed: ["{n} 份", "{n} filings"],
  listedOne: ["1 份", "1 filing"],
  noneListed: ["没有这样的备案。", "There is no such filing."],
  line: ["行", "Row"],
  who: ["主办者与网站", "Subject and sites"],
  unnamed: ["没有名称", "no name"],
  region: ["地区", "Region"],
  verdict: ["结论", "Verdict"],
  mustChange: ["必改", "Must change"],
  toFill: ["待填", "To fill in"],
  maybe: ["可能退回", "May be sent back"],
  says: ["第一个问题", "First problem"],
  keys: ["用方向键上下移动，回车查看。", "Arrow keys move up and down, Enter opens."],
  rowsOf: ["第 {line} 行起，共 {n} 行", "{n} rows from row {line}"],
  rowOf: ["第 {line} 行", "Row {line}"],
  before: ["上一份", "Previous"],
  after: ["下一份", "Next"],
  close: ["关闭", "Close"],
  value: ["所填：", "Filled in: "],
  instead: ["改为：", "Write instead: "],
  fine: ["没有发现问题。", "No problem found."],
  notRead: ["读不出的行", "Rows that could not be read"],
  notReadHow: ["这 {n} 份没有检查，改好以后再放进来。", "Not checked: {n}. Correct the file and put it here again."],
  notReadMore: ["还有更多，在下面的“读不出”里。", "There are more, under “Not read” below."],
  notes: ["关于这个文件", "About this file"],
  unknown: ["没有读取的列：{names}", "Columns that are not read: {names}"],
  twice: ["重复的列，只读第一个：{names}", "Columns that are there twice, of which the first is read: {names}"],
  above: ["标题在第 {line} 行以下，上面的第 {rows} 行没有读取", "The headings stand below; row {rows} above them is not read"],
  examples: ["跳过示例行：第 {rows} 行", "Example rows passed over: row {rows}"],
  encoding: ["编码：{name}", "Encoding: {name}"],
  noEngine: ["这个浏览器不能运行检查引擎，请换一个新一些的浏览器。", "This browser cannot run the checking engine. Please use a newer one."],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type Word = keyof typeof WORDS;

export function say(word: Word, values: Record<string, string | number> = {}): string {
  return fill(WORDS[word][locale() === "en" ? 1 : 0], values);
}

export const number = (value: number): string => value.toLocaleString(locale() === "en" ? "en" : "zh-CN");

const FAULTS: Record<Fault, readonly [string, string]> = {
  "no-heading": ["前 20 行里没有能认出的标题。请用空白表格里的标题，例如“主办者名称”“网站名称”。", "No headings are known among the first 20 rows. Use those of the table to fill in, such as “Subject name” and “Site name”."],
  "empty": ["文件是空的。", "The file is empty."],
  "xls": ["这是旧的 .xls 或加了密码的工作簿。请另存为没有密码的 .xlsx。", "This is an old .xls or a workbook with a password. Save it as .xlsx without one."],
  "broken": ["这个文件读不出来，可能已经损坏，或不是表格。", "The file cannot be read; it may be damaged, or no table."],
  "engine": WORDS.noEngine,
};
export const faultText = (fault: Fault): string => FAULTS[fault][locale() === "en" ? 1 : 0];
export const verdictText = (verdict: Verdict): string => say(verdict);
