import { EngineChecker } from "./checker.js";
import { EngineHost, type Settings } from "./engine.js";
import { fault, wasmFailed, type Locale } from "./faults.js";
import { copyArray, copyText, isList, readOwn, type Guard } from "./guard.js";
import { readMessages, type Replaced } from "./messages.js";
import { readSignal } from "./signal.js";
import type { Packed } from "./bytes.js";
import type { Checker } from "./types.js";
import { compile, type WasmSource } from "./wasm-module.js";

/** Where the engine comes from when the caller does not say. */
type Standard = Packed | (() => Promise<WasmSource>);

export interface Opened {
  readonly checker: Checker;
  readonly host: EngineHost;
}

/**
 * Reads the caller's options, compiles the engine and starts it. `standard` is used where the caller names no other;
 * `handbook` is asked for when somebody reads the rules.
 */
export async function open(options: unknown, standard: Standard, handbook?: () => Uint8Array): Promise<Opened> {
  const { settings, wasm, messages, signal } = readOptions(options);
  signal?.throwIfAborted();
  let compiled: WebAssembly.Module;
  try {
    compiled = await (wasm === undefined ? compileOnce(standard) : compile(wasm));
  } catch (thrown) {
    throw wasmFailed(settings.locale, thrown);
  }
  // Given up while the code was compiled, as React's StrictMode does: no engine is started to be thrown away.
  signal?.throwIfAborted();
  const host = await EngineHost.open(compiled, settings);
  signal?.bind(host);
  return { host, checker: new EngineChecker(host, handbook, messages) };
}

let compiledOnce: Promise<WebAssembly.Module> | null = null;

/** All checkers share the compiled code; each has a memory of its own. */
function compileOnce(standard: Standard): Promise<WebAssembly.Module> {
  compiledOnce ??= compileNow(standard);
  return compiledOnce;
}

async function compileNow(standard: Standard): Promise<WebAssembly.Module> {
  try {
    return await compile(typeof standard === "function" ? await standard() : standard);
  } catch (thrown) {
    // A failure is not kept: what was refused may be allowed next time.
    compiledOnce = null;
    throw thrown;
  }
}

interface Read {
  readonly settings: Settings;
  readonly wasm?: WasmSource | undefined;
  readonly messages?: Replaced | undefined;
  readonly signal?: ReturnType<typeof readSignal>;
}

function readOptions(options: unknown): Read {
  let locale: Locale = "zh-CN";
  const guard = (): Guard => ({ code: "bad-options", locale });
  if (options === undefined) return { settings: { locale, overlays: "[]" } };
  if (typeof options !== "object" || options === null) {
    throw fault("bad-options", { zh: "选项应为一个对象。", en: "The options must be an object." }, locale, "");
  }
  const wanted = readOwn(options, "locale", guard());
  if (wanted !== undefined && wanted !== "zh-CN" && wanted !== "en") {
    throw fault("bad-options", { zh: "locale 只能是 zh-CN 或 en。", en: "locale must be zh-CN or en." }, locale, "/locale");
  }
  locale = wanted ?? locale;
  const today = readOwn(options, "today", guard());
  const overlays = readOwn(options, "overlays", guard());
  const wasm = readOwn(options, "wasm", guard());
  if (wasm !== undefined && typeof wasm !== "string" && (typeof wasm !== "object" || wasm === null)) {
    throw fault("bad-options", { zh: "wasm 不是地址，也不是字节。", en: "wasm is neither an address nor bytes." }, locale, "/wasm");
  }
  return {
    settings: {
      locale,
      ...(today === undefined ? {} : { today: copyText(today, { ...guard(), base: "/today" }) }),
      overlays: overlays === undefined ? "[]" : copyOverlays(overlays, locale),
    },
    wasm: wasm as WasmSource | undefined,
    messages: readMessages(readOwn(options, "messages", guard()), guard()),
    signal: readSignal(readOwn(options, "signal", guard()), locale),
  };
}

function copyOverlays(overlays: unknown, locale: Locale): string {
  if (!isList(overlays)) {
    throw fault("bad-options", { zh: "overlays 应为一个数组。", en: "overlays must be an array." }, locale, "/overlays");
  }
  // Paths begin with the number of the overlay, as those of checkMany with the filing's: "/0/rules/2/says/zh".
  return copyArray(overlays, { code: "bad-overlay", locale }).text;
}
