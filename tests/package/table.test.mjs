// Filings as tables: every way in which spreadsheets are known to spoil what somebody typed, and the way back out.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readXlsx, streamXlsxRows, writeXlsx } from "hucre/xlsx";
import { at } from "../../tools/lib/root.mjs";
import { source } from "./support.mjs";

const table = await source("table/index");
const zh = ({ zh }) => zh;
const en = ({ en }) => en;

/** Reads a file: its heading, its orders, the rows of the example. */
async function read(bytes) {
  const file = new Blob([bytes]);
  const opened = await table.openTable(file);
  const reader = await table.TableReader.open(opened.rows);
  const orders = [];
  for await (const order of reader.orders()) orders.push(order);
  return { ...opened, heading: reader.heading, orders, examples: reader.examples };
}
const xlsx = (rows) => writeXlsx({ sheets: [{ name: "x", rows }] });
const faults = (order) => order.faults.map(({ line, column }) => [line, column]);

const HEAD = ["订单号", "主办者性质", "主办者名称", "主办者证件号码", "网站名称", "域名"];
const csv = (...rows) => rows.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")).join("\r\n") + "\r\n";

test("rows with the same order that follow each other are one filing; without an order each row is one", async () => {
  const { orders, heading } = await read(csv(HEAD, ["A", "企业", "杭州青禾文具有限公司", "", "青禾文具", "qinghewenju.com"], ["A", "", "", "", "青禾商店", "qinghe-shop.com, qinghe.cn"], ["", "个人", "周文岚", "", "山间小屋手记", ""], ["", "个人", "周文岚", "", "山间小屋手记", ""]));
  assert.equal(heading.line, 1);
  assert.deepEqual(orders.map(({ filing }) => filing), [
    { subject: { nature: "enterprise", name: "杭州青禾文具有限公司" }, sites: [{ name: "青禾文具", domains: ["qinghewenju.com"] }, { name: "青禾商店", domains: ["qinghe-shop.com", "qinghe.cn"] }] },
    { subject: { nature: "individual", name: "周文岚" }, sites: [{ name: "山间小屋手记" }] },
    { subject: { nature: "individual", name: "周文岚" }, sites: [{ name: "山间小屋手记" }] },
  ]);
  assert.deepEqual(table.placeOf(orders[0], heading, "/sites/1/domains/0", false), { line: 3, column: "域名" });
  assert.deepEqual(table.placeOf(orders[0], heading, "/principal/mobile", true), { line: 2, column: "Principal mobile" });
});

test("rows of one order that disagree, or stand apart, are not judged, and say which line they disagree with", async () => {
  const { orders } = await read(csv(HEAD, ["A", "企业", "甲公司", "", "a", ""], ["A", "", "乙公司", "", "b", ""], ["B", "", "", "", "c", ""], ["A", "", "", "", "d", ""]));
  assert.deepEqual(orders.map(faults), [[[3, "主办者名称"]], [], [[5, "订单号"]]]);
  assert.match(orders[0].faults[0].says.zh, /第 2 行/);
  assert.equal(orders.flatMap(({ rows }) => rows).length, 4);
});

test("headings: Chinese, English, the API's own paths, with stars, brackets and a title above; others are told", async () => {
  for (const names of [["主办单位名称（必填）", " 网站名称* ", "网站负责人 手机号"], ["Subject name", "SITE NAME", "Site principal mobile"], ["/subject/name", "sites.name", "sites.principal.mobile"]]) {
    const { orders, heading } = await read(csv(["二〇二六年备案", "", ""], ["", "", ""], [...names, "颜色", "域名", "网站域名"], ["甲", "乙丙丁", "13812340057", "红", "a.cn", "b.cn"]));
    assert.deepEqual(orders[0].filing, { subject: { name: "甲" }, sites: [{ name: "乙丙丁", domains: ["a.cn"], principal: { mobile: "13812340057" } }] }, names[0]);
    assert.deepEqual([heading.unknown, heading.twice, heading.above], [["颜色"], ["网站域名"], [1]]);
  }
  await assert.rejects(read("a,b,c\n1,2,3\n"), table.NoHeading);
});

