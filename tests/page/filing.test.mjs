// The page's main job: it finds what will be sent back, where it stands, and mends what can be mended.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, control, field, finding, findings, IN_2020, IN_2026, marks, pick, residentNumber, setUp, settle, type } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

const BAD_NUMBER = residentNumber("44030519920617303").replace("X", "x");

async function individualIn(page, region) {
  await choose(page, "/region", region);
  await pick(page, "/$nature", "个人");
}

test("a word that only one region bans: the complaint goes with the region", async () => {
  const page = await web.open({ today: IN_2020 });
  await individualIn(page, "44");
  await type(page, "/sites/0/name", "山间小屋商城");
  const said = finding(page, "/sites/0/name", "site-name/region-word");
  await said.waitFor();
  assert.ok((await said.getAttribute("class")).includes("reject"), "on a day of 2020 the list of 2020 rejects");
  assert.deepEqual(await marks(page, "/sites/0/name"), ["商城"]);
  assert.match(await page.locator("#results").textContent(), /商城/);

  await choose(page, "/region", "51");
  await settle(page);
  assert.equal(await said.count(), 0);
  assert.deepEqual((await marks(page, "/sites/0/name")).includes("商城"), false);
  assert.deepEqual(page.errors, []);
});

test("today the same list of 2020 warns", async () => {
  const page = await web.open({ today: IN_2026 });
  await individualIn(page, "44");
  await type(page, "/sites/0/name", "山间小屋商城");
  const said = finding(page, "/sites/0/name", "site-name/region-word");
  await said.waitFor();
  assert.ok((await said.getAttribute("class")).includes("risk"));
});

test("nothing is said of a field before one has left it; then it is said as one types", async () => {
  const page = await web.open({ today: IN_2020 });
  await individualIn(page, "44");
  const name = control(page, "/sites/0/name");
  await name.click();
  await page.keyboard.type("商城商城商城");
  await settle(page);
  assert.equal(await findings(page, "/sites/0/name").count(), 0);
  await name.blur();
  await finding(page, "/sites/0/name", "site-name/region-word").first().waitFor();
  await name.fill("");
  await name.click();
  await page.keyboard.type("山间小屋");
  await settle(page);
  assert.equal(await finding(page, "/sites/0/name", "site-name/region-word").count(), 0);
  await page.keyboard.type("商城");
  await settle(page);
  assert.equal(await finding(page, "/sites/0/name", "site-name/region-word").count(), 1, "live, without leaving the field");
});

test("a small x: marked, and mended with one press that can be undone", async () => {
  const page = await web.open();
  await individualIn(page, "44");
  await type(page, "/subject/certificate/number", BAD_NUMBER);
  const said = finding(page, "/subject/certificate/number", "certificate/lowercase-x");
  await said.waitFor();
  assert.deepEqual(await marks(page, "/subject/certificate/number"), ["x"]);
  assert.equal(await control(page, "/subject/certificate/number").getAttribute("aria-invalid"), "true");
  await said.locator("button.fix").click();
  await settle(page);
  assert.equal(await control(page, "/subject/certificate/number").inputValue(), BAD_NUMBER.toUpperCase());
  assert.equal(await said.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), await control(page, "/subject/certificate/number").getAttribute("id"));
  await page.keyboard.press("Control+z");
  assert.equal(await control(page, "/subject/certificate/number").inputValue(), BAD_NUMBER);
});

test("one fault of an individual is said once, though the principal is the same person", async () => {
  const page = await web.open();
  await individualIn(page, "44");
  await type(page, "/subject/certificate/number", BAD_NUMBER);
  await page.getByRole("button", { name: "检查", exact: true }).click();
  assert.equal(await page.locator('#form .finding[data-rule="certificate/lowercase-x"]').count(), 1);
});

