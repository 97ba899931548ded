// The handbook: found by search, tried in place.

import assert from "node:assert/strict";
import { faults, pageOn } from "../site.mjs";

export const handbook = [
  {
    what: ["规则手册：查找规则，就地试例子", "the handbook: a rule is found, and its example tried in place"],
    async work({ browser }) {
      const { address, stop } = await pageOn(`handbook-${browser.name}`, "2026-11-22T09:00:00+08:00");
      try {
        const page = await browser.open(`${address}handbook/`);
        await page.until(() => document.body?.dataset.pages === "ready");
        const all = await page.evaluate(() => document.querySelectorAll(".rule:not([hidden])").length);
        await page.type("#words", "个以上汉字");
        const few = await page.until((before) => { const now = document.querySelectorAll(".rule:not([hidden])").length; return now < before && now; }, all);
        assert.ok(few > 0 && few < 20, `${few} of ${all}`);
        await page.click('article[id="site-name/too-few-han"] button.try');
        await page.wait(".trying[data-state=found] .finding", "必改");
        await page.type(".trying [data-field='/sites/0/name'] input", "小屋手记");
        await page.wait(".trying[data-state=fine]");
        await page.click("#language");
        await page.wait(".trying-says", "This rule finds nothing.");
        assert.deepEqual(await faults(page), []);
      } finally {
        await stop();
      }
    },
  },
];
