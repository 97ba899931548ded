// attach(): the inputs that a provider has already, checked where they are; and a host that does not notice anything else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { STRICT, TODAY, attachTo, buttonsBehind, messagesBehind, setUp } from "./support.mjs";

let web;
before(async () => { web = await setUp("attach"); });
after(() => web.close());

const FORM = `<form id="f"><label>网站名称 <input id="name" name="name"></label><p><input id="id" class="host" aria-describedby="hint" required><small id="hint">18 位</small></p><button id="send">提交</button><button type="reset" id="reset">重填</button></form>`;
const MAP = { "#name": "site.name", "#id": "person.certificate.number" };
const KNOWN = { filing: { region: "44", subject: { nature: "individual" } } };
const ID = "11010519491231002x";
const validity = (page, selector) => page.$eval(selector, (input) => input.validationMessage);

test("a complaint comes when the field is left, and is live from then on; a reject blocks, a risk is only said", async () => {
  const { page, said } = await web.open(FORM);
  assert.equal(await attachTo(page, MAP, KNOWN), true);
  await page.locator("#name").pressSequentially("山间小");
  assert.deepEqual(await messagesBehind(page, "#name"), []);
  await page.locator("#name").fill("山间小屋商城");
  await page.locator("#id").focus();
  const [risk] = await messagesBehind(page, "#name");
  assert.match(risk, /^可能退回：/);
  assert.equal(await page.$eval("#name", (input) => input.validity.valid), true);
  await page.locator("#name").fill("山间");
  assert.match((await messagesBehind(page, "#name"))[0], /^必改：/);
  assert.notEqual(await validity(page, "#name"), "");
  await page.locator("#name").fill("山间小屋手记");
  assert.deepEqual(await messagesBehind(page, "#name"), []);
  assert.equal(await validity(page, "#name"), "");
  assert.deepEqual(said, []);
  await page.close();
});

test("the marked stretch is shown, the correction is offered, and goes in as if typed: one undo takes it back", async () => {
  const { page } = await web.open(FORM);
  await attachTo(page, MAP, KNOWN);
  await page.evaluate(() => {
    window.heard = [];
    document.querySelector("#id").addEventListener("input", ({ inputType, bubbles }) => window.heard.push([inputType, bubbles]));
    document.querySelector("form").addEventListener("click", () => window.heard.push("click"));
  });
  await page.locator("#id").fill(ID);
  await page.locator("#name").focus();
  await page.evaluate(() => (window.heard = []));
  const mark = page.locator("p [data-beian=messages] mark").first();
  assert.equal(await mark.textContent(), "x");
  await page.locator("p [data-beian=messages] button").first().click();
  assert.equal(await page.inputValue("#id"), ID.toUpperCase());
  assert.deepEqual(await messagesBehind(page, "#hint"), []);
  const heard = await page.evaluate(() => window.heard);
  assert.equal(heard.length, 1);
  assert.equal(heard[0][1], true);
  assert.equal(await page.evaluate(() => document.activeElement.id), "id");
  await page.keyboard.press("Control+z");
  assert.equal(await page.inputValue("#id"), ID);
  await page.close();
});

test("messages describe the input, beside what the host says; with the keyboard the correction is next", async () => {
  const { page } = await web.open(FORM);
  await attachTo(page, MAP, KNOWN);
  await page.locator("#id").fill(ID);
  await page.locator("#name").focus();
  const described = await page.$eval("#id", (input) => input.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent));
  assert.equal(described[0], "18 位");
  assert.match(described[1], /^必改：末位的 x/);
  const tree = await (await page.context().newCDPSession(page)).send("Accessibility.getFullAXTree");
  const field = tree.nodes.find(({ role, description }) => role?.value === "textbox" && description?.value.includes("18 位"));
  assert.match(field.description.value, /必改：末位的 x/);
  await page.locator("#id").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("#id"), ID.toUpperCase());
  assert.equal(await page.$eval("#id", (input) => input.getAttribute("aria-describedby")), "hint");
  await page.close();
});

