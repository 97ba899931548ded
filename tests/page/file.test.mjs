// Hand over: save as a file and open it again, leave with a question, print.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { control, field, IN_2020, pick, choose, setUp, settle, type } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

async function fileMenu(page, item) {
  await page.locator("#file").click();
  await page.locator(".menu-item", { hasText: item }).click();
}
async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), fileMenu(page, "保存为文件")]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}
async function opened(page, name, text) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), fileMenu(page, "打开文件")]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await settle(page);
}

test("what is saved is a filing, and opens as it was", async () => {
  const page = await web.open();
  await choose(page, "/region", "32");
  await pick(page, "/$nature", "企业");
  await type(page, "/subject/name", "南京青禾文具有限公司");
  await type(page, "/sites/0/ip", "121.40.88.12, 2408:4000::8");
  await pick(page, "/sites/0/$approvals", "不涉及");
  await pick(page, "/sites/0/interactive", "否");
  const { name, text } = await saved(page);
  assert.match(name, /^备案资料-\d{4}-\d{2}-\d{2}\.json$/);
  const { filing } = JSON.parse(text);
  assert.deepEqual(filing.sites, [{ service: "website", ip: ["121.40.88.12", "2408:4000::8"], approvals: [], interactive: false }]);
  assert.equal(filing.subject.remark, undefined, "empty inputs are left out");
  assert.ok(!text.includes('"$'), "what belongs to the form alone stays there");

  const other = await web.open();
  await opened(other, name, text);
  assert.equal(await control(other, "/subject/name").inputValue(), "南京青禾文具有限公司");
  assert.equal(await control(other, "/region").inputValue(), "32");
  assert.equal(await field(other, "/sites/0/$approvals").locator("input:checked").getAttribute("value"), "none");
  assert.deepEqual(JSON.parse((await saved(other)).text), JSON.parse(text));
});

test("a bare filing opens too, and what the form has no field for is kept", async () => {
  const page = await web.open();
  const filing = { filingType: "first", region: "江苏省南京市", serverLocation: "mainland", subject: { nature: "individual", name: "周文岚" }, agent: { name: "许明澈" }, sites: [{ name: "山间小屋的个人博客", domains: ["shanjianxiaowu.cn"] }] };
  await opened(page, "x.json", JSON.stringify(filing));
  assert.equal(await control(page, "/region").inputValue(), "32");
  assert.equal(await control(page, "/sites/0/domains/0/name").inputValue(), "shanjianxiaowu.cn");
  const again = JSON.parse((await saved(page)).text).filing;
  assert.equal(again.region, "江苏省南京市");
  assert.deepEqual(again.agent, { name: "许明澈" });
});

for (const [what, text] of [["no JSON", "{"], ["null", "null"], ["another file", '{"name":"x"}'], ["a list", "[1]"]])
  test(`a file that is no filing is refused in a sentence: ${what}`, async () => {
    const page = await web.open();
    await type(page, "/subject/name", "周文岚");
    await opened(page, "x.json", text);
    await page.locator(".notice", { hasText: "没有打开" }).waitFor();
    assert.equal(await control(page, "/subject/name").inputValue(), "周文岚");
    assert.deepEqual(page.errors, []);
  });

test("a file with the wrong kinds of value everywhere is opened as far as it goes, and said to be wrong", async () => {
  const page = await web.open();
  const wrong = { region: 5, filingType: {}, subject: { nature: 5, name: 7, certificate: "x", address: [] }, principal: "x", materials: "x", sites: [3, { name: {}, domains: [1, { name: 2, holder: 3 }], ip: "1.2.3.4", languages: "x", serviceTypes: { a: 1 }, approvals: "x", interactive: "x", principal: [] }] };
  await opened(page, "x.json", JSON.stringify(wrong));
  await page.locator(".notice").waitFor();
  assert.deepEqual(page.errors, []);
  page.once("dialog", (dialog) => dialog.accept());
  await type(page, "/subject/name", "周文岚");
  assert.equal(await control(page, "/subject/name").inputValue(), "周文岚");
});

test("markup in values stays text", async () => {
  const page = await web.open({ today: IN_2020 });
  const nasty = '<img src=x onerror="window.hit=1">商城';
  await opened(page, "x.json", JSON.stringify({ region: "44", subject: { nature: "individual", name: nasty }, sites: [{ name: nasty, contentCategory: nasty, languages: [nasty] }] }));
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await page.locator("img").count(), 0);
});

async function asksOnLeaving(page) {
  let asked = false;
  page.on("dialog", (dialog) => {
    asked = dialog.type() === "beforeunload";
    void dialog.accept();
  });
  await page.close({ runBeforeUnload: true });
  await new Promise((done) => setTimeout(done, 400));
  return asked;
}

test("leaving asks first when something has been typed, and only then", async () => {
  const untouched = await web.open();
  await untouched.locator("h1").click();
  assert.equal(await asksOnLeaving(untouched), false);

  const typed = await web.open();
  await type(typed, "/subject/name", "周文岚");
  assert.equal(await asksOnLeaving(typed), true);

  const kept = await web.open();
  await type(kept, "/subject/name", "周文岚");
  await saved(kept);
  assert.equal(await asksOnLeaving(kept), false);
});

test("the report prints as one page, black on white", async () => {
  const page = await web.open({ today: IN_2020, colorScheme: "dark" });
  await page.locator("#examples").click();
  await page.locator(".menu-item").first().click();
  await settle(page);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
  assert.equal(pages, 1);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const paper = await page.evaluate(() => ({ background: getComputedStyle(document.body).backgroundColor, ink: getComputedStyle(document.querySelector("#paper td")).color, text: document.getElementById("paper").innerText, form: document.querySelector("#page").checkVisibility() }));
  assert.deepEqual([paper.background, paper.ink, paper.form], ["rgb(255, 255, 255)", "rgb(0, 0, 0)", false]);
  assert.match(paper.text, /必改[\s\S]*山间小屋商城/);
});
