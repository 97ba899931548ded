// The package in a browser: bundled by Vite and as it is, on the page and in a worker, under the strictest policy that allows it.

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CSP_OF_A_HOST as CSP } from "../../tools/lib/csp.mjs";
import { serve } from "../../tools/serve.mjs";
import { FLAGS } from "../../tools/setup/browser.mjs";
import { install, put } from "./support.mjs";

let browser;
let home;
before(async () => {
  const { chromium } = await import("playwright-core");
  browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: FLAGS });
  home = await install("browser");
  const use = `
    import { createChecker, BeianError } from "beian-check";
    const work = async () => {
      const checker = await createChecker({ today: "2026-11-22" });
      const report = checker.check({ subject: { nature: "individual" }, sites: [{ name: "山间" }] });
      const error = await createChecker({ locale: "fr" }).catch((error) => error);
      return [report.verdict, error instanceof BeianError && error.code].join();
    };
    export const answer = () => work().catch((error) => String(error.code ?? error));`;
  put(home, {
    "index.html": `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/main.js"></script>`,
    "use.js": use,
    "main.js": `
      import { answer } from "./use.js";
      const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
      worker.onmessage = async ({ data }) => { document.title = [await answer(), data].join("|"); };
      worker.onerror = (event) => { document.title = "worker: " + event.message; };`,
    "worker.js": `import { answer } from "./use.js"; answer().then((text) => postMessage(text));`,
    "plain/index.html": `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/main.js"></script>`,
    "plain/main.js": `${use.replace('"beian-check"', '"./index.js"').replace("export const", "const")} answer().then((text) => { document.title = text; });`,
  });
  cpSync(join(home, "node_modules/beian-check/dist/index.js"), join(home, "plain/index.js"));
  const { build } = await import("vite");
  await build({ root: home, configFile: false, logLevel: "error", base: "./", worker: { format: "es" } });
});
after(() => browser?.close());

/** Opens a folder's page and waits for its title; every request but the page's own files is a fault. */
async function open(folder, csp) {
  const { address, stop } = await serve(folder, { csp });
  const page = await browser.newPage();
  const strange = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:")) strange.push(url);
    if (["fetch", "xhr", "websocket"].includes(request.resourceType())) strange.push(url);
  });
  try {
    await page.goto(address);
    await page.waitForFunction(() => document.title !== "", undefined, { timeout: 20_000 });
    return { title: await page.title(), strange };
  } finally {
    await page.close();
    await stop();
  }
}

const RIGHT = "reject,bad-options";

test("bundled by Vite, on the page and in a worker, with no request for data", async () => {
  assert.deepEqual(await open(join(home, "dist"), CSP), { title: `${RIGHT}|${RIGHT}`, strange: [] });
});

test("as it is, without a bundler", async () => {
  assert.deepEqual(await open(join(home, "plain"), CSP), { title: RIGHT, strange: [] });
});

test("where the policy forbids WebAssembly: an error that says so", async () => {
  const { title } = await open(join(home, "plain"), CSP.replace(" 'wasm-unsafe-eval'", ""));
  assert.equal(title, "wasm-failed");
});
