// <beian-check>: fields of its own that take part in the form around it.

import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { STRICT, TODAY, WIDGET, element, ready, setUp } from "./support.mjs";

let web;
before(async () => { web = await setUp("element"); });
after(() => web.close());

const FIELDS = `fields="subject.certificate.number site.name site.domain"`;
const ID = "11010519491231002x";
const form = (attributes = "", more = "") => `<form id="f">${more}<beian-check region="44" nature="individual" today="${TODAY}" ${FIELDS} ${attributes}></beian-check><button id="send">提交</button><button type="reset" id="reset">重填</button></form>${WIDGET}`;
const field = (page, name) => page.locator(`beian-check [name="${name}"]`);
const messages = (page, name) => page.locator(`beian-check [data-field="${name}"] li p`).allTextContents();
const entries = (page) => page.evaluate(() => [...new FormData(document.querySelector("form"))]);
const valid = (page) => page.evaluate(() => document.querySelector("form").checkValidity());

test("the fields asked for, with labels; marks in the text; messages that describe; a correction by key", async () => {
  const { page, said } = await web.open(form());
  assert.equal(await ready(page), true);
  assert.deepEqual(await page.locator("beian-check label").allTextContents(), ["证件号码", "网站名称", "域名"]);
  await field(page, "subject.certificate.number").fill(ID);
  await field(page, "site.name").fill("山间小屋商城");
  await field(page, "site.domain").focus();
  assert.match((await messages(page, "subject.certificate.number"))[0], /^必改：/);
  assert.match((await messages(page, "site.name"))[0], /^可能退回：/);
  assert.deepEqual(await page.locator("beian-check .marks mark:not(.note)").allTextContents(), ["x", "商城"]);
  const tree = await (await page.context().newCDPSession(page)).send("Accessibility.getFullAXTree");
  const box = tree.nodes.find(({ role, name }) => role?.value === "textbox" && name?.value === "证件号码");
  assert.match(box.description.value, /必改 *： *末位的 x/);
  assert.ok(box.properties.some(({ name, value }) => name === "invalid" && value.value === "true"));
  await field(page, "subject.certificate.number").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await field(page, "subject.certificate.number").inputValue(), ID.toUpperCase());
  assert.deepEqual(said, []);
  await page.close();
});

test("it takes part in the form: validity, what is sent, reset, disabled", async () => {
  const { page } = await web.open(form(`name="filing"`, `<fieldset id="set"><input name="other" value="1"></fieldset>`));
  await ready(page);
  assert.equal(await valid(page), true);
  await field(page, "site.name").fill("山间");
  assert.equal(await valid(page), false);
  assert.equal(await element(page).evaluate((host) => host.validity.customError && host.validationMessage !== "" && host.willValidate), true);
  await field(page, "site.name").fill("山间小屋手记");
  assert.equal(await valid(page), true);
  assert.deepEqual(await entries(page), [["other", "1"], ["filing", JSON.stringify({ region: "44", subject: { nature: "individual", certificate: {} }, sites: [{ name: "山间小屋手记", domains: [""] }] })]]);
  await page.evaluate(() => document.querySelector("beian-check").removeAttribute("name"));
  assert.deepEqual(await entries(page), [["other", "1"], ["subject.certificate.number", ""], ["site.name", "山间小屋手记"], ["site.domain", ""]]);
  await page.click("#reset");
  assert.equal(await field(page, "site.name").inputValue(), "");
  await page.evaluate(() => (document.querySelector("beian-check").filing = { sites: [{ name: "山间" }], provider: { id: "p" } }));
  assert.match((await messages(page, "site.name"))[0], /^必改/);
  await field(page, "site.name").fill("别的名字");
  await page.click("#reset");
  assert.equal(await field(page, "site.name").inputValue(), "山间");
  assert.equal(await element(page).evaluate((host) => host.filing.provider.id), "p");
  await page.evaluate(() => document.querySelector("#set").append(document.querySelector("beian-check")));
  await ready(page);
  assert.equal(await field(page, "site.name").inputValue(), "山间");
  await page.evaluate(() => (document.querySelector("#set").disabled = true));
  assert.equal(await field(page, "site.name").isDisabled(), true);
  assert.deepEqual(await messages(page, "site.name"), []);
  assert.deepEqual(await entries(page), []);
  assert.equal(await valid(page), true);
  await page.close();
});

