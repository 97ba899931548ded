// WebKitGTK by the classic WebDriver protocol, https://www.w3.org/TR/webdriver2/: the few calls that the tests make. A library for it
// (selenium-webdriver) would bring 17 MB with drivers of its own for what is a dozen POSTs.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const KEYS = { Shift: "\uE008", Control: "\uE009", Alt: "\uE00A", Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C", Space: " ", Backspace: "\uE003", Delete: "\uE017", Home: "\uE011", End: "\uE010", ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015" };

export async function startWebKit({ driver, browser, screen }, size, proxy) {
  // WebKitGTK has no headless mode: a screen that nobody sees.
  const [display, closeScreen] = await startScreen(screen);
  const port = await freePort();
  const program = spawn(driver, ["--host=127.0.0.1", `--port=${port}`], { stdio: "ignore", env: { ...process.env, DISPLAY: `:${display}`, WAYLAND_DISPLAY: "", GDK_BACKEND: "x11", ...sandbox() } });
  const stop = () => (program.kill(), closeScreen());
  process.once("exit", stop);
  try {
    const call = caller(`http://127.0.0.1:${port}`);
    await answering(call);
    const { sessionId, capabilities } = await call("POST", "/session", {
      capabilities: {
        alwaysMatch: {
          "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
          ...(proxy && { proxy: { proxyType: "manual", httpProxy: proxy, sslProxy: proxy } }),
        },
      },
    });
    const session = caller(`http://127.0.0.1:${port}/session/${sessionId}`);
    await session("POST", "/timeouts", { script: 60_000 });
    // The window that is there stays empty: the last one to close would take the session with it.
    const home = await session("GET", "/window");
    return {
      version: capabilities.browserVersion,
      async open() {
        await session("POST", "/window", { handle: home }); // the one it was at last may be closed
        const { handle } = await session("POST", "/window/new", { type: "window" });
        await session("POST", "/window", { handle });
        await session("POST", "/window/rect", size);
        return window(session, handle);
      },
      async close() {
        await session("DELETE", "").catch(() => {});
        process.off("exit", stop);
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** What `Page` in drive.mjs builds on. A session has one window at a time to talk to. */
function window(session, handle) {
  const here = (work) => async (...args) => {
    await session("POST", "/window", { handle });
    return work(...args);
  };
  const act = (id, type, actions, parameters) => session("POST", "/actions", { actions: [{ id, type, actions, ...(parameters && { parameters }) }] });
  const stroke = (value) => [{ type: "keyDown", value }, { type: "keyUp", value }];
  return {
    goto: here((url) => session("POST", "/url", { url })),
    evaluate: here((fn, args) => session("POST", "/execute/sync", { script: `return (${fn}).apply(null, arguments)`, args })),
    pressAt: here((x, y) => act("mouse", "pointer", [{ type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }], { pointerType: "mouse" })),
    type: here((text) => act("keys", "key", [...text].flatMap(stroke))),
    press: here((key, modifiers) => {
      const held = modifiers.map((name) => KEYS[name]);
      return act("keys", "key", [...held.map((value) => ({ type: "keyDown", value })), ...stroke(KEYS[key] ?? key), ...held.toReversed().map((value) => ({ type: "keyUp", value }))]);
    }),
    close: here(() => session("DELETE", "/window")),
  };
}

function caller(base) {
  return async (method, path, body) => {
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKit: ${path}: ${value.error}: ${value.message}`);
    return value;
  };
}

async function answering(call) {
  for (let tries = 0; ; tries++) {
    try {
      return await call("GET", "/status");
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** Gives back the screen's number, which the server chooses, and how to switch it off. */
async function startScreen(program) {
  const screen = spawn(program, ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const [number] = await once(screen.stdio[3], "data");
  return [String(number).trim(), () => screen.kill()];
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** As root it does not start in its sandbox; nor need it, for pages of our own. */
const sandbox = () => (process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {});
