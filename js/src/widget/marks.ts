// Marks characters in the text of an input of ours, as a spelling checker does: the same text lies behind the transparent
// input, invisible itself, with the marked stretches underlined, and follows the input's scrolling.

import type { Finding } from "../types.js";
import type { Control } from "./control.js";
import { h } from "./dom.js";

const WEIGHT: Record<string, number> = { reject: 3, risk: 2, note: 1, missing: 0 };

export class Marks {
  readonly element: HTMLElement;
  readonly #text: HTMLElement;
  readonly #control: Control;

  constructor(control: Control) {
    const { ownerDocument: document } = control;
    this.#control = control;
    this.#text = h(document, "span");
    this.element = h(document, "div", { class: control.tagName === "TEXTAREA" ? "marks area" : "marks", "aria-hidden": "true" }, this.#text);
    const follow = (): void => void (this.#text.style.transform = `translate(${-control.scrollLeft}px, ${-control.scrollTop}px)`);
    for (const kind of ["scroll", "focus", "select", "input"]) control.addEventListener(kind, follow, { passive: true });
    for (const kind of ["keydown", "blur"]) control.addEventListener(kind, () => requestAnimationFrame(follow), { passive: true });
  }

  draw(findings: readonly Finding[]): void {
    const { value, ownerDocument: document } = this.#control;
    const spans = findings.flatMap(({ span, verdict }) => (span ? [{ span, verdict }] : []));
    const cuts = [...new Set([0, value.length, ...spans.flatMap(({ span }) => span)])].filter((at) => at <= value.length).sort((a, b) => a - b);
    const pieces = cuts.slice(1).map((end, at) => {
      const start = cuts[at] as number;
      const over = spans.filter(({ span }) => span[0] <= start && span[1] >= end).sort((a, b) => (WEIGHT[b.verdict] ?? 0) - (WEIGHT[a.verdict] ?? 0))[0];
      const text = value.slice(start, end);
      return over ? h(document, "mark", { class: over.verdict, part: "mark" }, text) : text;
    });
    // Keeps a last empty line high.
    this.#text.replaceChildren(...pieces, "\u200b");
  }
}