test("sending shows every message and goes to the field that is wrong; `required` stops for what is missing", async () => {
  const { page } = await web.open(form("required"));
  await ready(page);
  await page.evaluate(() => document.querySelector("form").addEventListener("submit", (event) => (event.preventDefault(), (window.sent = true))));
  await field(page, "subject.certificate.number").fill(ID.toUpperCase());
  await field(page, "site.domain").fill("exa_mple.cn");
  await page.click("#send");
  await page.waitForTimeout(50);
  assert.equal(await page.evaluate(() => window.sent), undefined);
  assert.match((await messages(page, "site.name"))[0], /^待填/);
  assert.equal(await element(page).evaluate((host) => host.validity.valueMissing), true);
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.name), "site.name");
  await page.evaluate(() => document.querySelector("beian-check").removeAttribute("required"));
  await page.click("#send");
  assert.equal(await page.evaluate(() => window.sent), undefined);
  await field(page, "site.domain").fill("example.cn");
  await page.click("#send");
  assert.equal(await page.evaluate(() => window.sent), true);
  await page.close();
});

test("the browser is given nothing to keep, unless the host says so", async () => {
  const { page } = await web.open(form(`name="filing"`), {
    before: () => {
      window.states = [];
      const real = ElementInternals.prototype.setFormValue;
      ElementInternals.prototype.setFormValue = function (...given) {
        window.states.push(given);
        return real.apply(this, given);
      };
    },
  });
  await ready(page);
  await field(page, "site.name").fill("山间小屋手记");
  assert.deepEqual(await page.evaluate(() => window.states.flat().filter((given) => given !== null)), []);
  assert.match((await entries(page)).join(), /山间小屋手记/);
  await page.evaluate(() => document.querySelector("beian-check").setAttribute("restore", ""));
  assert.match(await page.evaluate(() => window.states.at(-1)[1]), /山间小屋手记/);
  assert.equal((await entries(page)).length, 1, "and is sent once");
  await page.evaluate(() => document.querySelector("beian-check").removeAttribute("restore"));
  assert.equal(await page.evaluate(() => window.states.at(-1)[0]), null);
  await page.close();
});

test("what was typed is there again after going away and coming back", async () => {
  const { page } = await web.open(form(`name="filing"`));
  await ready(page);
  await field(page, "site.name").fill("山间小屋手记");
  const state = await element(page).evaluate((host) => JSON.stringify(host.filing));
  await page.evaluate((text) => {
    const host = document.querySelector("beian-check");
    host.filing = {};
    host.formStateRestoreCallback(text, "restore");
  }, state);
  assert.equal(await field(page, "site.name").inputValue(), "山间小屋手记");
  await page.evaluate(() => document.querySelector("beian-check").formStateRestoreCallback("{", "restore"));
  await page.close();
});

test("region and nature from other fields of the page, as names or the ministry's numbers", async () => {
  const { page } = await web.open(`<form><select id="r"><option value="51">四川<option value="44">广东</select><select id="n"><option value="4">企业<option value="5">个人</select>
    <beian-check today="2020-10-01" region-from="#r" nature-from="#n" fields="site.name"></beian-check></form>${WIDGET}`);
  await ready(page);
  await field(page, "site.name").fill("山间小屋商城");
  await page.selectOption("#n", "5");
  const report = () => element(page).evaluate((host) => [host.filing.region, host.filing.subject.nature, host.report.findings.some(({ rule }) => rule === "site-name/region-word")]);
  assert.deepEqual(await report(), ["51", "individual", false]);
  await page.selectOption("#r", "44");
  assert.deepEqual(await report(), ["44", "individual", true]);
  assert.equal(await page.evaluate(() => document.querySelector("form").checkValidity()), false);
  await page.close();
});

test("without attributes it asks for region and nature itself; a unit has a full name", async () => {
  const { page } = await web.open(`<beian-check today="${TODAY}"></beian-check>${WIDGET}`);
  await ready(page);
  assert.equal(await page.locator("beian-check [name=region] option").count(), 32);
  await element(page).evaluate((host) => (host.filing = { region: "江苏省南京市", subject: { nature: "individual" } }));
  assert.equal(await field(page, "region").inputValue(), "32");
  assert.equal(await page.locator("beian-check [data-field='subject.name'] label").textContent(), "姓名");
  await field(page, "subject.nature").selectOption("enterprise");
  assert.equal(await page.locator("beian-check [data-field='subject.name'] label").textContent(), "单位全称");
  await page.close();
});

