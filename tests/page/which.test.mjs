// Which filing it is: asked in plain words, said in one line with what it means; whoever knows the type chooses it directly.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { choose, control, field, pick, setUp, settle, type } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

const outcome = async (page) => {
  await settle(page);
  return page.locator(".outcome").textContent();
};
async function saved(page) {
  await page.locator("#file").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".menu-item", { hasText: "保存为文件" }).click()]);
  return JSON.parse(await readFile(await download.path(), "utf8")).filing;
}

test("the answers say which filing it is, and whether the site goes off line", async () => {
  const page = await web.open();
  await page.locator(".outcome b").waitFor();
  assert.match(await outcome(page), /^首次备案 · .*暂停解析/);
  await choose(page, "/$before", "here");
  assert.match(await outcome(page), /^新增网站 · .*暂停解析/);
  await choose(page, "/$domain", "mine");
  assert.match(await outcome(page), /^接入备案 · .*照常访问/);
  assert.equal(await field(page, "/filed/siteName").count(), 1, "an access filing asks for the name that is filed");
  await pick(page, "/$want", "变更");
  assert.match(await outcome(page), /答完/);
  await pick(page, "/$change", "网站信息");
  assert.match(await outcome(page), /^变更网站 · .*照常访问/);
  await pick(page, "/$want", "注销");
  await pick(page, "/$cancel", "只取消接入");
  assert.match(await outcome(page), /^取消接入/);
  assert.deepEqual(page.errors, []);
});

test("a server outside the mainland needs no ICP filing, and that is said plainly", async () => {
  const page = await web.open();
  await choose(page, "/serverLocation", "hong-kong");
  assert.match(await outcome(page), /不用办 ICP 备案.*公安联网备案/);
  await choose(page, "/serverLocation", "mainland");
  assert.match(await outcome(page), /^首次备案/);
});

test("a domain filed by somebody else stops the order, and it is said", async () => {
  const page = await web.open();
  await choose(page, "/$domain", "other");
  await page.getByRole("button", { name: "检查", exact: true }).click();
  await page.locator('[data-card=""] .finding[data-rule="filing-type/domain-filed-by-another"]').waitFor();
  await choose(page, "/$domain", "mine");
  assert.equal(await control(page, "/$before").inputValue(), "elsewhere", "one's own domain is filed under one's own filing");
  await choose(page, "/$before", "no");
  assert.equal(await control(page, "/$domain").inputValue(), "no");
});

test("an expert chooses the type; the answers follow, and what is saved never contradicts itself", async () => {
  const page = await web.open();
  await page.locator("summary", { hasText: "直接选备案类型" }).click();
  await control(page, "/filingType").focus();
  await choose(page, "/filingType", "access");
  assert.match(await outcome(page), /^接入备案/);
  assert.equal(await control(page, "/$before").inputValue(), "elsewhere");
  assert.equal(await control(page, "/$domain").inputValue(), "mine");
  assert.equal(await page.evaluate(() => document.activeElement.id), await control(page, "/filingType").getAttribute("id"));
  let filing = await saved(page);
  assert.deepEqual([filing.filingType, filing.filed], [undefined, { subject: true, domain: true, domainSubject: "same" }]);
  await choose(page, "/filingType", "cancel-site");
  filing = await saved(page);
  assert.deepEqual([filing.filingType, filing.filed], ["cancel-site", undefined]);
  assert.equal(await field(page, "/$want").locator("input:checked").getAttribute("value"), "cancel");
});

test("a region down to the district is the filing's region; a code works too", async () => {
  const page = await web.open();
  await choose(page, "/region", "33");
  await type(page, "/$city", "杭州市西湖区");
  assert.equal((await saved(page)).region, "浙江省杭州市西湖区");
  await control(page, "/$city").fill("330106");
  await control(page, "/$city").blur();
  assert.equal((await saved(page)).region, "330106");
  await control(page, "/$city").fill("");
  assert.equal((await saved(page)).region, "33");
  assert.equal(await control(page, "/region").inputValue(), "33");
});

test("an agent has a card of their own, which goes with the tick", async () => {
  const page = await web.open();
  await page.getByLabel("由代办人办理").check();
  assert.equal(await page.evaluate(() => document.activeElement.id), "f-agent-name");
  await type(page, "/agent/name", "许明澈");
  assert.equal((await saved(page)).agent.name, "许明澈");
  await page.getByLabel("由代办人办理").uncheck();
  assert.equal(await page.locator('[data-card="/agent"]').count(), 0);
  assert.equal((await saved(page)).agent, undefined);
});

test("emergency contacts, and the document of an approval, are in the filing", async () => {
  const page = await web.open();
  await page.locator("summary", { hasText: "应急联系人" }).click();
  await type(page, "/principal/emergencyContacts/0/name", "周文斌");
  await type(page, "/principal/emergencyContacts/0/mobile", "13812340056");
  await pick(page, "/sites/0/$approvals", /^涉及$/);
  await pick(page, "/sites/0/approvals", "教育");
  await pick(page, "/sites/0/$approvalPaper", "已备好批准文件");
  const filing = await saved(page);
  assert.deepEqual(filing.principal.emergencyContacts, [{ name: "周文斌", mobile: "13812340056" }]);
  assert.deepEqual(filing.materials, [{ kind: "approval-document", forPath: "/sites/0" }]);
  await pick(page, "/sites/0/$approvalPaper", "已备好批准文件");
  assert.deepEqual((await saved(page)).materials ?? [], []);
});

test("places of the chosen region are suggested, and no others", async () => {
  const page = await web.open();
  const suggested = async () => {
    await control(page, "/$city").focus();
    await page.waitForTimeout(100);
    return page.locator("#f--city-list option").evaluateAll((options) => options.map((option) => option.value));
  };
  assert.deepEqual(await suggested(), []);
  await choose(page, "/region", "33");
  await control(page, "/region").focus();
  const zhejiang = await suggested();
  assert.ok(zhejiang.includes("杭州市") && zhejiang.includes("杭州市西湖区") && zhejiang.length > 80);
  assert.ok(!zhejiang.some((name) => name.includes("南京")));
  await choose(page, "/region", "11");
  await control(page, "/region").focus();
  const beijing = await suggested();
  assert.deepEqual([beijing.includes("海淀区"), beijing.length], [true, 16]);
});
