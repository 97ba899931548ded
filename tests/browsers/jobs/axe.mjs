// What axe-core finds in other browsers than Chromium, whose every state tests/page/axe.test.mjs and tests/widget/axe.test.mjs look at:
// roles, names and colours are computed by the browser.

import assert from "node:assert/strict";
import { axeFaults } from "../../page/support/axe.mjs";
import { html, pageOn, site } from "../site.mjs";

const IN_2020 = "2020-10-01T09:00:00+08:00";

/** axe-core comes as a text; these pages have no `eval`, a browser that is driven has. */
async function clean(page, state) {
  const evaluate = (work, ...given) => page.evaluate(typeof work === "string" ? new Function(work) : work, ...given);
  assert.deepEqual(await axeFaults({ evaluate }), [], state);
}

export const axe = [
  {
    what: ["axe-core：表单、提示、检查结果、规则手册、小组件没有问题", "axe-core finds nothing: the form, messages, the result, the handbook, the widget"],
    async work({ browser }) {
      const { address, stop } = await pageOn(`axe-${browser.name}`, IN_2020);
      const other = await site(`axe-widget-${browser.name}`, {
        folders: { "beian-check": "dist" },
        files: {
          "index.html": html(`<main><h1>备案</h1><form><label>网站名称 <input id="name" value="山间"></label><beian-check required region="44" nature="individual" today="2020-10-01"></beian-check><button>提交</button></form></main><script type="module" src="/main.js"></script>`),
          "main.js": `
            import { attach } from "/beian-check/widget.js";
            const attached = attach(document.querySelector("form"), { "#name": "site.name" }, { today: "2020-10-01" });
            await attached.ready;
            await document.querySelector("beian-check").ready;
            document.querySelector("beian-check").reportValidity();
            globalThis.started = true;`,
        },
      });
      try {
        // A page for each: one with a filing asks before it is left.
        let page = await browser.open(address);
        await page.until(() => document.body?.dataset.engine === "ready");
        await clean(page, "empty");
        await page.type("#f-sites-0-name", "山间");
        await page.press("Tab");
        await page.wait("[data-field='/sites/0/name'] .finding");
        await page.click("button.check");
        await page.wait("#results .items li");
        await clean(page, "messages and the result");
        page = await browser.open(`${address}handbook/32.html`);
        await page.until(() => document.body?.dataset.pages === "ready");
        await page.click("button.try");
        await page.wait(".trying:not([data-state=waiting]) .field");
        // Rules are alike; a hundred of them take minutes.
        await page.evaluate(() => { for (const rule of [...document.querySelectorAll(".rule:not(:has(.trying))")].slice(6)) rule.remove(); });
        await clean(page, "a region's page of the handbook, an example being tried");
        page = await browser.open(other.address);
        await page.until(() => globalThis.started);
        await page.wait("beian-check >>> li");
        await clean(page, "the widget");
      } finally {
        await stop();
        await other.stop();
      }
    },
  },
];