test("events and properties: report, overlays, checker; set before the script is there, too", async () => {
  const { page } = await web.open(`<beian-check region="44" nature="individual" fields="site.name" today="${TODAY}"></beian-check>`);
  await page.evaluate(() => {
    const host = document.querySelector("beian-check");
    host.filing = { sites: [{ name: "山间" }] };
    window.reports = [];
    document.body.addEventListener("beian-check", ({ detail }) => window.reports.push(detail.verdict));
  });
  await page.evaluate(() => import("/beian-check/widget.js"));
  assert.equal(await ready(page), true);
  assert.equal(await field(page, "site.name").inputValue(), "山间");
  assert.equal((await page.evaluate(() => window.reports)).at(-1), "reject");
  assert.equal(await element(page).evaluate((host) => Object.hasOwn(host, "filing")), false);
  assert.equal(await element(page).evaluate((host) => typeof host.checker.regions), "function");
  const own = await element(page).evaluate(async (host) => {
    const { createChecker } = await import("/beian-check/index.js");
    const checker = await createChecker({ today: "2026-11-22", messages: { "site-name/too-few-han": "太短了" } });
    host.checker = checker;
    await host.ready;
    const same = host.checker === checker;
    document.querySelector("beian-check").remove();
    // The page's own checker is not the widget's to dispose of.
    return [same, checker.check({}).verdict];
  });
  assert.equal(own[0], true);
  assert.ok(own[1]);
  await page.close();
});

test("language: the page's, or its own; changing it keeps what was typed", async () => {
  const { page } = await web.open(form(), { lang: "en" });
  await ready(page);
  assert.equal(await page.locator("beian-check label").first().textContent(), "Certificate number");
  await field(page, "site.name").fill("山间");
  await field(page, "site.domain").focus();
  assert.match((await messages(page, "site.name"))[0], /^Must change: /);
  await element(page).evaluate((host) => (host.lang = "zh-CN"));
  await ready(page);
  assert.equal(await field(page, "site.name").inputValue(), "山间");
  assert.match((await messages(page, "site.name"))[0], /^必改：/);
  await page.close();
});

test("themed by parts and custom properties; dark where the page allows it; nothing of it outside", async () => {
  const { page } = await web.open(`<link rel="stylesheet" href="/theme.css">${form()}<p class="message field box">x</p>`, {
    scripts: { "theme.css": "beian-check { --beian-reject: rgb(1, 2, 3); } beian-check::part(fix) { color: rgb(4, 5, 6); } button { border: 9px solid red !important; } p { color: rgb(7, 8, 9); }" },
  });
  await ready(page);
  await field(page, "subject.certificate.number").fill(ID);
  await field(page, "site.domain").focus();
  const style = (selector, property) => page.locator(selector).first().evaluate((node, name) => getComputedStyle(node)[name], property);
  assert.equal(await style("beian-check li p [part=text]", "color"), "rgb(1, 2, 3)");
  assert.equal(await style("beian-check [part=fix]", "color"), "rgb(4, 5, 6)");
  assert.equal(await style("beian-check [part=fix]", "borderTopWidth"), "1px");
  assert.equal(await style("body > p", "color"), "rgb(7, 8, 9)");
  assert.equal(await style("body > p", "display"), "block");
  await element(page).evaluate((host) => host.setAttribute("theme", "dark"));
  assert.equal(await style("beian-check .root", "colorScheme"), "dark");
  await page.close();
});

test("several on a page share an engine; one that is moved goes on; the last one ends it", async () => {
  const { page } = await web.open(`<div id="a"><beian-check fields="site.name" nature="individual" today="${TODAY}"></beian-check></div><div id="b"><beian-check fields="site.name" nature="individual" today="${TODAY}"></beian-check></div>`, {
    before: () => {
      const { Instance, instantiate } = WebAssembly;
      window.instances = 0;
      WebAssembly.Instance = function (...given) { window.instances++; return new Instance(...given); };
      WebAssembly.instantiate = (...given) => (window.instances++, instantiate(...given));
    },
  });
  await page.evaluate(() => import("/beian-check/widget.js"));
  await ready(page, "#a beian-check");
  await ready(page, "#b beian-check");
  assert.equal(await page.evaluate(() => window.instances), 1);
  await page.locator("#a input").fill("山间");
  await page.locator("#b input").focus();
  await page.evaluate(() => document.querySelector("#b").append(document.querySelector("#a beian-check")));
  await page.evaluate(() => document.querySelectorAll("beian-check")[1].ready);
  assert.equal(await page.locator("beian-check").nth(1).locator("input").inputValue(), "山间");
  assert.match(await page.locator("beian-check").nth(1).locator("li p").first().textContent(), /^必改/);
  const ended = await page.evaluate(async () => {
    const { checker } = document.querySelector("beian-check");
    for (const host of document.querySelectorAll("beian-check")) host.remove();
    await new Promise((later) => setTimeout(later, 20));
    try { checker.check({}); } catch (error) { return error.code; }
  });
  assert.equal(ended, "disposed");
  await page.close();
});