test("GB18030 as Excel in China writes it, UTF-8 with and without a mark, UTF-16", async () => {
  // The text below: 㐂 takes four bytes in it, and GBK has none for it.
  const gb18030 = Buffer.from("cdf8d5bec3fbb3c62cd3f2c3fb0d0ac9bdbce4d0a1cedd8139ef312c612e636e0d0a", "hex");
  const text = "网站名称,域名\r\n山间小屋㐂,a.cn\r\n";
  for (const [bytes, encoding] of [[gb18030, "gb18030"], [text, "utf-8"], ["\ufeff" + text, "utf-8"], [Buffer.from("\ufeff" + text.replaceAll(",", "\t"), "utf16le"), "utf-16le"]]) {
    const { orders, encoding: found } = await read(bytes);
    assert.equal(found, encoding);
    assert.deepEqual(orders.map(({ filing }) => filing), [{ sites: [{ name: "山间小屋㐂", domains: ["a.cn"] }] }], encoding);
  }
});

test("a character that is cut in two by the pieces of the stream is whole again", async () => {
  const rows = Array.from({ length: 9000 }, (_, n) => ["", "个人", "周文岚", "", `山间小屋手记${n}`, ""]);
  const { orders } = await read(csv(HEAD, ...rows));
  assert.equal(orders.length, 9000);
  assert.ok(orders.every(({ filing }, n) => filing.sites[0].name === `山间小屋手记${n}`));
});

test("quotes, line breaks inside cells, and lines counted as an editor counts them", async () => {
  const { orders } = await read('网站名称,备注\n"一\n二""三",a\n\n甲乙丙,"x\r\ny"\n丁戊己,\n');
  assert.deepEqual(orders.map(({ filing, rows }) => [rows[0].line, filing.sites[0].name, filing.subject?.remark]), [[2, '一\n二"三', "a"], [5, "甲乙丙", "x\r\ny"], [7, "丁戊己", undefined]]);
});

test("semicolons, tabs, Excel's sep= line and carriage returns alone", async () => {
  for (const text of ["网站名称;域名\n甲乙丙;a.cn\n", "网站名称\t域名\n甲乙丙\ta.cn\n", "sep=;\r\n网站名称;域名\r\n甲乙丙;a.cn\r\n", "网站名称,域名\r甲乙丙,a.cn\r", "网站名称,域名\n甲乙丙,a.cn"]) {
    const { orders } = await read(text);
    assert.deepEqual(orders.map(({ filing }) => filing), [{ sites: [{ name: "甲乙丙", domains: ["a.cn"] }] }], text);
  }
});

test("a quotation mark that is never closed breaks its own line and no other", async () => {
  const rows = Array.from({ length: 4000 }, (_, n) => `丁戊己${n},b${n}.cn`);
  const { orders } = await read(`网站名称,域名\n甲乙丙,a.cn\n"坏,c.cn\n${rows.join("\n")}\n`);
  assert.equal(orders.length, 4002);
  assert.deepEqual(orders.filter(({ faults }) => faults.length).map(({ rows }) => rows[0].line), [3]);
  assert.equal(orders.at(-1).rows[0].line, 4003);
  assert.equal(orders.at(-1).filing.sites[0].name, "丁戊己3999");
});

test("more cells than headings: the row is broken, and says so", async () => {
  const { orders } = await read("网站名称,备注\n甲乙丙,一,二\n甲乙丙,一,\n");
  assert.deepEqual(orders.map(faults), [[[2, undefined]], []]);
});

