// Fast enough for every key: checkField on each prefix of what somebody types, in Chromium slowed four times.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { FLAGS } from "../../tools/setup/browser.mjs";
import { at } from "../../tools/lib/root.mjs";

const TYPED = {
  "site.name": "山间小屋手记与山间小屋商城",
  "subject.address": "广东省深圳市南山区桃源街道塘朗村一坊12号301室",
  "person.certificate.number": "11010519491231002X",
  "person.mobile": "13800138000",
  "site.domain": "www.example.com.cn",
  "site.homeUrl": "https://www.example.com.cn/",
};
const CONTEXT = {
  filingType: "first", region: "44", serverLocation: "mainland",
  subject: { nature: "individual", name: "周文斌", certificate: { kind: "resident-id", number: "11010519491231002X" } },
  principal: { mobile: "13800138000" },
  sites: [{ name: "山间小屋手记", domains: ["example.com.cn"] }],
};

test("99 of 100 calls of checkField take less than 1 ms on a processor four times slower", async () => {
  const server = createServer((request, response) => {
    const script = request.url === "/index.js";
    response.setHeader("content-type", script ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8");
    response.end(script ? readFileSync(at("dist/index.js")) : "<!doctype html><title>speed</title>");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const browser = await chromium.launch({ executablePath: process.env.CHROME || "/usr/bin/chromium", args: FLAGS });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.evaluate(async () => {
      const { createChecker } = await import("/index.js");
      globalThis.checker = await createChecker({ today: "2026-11-22" });
    });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const round = () => page.evaluate(async ([typed, context]) => {
      const taken = [];
      for (let pass = 0; pass < 16; pass++) {
        for (const [field, text] of Object.entries(typed)) {
          for (let end = 1; end <= text.length; end++) {
            const value = text.slice(0, end);
            const start = performance.now();
            globalThis.checker.checkField(field, value, context);
            const time = performance.now() - start;
            if (pass > 0) taken.push(time); // the first pass warms the engine up
          }
        }
        await new Promise((done) => setTimeout(done, 20));
      }
      taken.sort((a, b) => a - b);
      return { calls: taken.length, median: taken[Math.floor(taken.length / 2)], slow: taken[Math.floor(taken.length * 0.99)] };
    }, [TYPED, CONTEXT]);
    // Other programs on the machine take time too: the quietest of a few rounds measures the engine.
    let best = Infinity;
    for (let rounds = 0; rounds < 6 && best >= 1; rounds++) {
      const { calls, median, slow } = await round();
      console.log(`      ${calls} calls at 4x: median ${median.toFixed(2)} ms, 99 of 100 under ${slow.toFixed(2)} ms`);
      best = Math.min(best, slow);
    }
    assert.ok(best < 1, `99 of 100 under ${best.toFixed(2)} ms`);
  } finally {
    await browser.close();
    server.close();
  }
});
