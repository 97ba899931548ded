// axe-core finds nothing in the widget, in any of its states, light and dark, in both languages, and nothing on the provider's page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFaults, clean } from "../page/support/axe.mjs";
import { attachTo, element, ready, setUp, TODAY, WIDGET } from "./support.mjs";

let web;
before(async () => { web = await setUp("axe"); });
after(() => web.close());

const page = (lang, inside) => `<meta name="color-scheme" content="light dark"><main><h1>${lang}</h1><form>${inside}<button>提交</button></form></main>`;
const WRONG = { subject: { name: "周", certificate: { kind: "resident-id", number: "11010519491231002x" }, address: "广东省深圳市南山区桃源街道塘朗村" }, sites: [{ name: "山间小屋商城", domains: [{ name: "-shanjian.example" }] }] };

test("what axe-core finds in a shadow root is told", async () => {
  const { page: shown } = await web.open(page("t", "<p id=host></p>"));
  await shown.evaluate(() => document.querySelector("#host").attachShadow({ mode: "open" }).append(document.createElement("input")));
  assert.match((await axeFaults(shown)).join(), /^label: #host/);
  await shown.close();
});

for (const colorScheme of ["light", "dark"])
  for (const lang of ["zh-CN", "en"]) {
    test(`<beian-check>, ${colorScheme}, ${lang}: empty, with errors, stopped on the way to being sent, disabled`, async () => {
      const { page: shown } = await web.open(`${page(lang, `<fieldset id="set"><legend>t</legend><beian-check required region="44" nature="individual" today="${TODAY}"></beian-check></fieldset>`)}${WIDGET}`, { lang, context: { colorScheme } });
      await ready(shown);
      await clean(shown, "empty");
      await shown.click("form > button");
      await shown.locator("beian-check li p").first().waitFor();
      await clean(shown, "stopped");
      await element(shown).evaluate((host, filing) => { host.filing = filing; }, WRONG);
      await shown.locator("beian-check li.reject p").first().waitFor();
      await clean(shown, "errors");
      await shown.evaluate(() => { document.querySelector("#set").disabled = true; });
      await clean(shown, "disabled");
      await shown.close();
    });

    test(`attach(), ${colorScheme}, ${lang}`, async () => {
      const { page: shown } = await web.open(page(lang, `<label>A <input id="n"></label><label>B <input id="c"></label><label>C <select id="r"><option value="44">D</select></label>`), { lang, context: { colorScheme } });
      await attachTo(shown, { "#n": "site.name", "#c": "subject.certificate.number", "#r": "region" }, { filing: { subject: { nature: "individual" } } });
      await clean(shown, "empty");
      await shown.fill("#n", "山间");
      await shown.fill("#c", "11010519491231002x");
      await shown.locator("#n").focus();
      await shown.locator("[data-beian=messages] li p").nth(1).waitFor();
      await clean(shown, "errors");
      await shown.close();
    });
  }
