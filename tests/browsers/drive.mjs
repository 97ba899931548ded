// One way to drive three browsers, for tests that hold in all of them:
//
//   for (const name of NAMES)                                  // "chromium", "firefox", "webkit"
//     test(`… in ${name}`, { skip: notHere(name) }, async () => {
//       const browser = await start(name, { proxy: "127.0.0.1:8080" });   // a profile of its own; the proxy is optional
//       const page = await browser.open("http://127.0.0.1:…/");
//       await page.type("#name", "山间");                      // clicks, then real keys
//       await page.press("Tab", "Shift+Tab");
//       await page.click("beian-check >>> button", "提交");    // >>> goes into a shadow root; the first that has the text
//       await page.until(() => document.title === "…");        // a function of the page's, until it answers with something
//       await page.evaluate((a) => a + 1, 1);
//       await browser.close();
//     });
//
// Chromium and Firefox are driven by puppeteer-core (Firefox by WebDriver BiDi: no geckodriver, which Debian does not have). WebKitGTK
// speaks only the classic WebDriver, for which the few calls of webkit.mjs are enough. Both give the same six things to do, on which
// `Page` builds everything else, so that a test cannot tell them apart. Playwright, which the deep tests of the page use, drives only
// browsers of its own beside Chromium.

import { existsSync } from "node:fs";
import { FLAGS } from "../../tools/setup/browser.mjs";
import { findFirefox, findWebKit, HOW_TO_GET } from "../../tools/setup/more-browsers.mjs";
import { startWebKit } from "./webkit.mjs";

const FIND = { chromium: () => process.env.CHROME ?? ["/usr/bin/chromium"].find(existsSync), firefox: findFirefox, webkit: findWebKit };
const START = { chromium: startChromium, firefox: startFirefox, webkit: (programs, proxy) => startWebKit(programs, SIZE, proxy) };
export const NAMES = Object.keys(START);
const SIZE = { width: 1280, height: 900 };
/** Long, since a machine that builds beside this one makes WebKit wait. */
const PATIENCE = 60_000;

/** For a test's `skip`: false, or what to install. Chromium is a must: without it the tests fail. */
export const notHere = (name) => (name !== "chromium" && FIND[name]() === undefined ? HOW_TO_GET[name] : false);

/**
 * Starts a browser without anything in it. `proxy`, "host:port", takes every request of it, for this machine too; `profile` is a folder
 * for what it keeps, which WebKitGTK does not take: it keeps nothing while it is driven.
 */
export async function start(name, { proxy, profile } = {}) {
  const raw = await START[name](FIND[name](), proxy, profile);
  const pages = new Set();
  return {
    name,
    version: raw.version,
    /** A page at this address, loaded. */
    async open(address) {
      const page = new Page(await raw.open(), () => pages.delete(page));
      pages.add(page);
      if (address) await page.goto(address);
      return page;
    },
    async closePages() {
      for (const page of pages) await page.close();
    },
    close: () => raw.close(),
  };
}

async function startChromium(executablePath, proxy, userDataDir) {
  const args = [...FLAGS, ...(proxy ? [`--proxy-server=http://${proxy}`, "--proxy-bypass-list=<-loopback>"] : [])];
  return puppet({ browser: "chrome", executablePath, args, userDataDir });
}

