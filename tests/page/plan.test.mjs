// 后续步骤: papers to tick, the SMS, the way on the calendar, and its deadlines as a file that calendars read.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import ICAL from "ical.js";
import { field, setUp, settle } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

/** An example filing, and the view. 0: Guangdong, an individual; 1: Hunan, a company with two sites. */
async function planOf(example, options) {
  const page = await web.open(options);
  await page.locator("#examples").click();
  await page.locator(".menu-item").nth(example).click();
  await page.evaluate(() => { location.hash = "plan"; });
  await page.locator(".view-plan .way li").first().waitFor();
  return page;
}
const day = async (page, name, value) => {
  await page.locator(`#plan-${name}`).fill(value);
  await page.locator(`#plan-${name}`).blur();
  await settle(page);
};
const row = (page, text) => page.locator(".way li", { hasText: text });

test("without a type of filing the view says what is missing, and leads there", async () => {
  const page = await web.open();
  await field(page, "/$want").locator("label", { hasText: "变更" }).click();
  await page.evaluate(() => { location.hash = "plan"; });
  await page.locator(".view-plan .plain-note a").click();
  await field(page, "/$want").waitFor();
});

test("where am I, what is next, what is late: in words, in order, without colour", async () => {
  const page = await planOf(0);
  const says = page.locator(".view-lead");
  assert.match(await says.textContent(), /^现在：.+；接下来：.+。$/);
  assert.equal(await page.locator(".way [aria-current=step]").count(), 1);
  assert.equal(await page.locator(".way").evaluate((node) => node.tagName), "OL");

  await day(page, "orderCreated", "2026-09-20"); // 45 days are over on 2026-11-22
  assert.match(await says.textContent(), /已过期：订单有效期/);
  assert.match(await row(page, "自创建起 45 天").textContent(), /已过期.*11月4日.*已过 18 天/s);
  assert.ok(await row(page, "自创建起 45 天").evaluate((node) => node.classList.contains("late")));
  const shapes = await page.locator(".way .dot").evaluateAll((dots) => dots.map((dot) => `${getComputedStyle(dot).borderRadius} ${getComputedStyle(dot, "::before").content}`));
  assert.ok(new Set(shapes).size >= 3, "late, now and next differ in shape");

  await day(page, "orderCreated", "");
  await day(page, "smsReceived", "2026-11-22T08:30");
  assert.match(await row(page, "短信核验").textContent(), /11月23日.*08:30 前，还有 23 小时/s);
  assert.ok(await row(page, "接入商初审").evaluate((node) => node.classList.contains("done")));
  assert.match(await row(page, "接入商初审").textContent(), /已完成/);
  assert.match(await page.locator(".sms .lead").textContent(), /即 11月23日.*08:30 之前/);
  await day(page, "smsReceived", "2026-11-21T08:30"); // the page's clock says nine
  assert.match(await row(page, "短信核验").textContent(), /已过期.*11月22日.*08:30 前，已过 1 小时/s);
  assert.deepEqual(page.errors, []);
});

test("the picture is beside the words at 1280, and goes at 360; the days stay", async () => {
  const page = await planOf(0);
  const bars = page.locator(".way .bar-days");
  assert.ok((await bars.count()) > 5);
  const box = async (text) => row(page, text).locator(".bar-days").boundingBox();
  const [provider, police] = [await box("接入商初审"), await box("公安机关审核")];
  assert.ok(provider.x < police.x && police.x + police.width > provider.x + provider.width, "later steps lie further right");
  assert.equal(await page.locator(".way .lane").first().getAttribute("aria-hidden"), "true");
  await page.setViewportSize({ width: 360, height: 780 });
  assert.equal(await bars.first().isVisible(), false);
  assert.match(await row(page, "管局审核").textContent(), /1–20 个工作日.*11月/s);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});

test("papers are ticked by keyboard; the tick is in the filing, and the form knows", async () => {
  const page = await planOf(0);
  const letters = page.locator(".paper", { hasText: "域名证书" });
  const tick = letters.getByRole("checkbox");
  assert.equal(await tick.isChecked(), true, "the example has it");
  await tick.focus();
  await page.keyboard.press("Space");
  await settle(page);
  assert.equal(await tick.isChecked(), false);
  assert.equal(await tick.evaluate((node) => node === document.activeElement), true, "the focus stays");
  assert.match(await page.locator(".card-note").textContent(), /已备好 2 \/ \d/);
  await page.locator("#file").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".menu-item", { hasText: "保存为文件" }).click()]);
  const { filing } = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.ok(!JSON.stringify(filing.materials).includes("domain-certificate"));
  assert.ok(JSON.stringify(filing.materials).includes("principal-id"));
});

