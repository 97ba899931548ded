// Marks characters in the text of a field, as a spelling checker does. The same text lies behind the transparent field,
// invisible itself, with the marked stretches underlined; it follows the field's scrolling.
// Kerning and ligatures are off in both (styles/field.css), so that a mark's edges do not move the letters.
import { h, refill } from "./dom";

export interface Mark {
  span: readonly [start: number, end: number];
  verdict: string;
}
type TextField = HTMLInputElement | HTMLTextAreaElement;

const WEIGHT: Record<string, number> = { reject: 3, risk: 2, note: 1 };
const weight = (mark: Mark): number => WEIGHT[mark.verdict] ?? 0;

/** Cuts a text at the marks' edges (UTF-16, as spans count); where marks overlap the graver one shows. */
export function pieces(text: string, marks: readonly Mark[]): { text: string; verdict?: string }[] {
  const inside = (at: number): number => Math.min(Math.max(at, 0), text.length);
  const edges = new Set([0, text.length]);
  for (const { span } of marks) edges.add(inside(span[0])).add(inside(span[1]));
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(1).map((end, at) => {
    const start = cuts[at] as number;
    const over = marks.filter(({ span }) => span[0] <= start && span[1] >= end).sort((a, b) => weight(b) - weight(a));
    const verdict = over[0]?.verdict;
    return verdict ? { text: text.slice(start, end), verdict } : { text: text.slice(start, end) };
  });
}

export class Backdrop {
  readonly element: HTMLElement;
  private readonly text = h("span", { class: "marks-text" });
  private drawn = "";

  constructor(private readonly field: TextField) {
    this.element = h("div", { class: "marks", "aria-hidden": "true" }, this.text);
    const follow = () => this.follow();
    for (const kind of ["scroll", "focus", "pointerup", "select"]) field.addEventListener(kind, follow, { passive: true });
    // The browser scrolls a field after these, without always saying so. Typing is followed when the marks are drawn:
    // asking for the scroll at each key would lay the page out twice.
    for (const kind of ["keydown", "blur"]) field.addEventListener(kind, () => requestAnimationFrame(follow), { passive: true });
  }

  draw(marks: readonly Mark[]): void {
    const { value } = this.field;
    const drawing = value + JSON.stringify(marks);
    if (drawing === this.drawn) return;
    this.drawn = drawing;
    const parts = pieces(value, marks).map((piece) => (piece.verdict ? h("mark", { class: piece.verdict }, piece.text) : piece.text));
    refill(this.text, ...parts, "\u200b"); // keeps a last empty line high
    // After everything else of this frame is drawn: asking earlier would lay the page out twice.
    if (document.activeElement === this.field) queueMicrotask(() => this.follow());
  }

  private follow(): void {
    this.text.style.transform = this.field.scrollLeft ? `translateX(${-this.field.scrollLeft}px)` : "";
  }
}