async function startFirefox(executablePath, proxy, userDataDir) {
  const [host, port] = proxy?.split(":") ?? [];
  const ofProxy = proxy
    ? { "network.proxy.type": 1, "network.proxy.http": host, "network.proxy.http_port": Number(port), "network.proxy.ssl": host, "network.proxy.ssl_port": Number(port), "network.proxy.allow_hijacking_localhost": true }
    : {};
  // Without these two, Firefox goes on asking for its own settings, which puppeteer's profile does not stop.
  const extraPrefsFirefox = { "services.settings.server": "data:,", ...ofProxy };
  return puppet({ browser: "firefox", executablePath, userDataDir, extraPrefsFirefox, env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" } });
}

async function puppet(options) {
  const { launch } = await import("puppeteer-core");
  const browser = await launch({ headless: true, defaultViewport: SIZE, ...options });
  return {
    version: (await browser.version()).replace(/^\D+/, ""),
    async open() {
      const page = await browser.newPage();
      return {
        goto: (address) => page.goto(address),
        evaluate: (fn, args) => page.evaluate(fn, ...args),
        pressAt: (x, y) => page.mouse.click(x, y),
        type: (text) => page.keyboard.type(text),
        async press(key, modifiers) {
          for (const held of modifiers) await page.keyboard.down(held);
          await page.keyboard.press(key);
          for (const held of modifiers) await page.keyboard.up(held);
        },
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

class Page {
  #raw;
  #closed;
  constructor(raw, closed) {
    this.#raw = raw;
    this.#closed = closed;
  }

  goto(address) {
    return this.#raw.goto(address);
  }

  /** Runs a function in the page: its arguments and its answer, or what its promise comes to, are JSON. */
  evaluate(fn, ...args) {
    return this.#raw.evaluate(fn, args);
  }

  /** Asks the page until the answer is something, and gives it back. */
  async until(fn, ...args) {
    for (const last = Date.now() + PATIENCE; ; ) {
      const answer = await this.evaluate(fn, ...args);
      if (answer) return answer;
      if (Date.now() > last) throw new Error(`in ${PATIENCE / 1000} seconds it did not come to: ${fn.name || fn} ${JSON.stringify(args)}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** Waits for an element that can be seen. */
  wait(selector, text) {
    return this.until(look, selector, "seen", text);
  }

  /** The text of all elements that a selector means. */
  texts(selector) {
    return this.evaluate(look, selector, "texts");
  }

  value(selector) {
    return this.evaluate(look, selector, "value");
  }

  /** A press of the mouse in the middle of the first element that has the text. */
  async click(selector, text) {
    const [x, y] = await this.until(look, selector, "place", text);
    await this.#raw.pressAt(x, y);
  }

  /** Clicks into a field and types at its end. */
  async type(selector, text) {
    await this.click(selector);
    await this.#raw.type(text);
  }

  /** Chooses an option by its value, as the browser does it: with the events, without the menu. */
  choose(selector, value) {
    return this.evaluate(look, selector, "choose", undefined, value);
  }

  /** Keys by name, one after the other: "Tab", "Shift+Tab", "ArrowDown", "a". */
  async press(...keys) {
    for (const key of keys) {
      const [last, ...modifiers] = key.split("+").reverse();
      await this.#raw.press(last, modifiers);
    }
  }

  /** Types where the focus is. */
  keys(text) {
    return this.#raw.type(text);
  }

  close() {
    this.#closed();
    return this.#raw.close();
  }
}

/** Runs in the page. */
function look(selector, what, text, value) {
  let found = [document];
  for (const part of selector.split(" >>> ")) found = found.flatMap((root) => [...(root.shadowRoot ?? root).querySelectorAll(part)]);
  found = found.filter((node) => node.textContent.includes(text ?? ""));
  // An element without a box of its own (`display: contents`) is seen by what is in it.
  const shows = (node) => node.checkVisibility({ visibilityProperty: true }) || [...node.children].some(shows);
  const visible = found.find(shows);
  switch (what) {
    case "texts":
      return found.map((node) => node.textContent);
    case "value":
      return found[0]?.value ?? null;
    case "seen":
      return visible !== undefined;
    case "place": {
      if (!visible) return null;
      visible.scrollIntoView({ block: "center", behavior: "instant" });
      const box = () => visible.getBoundingClientRect();
      const before = box();
      // What still moves is not pressed yet, nor what lies under something else.
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
        const { x, y, width, height } = box();
        const middle = [x + width / 2, y + height / 2];
        done(before.x === x && before.y === y && visible.contains(visible.getRootNode().elementFromPoint(...middle)) ? middle : null);
      })));
    }
    case "choose":
      found[0].value = value;
      for (const event of ["input", "change"]) found[0].dispatchEvent(new Event(event, { bubbles: true, composed: event === "input" }));
  }
}
