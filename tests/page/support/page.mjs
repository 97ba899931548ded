// Opens the built page in a real browser, as a person would. `today` sets the clock that the page sees.
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { CSP } from "../../../tools/lib/csp.mjs";
import { serve } from "../../../tools/serve.mjs";
import { FLAGS } from "../../../tools/setup/browser.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
export const DIST = resolve(process.env.PAGE_DIST ?? resolve(HERE, "../../../www/dist"));
/** A day on which the word lists of 2020 speak with their own verdict, and the day of today's rules. */
export const IN_2020 = "2020-10-01T09:00:00+08:00";
export const IN_2026 = "2026-11-22T09:00:00+08:00";

/** As a browser behaves that does not allow WebAssembly. */
export const CSP_WITHOUT_WASM = CSP.replace(" 'wasm-unsafe-eval'", "");

export function launch() {
  if (!existsSync(resolve(DIST, "index.html"))) throw new Error(`${DIST} is not built`);
  return chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: FLAGS });
}

/**
 * A browser and a server for a test file; `open` gives a fresh page with nothing in it. Without the service worker, which keeps a
 * megabyte in each of them, unless the test is about it: `serviceWorkers: "allow"`, then `kept(page)`.
 */
export async function setUp(root = DIST, options) {
  const browser = await launch();
  const server = await serve(root, options);
  const open = async ({ today = IN_2026, viewport = { width: 1280, height: 900 }, ready = true, before, ...context } = {}) => {
    const fresh = await browser.newContext({ viewport, locale: "zh-CN", serviceWorkers: "block", ...context });
    const page = await fresh.newPage();
    page.errors = [];
    page.on("pageerror", (error) => page.errors.push(error.message));
    if (today) await page.clock.setFixedTime(new Date(today)); // also makes performance.now() coarse
    await before?.(page, fresh);
    await page.goto(server.address);
    if (ready) await page.locator("body[data-engine=ready]").waitFor();
    return page;
  };
  return { browser, server, open, close: async () => { await browser.close(); await server.stop(); } };
}

/** The service worker has put everything away. */
export const kept = (page) => page.locator("body[data-offline=ready]").waitFor();

// --- what a person does

export const field = (page, pointer) => page.locator(`[data-field="${pointer}"]`);
export const control = (page, pointer) => field(page, pointer).locator("input, textarea, select").first();
export const findings = (page, pointer) => field(page, pointer).locator(".finding");
export const finding = (page, pointer, rule) => field(page, pointer).locator(`.finding[data-rule="${rule}"]`);
export const marks = (page, pointer) => field(page, pointer).locator("mark").allTextContents();

export async function choose(page, pointer, value) {
  await control(page, pointer).selectOption(value);
}
export async function pick(page, pointer, label) {
  await field(page, pointer).locator("label", { hasText: label }).click();
}
/** Types key by key and leaves the field. */
export async function type(page, pointer, text) {
  await control(page, pointer).click();
  await page.keyboard.type(text);
  await control(page, pointer).blur();
}
export async function settle(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

/** The digits of a made-up resident number, with its check character computed. */
export function residentNumber(first17) {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...first17].reduce((total, digit, at) => total + Number(digit) * weights[at], 0);
  return first17 + "10X98765432"[sum % 11];
}
