// The driver itself: what a test writes does the same in each browser.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { NAMES, notHere, start } from "./drive.mjs";

const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><input id="a"><button>一</button><button onclick="document.title = '二'">二</button>
  <div id="host"></div><script>host.attachShadow({ mode: "open" }).innerHTML = "<input id=inner>"</script>`;

for (const name of NAMES)
  test(`real keys, presses, shadow roots, two pages, and a proxy that sees every request: ${name}`, { skip: notHere(name) }, async () => {
    const asked = [];
    const proxy = createServer(({ url }, response) => (asked.push(url), response.end(PAGE))).on("connect", (_, socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(proxy, "listening");
    const browser = await start(name, { proxy: `127.0.0.1:${proxy.address().port}` });
    try {
      const page = await browser.open("http://127.0.0.1:50505/one"); // nobody is there but the proxy
      await page.type("#a", "abc山间");
      await page.press("Shift+Home");
      await page.keys("x");
      assert.equal(await page.value("#a"), "x");
      await page.click("button", "二");
      assert.equal(await page.until(() => document.title), "二");
      const other = await browser.open("http://example.test/two");
      await other.type("#host >>> #inner", "内");
      assert.equal(await other.value("#host >>> #inner"), "内");
      await other.close();
      assert.equal(await page.evaluate(async (a) => a + document.querySelector("#a").value, "a"), "ax");
      assert.deepEqual(asked.filter((url) => /127\.0\.0\.1|example\.test/.test(url)), ["http://127.0.0.1:50505/one", "http://example.test/two"]);
    } finally {
      await browser.close();
      proxy.closeAllConnections();
      proxy.close();
    }
  });
