// On a server: each form is rendered to HTML, and importing the package there starts nothing.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { at } from "../../tools/lib/root.mjs";
import { run } from "../../tools/lib/run.mjs";
import { examples, FORMS } from "../../tools/steps/examples.mjs";

before(examples);

/** In a Node.js of its own, which ends by itself: nothing keeps it alive. */
const render = (name) =>
  run(process.execPath, [
    "--input-type=module",
    "--eval",
    `let started = 0;
     for (const way of ["Instance", "Module", "instantiate", "compile"]) WebAssembly[way] = new Proxy(WebAssembly[way], { apply: () => started++, construct: () => (started++, {}) });
     const before = Object.getOwnPropertyNames(globalThis).length;
     await import(${JSON.stringify(pathToFileURL(at("examples/node_modules/beian-check/dist/index.js")).href)});
     const left = Object.getOwnPropertyNames(globalThis).length - before;
     const { render } = await import(${JSON.stringify(pathToFileURL(at("examples", name, "dist/server/server.js")).href)});
     console.log(JSON.stringify([await render(), started, left]));`,
  ]);

for (const name of FORMS) {
  test(`${name}: the form as HTML, and no engine`, async () => {
    const [html, started, left] = JSON.parse(await render(name));
    for (const label of ["备案地区", "主办者性质", "证件类型", "证件号码", "通信地址", "手机号码", "网站名称"]) assert.ok(html.includes(label), label);
    assert.deepEqual([started, left], [0, 0]);
  });
}