test("two versions on a page: the first keeps the name, the second can have another, both work", async () => {
  cpSync(at("dist"), join(web.folder, "other"), { recursive: true });
  writeFileSync(join(web.folder, "other/widget.js"), `${readFileSync(at("dist/widget.js"), "utf8")}\n// another version\n`);
  const { page, said } = await web.open(`<form><beian-check fields="site.name" nature="individual" today="${TODAY}"></beian-check><beian-check-2 fields="site.name" nature="individual" today="${TODAY}"></beian-check-2></form>`);
  const same = await page.evaluate(async () => {
    const one = await import("/beian-check/widget.js");
    const two = await import("/other/widget.js");
    two.define("beian-check-2");
    two.define("beian-check-2");
    return [customElements.get("beian-check") === one.BeianCheckElement, document.querySelector("beian-check-2") instanceof two.BeianCheckElement, one.BeianCheckElement === two.BeianCheckElement];
  });
  assert.deepEqual(same, [true, true, false]);
  for (const name of ["beian-check", "beian-check-2"]) {
    await page.evaluate((which) => document.querySelector(which).ready, name);
    await page.locator(`${name} input`).fill("山间");
    await page.locator(`${name} input`).blur();
    assert.match(await page.locator(`${name} li p`).first().textContent(), /^必改/);
  }
  assert.deepEqual(said, []);
  await page.close();
});

test("nothing is left in the window, and no name is taken but the element's", async () => {
  const { page } = await web.open("<form></form>");
  const names = () => page.evaluate(() => Object.getOwnPropertyNames(window).sort().join());
  const before = await names();
  await page.evaluate(async () => {
    await import("/beian-check/widget.js");
    document.querySelector("form").append(document.createElement("beian-check"));
    await document.querySelector("beian-check").ready;
  });
  assert.equal(await names(), before);
  await page.close();
});

test("in a frame", async () => {
  const { page, said } = await web.open(`<iframe src="/framed.html"></iframe>`, { scripts: { "framed.html": `<!doctype html><html lang="zh-CN"><meta charset="utf-8">${form()}` } });
  const inner = page.frameLocator("iframe");
  await inner.locator(`beian-check [name="site.name"]`).fill("山间");
  await inner.locator(`beian-check [name="site.domain"]`).focus();
  assert.match(await inner.locator(`beian-check [data-field="site.name"] li p`).first().textContent(), /^必改/);
  assert.deepEqual(said, []);
  await page.close();
});

test("where WebAssembly is not allowed: fields that work, what is sent, an event, one warning", async () => {
  const strict = await setUp("element-no-wasm", { csp: STRICT.replace(" 'wasm-unsafe-eval'", "") });
  try {
    const { page, said } = await strict.open(form(`name="filing"`).replace(WIDGET, ""));
    await page.evaluate(() => document.addEventListener("beian-error", ({ detail }) => (window.failed = detail.code)));
    await page.evaluate(() => import("/beian-check/widget.js"));
    assert.equal(await ready(page), false);
    await field(page, "site.name").fill("山间");
    assert.equal(await page.evaluate(() => window.failed), "wasm-failed");
    assert.equal(await valid(page), true);
    assert.match((await entries(page))[0][1], /"name":"山间"/);
    assert.equal(said.filter((line) => line.startsWith("beian-check:")).length, 1);
    assert.ok(said.every((line) => !line.startsWith("thrown")), said.join("\n"));
    await page.close();
  } finally {
    await strict.close();
  }
});

test("nothing is checked while an input method composes", async () => {
  const { page } = await web.open(form());
  await ready(page);
  await page.evaluate(() => { window.reports = 0; document.addEventListener("beian-check", () => window.reports++); });
  await field(page, "site.name").click();
  const session = await page.context().newCDPSession(page);
  const start = await page.evaluate(() => window.reports);
  for (const text of ["s", "sh", "山"]) await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  assert.equal(await page.evaluate(() => window.reports), start);
  await session.send("Input.insertText", { text: "山间" });
  assert.ok((await page.evaluate(() => window.reports)) > start);
  await page.close();
});