test("five sites in Hunan: told before the second, and at the button after it", async () => {
  const page = await web.open({ today: IN_2020 });
  await choose(page, "/region", "43");
  await pick(page, "/$nature", "企业");
  await settle(page);
  assert.match(await page.locator("#site-count").textContent(), /1 \/ 1/);
  for (let sites = 1; sites < 5; sites++) await page.getByRole("button", { name: "再加一个网站" }).click();
  assert.match(await page.locator("#site-count").textContent(), /5 \/ 1/);
  await settle(page);
  assert.equal(await page.locator('.sites .finding[data-rule="site-count/region-limit"]').count(), 1);
  assert.equal(await page.evaluate(() => document.activeElement.id), "f-sites-4-name");

  for (let sites = 5; sites > 1; sites--) await page.getByRole("button", { name: `去掉 网站 ${sites}` }).click();
  await settle(page);
  assert.equal(await page.locator('[data-rule="site-count/region-limit"]').count(), 0);
});

test("removing a site keeps what was filled in for the others", async () => {
  const page = await web.open();
  await pick(page, "/$nature", "企业");
  await type(page, "/sites/0/name", "甲网站名");
  await page.getByRole("button", { name: "再加一个网站" }).click();
  await type(page, "/sites/1/name", "乙网站名");
  await page.getByRole("button", { name: "去掉 网站 1" }).click();
  assert.equal(await page.locator('[data-card^="/sites/"]').count(), 1);
  assert.equal(await control(page, "/sites/0/name").inputValue(), "乙网站名");
});

test("an address without a door number: the remark mends it", async () => {
  const page = await web.open({ today: IN_2020 });
  await individualIn(page, "44");
  await type(page, "/subject/address", "广东省深圳市南山区桃源街道塘朗村");
  const said = finding(page, "/subject/address", "address/no-door-number");
  await said.waitFor();
  const fix = said.locator("button.fix");
  assert.match(await fix.textContent(), /备注/);
  await fix.click();
  await settle(page);
  assert.match(await control(page, "/subject/remark").inputValue(), /最详细/);
  assert.equal(await said.count(), 0);
});

test("what is only empty is grey, counted, and said at the field when one has left the card or pressed the button", async () => {
  const page = await web.open();
  await individualIn(page, "44");
  await type(page, "/principal/mobile", "13812340057");
  assert.equal(await findings(page, "/principal/email").count(), 0);
  assert.match(await page.locator("#results .tile.missing").textContent(), /[1-9]/);
  await control(page, "/principal/mobile").click();
  await control(page, "/sites/0/name").click();
  await settle(page);
  assert.equal(await field(page, "/principal/email").locator(".finding.missing").count(), 1);
  assert.equal(await field(page, "/sites/0/homeUrl").locator(".finding").count(), 0);
  await page.getByRole("button", { name: "检查", exact: true }).click();
  assert.equal(await control(page, "/principal/email").getAttribute("aria-invalid"), null, "empty is not wrong");
  // Why it is asked for is one press away, and its article one more.
  const why = field(page, "/principal/email").locator(".why");
  assert.equal(await why.locator(".from").isVisible(), false);
  await why.locator("summary").click();
  assert.equal(await why.locator(".from").isVisible(), true);
  assert.equal(await why.locator("dd a").last().getAttribute("href"), "handbook/#email/required");
});

test("the summary leads to the field and names it", async () => {
  const page = await web.open({ today: IN_2020, viewport: { width: 1280, height: 700 } });
  await individualIn(page, "44");
  await type(page, "/sites/0/name", "山间小屋商城");
  const link = page.locator("#results .items a", { hasText: "商城" }).first();
  assert.match(await link.textContent(), /必改.*网站 1 · 网站名称/s);
  await page.evaluate(() => scrollTo(0, 0));
  await link.click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "f-sites-0-name");
  const label = await page.locator('label[for="f-sites-0-name"]').boundingBox();
  assert.ok(label.y >= 0 && label.y < 700, "the label is in view");
});

