// One engine: an instance of the WebAssembly module with memory of its own, and the script that speaks to it. A trap or
// a big input spoils an instance (wasm memory never shrinks); it is then wiped and replaced, and nobody notices.

import { createGlue, IMPORTS, type Engine, type EngineExports, type Glue } from "../generated/glue.js";
import { BeianError } from "./errors.js";
import { fault, fromEngine, wasmFailed, type Locale, type Sentence } from "./faults.js";
import { stringify, zero } from "./primordials.js";
import { nothingCrossed, type Crossed } from "./reports.js";
import { todayInChina } from "./today.js";

/** Bytes of input after which the instance is replaced. */
const BIG_INPUT = 256 * 1024;

const DISPOSED: Sentence = { zh: "这个检查器已经释放。", en: "This checker was disposed of." };

/** The tables that lie beside the engine, and the method that takes each. */
const LOAD = { rules: "loadRules", divisions: "loadDivisions", idioms: "loadIdioms", english: "loadEnglish", handbook: "loadHandbook", plan: "loadPlan" } as const;
export type Table = keyof typeof LOAD;
const TABLES: readonly Table[] = ["rules", "divisions", "idioms", "english", "handbook", "plan"];

export interface Settings {
  readonly locale: Locale;
  /** Absent: today in China, at each call. */
  readonly today?: string;
  /** JSON text of the overlays. */
  readonly overlays: string;
}

interface Live {
  readonly glue: Glue;
  readonly engine: Engine;
  readonly exports: EngineExports;
  /** What this instance has told before. */
  readonly crossed: Crossed;
  today: string;
}

export class EngineHost {
  readonly #compiled: WebAssembly.Module;
  readonly #settings: Settings;
  #live: Live | null = null;
  #tables: { readonly [name in Table]?: Uint8Array } = {};
  #starting = false;
  #disposed = false;
  #afterwards: (() => void) | null = null;

  private constructor(compiled: WebAssembly.Module, settings: Settings) {
    this.#compiled = compiled;
    this.#settings = settings;
  }

  /** Throws what is wrong with the settings. */
  static async open(compiled: WebAssembly.Module, settings: Settings): Promise<EngineHost> {
    const host = new EngineHost(compiled, settings);
    await host.#start();
    return host;
  }

  get locale(): Locale {
    return this.#settings.locale;
  }

  /** Gives the engine a table. The bytes are kept for the instances to come. */
  load(table: Table, bytes: Uint8Array): void {
    this.call((engine) => (engine[LOAD[table]](bytes), ""));
    this.#tables = { ...this.#tables, [table]: bytes };
  }

  has(table: Table): boolean {
    this.#refuseIfDisposed();
    return this.#tables[table] !== undefined;
  }

  /** Runs one call of the engine, and reads its answer; `size` is that of its input, in bytes. */
  call<T>(job: (engine: Engine, crossed: Crossed) => T, size = 0): T {
    // First, for the page's clock may do anything, and dispose of us.
    const today = this.#today();
    this.#refuseIfDisposed();
    if (this.#live === null) this.#replace(true);
    const live = this.#live;
    if (live === null) throw wasmFailed(this.locale);
    try {
      if (live.today !== today) {
        live.engine.setToday(today);
        live.today = today;
      }
      const answer = job(live.engine, live.crossed);
      if (size > BIG_INPUT) this.#replace(false);
      return answer;
    } catch (thrown) {
      const said = typeof thrown === "string" ? fromEngine(thrown) : null;
      if (said === null || size > BIG_INPUT) this.#replace(said === null);
      throw said ?? wasmFailed(this.locale, thrown);
    }
  }

  /** What is to be done when the host is disposed of. */
  onDispose(job: () => void): void {
    this.#afterwards = job;
  }

  dispose(): void {
    const live = this.#live;
    const afterwards = this.#afterwards;
    this.#disposed = true;
    this.#live = null;
    this.#tables = {};
    this.#afterwards = null;
    if (live !== null) wipe(live);
    afterwards?.();
  }

  #refuseIfDisposed(): void {
    if (this.#disposed) throw fault("disposed", DISPOSED, this.locale);
  }

  #today(): string {
    return this.#settings.today ?? todayInChina();
  }

  /** `spoilt`: the instance at hand trapped. One that has only grown serves on where no other can be made at once. */
  #replace(spoilt: boolean): void {
    let next: Live | null = null;
    try {
      next = this.#beginNow();
    } catch {
      if (!spoilt) return;
    }
    if (this.#live !== null) wipe(this.#live);
    this.#live = next;
    // Browsers that refuse big instances on the main thread get one a moment later; until then calls fail politely.
    if (next === null && !this.#starting) void this.#tryLater();
  }

  /** Throws what is wrong with the settings, else `wasm-failed`. */
  async #start(): Promise<void> {
    try {
      // At once where it may: in V8 the asynchronous way has to wait for its background compiler, up to 0.1 s.
      this.#live = this.#beginNow();
    } catch (thrown) {
      if (thrown instanceof BeianError) throw thrown;
      await this.#startLater();
    }
  }

  /** The next call tells, if there is none then. */
  async #tryLater(): Promise<void> {
    try {
      await this.#startLater();
    } catch {
      // As above.
    }
  }

  async #startLater(): Promise<void> {
    this.#starting = true;
    let live: Live;
    try {
      const glue = createGlue();
      live = this.#begin(glue, await WebAssembly.instantiate(this.#compiled, { [IMPORTS]: glue }));
    } catch (thrown) {
      if (thrown instanceof BeianError) throw thrown;
      throw wasmFailed(this.locale, thrown);
    } finally {
      this.#starting = false;
    }
    if (this.#disposed || this.#live !== null) wipe(live);
    else this.#live = live;
  }

  #beginNow(): Live {
    const glue = createGlue();
    return this.#begin(glue, new WebAssembly.Instance(this.#compiled, { [IMPORTS]: glue }));
  }

  #begin(glue: Glue, instance: WebAssembly.Instance): Live {
    const exports = instance.exports as EngineExports;
    glue.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
    const today = this.#today();
    try {
      const engine = new glue.Engine(
        `{"today":${stringify(today)},"locale":"${this.#settings.locale}","overlays":${this.#settings.overlays}}`,
      );
      for (let i = 0; i < TABLES.length; i++) {
        const table = TABLES[i] as Table;
        const bytes = this.#tables[table];
        if (bytes !== undefined) engine[LOAD[table]](bytes);
      }
      return { glue, engine, exports, crossed: nothingCrossed(), today };
    } catch (thrown) {
      throw (typeof thrown === "string" ? fromEngine(thrown) : null) ?? thrown;
    }
  }
}

/** Forgets an instance: what people typed does not wait for the garbage collector. */
function wipe({ engine, exports }: Live): void {
  // Not free(): that calls into the instance, which may have trapped, and so would the glue's finalizer.
  engine.__destroy_into_raw();
  zero(exports.memory.buffer);
}
