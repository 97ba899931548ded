// A provider's site for the tests: pages as they are given, the package's dist/ beside them, the strictest policy that the widget
// can live with, and a browser that keeps what the console says.

import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at, TARGET } from "../../tools/lib/root.mjs";
import { CSP_OF_A_HOST } from "../../tools/lib/csp.mjs";
import { serve } from "../../tools/serve.mjs";
import { FLAGS } from "../../tools/setup/browser.mjs";

/** No inline style, no inline script, no HTML from text, no request for data. */
export const STRICT = `${CSP_OF_A_HOST}; require-trusted-types-for 'script'; frame-src 'self'`;
export const TODAY = "2026-11-22";

export async function setUp(name, { csp = STRICT } = {}) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: FLAGS });
  const folder = join(TARGET, "widget-tests", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(at("dist"), join(folder, "beian-check"), { recursive: true });
  const { address, stop } = await serve(folder, { csp });
  let count = 0;
  return {
    folder,
    address,
    browser,
    /** Opens a page with this body; `said` collects warnings and errors of the console, and what was thrown. */
    async open(body, { lang = "zh-CN", context = {}, scripts = {}, before } = {}) {
      const file = `case-${++count}.html`;
      for (const [script, text] of Object.entries(scripts)) writeFileSync(join(folder, script), text);
      writeFileSync(join(folder, file), `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>t</title>${body}`);
      const page = await browser.newPage({ locale: "zh-CN", ...context });
      const said = [];
      page.on("console", (message) => ["warning", "error"].includes(message.type()) && said.push(message.text()));
      page.on("pageerror", (error) => said.push(`thrown: ${error.message}`));
      if (before) await page.addInitScript(before);
      await page.goto(address + file);
      return { page, said };
    },
    async close() {
      await browser.close();
      await stop();
    },
  };
}

/** Attaches to the page's form and waits for the engine; the page's `attached` is what came back. */
export const attachTo = (page, map, options = {}, selector = "form") =>
  page.evaluate(
    async ([fields, given, form, today]) => {
      const { attach } = await import("/beian-check/widget.js");
      window.reports = [];
      document.addEventListener("beian-check", ({ detail }) => window.reports.push(detail));
      window.attached = attach(document.querySelector(form), fields, { today, ...given });
      return window.attached.ready;
    },
    [map, options, selector, TODAY],
  );

/** What stands in the messages behind an input. */
export const messagesBehind = (page, selector) =>
  page.evaluate((which) => {
    const input = document.querySelector(which);
    const host = (input.closest("label") ?? input).nextElementSibling;
    if (host?.dataset.beian !== "messages" || host.style.display === "none") return [];
    return [...host.shadowRoot.querySelectorAll("li")].map((item) => item.querySelector("p").textContent);
  }, selector);

export const buttonsBehind = (page, selector) => page.locator(`${selector} ~ [data-beian=messages] button`);

export const element = (page) => page.locator("beian-check").first();
export const ready = (page, selector = "beian-check") =>
  page.evaluate(async (which) => {
    await customElements.whenDefined("beian-check");
    return document.querySelector(which).ready;
  }, selector);
export const WIDGET = `<script type="module" src="/beian-check/widget.js"></script>`;
