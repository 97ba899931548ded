// A table of any length: only the rows in view are there, and a little more. Their height is one and the same, so that the place of
// each is known; which rows these are the worker is asked.
import { h, put, refill } from "../dom";
import type { Line, SortKey } from "./protocol";
import { number, say, verdictText, type Word } from "./words";

/** Rows beyond the edges, so that a turn of the wheel finds them there. */
const BEYOND = 8;

interface Heads {
  readonly key: SortKey | null;
  readonly word: Word;
  readonly look: string;
}
const HEADS: readonly Heads[] = [
  { key: "line", word: "line", look: "c-line" },
  { key: "verdict", word: "verdict", look: "c-verdict" },
  { key: "subject", word: "who", look: "c-who" },
  { key: "region", word: "region", look: "c-region" },
  { key: "reject", word: "mustChange", look: "c-count" },
  { key: "missing", word: "toFill", look: "c-count" },
  { key: "risk", word: "maybe", look: "c-count" },
  { key: null, word: "says", look: "c-says" },
];

export interface ListHost {
  lines(from: number, to: number): Promise<readonly Line[]>;
  open(at: number, place: number): void;
  sort(key: SortKey, down: boolean): void;
}

export class List {
  readonly root: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly table: HTMLTableElement;
  private readonly body = h("tbody");
  private readonly before = h("tbody", { "aria-hidden": "true" });
  private readonly after = h("tbody", { "aria-hidden": "true" });
  private readonly none = h("p", { class: "lead list-none" }, say("noneListed"));
  private count = 0;
  private height = 0;
  /** The row that the arrow keys start from. */
  private active = 0;
  private shown: readonly Line[] = [];
  private from = 0;
  /** The first of the rows that are drawn; `from` is -1 where they have to be asked for again. */
  private drawn = -1;
  private asked = 0;
  private wanted: number | null = null;
  private sorted: { key: SortKey; down: boolean } = { key: "line", down: false };
  private frame = 0;

