// The page's side: a checker whose methods answer with promises. What goes over is what the guard has copied, so that errors are
// those of the checker itself, and a reactive proxy of Vue's or a getter is no obstacle.

import { BeianError, type BeianErrorCode } from "../errors.js";
import { fault, wasmFailed, type Locale, type Sentence } from "../faults.js";
import { copyArray, copyObject, copyText, eachItem, isList, MAX_SITES_IN_BULK, readOwn, type Guard } from "../guard.js";
import { readMessages, type Replaced } from "../messages.js";
import { copyList, define, hasOwn, ownKeys, parse, promise } from "../primordials.js";
import { readSignal } from "../signal.js";
import type { Field, Filing, Finding, Report, StandardSchemaV1 } from "../types.js";
import type { AsyncChecker } from "./types.js";
import type { Answer, Argument, Call, Line, Start, Thrown } from "./protocol.js";

const DISPOSED: Sentence = { zh: "这个检查器已经释放。", en: "This checker was disposed of." };
const NOT_COPIED: Sentence = { zh: "这个值不能传给 worker。", en: "This value cannot be passed to a worker." };
const NO_OBJECT: Sentence = { zh: "选项应为一个对象。", en: "The options must be an object." };

/** Says the options to the worker at the other end, and waits until its engine has started. */
export async function connect(options: unknown, open: (locale: Locale) => Line): Promise<AsyncChecker> {
  if (options !== undefined && (typeof options !== "object" || options === null)) throw fault("bad-options", NO_OBJECT, "zh-CN", "");
  const given = options ?? {};
  const early: Guard = { code: "bad-options", locale: "zh-CN" };
  const language = readOwn(given, "locale", early);
  const locale: Locale = language === "en" ? "en" : "zh-CN";
  const guard: Guard = { code: "bad-options", locale };
  const signal = readSignal(readOwn(given, "signal", guard), locale);
  const messages = readMessages(readOwn(given, "messages", guard), guard);
  const today = readOwn(given, "today", guard);
  const overlays = readOwn(given, "overlays", guard);
  const start: Start = {
    locale: language,
    today: today === undefined ? today : copyText(today, { ...guard, base: "/today" }),
    overlays: isList(overlays) ? parse(copyArray(overlays, { code: "bad-overlay", locale, base: "/overlays" }).text) : isObject(overlays) ? {} : overlays,
    wasm: await copyable(readOwn(given, "wasm", guard), guard),
  };
  signal?.throwIfAborted();
  const remote = new Remote(open, start, locale, messages);
  signal?.bind(remote);
  try {
    return remote.checker((await remote.start()) as string[]);
  } catch (error) {
    remote.dispose();
    throw error;
  }
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

/** Requests and responses are no data; what they stand for is. */
async function copyable(wasm: unknown, { locale }: Guard): Promise<unknown> {
  try {
    if (wasm instanceof URL) return wasm.href;
    if (typeof Request === "function" && wasm instanceof Request) return wasm.url;
    return typeof Response === "function" && wasm instanceof Response ? await wasm.arrayBuffer() : wasm;
  } catch (thrown) {
    throw wasmFailed(locale, thrown);
  }
}

interface Waiting {
  readonly done: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** A line that is up, and what its worker said at the start. */
interface Connection {
  readonly line: Line;
  readonly methods: Promise<unknown>;
}

class Remote {
  readonly #open: (locale: Locale) => Line;
  readonly #start: Start;
  readonly #locale: Locale;
  readonly #messages: Replaced | undefined;
  /** By number. No Map: its methods are the page's to change. */
  #waiting = { __proto__: null } as unknown as Record<number, Waiting>;
  #next = 1;
  #connection: Connection | null = null;
  #disposed = false;
  #afterwards: (() => void) | null = null;

  constructor(open: (locale: Locale) => Line, start: Start, locale: Locale, messages: Replaced | undefined) {
    this.#open = open;
    this.#start = start;
    this.#locale = locale;
    this.#messages = messages;
  }

  /** Waits for the worker's engine, in a new worker where the last one has died. */
  async start(): Promise<unknown> {
    this.#connection ??= this.#connect();
    const { line, methods } = this.#connection;
    try {
      return await methods;
    } catch (error) {
      // One without an engine is of no use to the next call.
      if (this.#connection?.line === line) this.#end(error as BeianError);
      throw error;
    }
  }

  checker(methods: readonly string[]): AsyncChecker {
    const checker = {};
    for (let i = 0; i < methods.length; i++) {
      const name = methods[i] as string;
      define(checker, name, (...given: unknown[]) => this.#call(name, given));
    }
    define(checker, "schema", (field: Field, context?: Filing | (() => Filing)) => this.#schema(field, context));
    define(checker, "dispose", () => this.dispose());
    return checker as AsyncChecker;
  }

  onDispose(job: () => void): void {
    this.#afterwards = job;
  }

  dispose(): void {
    const afterwards = this.#afterwards;
    this.#disposed = true;
    this.#afterwards = null;
    this.#end(fault("disposed", DISPOSED, this.#locale));
    afterwards?.();
  }

  #connect(): Connection {
    let line: Line;
    try {
      line = this.#open(this.#locale);
    } catch (thrown) {
      throw thrown instanceof BeianError ? thrown : wasmFailed(this.#locale, thrown);
    }
    line.listen((message) => {
      if (this.#connection?.line === line) this.#heard(message as Answer);
    });
    line.onFailure((cause) => {
      if (this.#connection?.line === line) this.#end(wasmFailed(this.#locale, cause));
    });
    return { line, methods: this.#ask(line, 0, this.#start, "bad-options") };
  }

  async #call(method: string, given: readonly unknown[]): Promise<unknown> {
    // Before anything can wait: what the caller changes afterwards is not in it.
    const copies = copyList(given) as Argument[];
    for (let i = 0; i < given.length; i++) copies[i] = this.#copy(given[i]);
    if (this.#disposed) throw fault("disposed", DISPOSED, this.#locale);
    if (this.#connection === null) await this.start();
    // Gone while it started.
    const line = (this.#connection as Connection | null)?.line;
    if (line === undefined) throw this.#disposed ? fault("disposed", DISPOSED, this.#locale) : wasmFailed(this.#locale);
    const id = this.#next++;
    const call: Call = { id, method, given: copies };
    const value = await this.#ask(line, id, call, "bad-filing");
    this.#word(method, value);
    return value;
  }

  #ask(line: Line, id: number, message: Start | Call, code: BeianErrorCode): Promise<unknown> {
    return promise((done, fail) => {
      this.#waiting[id] = { done, fail };
      line.hold(true);
      try {
        line.post(message);
      } catch {
        // A symbol, a function: nothing that a program means to pass.
        this.#forget(id, line);
        fail(fault(code, NOT_COPIED, this.#locale, ""));
      }
    });
  }

  #heard(answer: Answer): void {
    const waiting = this.#waiting[answer.id];
    this.#forget(answer.id, this.#connection?.line);
    // Its own: a page may have given every object a `value`.
    if (hasOwn(answer, "value")) waiting?.done((answer as { value: unknown }).value);
    else {
      const { thrown } = answer as { thrown: Thrown };
      waiting?.fail(new BeianError(thrown.code as BeianErrorCode, thrown.message, thrown.path));
    }
  }

  #forget(id: number, line: Line | undefined): void {
    delete this.#waiting[id];
    if (ownKeys(this.#waiting).length === 0) line?.hold(false);
  }

  /** Whoever waits is told why nothing comes. */
  #end(reason: BeianError): void {
    const waiting = this.#waiting;
    const line = this.#connection?.line;
    this.#waiting = { __proto__: null } as unknown as Record<number, Waiting>;
    this.#connection = null;
    line?.cut();
    const ids = ownKeys(waiting);
    for (let i = 0; i < ids.length; i++) waiting[Number(ids[i])]?.fail(reason);
  }

  #copy(value: unknown): Argument {
    if (typeof value !== "object" || value === null) return value as Argument;
    const guard: Guard = { code: "bad-filing", locale: this.#locale, list: { key: "sites", most: MAX_SITES_IN_BULK } };
    if (!isList(value)) return { json: copyObject(value, guard).text };
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
    else if (method === "checkField" || method === "checkFooter") this.#messages(value as Finding[]);
    else if (method === "checkMany") {
      const reports = value as Report[];
      for (let i = 0; i < reports.length; i++) this.#messages((reports[i] as Report).findings);
    }
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
