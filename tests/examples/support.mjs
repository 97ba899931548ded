// The built examples in a browser, each under the policy that stands in its own page; and how a person uses each kit's controls.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { at } from "../../tools/lib/root.mjs";
import { serve } from "../../tools/serve.mjs";
import { FLAGS } from "../../tools/setup/browser.mjs";
import { examples, FORMS } from "../../tools/steps/examples.mjs";

export const TODAY = "2026-11-22";
/** A day on which the regions' word lists of 2020 reject. */
export const IN_2020 = "2020-10-01";

/** The package as the examples have it. */
export const ours = () => import(pathToFileURL(at("examples/node_modules/beian-check/dist/index.js")).href);

/** Plain inputs and lists, as the three examples without a kit have them. */
const plain = {
  choose: (page, name, label) => page.locator(`#${name}`).selectOption({ label }),
  input: (page, name) => page.locator(`#${name}`),
  errors: (page, name) => page.locator(`#${name}-says .error`),
  warnings: (page, name) => page.locator(`#${name}-says .warning`),
  joined: false,
};

/**
 * `choose` picks from a list; `errors` and `warnings` are where the kit says them. `joined`: several in one text.
 * `before`: what stands before our words in a warning. `known`: what the kit always says in the console.
 */
const KITS = {
  "react-hook-form": plain,
  "tanstack-form": plain,
  "vee-validate": plain,
  "ant-design": {
    async choose(page, name, label) {
      // The list is longer than what is drawn of it: typing finds.
      await page.locator(`#${name}`).fill(label);
      await page.locator(".ant-select-dropdown:visible").getByTitle(label, { exact: true }).click();
      await page.locator(".ant-select-dropdown:visible").waitFor({ state: "hidden" });
    },
    input: (page, name) => page.locator(`#${name}`),
    errors: (page, name) => page.locator(`.ant-form-item:has(#${name}) .ant-form-item-explain-error`),
    warnings: (page, name) => page.locator(`.ant-form-item:has(#${name}) .ant-form-item-explain-warning`),
    joined: true,
  },
  "element-plus": {
    async choose(page, name, label) {
      await itemOf(page, ".el-form-item", name).locator(".el-select").click();
      await page.locator(".el-select-dropdown:visible").getByText(label, { exact: true }).click();
      await page.locator(".el-select-dropdown:visible").waitFor({ state: "hidden" });
    },
    input: (page, name) => itemOf(page, ".el-form-item", name).locator("input"),
    errors: (page, name) => itemOf(page, ".el-form-item", name).locator(".el-form-item__error"),
    warnings: (page, name) => itemOf(page, ".el-form-item", name).locator(".warning"),
    joined: true,
    before: "可能退回：",
  },
  vant: {
    async choose(page, name, label) {
      await page.locator(`input[name=${name}]`).click();
      const popup = page.locator(".van-popup:visible");
      // The wheel is turned by touch; a press on what lies outside of its window is the same to the kit.
      await popup.locator(".van-picker-column__item", { hasText: label }).dispatchEvent("click");
      await popup.locator(".van-picker-column__item--selected", { hasText: label }).waitFor();
      await popup.getByText("确认").click();
      await popup.waitFor({ state: "hidden" });
    },
    input: (page, name) => page.locator(`input[name=${name}]`),
    errors: (page, name) => page.locator(`.van-field:has(input[name=${name}]) .van-field__error-message`),
    warnings: (page, name) => page.locator(`.van-field:has(input[name=${name}]) + .warning, .van-field:has(input[name=${name}]) + .warning + .warning`),
    joined: true,
    before: "可能退回：",
    // Its icons are in the style sheet; the address beside them, which the policy forbids, is never needed.
    known: /^Loading the font '[^']*at\.alicdn\.com[^']*' violates/,
  },
};
const LABELS = { region: "备案地区", nature: "主办者性质", kind: "证件类型", number: "证件号码", address: "通信地址", mobile: "手机号码", siteName: "网站名称" };
const itemOf = (page, item, name) => page.locator(item).filter({ has: page.getByText(LABELS[name], { exact: true }) });

export { FORMS };

export async function setUp() {
  await examples();
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: FLAGS });
  const servers = [];
  return {
    browser,
    /** Opens an example, or what was built into `folder`; `said` collects what the console says and what was thrown. */
    async open(name, { today = TODAY, before, ready = true, folder = at("examples", name, "dist"), width = 1280 } = {}) {
      const { address, stop } = await serve(folder, { csp: null });
      servers.push(stop);
      const page = await browser.newPage({ locale: "zh-CN", viewport: { width, height: 900 } });
      const said = [];
      const known = (text) => KITS[name]?.known?.test(text) ?? false;
      page.on("console", (message) => ["warning", "error"].includes(message.type()) && !known(message.text()) && said.push(message.text()));
      page.on("pageerror", (error) => said.push(`thrown: ${error.message}`));
      await page.addInitScript(engines);
      if (before) await page.addInitScript(before);
      await page.goto(`${address}?today=${today}`);
      if (ready) await page.waitForFunction(() => window.engines.some(({ exports }) => new Uint8Array(exports.memory.buffer).some((byte) => byte !== 0)));
      return { page, said, form: formOf(page, KITS[name]) };
    },
    async close() {
      await browser.close();
      for (const stop of servers) await stop();
    },
  };
}

/** Every engine that is started; one that was disposed of has a memory of zeros. */
function engines() {
  window.engines = [];
  window.alive = () => window.engines.filter(({ exports }) => new Uint8Array(exports.memory.buffer).some((byte) => byte !== 0)).length;
  const { Instance, instantiate } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    const made = new Instance(...given);
    window.engines.push(made);
    return made;
  };
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    window.engines.push(made.instance ?? made);
    return made;
  };
}

/** What a person does, and sees. */
const formOf = (page, kit) => ({
  choose: (name, label) => kit.choose(page, name, label),
  /** Types in place of what is there, and leaves the field. */
  async write(name, text) {
    await kit.input(page, name).fill(text);
    await kit.input(page, name).blur();
  },
  value: (name) => kit.input(page, name).inputValue(),
  submit: () => page.getByRole("button", { name: /提\s*交/ }).click(),
  sent: () => page.locator("output").textContent(),
  mend: (text) => page.getByText(`改为 ${text}`, { exact: true }).click(),
  /** Waits until these are the messages at the field, and no others. */
  says: (name, messages) => settled(kit.errors(page, name), kit.joined && messages.length > 0 ? [messages.join(" ")] : messages),
  warns: (name, messages) => {
    const wanted = messages.map((message) => (kit.before ?? "") + message);
    return settled(kit.warnings(page, name), kit.joined && !kit.before && wanted.length > 0 ? [wanted.join(" ")] : wanted);
  },
});

/** Waits for what stands there: these texts and no others. */
async function settled(place, wanted, patience = 5_000) {
  const until = Date.now() + patience;
  let seen;
  do {
    seen = (await place.allTextContents()).map((text) => text.trim());
    if (JSON.stringify(seen) === JSON.stringify(wanted)) return;
    await new Promise((done) => setTimeout(done, 20));
  } while (Date.now() < until);
  throw new Error(`says ${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`);
}

/** Waits until `question` is answered with yes. */
export async function until(question, patience = 5_000) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (await question()) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`never came true: ${question}`);
}

export const pictures = at("target/examples-pictures");
export const picture = async (page, name) => {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};
