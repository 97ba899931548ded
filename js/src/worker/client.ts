// The page's side: a checker whose methods answer with promises. What goes over is what the guard has copied, so that errors are
// those of the checker itself, and a reactive proxy of Vue's or a getter is no obstacle.

import { BeianError, type BeianErrorCode } from "../errors.js";
import { fault, wasmFailed, type Locale, type Sentence } from "../faults.js";
import { copyArray, copyObject, eachItem, MAX_SITES_IN_BULK, readOwn, type Guard } from "../guard.js";
import { readMessages, type Replaced } from "../messages.js";
import { isArray } from "../primordials.js";
import { readSignal } from "../signal.js";
import type { Field, Filing, Finding, Report, StandardSchemaV1 } from "../types.js";
import type { AsyncChecker } from "./types.js";
import type { Answer, Argument, Call, Line, Start } from "./protocol.js";

const DISPOSED: Sentence = { zh: "这个检查器已经释放。", en: "This checker was disposed of." };
const NOT_COPIED: Sentence = { zh: "这个值不能传给 worker。", en: "This value cannot be passed to a worker." };
const NO_OBJECT: Sentence = { zh: "选项应为一个对象。", en: "The options must be an object." };

/** Says the options to the worker at the other end, and waits until its engine has started. */
export async function connect(options: unknown, open: () => Line): Promise<AsyncChecker> {
  if (options !== undefined && (typeof options !== "object" || options === null)) throw fault("bad-options", NO_OBJECT, "zh-CN", "");
  const given = options ?? {};
  const early: Guard = { code: "bad-options", locale: "zh-CN" };
  const language = readOwn(given, "locale", early);
  const locale: Locale = language === "en" ? "en" : "zh-CN";
  const guard: Guard = { code: "bad-options", locale };
  const signal = readSignal(readOwn(given, "signal", guard), locale);
  const messages = readMessages(readOwn(given, "messages", guard), guard);
  const overlays = readOwn(given, "overlays", guard);
  const start: Start = {
    locale: language,
    today: readOwn(given, "today", guard),
    overlays: isArray(overlays) ? JSON.parse(copyArray(overlays, { code: "bad-overlay", locale, base: "/overlays" }).text) : overlays,
    wasm: await copyable(readOwn(given, "wasm", guard)),
  };
  signal?.throwIfAborted();
  let line: Line;
  try {
    line = open();
  } catch (thrown) {
    throw thrown instanceof BeianError ? thrown : wasmFailed(locale, thrown);
  }
  const remote = new Remote(line, locale, messages);
  try {
    signal?.bind(remote);
    const methods = (await remote.start(start)) as string[];
    return remote.checker(methods);
  } catch (error) {
    remote.dispose();
    throw error;
  }
}

/** Requests and responses are no data; what they stand for is. */
async function copyable(wasm: unknown): Promise<unknown> {
  if (wasm instanceof URL) return wasm.href;
  if (typeof Request === "function" && wasm instanceof Request) return wasm.url;
  return typeof Response === "function" && wasm instanceof Response ? wasm.arrayBuffer() : wasm;
}

interface Waiting {
  readonly done: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

class Remote {
  readonly #line: Line;
  readonly #locale: Locale;
  readonly #messages: Replaced | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #over: BeianError | null = null;
  #afterwards: (() => void) | null = null;

  constructor(line: Line, locale: Locale, messages: Replaced | undefined) {
    this.#line = line;
    this.#locale = locale;
    this.#messages = messages;
    line.listen((message) => this.#heard(message as Answer));
    line.onFailure((cause) => this.#end(wasmFailed(locale, cause)));
  }

  start(options: Start): Promise<unknown> {
    return this.#ask(0, () => this.#line.post(options), "bad-options");
  }

  checker(methods: readonly string[]): AsyncChecker {
    const checker: Record<string, unknown> = {};
    for (const name of methods) checker[name] = (...given: unknown[]) => this.#call(name, given);
    checker["schema"] = (field: Field, context?: Filing | (() => Filing)) => this.#schema(field, context);
    checker["dispose"] = () => this.dispose();
    return checker as unknown as AsyncChecker;
  }

  onDispose(job: () => void): void {
    this.#afterwards = job;
  }

  dispose(): void {
    this.#afterwards?.();
    this.#afterwards = null;
    this.#end(fault("disposed", DISPOSED, this.#locale));
  }

  async #call(method: string, given: readonly unknown[]): Promise<unknown> {
    if (this.#over !== null) throw this.#over;
    const id = this.#next++;
    const call: Call = { id, method, given: given.map((value) => this.#copy(value)) };
    const value = await this.#ask(id, () => this.#line.post(call), "bad-filing");
    this.#word(method, value);
    return value;
  }

  #ask(id: number, post: () => void, code: BeianErrorCode): Promise<unknown> {
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.#line.hold(true);
      try {
        post();
      } catch {
        // A symbol, a function: nothing that a program means to pass.
        this.#forget(id);
        fail(fault(code, NOT_COPIED, this.#locale, ""));
      }
    });
  }

  #heard(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#forget(answer.id);
    if ("value" in answer) waiting?.done(answer.value);
    else waiting?.fail(new BeianError(answer.thrown.code as BeianErrorCode, answer.thrown.message, answer.thrown.path));
  }

  #forget(id: number): void {
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#line.hold(false);
  }

  #end(reason: BeianError): void {
    if (this.#over !== null) return;
    this.#over = reason;
    this.#line.cut();
    for (const { fail } of this.#waiting.values()) fail(reason);
    this.#waiting.clear();
  }

  #copy(value: unknown): Argument {
    if (typeof value !== "object" || value === null) return value as Argument;
    const guard: Guard = { code: "bad-filing", locale: this.#locale, list: { key: "sites", most: MAX_SITES_IN_BULK } };
    if (!isArray(value)) return { json: copyObject(value, guard).text };
    let json = "";
    eachItem(value, guard, (item, at) => {
      json += (at === 0 ? "" : ",") + copyObject(item, { ...guard, base: `/${at}` }).text;
    });
    return { json: `[${json}]` };
  }

  /** The caller's own words for messages may be functions, and these stay on this side. */
  #word(method: string, value: unknown): void {
    if (this.#messages === undefined) return;
    if (method === "check") this.#messages((value as Report).findings);
    else if (method === "checkMany") for (const { findings } of value as Report[]) this.#messages(findings);
    else if (method === "checkField" || method === "checkFooter") this.#messages(value as Finding[]);
  }

  #schema(field: Field, context?: Filing | (() => Filing)): StandardSchemaV1<string, string> {
    const check = (value: string): Promise<Finding[]> =>
      this.#call("checkField", [field, value, typeof context === "function" ? context() : context]) as Promise<Finding[]>;
    const notText = this.#locale === "en" ? "This must be text." : "应为文本。";
    return {
      "~standard": {
        version: 1,
        vendor: "beian-check",
        async validate(value: unknown) {
          if (typeof value !== "string") return { issues: [{ message: notText }] };
          if (value === "") return { value };
          try {
            const issues = (await check(value)).filter(({ verdict }) => verdict === "reject").map(({ message }) => ({ message }));
            return issues.length > 0 ? { issues } : { value };
          } catch (error) {
            const typed = error instanceof BeianError && error.code === "too-large" && error.path === undefined;
            if (!typed) throw error;
            return { issues: [{ message: error.message }] };
          }
        },
      },
    };
  }
}
