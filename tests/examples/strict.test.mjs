// What lives as long as the form, and no longer: React's development build in StrictMode, where effects run twice, and components
// of React and Vue that leave the page. Engines are counted where they are made (support.mjs).

import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { FORMS, setUp, until } from "./support.mjs";

let web;
before(async () => {
  web = await setUp();
});
after(() => web?.close());

const REACT = ["react-hook-form", "tanstack-form", "ant-design"];

/** The example's form on a page of the test's, which can take it away and bring it back. */
async function mounted(name) {
  const home = at("examples/node_modules/.beian-check-tests", name);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const src = at("examples", name, "src");
  writeFileSync(join(home, "index.html"), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><div id="app"></div><script type="module" src="./main.js"></script>`);
  writeFileSync(
    join(home, "main.js"),
    REACT.includes(name)
      ? `
    import { createElement, StrictMode } from "react";
    import { createRoot } from "react-dom/client";
    import { App } from ${JSON.stringify(join(src, "App.tsx"))};
    let root;
    window.enter = () => { root = createRoot(document.getElementById("app")); root.render(createElement(StrictMode, null, createElement(App))); };
    window.leave = () => root.unmount();
    window.enter();`
      : `
    import { createApp } from "vue";
    import App from ${JSON.stringify(join(src, "App.vue"))};
    let app;
    window.enter = () => { app = createApp(App); app.mount("#app"); };
    window.leave = () => app.unmount();
    window.enter();`,
  );
  const { build, loadConfigFromFile } = await import("vite");
  const found = REACT.includes(name) ? null : await loadConfigFromFile({ command: "build", mode: "development" }, at("examples", name, "vite.config.ts"));
  await build({ ...found?.config, root: home, base: "./", configFile: false, logLevel: "error", mode: "development", define: { "process.env.NODE_ENV": '"development"' }, build: { minify: false } });
  return join(home, "dist");
}

for (const name of FORMS) {
  test(`${name}: one engine while the form is there, none when it has left, also when it leaves at once`, async () => {
    const { page, said, form } = await web.open(name, { folder: await mounted(name) });
    const counts = () => page.evaluate(() => [window.engines.length, window.alive()]);
    assert.deepEqual(await counts(), [1, 1]);
    await form.write("siteName", "山间");
    await form.says("siteName", ["网站名称要有 3 个以上汉字，现在只有 2 个。请补足，例如加上内容的名称。"]);

    await page.evaluate(() => window.leave());
    await until(async () => (await counts())[1] === 0);

    // In and out before anything has started: nothing is left, and nothing complains.
    await page.evaluate(() => (window.enter(), window.leave()));
    await page.evaluate(async () => {
      window.enter();
      await new Promise((done) => setTimeout(done));
      window.leave();
    });
    await page.evaluate(() => window.enter());
    await until(async () => (await counts())[1] === 1);
    await form.write("siteName", "山间小屋手记");
    await form.says("siteName", []);
    await page.evaluate(() => window.leave());
    await until(async () => (await counts())[1] === 0);
    assert.equal(await page.locator("#app > *").count(), 0);
    assert.deepEqual(said, []);
    await page.close();
  });
}