test("sending the form shows everything and is stopped by a reject, not by what is only missing", async () => {
  const { page } = await web.open(FORM);
  await attachTo(page, MAP, KNOWN);
  await page.evaluate(() => {
    window.sent = 0;
    document.querySelector("form").addEventListener("submit", (event) => (event.preventDefault(), window.sent++));
  });
  await page.locator("#name").pressSequentially("山间");
  await page.locator("#id").evaluate((input) => (input.value = "11010519491231002X"));
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => window.sent), 0);
  assert.match((await messagesBehind(page, "#name"))[0], /^必改/);
  // The page puts it right without an event: the attempt itself looks again.
  await page.$eval("#name", (input) => (input.value = "山间小屋手记"));
  await page.click("#send");
  assert.equal(await page.evaluate(() => window.sent), 1);
  await page.$eval("#name", (input) => (input.value = ""));
  await page.click("#send");
  assert.equal(await page.evaluate(() => window.sent), 2);
  assert.match((await messagesBehind(page, "#name"))[0], /^待填/);
  await page.click("#reset");
  await page.waitForTimeout(50);
  assert.deepEqual(await messagesBehind(page, "#name"), []);
  await page.close();
});

test("a host that asks checkValidity at each key sees no message before its time", async () => {
  const { page } = await web.open(FORM);
  await attachTo(page, MAP, KNOWN);
  await page.evaluate(() => document.querySelector("#name").addEventListener("input", () => (window.valid = document.querySelector("form").checkValidity())));
  await page.locator("#name").pressSequentially("山");
  assert.deepEqual(await messagesBehind(page, "#name"), []);
  await page.close();
});

test("the host's own validity, classes and handlers are left alone", async () => {
  const { page } = await web.open(FORM);
  await page.evaluate(() => {
    const input = document.querySelector("#name");
    input.addEventListener("input", () => input.setCustomValidity(input.value.includes("本站") ? "host" : ""));
  });
  await attachTo(page, MAP, KNOWN);
  await page.locator("#name").fill("本");
  assert.notEqual(await validity(page, "#name"), "host");
  await page.locator("#name").fill("本站");
  assert.equal(await validity(page, "#name"), "host");
  await page.locator("#name").fill("山间");
  assert.match(await validity(page, "#name"), /[\u4e00-\u9fff]/);
  await page.locator("#name").fill("山间小屋手记");
  assert.equal(await validity(page, "#name"), "");
  assert.equal(await page.getAttribute("#id", "class"), "host");
  assert.equal(await page.$eval("#id", (input) => input.validity.valueMissing), true);
  assert.equal(await page.getAttribute("#name", "aria-invalid"), null);
  await page.close();
});

