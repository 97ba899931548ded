// Makes the errors: in the checker's language, or from what the engine threw.

import { BeianError, type BeianErrorCode } from "./errors.js";
import { define, parse } from "./primordials.js";

/** The languages that messages come in. */
export type Locale = "zh-CN" | "en";

/** One sentence in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export function fault(code: BeianErrorCode, sentence: Sentence, locale: Locale, path?: string): BeianError {
  return new BeianError(code, locale === "en" ? sentence.en : sentence.zh, path);
}

const NO_WASM: Sentence = {
  zh: "检查引擎没有运行成功：浏览器不支持或不允许 WebAssembly，或引擎出错。",
  en: "The engine failed: WebAssembly is not supported or not allowed here, or the engine broke.",
};

export function wasmFailed(locale: Locale, cause?: unknown): BeianError {
  const error = fault("wasm-failed", NO_WASM, locale);
  if (cause !== undefined) define(error, "cause", cause, false);
  return error;
}

const CODES: Record<string, true> = {
  __proto__: null as never,
  "bad-filing": true,
  "bad-overlay": true,
  "bad-options": true,
  "bad-field": true,
  "bad-number": true,
  "too-large": true,
};

/** The engine throws its errors as JSON text; `null` when the text is none of its own. */
export function fromEngine(text: string): BeianError | null {
  try {
    const { code, message, path } = parse(text) as { code?: unknown; message?: unknown; path?: unknown };
    if (typeof code !== "string" || !CODES[code] || typeof message !== "string") return null;
    return new BeianError(code as BeianErrorCode, message, typeof path === "string" ? path : undefined);
  } catch {
    return null;
  }
}