test("numbers that a spreadsheet has spoilt are not judged as if somebody had typed them", async () => {
  const names = ["主办者证件号码", "负责人手机号码", "负责人联系方式2", "网站名称", "域名注册日期"];
  const day = new Date(Date.UTC(2025, 3, 8));
  const { orders } = await read(await xlsx([names, [110105194912310000, "13812340057", "", "a", day], ["1.10105E+17", "", "", "b", "2025/4/8"], [123456789012345, 13812340057, 1082345678, 2026, 45755], ["", "", "", day, "2025年4月31日"]]));
  assert.deepEqual(orders.map(faults), [[[2, "主办者证件号码"]], [[3, "主办者证件号码"]], [], [[5, "网站名称"], [5, "域名注册日期"]]]);
  assert.match(orders[0].faults[0].says.zh, /15 位以后/);
  assert.deepEqual(orders.slice(0, 3).map(({ filing }) => filing.sites[0].domains[0].registered), ["2025-04-08", "2025-04-08", "2025-04-08"]);
  assert.deepEqual(orders[2].filing.principal, { mobile: "13812340057", phone: "1082345678" });
  assert.deepEqual(orders[2].hints.map(({ column }) => column), ["主办者证件号码", "负责人联系方式2"]);
  // As text: zeros where digits were; and a number that ends in zeros and is right.
  const { orders: texts } = await read(csv(["主办者证件号码", "网站名称"], ["110105194912310000", "a"], ["110105194912311000", "b"], ["11010519491231002x", "c"], ["\t110105199001023355", "d"]));
  assert.deepEqual(texts.map(({ faults }) => faults.length), [1, 1, 0, 0]);
  assert.equal(texts[3].filing.subject.certificate.number, "110105199001023355");
});

test("formula errors, #### and characters that were lost", async () => {
  const { orders } = await read(csv(HEAD, ["1", "", "#N/A", "", "", ""], ["2", "", "", "########", "", ""], ["3", "", "周\ufffd岚", "", "", ""], ["4", "", "", "", "#1 小屋", ""]));
  assert.deepEqual(orders.map(faults), [[[2, "主办者名称"]], [[3, "主办者证件号码"]], [[4, "主办者名称"]], []]);
});

test("choices in both languages and as the API calls them; what is none of them is said", async () => {
  const names = ["备案类型", "主办者性质", "主办者证件类型", "主办者证件号码", "前置审批", "网站语言", "是否有互动", "主办者证件有效期至", "网站内容"];
  const { orders } = await read(csv(names, ["首次备案", "企业法人", "营业执照", "91110108MA01C8D24U", "无", "中文简体、英语", "否", "长期", "博客/个人空间"], ["First filing", "Company", "business-licence", "110108001234567", "Health care; finance", "Simplified Chinese; English", "Yes", "2030.1.5", "Blog"], ["首次", "猫", "身份证", "", "算命", "", "也许", "将来", "别的"]));
  assert.deepEqual(orders[0].filing, { filingType: "first", subject: { nature: "enterprise", certificate: { kind: "unified-social-credit", number: "91110108MA01C8D24U", expires: "long-term" } }, sites: [{ approvals: [], languages: ["中文简体", "英语"], interactive: false, contentCategory: "博客/个人空间" }] });
  assert.deepEqual(orders[1].filing, { filingType: "first", subject: { nature: "enterprise", certificate: { kind: "business-licence", number: "110108001234567", expires: "2030-01-05" } }, sites: [{ approvals: ["health-care", "finance"], languages: ["中文简体", "英语"], interactive: true, contentCategory: "博客/个人空间" }] });
  assert.deepEqual(orders[2].faults.map(({ column }) => column), ["主办者性质", "前置审批", "是否有互动", "主办者证件有效期至"]);
  assert.equal(orders[2].filing.sites[0].contentCategory, "别的");
});

