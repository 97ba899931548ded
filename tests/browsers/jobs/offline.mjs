// Without a network: after one visit, and as one file from the disk.

import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { at } from "../../../tools/lib/root.mjs";
import { serve } from "../../../tools/serve.mjs";
import { SINGLE } from "../../../tools/steps/single.mjs";
import { fresh } from "../site.mjs";
import { mainJob } from "./page.mjs";

/** These pages are as they are shipped, without watch.js: their clock is stopped when they are there. */
const standStill = (page) =>
  page.evaluate((moment) => {
    const Running = Date;
    globalThis.Date = class extends Running {
      constructor(...given) {
        super(...(given.length > 0 ? given : [moment]));
      }
      static now() {
        return moment;
      }
    };
  }, Date.parse("2020-10-01T09:00:00+08:00"));

export const offline = [
  {
    what: ["一次访问之后断网打开", "opens without a network after one visit"],
    async work({ browser }) {
      const { address, stop } = await serve(at("www/dist"));
      const page = await browser.open();
      const visit = async () => {
        await page.goto(address);
        await page.until(() => document.body?.dataset.offline === "ready");
      };
      await visit().finally(stop);
      // Nobody answers any more.
      await page.goto(`${address}#plan`);
      await page.goto("about:blank");
      await page.goto(address);
      await page.until(() => document.body?.dataset.engine === "ready");
      await standStill(page);
      await page.type("#f-sites-0-domains-0-name", "-shanjian.example");
      await page.press("Tab");
      await page.wait('[data-field="/sites/0/domains/0/name"] .finding');
    },
  },
  {
    what: ["单个文件，从磁盘打开", "as one file, opened from the disk"],
    async work({ browser }) {
      const file = join(fresh("单 文件"), "备案预检 (1).html");
      copyFileSync(SINGLE, file);
      const page = await browser.open(pathToFileURL(file).href);
      await page.until(() => document.body?.dataset.engine === "ready");
      await standStill(page);
      await mainJob(page);
    },
  },
];
