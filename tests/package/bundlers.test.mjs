// Each entry in a browser, by each way of getting it there: Vite, webpack, esbuild, plain modules, and from the disk. Under the
// strictest policy that allows it; `slim` alone needs a request.

import assert from "node:assert/strict";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { CSP_OF_A_HOST as CSP } from "../../tools/lib/csp.mjs";
import { serve } from "../../tools/serve.mjs";
import { FLAGS } from "../../tools/setup/browser.mjs";
import { install, put } from "./support.mjs";

const SILENT = CSP;
const ITS_OWN_FILES = CSP.replace("connect-src 'none'", "connect-src 'self'");
// esbuild would read the project's own tsconfig.json, with its short ways: hence `tsconfigRaw`.
const HTML = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="./main.js"></script>`;

/** Says in the page's title what each entry answers. `${slim}` and `${worker}` are the options of a bundler that needs them. */
const main = ({ from = (name) => `beian-check${name}`, slim = "", worker = "", more = "" } = {}) => `
  import * as whole from "${from("")}";
  import * as slim from "${from("/slim")}";
  import * as worker from "${from("/worker")}";
  ${more}
  const TODAY = { today: "2026-11-22" };
  const FILING = { subject: { nature: "individual" }, sites: [{ name: "山间" }] };
  const answer = async ({ createChecker }, options) => {
    try {
      const checker = await createChecker({ ...TODAY, ...options });
      const { verdict, findings } = await checker.check(FILING);
      checker.dispose();
      return verdict + findings.length;
    } catch (error) {
      return String(error.code ?? error);
    }
  };
  let streamed = 0;
  const { compileStreaming } = WebAssembly;
  WebAssembly.compileStreaming = (...given) => (streamed++, compileStreaming(...given));
  const answers = [await answer(whole), await answer(worker, { ${worker} }), await answer(slim, { ${slim} }), await answer(slim, { wasm: "./engine.bin" }), "streamed " + streamed];
  document.title = answers.join(" ");`;

let browser;
let home;
let right;
before(async () => {
  const { chromium } = await import("playwright-core");
  browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: FLAGS });
  home = await install("bundlers");
  const { createChecker } = await import(pathToFileURL(join(home, "node_modules/beian-check/dist/index.js")).href);
  const { verdict, findings } = (await createChecker({ today: "2026-11-22" })).check({ subject: { nature: "individual" }, sites: [{ name: "山间" }] });
  right = verdict + findings.length;
});
after(() => browser?.close());

/** A copy of the engine that the server sends as application/octet-stream. */
const unnamed = (folder) => cpSync(join(home, "node_modules/beian-check/dist/beian.wasm"), join(folder, "engine.bin"));

async function titleOf(address, want = 20_000) {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  try {
    await page.goto(address);
    await page.waitForFunction(() => document.title !== "", undefined, { timeout: want }).catch(() => assert.fail(said.join("\n") || "no title"));
    return await page.title();
  } finally {
    await page.close();
  }
}

async function both(folder) {
  unnamed(folder);
  const titles = [];
  for (const csp of [ITS_OWN_FILES, SILENT]) {
    const { address, stop } = await serve(folder, { csp });
    titles.push(await titleOf(address));
    await stop();
  }
  assert.deepEqual(titles, [
    `${right} ${right} ${right} ${right} streamed 1`,
    `${right} ${right} wasm-failed wasm-failed streamed 0`,
  ]);
}

test("Vite", async () => {
  const { build } = await import("vite");
  put(join(home, "vite"), { "index.html": HTML, "main.js": main() });
  await build({ root: join(home, "vite"), configFile: false, logLevel: "error", base: "./", build: { target: "es2022", outDir: join(home, "vite/dist") } });
  await both(join(home, "vite/dist"));
});

test("Vite's server for development", async () => {
  const { createServer } = await import("vite");
  put(join(home, "dev"), { "index.html": HTML, "main.js": main() });
  const server = await createServer({ root: join(home, "dev"), configFile: false, logLevel: "error", cacheDir: join(home, "dev/.vite"), server: { host: "127.0.0.1", hmr: false, watch: null } });
  try {
    await server.listen();
    unnamed(join(home, "dev"));
    assert.equal(await titleOf(server.resolvedUrls.local[0], 60_000), `${right} ${right} ${right} ${right} streamed 1`);
  } finally {
    await server.close();
  }
});

test("webpack", async () => {
  const { default: webpack } = await import("webpack");
  put(join(home, "webpack"), { "main.js": main(), "dist/index.html": HTML });
  const stats = await new Promise((done, fail) =>
    webpack(
      { mode: "production", context: join(home, "webpack"), entry: "./main.js", output: { path: join(home, "webpack/dist"), filename: "main.js", module: true, chunkFormat: "module", publicPath: "auto" }, experiments: { outputModule: true }, target: ["web", "es2022"], performance: false },
      (error, result) => (error ? fail(error) : done(result)),
    ),
  );
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
  await both(join(home, "webpack/dist"));
});

test("esbuild: told where the engine and the worker's script are", async () => {
  const { build } = await import("esbuild");
  put(join(home, "esbuild"), {
    "main.js": main({ more: `import wasm from "beian-check/beian.wasm";`, slim: "wasm", worker: `worker: "./thread.js"` }),
    "thread.js": `import "beian-check/worker-thread";`,
    "dist/index.html": HTML,
  });
  const { warnings } = await build({
    absWorkingDir: join(home, "esbuild"), entryPoints: ["main.js", "thread.js"], bundle: true, format: "esm", splitting: true, outdir: "dist", minify: true, target: "es2022", loader: { ".wasm": "file" }, tsconfigRaw: "{}", logLevel: "silent",
  });
  assert.deepEqual(warnings, []);
  await both(join(home, "esbuild/dist"));
});

test("plain modules, without a bundler", async () => {
  const folder = join(home, "plain");
  put(folder, { "index.html": HTML, "main.js": main({ from: (name) => `./beian-check/${name.slice(1) || "index"}.js` }) });
  cpSync(join(home, "node_modules/beian-check/dist"), join(folder, "beian-check"), { recursive: true });
  await both(folder);
});

test("from the disk: a page that is opened as a file, under the same policy", async () => {
  const { build } = await import("esbuild");
  const folder = join(home, "disk");
  put(folder, {
    "main.js": `import { createChecker } from "beian-check"; createChecker().then((checker) => { document.title = checker.check({ subject: { nature: "individual" }, sites: [{ name: "山间" }] }).verdict; }, (error) => { document.title = error.code; });`,
    "index.html": `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${SILENT.replace("'self' 'wasm", "file: 'wasm")}"><script src="bundle.js"></script>`,
  });
  await build({ absWorkingDir: folder, entryPoints: ["main.js"], bundle: true, format: "iife", outfile: "bundle.js", tsconfigRaw: "{}", logLevel: "silent", charset: "utf8" });
  assert.equal(await titleOf(pathToFileURL(join(folder, "index.html")).href), "reject");
});

test("a bundle of the package carries neither the other entries nor what they need", async () => {
  const { build } = await import("esbuild");
  put(join(home, "tree"), { "main.js": `import "beian-check"; import "beian-check/slim"; import { toFormPath } from "beian-check"; document.title = toFormPath("/a/0");` });
  const { outputFiles } = await build({ absWorkingDir: join(home, "tree"), entryPoints: ["main.js"], bundle: true, minify: true, format: "esm", write: false, tsconfigRaw: "{}", logLevel: "silent" });
  assert.ok(outputFiles[0].text.length < 30_000, `${outputFiles[0].text.length} bytes for a function without the engine`);
  assert.ok(readdirSync(join(home, "node_modules/beian-check/dist")).includes("beian.wasm"));
});
