// The widget on a provider's page, under the strictest policy that it can live with.

import assert from "node:assert/strict";
import { CSP_OF_A_HOST } from "../../../tools/lib/csp.mjs";
import { faults, html, site } from "../site.mjs";

const STRICT = `${CSP_OF_A_HOST}; require-trusted-types-for 'script'`;
const TODAY = "2026-11-22";
const WIDGET = `<script type="module" src="/beian-check/widget.js"></script>`;
const ID = "11010519491231002x";

async function on(name, browser, body, main, work) {
  const { address, stop } = await site(`widget-${name}`, { folders: { "beian-check": "dist" }, files: { "index.html": html(`${body}<script type="module" src="/main.js"></script>`), "main.js": main }, csp: STRICT });
  try {
    const page = await browser.open(address);
    await page.until(() => globalThis.started);
    await work(page);
    assert.deepEqual(await faults(page), []);
  } finally {
    await stop();
  }
}

const ELEMENT = `<form><beian-check name="filing" region="44" nature="individual" today="${TODAY}" fields="subject.certificate.number site.name site.domain"></beian-check><button id="send">提交</button><button type="reset">重填</button></form>${WIDGET}`;
const field = (name) => `beian-check >>> [name="${name}"]`;
const said = (name) => `beian-check >>> [data-field="${name}"] li p`;

export const widget = [
  {
    what: ["`<beian-check>`：字段、提示、修正；参与表单的校验、提交、重填", "`<beian-check>`: fields, messages, corrections; takes part in the form's validity, submission and reset"],
    work: ({ browser }) =>
      on("element", browser, ELEMENT, `
        await customElements.whenDefined("beian-check");
        document.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); globalThis.sent = [...new FormData(event.target)]; });
        globalThis.started = await document.querySelector("beian-check").ready;`, async (page) => {
        await page.type(field("subject.certificate.number"), ID);
        await page.type(field("site.name"), "山间");
        await page.press("Tab");
        await page.wait(said("site.name"), "必改");
        await page.wait(said("subject.certificate.number"), "必改");
        // Blocked, and led to the first field that is wrong.
        await page.click("#send");
        await page.until(() => document.activeElement.shadowRoot?.activeElement?.name === "subject.certificate.number");
        assert.equal(await page.evaluate(() => globalThis.sent ?? null), null);
        await page.click(`beian-check >>> [data-field="subject.certificate.number"] button`);
        assert.equal(await page.value(field("subject.certificate.number")), ID.toUpperCase());
        await page.type(field("site.name"), "小屋手记");
        await page.until(() => document.querySelector("form").checkValidity());
        await page.click("#send");
        const sent = await page.until(() => globalThis.sent);
        assert.equal(sent[0][0], "filing");
        assert.deepEqual(JSON.parse(sent[0][1]).sites[0].name, "山间小屋手记");
        await page.click("[type=reset]");
        assert.equal(await page.value(field("site.name")), "");
      }),
  },
  {
    what: ["`attach()`：检查网页已有的输入框，离开时不留痕迹", "`attach()`: checks inputs that are there, and leaves without a trace"],
    work: ({ browser }) =>
      on("attach", browser, `<form><label>网站名称 <input id="name"></label><label>证件号码 <input id="id"></label></form>`, `
        import { attach } from "/beian-check/widget.js";
        globalThis.form = document.querySelector("form").innerHTML;
        globalThis.attached = attach(document.querySelector("form"), { "#name": "site.name", "#id": "person.certificate.number" }, { today: "${TODAY}", filing: { region: "44", subject: { nature: "individual" } } });
        globalThis.started = await globalThis.attached.ready;`, async (page) => {
        await page.type("#name", "山间");
        await page.type("#id", ID);
        await page.press("Shift+Tab");
        await page.wait("[data-beian=messages] >>> li p", "末位的 x");
        assert.match(await page.evaluate(() => document.querySelector("#name").validationMessage), /三个|汉字/);
        assert.match(await page.evaluate(() => document.getElementById(document.querySelector("#id").getAttribute("aria-describedby")).textContent), /^必改/);
        await page.click("[data-beian=messages] >>> button");
        assert.equal(await page.value("#id"), ID.toUpperCase());
        // One undo takes a correction back, as if it had been typed.
        await page.evaluate(() => document.execCommand("undo"));
        assert.equal(await page.value("#id"), ID);
        await page.evaluate(() => globalThis.attached.detach());
        assert.equal(await page.evaluate(() => document.querySelector("form").innerHTML === globalThis.form && document.querySelector("#name").validity.valid), true);
      }),
  },
];
