// The heart of both widgets: inputs become a filing, a report comes back, each input is shown what is its own. Nothing is
// checked while an input method composes, and no fault of ours reaches the host's handlers.

import type { BeianError } from "../errors.js";
import { fault } from "../faults.js";
import type { Checker, CheckerOptions, Filing, Finding, Report } from "../types.js";
import { isSilent, valueOf, type Control } from "./control.js";
import { copyOf } from "./data.js";
import { lease, safely, warn, type Lease } from "./engine.js";
import { meant } from "./meant.js";
import { findingsAt, write } from "./pointer.js";

/** What an input's findings become on the page. */
export interface Spot {
  readonly control: Control;
  readonly pointer: string;
  /** `visited`: its person has left it once, or tried to send the form. Complaints come then, and are live from there on. */
  show(findings: readonly Finding[], visited: boolean): void;
}

interface Watched {
  readonly spot: Spot;
  readonly life: AbortController;
  visited: boolean;
  own: readonly Finding[];
}

export interface Host {
  /** What is known beside the inputs. */
  filing(): Filing;
  reported(report: Report): void;
  failed(error: BeianError): void;
}

export class Session {
  readonly #host: Host;
  readonly #watched = new Map<Control, Watched>();
  #checker: Checker | null = null;
  #lease: Lease | null = null;
  #composing: Control | null = null;
  #turn = 0;
  report: Report | null = null;

  readonly #life = new AbortController();
  #pressed = false;
  #afterPress: (() => void) | null = null;

  constructor(host: Host, document: Document) {
    this.#host = host;
    const on = (kinds: string, job: () => void): void => {
      for (const kind of kinds.split(" ")) document.addEventListener(kind, job, { capture: true, passive: true, signal: this.#life.signal });
    };
    on("pointerdown", () => (this.#pressed = true));
    on("pointerup pointercancel keydown", () => {
      this.#pressed = false;
      const job = this.#afterPress;
      this.#afterPress = null;
      if (job !== null) setTimeout(job);
    });
  }

  /** Takes a checker that is there, or starts one. Says whether there is one now. */
  async open(given: Checker | CheckerOptions): Promise<boolean> {
    const turn = ++this.#turn;
    const before = this.#lease;
    try {
      this.#lease = null;
      if ("checkField" in given) this.#checker = given;
      else {
        const held = lease(given);
        this.#lease = held;
        const checker = await held.checker;
        if (turn !== this.#turn) return false;
        this.#checker = checker;
      }
      this.check();
      return true;
    } catch (thrown) {
      if (turn !== this.#turn) return false;
      this.#checker = null;
      warn(thrown);
      safely(() => this.#host.failed(isOurs(thrown) ? thrown : failure(thrown)));
      return false;
    } finally {
      before?.release();
    }
  }

  get checker(): Checker | null {
    return this.#checker;
  }

  has(control: Control): boolean {
    return this.#watched.has(control);
  }

  controls(): Control[] {
    return [...this.#watched.keys()];
  }

  isVisited(control: Control): boolean {
    return this.#watched.get(control)?.visited === true;
  }

  /** Everything that is shown. */
  seen(): Finding[] {
    return [...this.#watched.values()].flatMap(({ visited, own }) => (visited ? own : []));
  }

  watch(spot: Spot, visited = false): void {
    const { control } = spot;
    const life = new AbortController();
    const value = valueOf(control);
    // What is there from the start was somebody's answer before.
    const watched: Watched = { spot, life, visited: visited || (value !== "" && value !== false), own: [] };
    this.#watched.set(control, watched);
    const on = (kinds: string, job: (event: Event) => void): void => {
      for (const kind of kinds.split(" ")) control.addEventListener(kind, (event) => safely(() => job(event)), { signal: life.signal });
    };
    on("compositionstart", () => (this.#composing = control));
    on("compositionend", () => {
      this.#composing = null;
      this.check();
    });
    on("input", (event) => {
      if (!(event as InputEvent).isComposing) this.check();
    });
    on("change blur", () => {
      // A field that is left empty was only passed through.
      if (valueOf(control) !== "") watched.visited = true;
      // A message that comes while the pointer is down moves what is being pressed, and the press misses.
      if (this.#pressed) this.#afterPress = () => this.check();
      else this.check();
    });
  }

  unwatch(control: Control): void {
    const watched = this.#watched.get(control);
    this.#watched.delete(control);
    watched?.life.abort();
    if (this.#composing === control) this.#composing = null;
  }

  /** Everything is shown from now on: the form was to be sent. */
  visitAll(): void {
    safely(() => {
      for (const watched of this.#watched.values()) watched.visited = true;
    });
    this.check();
  }

  /** The form was reset. */
  forget(): void {
    safely(() => {
      for (const [control, watched] of this.#watched) watched.visited = valueOf(control) !== "" && valueOf(control) !== false;
    });
    this.check();
  }

  /** The filing that the inputs make. */
  filing(): Filing {
    const filing = copyOf(this.#host.filing());
    for (const { spot } of this.#watched.values()) {
      if (isSilent(spot.control)) continue;
      const value = valueOf(spot.control);
      write(filing, spot.pointer, typeof value === "string" ? meant(spot.pointer, value) : value);
    }
    return filing;
  }

  check(): Report | null {
    if (this.#checker === null || this.#composing !== null) return this.report;
    safely(() => {
      let findings: readonly Finding[];
      try {
        this.report = (this.#checker as Checker).check(this.filing());
        ({ findings } = this.report);
      } catch (error) {
        if (!isOurs(error)) throw error;
        // More text than a filing can hold is something a person can type, or paste.
        const { path, message, code } = error;
        if (path === undefined || code === "disposed") throw error;
        findings = [{ rule: code, verdict: "reject", path, message, source: { document: "", asOf: "" } }];
      }
      for (const watched of this.#watched.values()) {
        const { spot, visited } = watched;
        watched.own = findingsAt(findings, spot.pointer, valueOf(spot.control));
        spot.show(watched.own, visited);
      }
      if (this.report !== null) this.#host.reported(this.report);
    });
    return this.report;
  }

  close(): void {
    this.#turn += 1;
    this.#life.abort();
    this.#afterPress = null;
    for (const control of this.controls()) this.unwatch(control);
    this.#lease?.release();
    this.#lease = null;
    this.#checker = null;
    this.report = null;
  }
}

/** By name: the engine's script has a class of its own. */
const isOurs = (error: unknown): error is BeianError => (error as Error | null)?.name === "BeianError";

function failure(thrown: unknown): BeianError {
  const error = fault("wasm-failed", { zh: "检查引擎没有加载成功。", en: "The engine could not be loaded." }, "zh-CN");
  return Object.defineProperty(error, "cause", { value: thrown });
}
