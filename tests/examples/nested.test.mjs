// What the examples leave out, with the real libraries: one field's schema by itself, values inside of values, a checker in a worker.

import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { setUp, TODAY, until } from "./support.mjs";

let web;
before(async () => {
  web = await setUp();
});
after(() => web?.close());

const TOO_FEW = "网站名称要有 3 个以上汉字，现在只有 2 个。请补足，例如加上内容的名称。";

async function page(name, script) {
  const home = at("examples/node_modules/.beian-check-tests", name);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "index.html"), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><div id="app"></div><script type="module" src="./main.js"></script>`);
  writeFileSync(join(home, "main.js"), script);
  const { build } = await import("vite");
  await build({ root: home, base: "./", configFile: false, logLevel: "error", build: { minify: false } });
  return web.open(name, { folder: join(home, "dist"), ready: false });
}

const says = (page, text) => until(async () => (await page.locator("#says").textContent()) === text);

/** A wrong name, a right one; and what was handed in. */
async function drive({ page, said }, sent) {
  const input = page.locator("#name");
  await input.fill("山间");
  await says(page, TOO_FEW);
  await page.locator("button").click();
  await input.fill("山间小屋手记");
  await says(page, "");
  assert.equal(await page.locator("output").textContent(), "");
  await page.locator("button").click();
  await until(async () => (await page.locator("output").textContent()) === sent);
  assert.deepEqual(said, []);
  await page.close();
}

test("VeeValidate: the schema of one field, in a component of its own", async () => {
  const opened = await page("vee-field", `
    import { createChecker, toTypedSchema } from "beian-check";
    import { useField, useForm } from "vee-validate";
    import { createApp, h, ref } from "vue";
    const checker = await createChecker({ today: "${TODAY}" });
    const Name = { setup() {
      const { value, errorMessage } = useField("siteName", toTypedSchema(checker.schema("site.name", { subject: { nature: "individual" } })), { initialValue: "" });
      return () => [h("input", { id: "name", value: value.value, onInput: (event) => (value.value = event.target.value) }), h("p", { id: "says" }, errorMessage.value)];
    } };
    createApp({ setup() {
      const { handleSubmit } = useForm();
      const sent = ref("");
      return () => h("form", { onSubmit: handleSubmit((values) => { sent.value = JSON.stringify(values); }) }, [h(Name), h("button", "提交"), h("output", sent.value)]);
    } }).mount("#app");`);
  await drive(opened, '{"siteName":"山间小屋手记"}');
});

/** The values are a filing themselves. */
const NESTED = `{ "sites.0.name": "site.name" }, (values) => values`;
const FILING = '{"subject":{"nature":"individual"},"sites":[{"name":"山间小屋手记"}]}';

test("React Hook Form: values inside of values, and a checker in a worker", async () => {
  const opened = await page("rhf-nested", `
    import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
    import { toFormSchema } from "beian-check";
    import { createChecker } from "beian-check/worker";
    import { createElement as h, useState } from "react";
    import { createRoot } from "react-dom/client";
    import { useForm } from "react-hook-form";
    const checker = await createChecker({ today: "${TODAY}" });
    const resolver = standardSchemaResolver(toFormSchema(checker, ${NESTED}));
    function App() {
      const [sent, setSent] = useState("");
      const { register, handleSubmit, formState: { errors } } = useForm({ resolver, mode: "onChange", defaultValues: { subject: { nature: "individual" }, sites: [{ name: "" }] } });
      return h("form", { onSubmit: handleSubmit((values) => setSent(JSON.stringify(values))) },
        h("input", { id: "name", ...register("sites.0.name") }), h("p", { id: "says" }, errors.sites?.[0]?.name?.message), h("button", null, "提交"), h("output", null, sent));
    }
    createRoot(document.getElementById("app")).render(h(App));`);
  await drive(opened, FILING);
});

test("TanStack Form: one schema for all of the form, values inside of values", async () => {
  const opened = await page("tanstack-nested", `
    import { useForm } from "@tanstack/react-form";
    import { createChecker, toFormSchema } from "beian-check";
    import { createElement as h, useState } from "react";
    import { createRoot } from "react-dom/client";
    const checker = await createChecker({ today: "${TODAY}" });
    const schema = toFormSchema(checker, ${NESTED});
    function App() {
      const [sent, setSent] = useState("");
      const form = useForm({ defaultValues: { subject: { nature: "individual" }, sites: [{ name: "" }] }, validators: { onChange: schema }, onSubmit: ({ value }) => setSent(JSON.stringify(value)) });
      return h("form", { onSubmit: (event) => { event.preventDefault(); void form.handleSubmit(); } },
        h(form.Field, { name: "sites[0].name", children: ({ state, handleChange }) => [
          h("input", { key: "input", id: "name", value: state.value, onChange: (event) => handleChange(event.target.value) }),
          h("p", { key: "says", id: "says" }, state.meta.errors.map((issue) => issue.message)),
        ] }),
        h("button", null, "提交"), h("output", null, sent));
    }
    createRoot(document.getElementById("app")).render(h(App));`);
  await drive(opened, FILING);
});