test("the four verdicts are words, and the reason names document, section, day and rule", async () => {
  const page = await web.open({ today: IN_2020 });
  await individualIn(page, "44");
  await type(page, "/sites/0/name", "山间小屋商城");
  const said = finding(page, "/sites/0/name", "site-name/region-word");
  assert.match(await said.textContent(), /必改/);
  assert.deepEqual(await page.locator("#results .tile span").allTextContents(), ["必改", "待填", "可能退回", "提示"]);
  await said.locator(".why summary").click();
  assert.match(await said.locator(".why dl").innerText(), /2020-09-21[\s\S]*site-name\/region-word/);
  const described = await control(page, "/sites/0/name").getAttribute("aria-describedby");
  const texts = await page.evaluate((ids) => ids.split(" ").map((id) => document.getElementById(id)?.textContent ?? "?"), described);
  assert.match(texts.join(" "), /三个汉字以上.*必改.*商城/s);
});

test("what the region asks stands at the card before anybody breaks it", async () => {
  const page = await web.open();
  await choose(page, "/region", "32");
  await pick(page, "/$nature", "个人");
  await settle(page);
  assert.match(await page.locator('[data-card="/sites/0"] .asks').textContent(), /江苏省对个人还会查/);
  await choose(page, "/region", "51");
  await settle(page);
  assert.doesNotMatch(await page.locator("#form").textContent(), /江苏省对个人/);
});

test("the map says where a name passes; a tile switches the region", async () => {
  const page = await web.open({ today: IN_2020 });
  await individualIn(page, "44");
  await type(page, "/sites/0/name", "山间小屋商城");
  const map = page.locator(".map");
  await map.locator(".tile-button").first().waitFor();
  assert.equal(await map.locator(".tile-button").count(), 31);
  assert.match(await map.locator('[data-code="44"]').textContent(), /广东省，不可用，您所选的地区/);
  const table = await map.locator("tbody tr.reject th").allTextContents();
  const tiles = await map.locator(".tile-button.reject").count();
  assert.equal(table.length, tiles, "the table says the same");
  assert.ok(table.includes("广东省") && !table.includes("四川省"));
  await map.locator('[data-code="51"]').click();
  await page.getByRole("button", { name: "把所在地区改为四川省" }).click();
  await settle(page);
  assert.equal(await control(page, "/region").inputValue(), "51");
  assert.equal(await finding(page, "/sites/0/name", "site-name/region-word").count(), 0);
});

test("the map by keyboard: one stop for Tab, the arrows go to the neighbour, and the choice is spoken", async () => {
  const page = await web.open({ today: IN_2020 });
  await individualIn(page, "44");
  await type(page, "/sites/0/name", "山间小屋商城");
  const map = page.locator(".map");
  await map.locator(".tile-button").first().waitFor();
  const at = () => page.evaluate(() => document.activeElement.dataset.code);
  assert.equal(await map.locator('.tile-button[tabindex="0"]').count(), 1);
  await map.locator('[data-code="44"]').focus();
  await page.keyboard.press("ArrowUp"); // Jiangxi lies north of Guangdong
  assert.equal(await at(), "36");
  await page.keyboard.press("ArrowRight");
  assert.equal(await at(), "33");
  await page.keyboard.press("ArrowDown");
  assert.equal(await at(), "35");
  await page.keyboard.press("Enter");
  assert.equal(await map.locator('[data-code="35"]').getAttribute("aria-pressed"), "true");
  assert.match(await map.locator("[role=status]").textContent(), /福建省/);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".map-tiles")), null, "Tab leaves the map");
});

test("each example of the menu does what it says", async () => {
  const page = await web.open();
  const names = await page.locator(".menu-item").evaluateAll((items) => items.slice(0, 6).map((item) => item.textContent));
  for (const [at, name] of names.entries()) {
    await page.locator("#examples").click();
    await page.getByRole("button", { name, exact: true }).click();
    await settle(page);
    const [reject, missing] = (await page.locator("#results .tile b").allTextContents()).map(Number);
    if (at < 3) assert.ok(reject + Number(await page.locator("#results .tile.risk b").textContent()) > 0, `${name}: something to find`);
    else assert.deepEqual([name, reject, missing, await page.locator("#results .items .what").allTextContents()], [name, 0, 0, await page.locator("#results .items .tag.note ~ .what").allTextContents()]);
  }
  assert.deepEqual(page.errors, []);
});
