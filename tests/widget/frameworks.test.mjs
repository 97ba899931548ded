// Forms that React and Vue hold: a correction is an input like any other, effects that run twice leave nothing behind.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { TODAY, messagesBehind, setUp } from "./support.mjs";

let web;
before(async () => {
  web = await setUp("frameworks");
  const { rolldown } = await import("rolldown");
  const build = async (name, text) => {
    const entry = { name: "entry", resolveId: (id) => (id === name ? join(at("tests/widget"), `${name}.js`) : id.startsWith("/beian-check/") ? { id, external: true } : null), load: (id) => (id.endsWith(`widget/${name}.js`) ? text : null) };
    const made = await rolldown({ input: name, plugins: [entry], tsconfig: false, transform: { define: { "process.env.NODE_ENV": '"development"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" } }, platform: "browser" });
    await made.write({ file: join(web.folder, `${name}.js`), format: "esm", codeSplitting: false });
  };
  await build("react-page", `
    import { createElement as h, StrictMode, useEffect, useRef, useState } from "react";
    import { createRoot } from "react-dom/client";
    import { attach } from "/beian-check/widget.js";
    import { createChecker } from "/beian-check/index.js";
    window.made = 0;
    window.alive = new Set();
    function App() {
      const [id, setId] = useState("");
      const [more, setMore] = useState(false);
      const [verdict, setVerdict] = useState("");
      const form = useRef(null);
      useEffect(() => {
        const attached = attach(form.current, { "#id": "person.certificate.number", "#name": "site.name" }, { today: "${TODAY}", filing: { subject: { nature: "individual" } } });
        window.attached = attached;
        return () => attached.detach();
      }, []);
      useEffect(() => {
        const life = new AbortController();
        createChecker({ today: "${TODAY}", signal: life.signal }).then((checker) => {
          window.made++;
          window.alive.add(checker);
          setVerdict(checker.check({ sites: [{ name: "山间" }] }).verdict);
        }, () => {});
        return () => life.abort();
      }, []);
      return h("form", { ref: form },
        h("input", { id: "id", value: id, onChange: (event) => setId(event.target.value) }),
        h("output", { id: "state" }, id),
        h("output", { id: "verdict" }, verdict),
        h("button", { type: "button", id: "more", onClick: () => setMore(!more) }, "more"),
        more && h("input", { id: "name", key: "name", defaultValue: "山间" }),
        h("p", { className: "last" }, "end"));
    }
    const root = createRoot(document.querySelector("#app"));
    root.render(h(StrictMode, null, h(App)));
    window.leave = () => root.unmount();`);
  await build("vue-page", `
    import { createApp, h, onMounted, onUnmounted, ref, vModelText, withDirectives, reactive } from "vue";
    import { attach } from "/beian-check/widget.js";
    const app = createApp({
      setup() {
        const id = ref("");
        const lazy = ref("");
        const filing = reactive({ subject: { nature: "individual" } });
        let attached;
        onMounted(() => { attached = attach(document.querySelector("form"), { "#id": "person.certificate.number", "#lazy": "subject.certificate.number" }, { today: "${TODAY}", filing: () => filing }); window.attached = attached; });
        onUnmounted(() => attached.detach());
        return () => h("form", [
          withDirectives(h("input", { id: "id", "onUpdate:modelValue": (value) => (id.value = value) }), [[vModelText, id.value]]),
          withDirectives(h("input", { id: "lazy", "onUpdate:modelValue": (value) => (lazy.value = value) }), [[vModelText, lazy.value, void 0, { lazy: true }]]),
          h("output", { id: "state" }, id.value + "|" + lazy.value),
        ]);
      },
    });
    app.mount("#app");
    window.leave = () => app.unmount();`);
});
after(() => web.close());

const ID = "11010519491231002x";

test("React, in StrictMode, controlled: a correction reaches the state; what comes later is followed", async () => {
  const { page, said } = await web.open(`<div id="app"></div><script type="module" src="/react-page.js"></script>`);
  await page.waitForFunction(() => window.attached);
  assert.equal(await page.evaluate(() => window.attached.ready), true);
  await page.locator("#id").pressSequentially(ID);
  await page.locator("#more").focus();
  await page.locator("#id + [data-beian=messages] button").click();
  assert.equal(await page.textContent("#state"), ID.toUpperCase());
  assert.deepEqual(await messagesBehind(page, "#id"), []);
  await page.click("#more");
  await page.waitForTimeout(50);
  assert.match((await messagesBehind(page, "#name"))[0], /^必改/);
  await page.click("#more");
  await page.waitForTimeout(50);
  assert.equal(await page.locator("[data-beian=messages]:visible").count(), 0);
  assert.equal(await page.locator(".last").count(), 1);
  assert.deepEqual(said, []);
  await page.close();
});

test("React's double start: one attachment, one checker that lives, none after the page is left", async () => {
  const { page, said } = await web.open(`<div id="app"></div><script type="module" src="/react-page.js"></script>`);
  await page.waitForFunction(() => document.querySelector("#verdict")?.textContent === "reject");
  assert.equal(await page.locator("[data-beian=live]").count(), 1);
  assert.equal(await page.evaluate(() => window.made), 1);
  const alive = () => page.evaluate(() => [...window.alive].filter((checker) => { try { return checker.check({}); } catch { return false; } }).length);
  assert.equal(await alive(), 1);
  await page.evaluate(() => window.leave());
  await page.waitForTimeout(20);
  assert.equal(await alive(), 0);
  assert.equal(await page.locator("[data-beian]").count(), 0);
  assert.deepEqual(said, []);
  await page.close();
});

test("Vue: v-model sees a correction, also a lazy one, from a reactive filing", async () => {
  const { page, said } = await web.open(`<div id="app"></div><script type="module" src="/vue-page.js"></script>`);
  await page.waitForFunction(() => window.attached);
  await page.evaluate(() => window.attached.ready);
  for (const which of ["#id", "#lazy"]) {
    await page.locator(which).fill(ID);
    await page.locator(which).blur();
    await page.locator(`${which} + [data-beian=messages] button`).first().click();
    await page.locator(which).blur();
  }
  assert.equal(await page.textContent("#state"), `${ID.toUpperCase()}|${ID.toUpperCase()}`);
  await page.evaluate(() => window.leave());
  assert.equal(await page.locator("[data-beian]").count(), 0);
  assert.deepEqual(said, []);
  await page.close();
});

test("where the browser has no insertText, the class's setter and a real event do it", async () => {
  const { page } = await web.open(`<div id="app"></div><script type="module" src="/react-page.js"></script>`, { before: () => { Document.prototype.execCommand = () => false; } });
  await page.waitForFunction(() => window.attached);
  await page.evaluate(() => window.attached.ready);
  await page.locator("#id").fill(ID);
  await page.locator("#more").focus();
  await page.locator("#id + [data-beian=messages] button").click();
  assert.equal(await page.textContent("#state"), ID.toUpperCase());
  await page.close();
});
