// Each example, driven as a person drives it: the same filing, the same words, whichever library holds the form.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { FORMS, IN_2020, ours, setUp, TODAY, until } from "./support.mjs";

let web;
let then;
let now;
before(async () => {
  web = await setUp();
  const { createChecker } = await ours();
  [then, now] = [await createChecker({ today: IN_2020 }), await createChecker({ today: TODAY })];
});
after(() => web?.close());

const GOOD = { number: "11010519491231002X", address: "广东省深圳市南山区粤海街道科技园路1号", mobile: "13958172436", siteName: "山间小屋手记" };
const CHOICES = { region: "广东省", nature: "个人", kind: "居民身份证" };
const CONTEXT = { region: "44", subject: { nature: "individual", certificate: { kind: "resident-id" } } };
/** What the package says of one field, by verdict: the words that have to stand in the form. */
const words = (checker, field, value, context, verdict) => checker.checkField(field, value, context).filter((finding) => finding.verdict === verdict).map(({ message }) => message);

/** What axe has to say of the kits themselves: their red and grey are lighter than WCAG asks, a Vant field that opens holds an input. */
const KIT_S_OWN = { "ant-design": ["color-contrast"], "element-plus": ["color-contrast"], vant: ["color-contrast", "nested-interactive"] };

async function choose(form, choices = CHOICES) {
  for (const [name, label] of Object.entries(choices)) await form.choose(name, label);
}

for (const name of FORMS) {
  test(`${name}: what is wrong is said in the very words, and gone when it is mended; only what is right is sent`, async () => {
    const { page, said, form } = await web.open(name);
    await choose(form);

    await form.write("siteName", "山间");
    await form.says("siteName", ["网站名称要有 3 个以上汉字，现在只有 2 个。请补足，例如加上内容的名称。"]);
    await form.write("mobile", "1395817243");
    await form.says("mobile", words(now, "person.mobile", "1395817243", CONTEXT, "reject"));
    await form.write("number", "11010519491231002x");
    await form.says("number", ["末位的 x 要写成大写 X。"]);
    await form.submit();
    // Two frames and a turn of the event loop: time enough for any of them to hand in what it should not.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
    assert.equal(await form.sent(), "");

    await form.mend("11010519491231002X");
    assert.equal(await form.value("number"), "11010519491231002X");
    await form.says("number", []);
    await form.write("mobile", GOOD.mobile);
    await form.says("mobile", []);
    await form.write("siteName", GOOD.siteName);
    await form.says("siteName", []);

    await form.submit();
    await until(async () => (await page.locator(":is(.error, .ant-form-item-explain-error, .el-form-item__error, .van-field__error-message)").count()) === 1, 5_000);
    assert.equal(await form.sent(), "", "the address is missing");
    await form.write("address", GOOD.address);
    await form.says("address", []);
    await form.submit();
    await until(async () => (await form.sent()) !== "");
    const filing = JSON.parse(await form.sent());
    assert.deepEqual(filing, {
      region: "44",
      subject: { nature: "individual", certificate: { kind: "resident-id", number: GOOD.number }, address: GOOD.address },
      principal: { mobile: GOOD.mobile },
      sites: [{ name: GOOD.siteName }],
    });
    assert.deepEqual(said, []);
    await page.close();
  });

  test(`${name}: a risk is a warning and stops nothing; another region, another judgement`, async () => {
    const { page, said, form } = await web.open(name);
    await choose(form);
    for (const [field, value] of Object.entries(GOOD)) await form.write(field, value);
    const risky = "山间小屋商城";
    const [inGuangdong] = words(now, "site.name", risky, CONTEXT, "risk");
    const [inJiangsu] = words(now, "site.name", risky, { ...CONTEXT, region: "32" }, "risk");
    assert.ok(inGuangdong && inJiangsu && inGuangdong !== inJiangsu);
    await form.write("siteName", risky);
    await form.warns("siteName", [inGuangdong]);
    await form.says("siteName", []);
    await form.choose("region", "江苏省");
    await form.warns("siteName", [inJiangsu]);
    await form.choose("nature", "企业");
    await form.warns("siteName", words(now, "site.name", risky, { ...CONTEXT, region: "32", subject: { nature: "enterprise" } }, "risk"));
    await form.choose("nature", "个人");
    await form.warns("siteName", [inJiangsu]);
    await form.choose("region", "广东省");
    await form.submit();
    await until(async () => (await form.sent()) !== "");
    assert.equal(JSON.parse(await form.sent()).sites[0].name, risky);
    assert.deepEqual(said, []);
    await page.close();
  });

  test(`${name}: what is chosen decides about what is written, both ways`, async () => {
    const { page, said, form } = await web.open(name, { today: IN_2020 });
    await choose(form);
    const refused = words(then, "site.name", "山间小屋商城", CONTEXT, "reject");
    assert.equal(refused.length, 1);
    await form.write("siteName", "山间小屋商城");
    await form.says("siteName", refused);
    await form.choose("region", "浙江省");
    await form.says("siteName", words(then, "site.name", "山间小屋商城", { ...CONTEXT, region: "33" }, "reject"));
    await form.choose("region", "广东省");
    await form.says("siteName", refused);
    await form.choose("nature", "企业");
    await form.says("siteName", []);

    await form.write("number", GOOD.number);
    await form.says("number", []);
    await form.choose("kind", "护照");
    await form.says("number", words(then, "subject.certificate.number", GOOD.number, { subject: { nature: "enterprise", certificate: { kind: "passport" } } }, "reject"));
    await form.choose("kind", "居民身份证");
    await form.says("number", []);
    assert.deepEqual(said, []);
    await page.close();
  });

  test(`${name}: too long a text is said to be too long, and breaks nothing`, async () => {
    const { page, said, form } = await web.open(name);
    await form.write("siteName", "山".repeat(5000));
    await form.says("siteName", ["文本超过 4096 个字符。"]);
    await form.write("siteName", GOOD.siteName);
    await form.says("siteName", []);
    assert.deepEqual(said, []);
    await page.close();
  });

  test(`${name}: with messages of every kind axe finds nothing that is not the kit's own, in light and dark, on a telephone`, async () => {
    const { page, form } = await web.open(name, { width: 360 });
    await form.choose("region", "广东省");
    await form.choose("nature", "个人");
    await form.write("number", "11010519491231002x");
    await form.write("siteName", "山间小屋商城");
    await form.says("number", ["末位的 x 要写成大写 X。"]);
    await form.warns("siteName", words(now, "site.name", "山间小屋商城", CONTEXT, "risk"));
    await page.evaluate(readFileSync(at("node_modules/axe-core/axe.min.js"), "utf8"));
    const rules = Object.fromEntries((KIT_S_OWN[name] ?? []).map((rule) => [rule, { enabled: false }]));
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const violations = await page.evaluate(async (but) => (await window.axe.run({ rules: but })).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`), rules);
      assert.deepEqual(violations, [], colorScheme);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "no second scroll bar");
    await page.close();
  });

  test(`${name}: where WebAssembly is not allowed the form works as it would without us, with one warning in the console`, async () => {
    const { page, said, form } = await web.open(name, { ready: false, before: () => void (WebAssembly.Module = WebAssembly.compile = WebAssembly.instantiate = WebAssembly.Instance = function () { throw new WebAssembly.CompileError("refused"); }) });
    await until(() => said.length > 0);
    await choose(form);
    for (const [field, value] of Object.entries({ ...GOOD, siteName: "山" })) await form.write(field, value);
    await form.submit();
    await until(async () => (await form.sent()) !== "");
    assert.equal(said.length, 1);
    await page.close();
  });
}