async function opened(filing, options) {
  const page = await web.open(options);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    (async () => { await page.locator("#file").click(); await page.locator(".menu-item", { hasText: "打开文件" }).click(); })(),
  ]);
  await chooser.setFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(filing)) });
  await page.evaluate(() => { location.hash = "plan"; });
  await page.locator(".view-plan .way li").first().waitFor();
  return page;
}

test("what the manual wants to the letter can be copied: file name, address, subject line with the provider in it", async () => {
  const page = await opened({ filed: { subject: true, siteCount: 1 }, region: "43", serverLocation: "mainland", subject: { nature: "enterprise", name: "长沙岳麓青禾文具有限公司" }, sites: [{ name: "青禾文具" }] }, { permissions: ["clipboard-read", "clipboard-write"] });
  const exact = (label) => page.locator(".exact", { hasText: label });
  assert.equal(await exact("文件名").locator("code").textContent(), "长沙岳麓青禾文具有限公司.pdf");
  assert.match(await exact("邮件主题").locator("code").textContent(), /接入商/);
  await page.getByLabel("接入商名称").fill("南山云");
  await page.getByLabel("接入商名称").press("Tab");
  await settle(page);
  assert.match(await exact("邮件主题").locator("code").textContent(), /^南山云/);
  await exact("邮件主题").getByRole("button").focus();
  await page.keyboard.press("Enter");
  await page.locator(".exact .copy", { hasText: "已复制" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^南山云.*长沙岳麓青禾文具有限公司/);
});

test("the SMS: whose number, and the last six characters", async () => {
  const page = await planOf(0);
  assert.match(await page.locator(".sms-list").textContent(), /周文斌主体负责人.*13812340057.*17303X/s);
});

async function calendarFile(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("button", { hasText: ".ics" }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("the deadlines as a calendar file: read by ical.js, folded by octets, the same ids a second time", async () => {
  const page = await planOf(0);
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  assert.equal(await page.locator("button", { hasText: ".ics" }).isVisible(), false, "no deadline, no file");
  await day(page, "orderCreated", "2026-11-10");
  await day(page, "smsReceived", "2026-11-22T08:30");
  await day(page, "opened", "2026-11-20");
  const { name, bytes } = await calendarFile(page);
  assert.equal(name, "备案期限.ics");
  const text = bytes.toString("utf8");
  assert.ok(!text.includes("\uFFFD") && !/[^\r]\n/.test(text), "CRLF, no character cut in two");
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);

  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  assert.ok(events.length >= 2);
  for (const event of events) {
    assert.ok(event.component.getFirstPropertyValue("dtstamp"));
    assert.equal(event.component.getFirstSubcomponent("valarm").getFirstPropertyValue("action"), "DISPLAY");
  }
  const sms = events.find((event) => /短信/.test(event.summary));
  assert.equal(sms.startDate.toJSDate().toISOString(), "2026-11-23T00:30:00.000Z");
  const psb = events.find((event) => /公安联网备案/.test(event.summary));
  assert.deepEqual([psb.startDate.isDate, psb.startDate.toString(), psb.endDate.toString()], [true, "2026-12-20", "2026-12-21"]);
  assert.match(psb.summary, /shanjianxiaowu\.cn/);
  const ids = events.map((event) => event.uid);
  assert.equal(new Set(ids).size, ids.length);

  await day(page, "opened", "2026-11-21");
  const again = new ICAL.Component(ICAL.parse((await calendarFile(page)).bytes.toString("utf8"))).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  assert.equal(again.find((event) => event.uid === psb.uid).startDate.toString(), "2026-12-21", "the same deadline moves");
});

test("a name with commas, semicolons, line breaks and a backslash survives the calendar file", async () => {
  const nasty = "a,b;c\\d.cn";
  const page = await opened({ filingType: "first", serverLocation: "mainland", subject: { nature: "individual", name: "周\n文岚" }, sites: [{ domains: [nasty] }], dates: { orderCreated: "2026-11-10" } });
  await page.locator("button", { hasText: ".ics" }).waitFor();
  const text = (await calendarFile(page)).bytes.toString("utf8");
  const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  assert.ok(event.summary.includes(nasty), event.summary);
});

test("the list prints as one page, with boxes, and with the phone number half hidden", async () => {
  const page = await planOf(0, { colorScheme: "dark" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const paper = await page.evaluate(() => ({ text: document.getElementById("paper").innerText, ground: getComputedStyle(document.body).backgroundColor }));
  assert.match(paper.text, /材料[\s\S]*☑[\s\S]*☐[\s\S]*时间表[\s\S]*短信核验[\s\S]*138\*\*\*\*0057/);
  assert.doesNotMatch(paper.text, /13812340057|17303x/i);
  assert.equal(paper.ground, "rgb(255, 255, 255)");
  await page.emulateMedia({ media: null });
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length, 1);
});
