// Fast enough for every key, on a slow machine too.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setUp } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

test("a key costs less than a frame on a processor four times slower, 99 times of 100", async () => {
  const page = await web.open({ today: null });
  await page.locator("#examples").click();
  await page.locator(".menu-item").first().click();
  await page.waitForTimeout(500);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  // All that a key costs before the page is drawn: the check, the marks, the message. The check alone is judged by
  // tests/package/speed.test.mjs.
  const round = () => page.evaluate(async () => {
    const input = document.getElementById("f-sites-0-name");
    const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 12)));
    const text = "山间小屋手记与山间小屋商城的博客";
    const taken = [];
    for (let key = 0; key < 300; key++) {
      input.value = text.slice(0, 1 + (key % text.length));
      const start = performance.now();
      input.dispatchEvent(new InputEvent("input", { bubbles: true })); // checks at once, draws in the next frame
      const time = performance.now() - start;
      if (key >= 100) taken.push(time); // the first keys warm the engine up
      await drawn();
    }
    taken.sort((a, b) => a - b);
    return { median: taken[Math.floor(taken.length / 2)], slow: taken[Math.floor(taken.length * 0.99)] };
  });
  // Other programs on the machine take time too: the quieter of a few rounds measures the page.
  let best = Infinity;
  for (let rounds = 0; rounds < 4 && best >= 16; rounds++) {
    const { median, slow } = await round();
    console.log(`      a key at 4x: median ${median.toFixed(2)} ms, 99 of 100 under ${slow.toFixed(2)} ms`);
    best = Math.min(best, slow);
  }
  assert.ok(best < 16, `99 of 100 under ${best.toFixed(2)} ms`);
});