  constructor(private readonly host: ListHost) {
    this.table = h("table", { class: "list" }, h("caption", { class: "unseen" }, `${say("list")} ${say("keys")}`), h("thead", {}, h("tr", { "aria-rowindex": 1 }, ...HEADS.map((head) => this.head(head)))), this.before, this.body, this.after);
    this.scroller = h("div", { class: "list-scroll", role: "region", "aria-label": say("list"), tabindex: -1 }, this.table);
    this.root = h("div", { class: "list-box" }, this.scroller, this.none);
    this.scroller.addEventListener("scroll", () => this.schedule(), { passive: true });
    this.scroller.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.schedule()).observe(this.scroller);
  }

  /** There are so many rows now; `anew`: they are others than before. */
  show(count: number, anew: boolean): void {
    this.count = count;
    if (anew) {
      this.scroller.scrollTop = 0;
      this.active = 0;
    }
    this.active = Math.min(this.active, Math.max(0, count - 1));
    this.none.hidden = count > 0;
    this.scroller.hidden = count === 0;
    this.table.setAttribute("aria-rowcount", String(count + 1));
    this.from = -1; // what is shown is asked for again
    this.schedule();
  }

  /** Brings a row into view and gives it the focus. */
  async focus(place: number): Promise<void> {
    this.active = Math.max(0, Math.min(this.count - 1, place));
    const head = this.table.tHead?.offsetHeight ?? 0;
    const [top, seen] = [this.active * this.height, this.scroller.clientHeight - head];
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (top + this.height > this.scroller.scrollTop + seen) this.scroller.scrollTop = top + this.height - seen;
    // The row may come with a later drawing: to bring it into view is to scroll, and a scroll draws too.
    this.wanted = this.active;
    await this.render();
    this.settle();
  }

  /** The row that is to have the focus gets it, once it is drawn. */
  private settle(): void {
    const row = this.wanted === null ? null : this.body.querySelector<HTMLElement>(`[data-place="${this.wanted}"]`);
    if (!row) return;
    this.wanted = null;
    row.focus({ preventScroll: true });
  }

  private head({ key, word, look }: Heads): HTMLElement {
    if (key === null) return h("th", { scope: "col", class: look }, say(word));
    const cell = h("th", { scope: "col", class: look, "data-key": key, "aria-sort": key === "line" ? "ascending" : false });
    cell.append(h("button", { type: "button", class: "sort", onclick: () => this.sort(key) }, say(word)));
    return cell;
  }

  /** The other way round where it is sorted so already; counts begin with the greatest. */
  private sort(key: SortKey): void {
    const first = key === "reject" || key === "missing" || key === "risk";
    this.sorted = { key, down: this.sorted.key === key ? !this.sorted.down : first };
    for (const cell of this.table.querySelectorAll<HTMLElement>("th[data-key]")) {
      if (cell.dataset.key === key) cell.setAttribute("aria-sort", this.sorted.down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    }
    this.host.sort(key, this.sorted.down);
  }

  private key(event: KeyboardEvent): void {
    if (!(event.target as HTMLElement).matches("[data-place]")) return;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / this.height) - 2);
    const moves: Record<string, number> = { ArrowDown: this.active + 1, ArrowUp: this.active - 1, PageDown: this.active + page, PageUp: this.active - page, Home: 0, End: this.count - 1 };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    void this.focus(to);
  }

  private schedule(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      void this.render();
    });
  }

  private async render(): Promise<void> {
    // A row's height is the style sheet's: it differs with the width of the page and the size of its letters.
    const height = parseFloat(getComputedStyle(this.table).getPropertyValue("--row")) * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / height) - BEYOND);
    const last = Math.min(this.count, Math.ceil((this.scroller.scrollTop + this.scroller.clientHeight) / height) + BEYOND);
    if (first === this.from && last === this.from + this.shown.length && height === this.height) return;
    const asked = ++this.asked;
    const lines = await this.host.lines(first, last);
    if (asked !== this.asked) return; // scrolled on meanwhile
    spacer(this.before, first * height);
    spacer(this.after, Math.max(0, this.count - first - lines.length) * height);
    // A list that grows below what is seen leaves alone what is seen.
    const same = first === this.drawn && height === this.height && JSON.stringify(lines) === JSON.stringify(this.shown);
    this.height = height;
    this.from = this.drawn = first;
    this.shown = lines;
    if (same) return;
    const focused = document.activeElement instanceof HTMLElement && this.body.contains(document.activeElement) ? document.activeElement.dataset.place : undefined;
    refill(this.body, ...lines.map((line, at) => this.row(line, first + at)));
    if (!this.body.querySelector("[tabindex='0']")) this.body.querySelector("[data-place]")?.setAttribute("tabindex", "0");
    if (this.wanted !== null) return this.settle();
    if (focused === undefined) return;
    // The focus stays in its row; where that has gone out of sight, in the table.
    (this.body.querySelector<HTMLElement>(`[data-place="${focused}"]`) ?? this.scroller).focus({ preventScroll: true });
  }

  private row(line: Line, place: number): HTMLElement {
    const named = [line.subject, line.sites].filter(Boolean);
    const open = h(
      "button",
      {
        type: "button", class: "who", "data-place": place, tabindex: place === this.active ? 0 : -1,
        onclick: () => {
          this.active = place;
          this.host.open(line.at, place);
        },
      },
      h("span", {}, named[0] ?? say("unnamed")),
      named[1] ? h("small", {}, named[1]) : null,
    );
    const count = (value: number): HTMLElement => h("td", { class: `c-count${value === 0 ? " zero" : ""}` }, line.verdict === "unreadable" ? "–" : number(value));
    return h(
      "tr",
      { "aria-rowindex": place + 2 },
      h("td", { class: "c-line" }, number(line.line)),
      h("td", { class: "c-verdict" }, h("span", { class: `verdict ${line.verdict}` }, verdictText(line.verdict))),
      h("th", { scope: "row", class: "c-who" }, open),
      h("td", { class: "c-region" }, line.region),
      count(line.reject), count(line.missing), count(line.risk),
      h("td", { class: "c-says" }, h("span", {}, line.says)),
    );
  }
}

function spacer(body: HTMLTableSectionElement, height: number): void {
  if (!body.rows[0]) put(body, h("tr", {}, h("td")));
  const row = body.rows[0] as HTMLTableRowElement;
  row.hidden = height === 0;
  row.style.height = `${height}px`;
}
