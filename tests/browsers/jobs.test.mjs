// Everything that the page, the package and the widget are for, in every browser that is here. docs/browsers.md shows what this holds.
import { after, afterEach, before, describe, test } from "node:test";
import { NAMES, notHere, start } from "./drive.mjs";
import { jobs } from "./jobs/index.mjs";

for (const name of NAMES)
  describe(name, { skip: notHere(name) }, () => {
    let browser;
    before(async () => { browser = await start(name); });
    after(() => browser?.close());
    afterEach(() => browser.closePages());
    for (const { what: [, title], work } of jobs) test(title, () => work({ browser }));
  });