test("it detaches without a trace, and the form is what it was", async () => {
  const { page, said } = await web.open(FORM);
  const outer = () => page.evaluate(() => document.documentElement.outerHTML);
  // The browser's driver leaves an empty style where it types; here only the widget has been.
  const before = await outer();
  const globals = await page.evaluate(() => Object.getOwnPropertyNames(window).length + document.adoptedStyleSheets.length + document.styleSheets.length);
  await page.evaluate(async ([fields, today]) => {
    const { attach } = await import("/beian-check/widget.js");
    const attached = attach(document.querySelector("form"), fields, { today, filing: { region: "44", subject: { nature: "individual" } } });
    await attached.ready;
    for (const [selector, value] of [["#name", "山间"], ["#id", "11010519491231002x"]]) {
      const input = document.querySelector(selector);
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
    window.during = [document.querySelectorAll("[data-beian=messages]").length, document.querySelector("#name").validationMessage];
    attached.detach();
    attached.detach();
    for (const input of document.querySelectorAll("input")) {
      input.value = "山间";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
    await new Promise((later) => setTimeout(later, 50));
  }, [MAP, TODAY]);
  assert.deepEqual((await page.evaluate(() => window.during))[0], 2);
  assert.equal(await outer(), before);
  assert.equal(await validity(page, "#name"), "");
  assert.equal(await page.evaluate(() => { delete window.during; return Object.getOwnPropertyNames(window).length + document.adoptedStyleSheets.length + document.styleSheets.length; }), globals);
  assert.deepEqual(said, []);
  await page.close();
});

test("inputs that come, go and are renumbered are followed", async () => {
  const { page } = await web.open(`<form><div id="rows"><input name="domain[]" class="a"></div></form>`);
  await attachTo(page, { "[name='domain[]']": "/sites/0/domains/*", "#late": "site.name" });
  const filing = () => page.evaluate(() => window.attached.filing);
  await page.fill(".a", "one.cn");
  await page.evaluate(() => document.querySelector("#rows").insertAdjacentElement("beforeend", Object.assign(document.createElement("input"), { name: "domain[]", className: "b", value: "exa_mple.cn" })));
  await page.waitForTimeout(50);
  assert.deepEqual((await filing()).sites[0].domains, ["one.cn", "exa_mple.cn"]);
  assert.match((await messagesBehind(page, ".b"))[0], /^必改/);
  await page.evaluate(() => document.querySelector(".a").remove());
  await page.waitForTimeout(50);
  assert.deepEqual((await filing()).sites[0].domains, ["exa_mple.cn"]);
  assert.match((await messagesBehind(page, ".b"))[0], /^必改/);
  // One that is removed has nothing of ours any more.
  const free = await page.evaluate(() => {
    const input = document.querySelector(".b");
    input.remove();
    return new Promise((later) => setTimeout(() => later([input.validationMessage, input.getAttribute("aria-describedby"), document.querySelectorAll("[data-beian=messages]").length]), 50));
  });
  assert.deepEqual(free, ["", null, 0]);
  await page.evaluate(() => document.querySelector("form").append(Object.assign(document.createElement("input"), { id: "late" })));
  await page.waitForTimeout(50);
  await page.fill("#late", "山间");
  await page.locator("#late").blur();
  assert.match((await messagesBehind(page, "#late"))[0], /^必改/);
  await page.close();
});

test("a framework that draws over the messages gets them back at the next check", async () => {
  const { page } = await web.open(FORM);
  await attachTo(page, MAP, KNOWN);
  await page.fill("#name", "山间");
  await page.locator("#id").focus();
  await page.evaluate(() => {
    document.querySelector("[data-beian=messages]").remove();
    document.querySelector("#name").removeAttribute("aria-describedby");
  });
  await page.waitForTimeout(50);
  assert.match((await messagesBehind(page, "#name"))[0], /^必改/);
  assert.ok(await page.getAttribute("#name", "aria-describedby"));
  await page.close();
});

test("nothing is checked while an input method composes", async () => {
  const { page } = await web.open(FORM);
  await attachTo(page, MAP, KNOWN);
  await page.locator("#name").click();
  const session = await page.context().newCDPSession(page);
  const reports = () => page.evaluate(() => window.reports.length);
  const start = await reports();
  for (const text of ["s", "sh", "shan", "山"]) await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  assert.equal(await page.inputValue("#name"), "山");
  assert.equal(await reports(), start);
  await session.send("Input.insertText", { text: "山间" });
  assert.ok((await reports()) > start);
  await page.close();
});

test("the ministry's numbers in a host's list are understood, radio buttons and lists in a line too", async () => {
  const { page } = await web.open(`<form><select id="n"><option value="5">个人<option value="4">企业</select><select id="k"><option value="2">身份证</select>
    <label><input type="radio" name="r" value="44">广东</label><label><input type="radio" name="r" value="32" checked>江苏</label><input id="d" value="one.cn, exa_mple.cn"></form>`);
  await attachTo(page, { "#n": "subject.nature", "#k": "subject.certificate.kind", "[name=r]": "region", "#d": "/sites/0/domains" });
  assert.deepEqual(await page.evaluate(() => window.attached.filing), { subject: { nature: "individual", certificate: { kind: "resident-id" } }, region: "32", sites: [{ domains: ["one.cn", "exa_mple.cn"] }] });
  assert.equal(await page.locator("#d ~ [data-beian=messages] mark").first().textContent(), "_");
  await page.close();
});

test("a correction for another input goes into that one", async () => {
  // Full-width digits: the fix is the field's own. A fix elsewhere needs a rule that has one: the checker here stands for it.
  const { page } = await web.open(`<form><input id="a" value="x"><input id="b"></form>`);
  await page.evaluate(async () => {
    const { attach } = await import("/beian-check/widget.js");
    const finding = { rule: "t/t", verdict: "risk", path: "/sites/0/name", message: "m", fix: "备注", fixPath: "/sites/0/remark", source: { document: "d", asOf: "2020-01-01" } };
    const checker = { check: () => ({ verdict: "risk", findings: [finding], filingType: null, filingNeeded: null }), checkField: () => [] };
    attach(document.querySelector("form"), { "#a": "site.name", "#b": "site.remark" }, { checker });
  });
  await buttonsBehind(page, "#a").click();
  assert.deepEqual([await page.inputValue("#a"), await page.inputValue("#b")], ["x", "备注"]);
  await page.close();
});

test("text that is too long is said at its input, and nothing is thrown", async () => {
  const { page, said } = await web.open(FORM);
  await attachTo(page, MAP, KNOWN);
  await page.fill("#name", "山".repeat(5000));
  await page.locator("#id").focus();
  assert.match((await messagesBehind(page, "#name"))[0], /4096/);
  assert.deepEqual(said, []);
  await page.close();
});

test("a handler of the host's that throws, and a report listener that throws, harm nobody else", async () => {
  const { page, said } = await web.open(FORM);
  await page.evaluate(() => document.querySelector("#name").addEventListener("input", () => { throw new Error("the host's"); }));
  await attachTo(page, MAP, KNOWN);
  await page.evaluate(() => document.addEventListener("beian-check", () => { throw new Error("the listener's"); }));
  await page.fill("#name", "山间");
  await page.locator("#id").focus();
  assert.match((await messagesBehind(page, "#name"))[0], /^必改/);
  assert.ok(said.every((line) => /the host's|the listener's/.test(line)), said.join("\n"));
  await page.close();
});

test("the messages of a press do not move what is being pressed", async () => {
  const { page } = await web.open(`<form><input id="name"><div><button id="send" type="button">x</button></div></form>`);
  await attachTo(page, { "#name": "site.name" }, KNOWN);
  await page.evaluate(() => (document.querySelector("#send").onclick = () => (window.pressed = true)));
  await page.locator("#name").pressSequentially("山间");
  const box = await page.locator("#send").boundingBox();
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  await page.waitForTimeout(100);
  await page.mouse.up();
  assert.equal(await page.evaluate(() => window.pressed), true);
  await page.waitForTimeout(50);
  assert.match((await messagesBehind(page, "#name"))[0], /^必改/);
  await page.close();
});

test("English where the page is English; the result is announced once typing pauses", async () => {
  const { page } = await web.open(FORM, { lang: "en" });
  await attachTo(page, MAP, KNOWN);
  await page.fill("#id", ID);
  await page.locator("#name").focus();
  const [message] = await messagesBehind(page, "#hint").then(() => page.locator("p [data-beian=messages] li p").allTextContents());
  assert.match(message, /^Must change: [^\u4e00-\u9fff]+$/);
  await page.waitForTimeout(1500);
  assert.match(await page.locator("[data-beian=live] [role=status]").textContent(), /^Must change: 1/);
  await page.close();
});

test("a page without color-scheme is a light page, whatever the machine prefers; one that allows dark gets dark", async () => {
  const colour = async (body, options) => {
    const { page } = await web.open(body, { context: { colorScheme: "dark" } });
    await attachTo(page, MAP, { ...KNOWN, ...options });
    await page.fill("#name", "山间");
    await page.locator("#id").focus();
    const dark = await page.evaluate(() => document.querySelector("[data-beian=messages]").shadowRoot.querySelector(".root").classList.contains("dark"));
    await page.close();
    return dark;
  };
  assert.equal(await colour(FORM, {}), false);
  assert.equal(await colour(FORM, { theme: "dark" }), true);
  assert.equal(await colour(`<meta name="color-scheme" content="light dark">${FORM}`, {}), true);
});

test("where the host has the handbook, a message's source leads to its rule; an overlay's own rule has no article", async () => {
  const { page, said } = await web.open(FORM);
  const overlay = { id: "acme", rules: [{ id: "acme/word", field: "site.name", verdict: "risk", holds_none: ["山间"], says: { zh: "不要“{word}”。" } }] };
  await attachTo(page, MAP, { ...KNOWN, handbook: "/help/rules/", overlays: [overlay] });
  const sources = () => page.evaluate(() => [...document.querySelector("[data-beian=messages]").shadowRoot.querySelectorAll("[data-rule]")].map((one) => [one.dataset.rule, one.querySelector("a.source")?.getAttribute("href") ?? null]));
  await page.fill("#name", "小");
  await page.locator("#id").focus();
  assert.deepEqual(await sources(), [["site-name/too-few-han", "/help/rules/#site-name/too-few-han"]]);
  await page.fill("#name", "山间手记本");
  await page.waitForFunction(() => document.querySelector("[data-beian=messages]").shadowRoot.querySelector("[data-rule='acme/word']"));
  assert.deepEqual((await sources()).find(([rule]) => rule === "acme/word"), ["acme/word", null]);
  assert.deepEqual(said, []);
  await page.close();
});

test("what the program gets wrong is said at once", async () => {
  const { page } = await web.open(FORM);
  const code = (map) => page.evaluate(async (fields) => {
    const { attach } = await import("/beian-check/widget.js");
    try { attach(document.querySelector("form"), fields).detach(); } catch (error) { return [error.name, error.code]; }
  }, map);
  assert.deepEqual(await code({ "#name": "site.colour" }), ["BeianError", "bad-field"]);
  assert.deepEqual(await code({ "##": "site.name" }), ["BeianError", "bad-options"]);
  assert.equal(await code({ "#nobody": "site.name" }), undefined);
  await page.close();
});

test("where WebAssembly is not allowed: one warning, an event, and a form as before", async () => {
  const strict = await setUp("attach-no-wasm", { csp: STRICT.replace(" 'wasm-unsafe-eval'", "") });
  try {
    const { page, said } = await strict.open(`${FORM}<form id="g"><input id="other"></form>`);
    await page.evaluate(() => document.addEventListener("beian-error", ({ detail }) => (window.failed = [...(window.failed ?? []), detail.code])));
    assert.equal(await attachTo(page, MAP, KNOWN), false);
    assert.equal(await attachTo(page, { "#other": "site.name" }, {}, "#g"), false);
    await page.fill("#name", "山间");
    await page.fill("#id", ID);
    await page.locator("#name").focus();
    assert.deepEqual(await page.evaluate(() => window.failed), ["wasm-failed", "wasm-failed"]);
    assert.equal(await page.$eval("#name", (input) => input.validity.valid), true);
    assert.deepEqual(await messagesBehind(page, "#name"), []);
    const ours = said.filter((line) => line.startsWith("beian-check:"));
    assert.equal(ours.length, 1, said.join("\n"));
    assert.ok(said.every((line) => !line.startsWith("thrown")), said.join("\n"));
    await page.close();
  } finally {
    await strict.close();
  }
});

test("a form in a frame of the page's, attached from outside", async () => {
  const { page, said } = await web.open(`<iframe src="/inner.html"></iframe>`, { scripts: { "inner.html": `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><form><input id="name"></form>` } });
  await page.frameLocator("iframe").locator("#name").waitFor();
  await page.evaluate(async (today) => {
    const { attach } = await import("/beian-check/widget.js");
    await attach(document.querySelector("iframe").contentDocument.querySelector("form"), { "#name": "site.name" }, { today, filing: { subject: { nature: "individual" } } }).ready;
  }, TODAY);
  const inner = page.frameLocator("iframe");
  await inner.locator("#name").fill("山间");
  await inner.locator("#name").blur();
  assert.match(await inner.locator("[data-beian=messages] li p").first().textContent(), /^必改/);
  assert.equal(await inner.locator("[data-beian=messages]").evaluate((host) => host.shadowRoot.adoptedStyleSheets.length), 1);
  assert.deepEqual(said, []);
  await page.close();
});

test("messages leave a host's layout whole: behind a row, behind radio buttons and their labels, across a grid; nothing makes the page scroll sideways", async () => {
  const { page } = await web.open(`<link rel="stylesheet" href="rows.css"><form>
    <div class="row" id="group"><span>+86</span><input id="mobile" value="138"><button type="button">验</button></div>
    <div class="block" id="choice"><input type="radio" name="n" id="n1" value="individual"><label for="n1">个人</label><input type="radio" name="n" id="n2" value="enterprise"><label for="n2">企业</label></div>
    <div class="grid"><label for="d">域名</label><input id="d" value="http://example.cn/"><label for="e" id="below">邮箱</label><input id="e" value="x"></div>
    <div class="row" id="two"><input id="a" value="广东"><input id="r" value="138"></div>
    </form>`, { scripts: { "rows.css": "* { box-sizing: border-box } input { min-width: 0 } .row { display: flex } .grid { display: grid; grid-template-columns: 5em 1fr } form > * { width: 100%; padding: 1em } div { position: relative }" } });
  await attachTo(page, { "#mobile": "person.mobile", "[name=n]": "subject.nature", "#d": "site.domain", "#e": "person.email", "#a": "subject.address", "#r": "person.emergencyPhone" }, { filing: { region: "44" } });
  await page.evaluate(() => window.attached.check({ visited: true }));
  const after = (selector) => page.$eval(selector, (element) => element.nextElementSibling?.dataset.beian ?? element.nextElementSibling?.id);
  assert.equal(await after("#group"), "messages");
  assert.equal(await page.$eval("#group", ({ children }) => children.length), 3);
  assert.equal(await after("[for=n2]"), "messages");
  assert.equal(await after("[for=n1]"), "n2");
  assert.equal(await after("#d"), "messages");
  assert.equal(await page.$eval("#below", (label) => label.offsetLeft === label.parentElement.querySelector("label").offsetLeft), true);
  assert.deepEqual(await page.$$eval("#two ~ [data-beian=messages]", (hosts) => hosts.map(({ shadowRoot }) => /应急|手机|电话/.test(shadowRoot.textContent))), [false, true], "in the order of the inputs");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  await page.evaluate(() => window.attached.detach());
  assert.equal(await page.locator("[data-beian]").count(), 0);
  await page.close();
});

test("a page that is switched to dark or light is followed", async () => {
  const { page, said } = await web.open(`${FORM}<beian-check fields="site.name"></beian-check>`);
  await attachTo(page, MAP, KNOWN);
  await page.locator("#name").fill("山间");
  await page.locator("#id").focus();
  const isDark = () => page.evaluate(() => [...document.querySelectorAll("beian-check, [data-beian=messages]")].map(({ shadowRoot }) => shadowRoot.querySelector(".root").matches(".dark")));
  assert.deepEqual(await isDark(), [false, false]);
  await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "dark"));
  assert.deepEqual(await isDark(), [true, true]);
  await page.evaluate(() => document.documentElement.style.removeProperty("color-scheme"));
  assert.deepEqual(await isDark(), [false, false]);
  assert.deepEqual(said, []);
  await page.close();
});

test("where a page's own tests run (jsdom has no matchMedia, no style sheets to construct and half of ElementInternals) nothing is thrown", async () => {
  const { page, said } = await web.open(`${FORM}<form><beian-check fields="site.name"></beian-check></form>`, {
    before: "delete window.matchMedia; window.matchMedia = undefined; window.CSSStyleSheet = undefined; delete ElementInternals.prototype.setFormValue; delete ElementInternals.prototype.setValidity;",
  });
  assert.equal(await attachTo(page, MAP, KNOWN), true);
  await page.locator("#name").fill("山间");
  await page.locator("#id").focus();
  assert.equal((await messagesBehind(page, "#name")).length, 1);
  await page.evaluate(() => document.querySelector("beian-check").ready);
  await page.locator("beian-check input").fill("山间");
  await page.locator("#id").focus();
  assert.equal(await page.locator("beian-check li").count(), 1);
  assert.deepEqual(said, []);
  await page.close();
});
