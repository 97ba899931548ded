// One filing of the list: what was found in it, field by field, with the very characters marked.
import { h, refill } from "../dom";
import { findingItem } from "../finding";
import type { Details as Told, Placed } from "./protocol";
import { number, say, verdictText } from "./words";

export interface DetailsHost {
  ask(place: number): Promise<{ told: Told; last: boolean } | null>;
  /** It was closed at a row of the list. */
  closed(place: number): void;
}

export class Details {
  readonly root = h("dialog", { class: "details", "aria-labelledby": "details-head" });
  private place = 0;
  /** Where it was opened. */
  private from = 0;

  constructor(private readonly host: DetailsHost) {
    this.root.addEventListener("close", () => {
      // The browser has given the focus back to the row it was opened at, and a key may have moved on since.
      const isBack = this.place === this.from && document.activeElement?.matches("[data-place]");
      if (!isBack) this.host.closed(this.place);
    });
    // A click beside the sheet closes it, as the key does.
    this.root.addEventListener("click", (event) => event.target === this.root && this.root.close());
  }

  async open(place: number): Promise<void> {
    const answer = await this.host.ask(place);
    if (answer === null) return;
    this.place = place;
    this.fill(answer.told, answer.last);
    if (!this.root.open) {
      this.from = place;
      this.root.showModal();
    }
    this.root.scrollTop = 0;
    this.root.querySelector<HTMLElement>("#details-head")?.focus({ preventScroll: true });
  }

  private fill({ line, findings, remarks }: Told, last: boolean): void {
    const step = (label: string, to: number, off: boolean): HTMLElement => h("button", { type: "button", class: "quiet", disabled: off, onclick: () => void this.open(to) }, label);
    const where = line.rows > 1 ? say("rowsOf", { line: number(line.line), n: line.rows }) : say("rowOf", { line: number(line.line) });
    const manyRows = line.rows > 1;
    refill(
      this.root,
      h(
        "div",
        { class: "details-in" },
        h(
          "header",
          {},
          h("h2", { id: "details-head", tabindex: -1 }, [line.subject, line.sites].filter(Boolean).join(" · ") || say("unnamed")),
          h("p", { class: "lead" }, where, " ", h("span", { class: `verdict ${line.verdict}` }, verdictText(line.verdict))),
        ),
        h(
          "ul",
          { class: "details-list" },
          ...remarks.map(({ line: at, column, says }) =>
            h("li", { class: "finding reject" }, h("p", {}, h("b", { class: `tag ${line.verdict === "unreadable" ? "reject" : "note"}` }, say(line.verdict === "unreadable" ? "unreadable" : "notes")), h("span", {}, h("b", { class: "at" }, label(at, column ?? "", manyRows)), says))),
          ),
          ...findings.map((placed, at) => item(placed, at, manyRows)),
          findings.length === 0 && remarks.length === 0 && h("li", { class: "lead" }, say("fine")),
        ),
        h("footer", {}, step(say("before"), this.place - 1, this.place === 0), step(say("after"), this.place + 1, last), h("button", { type: "button", class: "primary", onclick: () => this.root.close() }, say("close"))),
      ),
    );
  }
}

const label = (line: number, column: string, withLine: boolean): string => [withLine || column === "" ? say("rowOf", { line: number(line) }) : "", column].filter(Boolean).join(" · ");

function item({ finding, line, column, value }: Placed, at: number, withLine: boolean): HTMLElement {
  const actions = [
    value !== "" ? h("p", { class: "given" }, h("span", {}, say("value")), marked(value, finding.span, finding.verdict)) : null,
    finding.fix !== undefined ? h("p", { class: "given" }, h("span", {}, say("instead")), h("b", {}, finding.fix)) : null,
  ];
  const element = findingItem(finding, `finding-${at}`, actions);
  element.querySelector("p > span:last-child")?.prepend(h("b", { class: "at" }, label(line, column, withLine)));
  return element;
}

function marked(value: string, span: readonly [number, number] | undefined, verdict: string): HTMLElement {
  if (span === undefined) return h("span", {}, value);
  return h("span", {}, value.slice(0, span[0]), h("mark", { class: verdict }, value.slice(span[0], span[1])), value.slice(span[1]));
}