test("every option of the page's form is understood in a table", async () => {
  const text = readFileSync(at("www/src/form/options.ts"), "utf8");
  const labels = [...text.matchAll(/\["([\w-]+)", "([^"]+)"\]/g)].map(([, value, zh]) => ({ value, zh })).filter(({ value }) => !["yes", "no"].includes(value));
  assert.ok(labels.length > 40);
  const choices = table.COLUMNS.flatMap(({ choices = [] }) => choices);
  for (const { value, zh } of labels) assert.equal(choices.find((choice) => choice.value === value)?.zh, zh, value);
});

test("no two columns share a heading, and each is found under all of its names", () => {
  for (const column of table.COLUMNS) for (const name of [column.zh, column.en, column.path]) assert.equal(table.columnOf(name)?.path, column.path, name);
  for (const column of table.COLUMNS) for (const name of column.also) assert.ok(table.columnOf(name), name);
  assert.equal(new Set(table.COLUMNS.map(({ zh }) => zh)).size, table.COLUMNS.length);
});

test("the templates read back: every heading known, the example passed over, cells kept as text", async () => {
  for (const pick of [zh, en]) {
    for (const bytes of [table.csvTemplate(pick), await table.xlsxTemplate(pick)]) {
      const { heading, orders, examples } = await read(bytes);
      assert.deepEqual([heading.unknown, heading.twice, orders, examples], [[], [], [], [2]]);
      assert.equal(heading.columns.filter(Boolean).length, table.COLUMNS.length);
    }
  }
  // Cells for numbers and days are text cells, also where nothing stands in them yet.
  const book = await readXlsx(await table.xlsxTemplate(zh), { readStyles: true });
  const numbers = table.COLUMNS.findIndex(({ path }) => path === "/subject/certificate/number");
  for (const row of [2, 999]) assert.equal(book.sheets[0].cells.get(`${row},${numbers}`)?.style?.numFmt, "@", `row ${row}`);
  // The example itself can be read.
  const filled = table.csvTemplate(zh).replace("示例-1", "A");
  const { orders } = await read(filled);
  assert.deepEqual(orders.map(faults), [[]]);
});

test("results: the rows as they were, what was found beside them, and a file that can be read again", async () => {
  const { heading, orders } = await read(csv([...HEAD, "颜色"], ["A", "企业", "=HYPERLINK(\"http://x\")", "110105199001023355", "青禾文具", "a.cn", "-红"], ["A", "", "", "", "青禾商店", "b.cn", ""]));
  const finding = (path, more) => ({ rule: "x/y", verdict: "reject", path, message: "话", source: { document: "d", asOf: "2020-01-01" }, ...more });
  const outcome = { order: orders[0], verdict: "reject", findings: [finding("/subject/name"), finding("/sites/1/name", { fix: "青禾" })], remarks: [] };
  const kept = table.keptColumns(heading, table.isResult);
  const names = table.resultHeading(kept, heading, zh);
  const rows = table.resultRows(outcome, kept, heading, zh);
  assert.deepEqual(rows.map((row) => row.at(-1)), ["【必改】主办者名称：话", "【必改】网站名称：话 改为：青禾"]);
  assert.deepEqual(rows[0].slice(-7, -1), [2, "必须修改", 2, 0, 0, 0]);

  const text = table.BYTE_ORDER_MARK + [names, ...rows].map(table.csvLine).join("");
  // Nothing in it is a formula to a spreadsheet, and no number is one that it would spoil.
  assert.doesNotMatch(text, /(^|,)"?[=+\-@]/m);
  assert.match(text, /,\t110105199001023355,/);
  const again = await read(text);
  assert.deepEqual(again.orders[0].filing, orders[0].filing);
  assert.deepEqual(again.heading.unknown, ["颜色"]);

  const book = new Uint8Array(await new Response(table.xlsxBytes("结果", names, [], rows)).arrayBuffer());
  const second = await read(book);
  assert.deepEqual(second.orders[0].filing, orders[0].filing);
  const lines = [];
  for await (const row of streamXlsxRows(book)) lines.push(row.values);
  assert.equal(lines[1][2], '=HYPERLINK("http://x")', "a text, as it was");
});

test("files that are no tables are told apart", async () => {
  await assert.rejects(read(""), (error) => error instanceof table.NotATable && error.kind === "empty");
  await assert.rejects(read(Buffer.from("d0cf11e0a1b11ae1", "hex")), (error) => error instanceof table.NotATable && error.kind === "xls");
});
