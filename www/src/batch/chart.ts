// The commonest reasons as bars. The chart is a table: its numbers can be read without seeing a bar, and a bar without a colour.
import { h, refill } from "../dom";
import { tag } from "../finding";
import type { NamedReason } from "./protocol";
import { number, say } from "./words";

const SVG = "http://www.w3.org/2000/svg";

export class Chart {
  readonly root = h("div", { class: "chart" });
  private last = "";

  constructor(private readonly choose: (rule: string, title: string) => void) {}

  /** `chosen`: "reject rule/id", the reason that the list is narrowed to. */
  show(reasons: readonly NamedReason[], total: number, chosen: string | null): void {
    const now = JSON.stringify([reasons, total, chosen]);
    if (now === this.last) return; // a focus in it stays where it is
    this.last = now;
    const focused = document.activeElement instanceof HTMLElement && this.root.contains(document.activeElement) ? document.activeElement.dataset.rule : undefined;
    const most = Math.max(1, ...reasons.map(({ filings }) => filings));
    refill(
      this.root,
      reasons.length === 0
        ? h("p", { class: "lead" }, say("reasonsNone"))
        : h(
            "table",
            {},
            h("caption", { class: "unseen" }, say("reasons")),
            h("thead", { class: "unseen" }, h("tr", {}, h("th", { scope: "col" }, say("reason")), h("th", { scope: "col" }, say("filings")), h("th", { scope: "col" }, say("share")))),
            h("tbody", {}, ...reasons.map((reason) => this.bar(reason, most, total, chosen))),
          ),
    );
    if (focused !== undefined) this.root.querySelector<HTMLElement>(`[data-rule="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  private bar({ rule, verdict, title, filings }: NamedReason, most: number, total: number, chosen: string | null): HTMLElement {
    const key = `${verdict} ${rule}`;
    const share = total > 0 ? Math.round((filings / total) * 100) : 0;
    const name = h("button", { type: "button", class: "reason", "data-rule": key, "aria-pressed": key === chosen ? "true" : "false", onclick: () => this.choose(key, title) }, tag(verdict), h("span", {}, title));
    return h(
      "tr",
      { class: verdict },
      h("th", { scope: "row" }, name, drawn(filings / most)),
      h("td", {}, number(filings)),
      h("td", {}, `${share === 0 && filings > 0 ? "<1" : share}%`),
    );
  }
}

/** A bar of a share of the width. As a picture, since the policy allows no styles in the text of the page. */
function drawn(share: number): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "bar-line");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("viewBox", "0 0 100 1");
  for (const [look, width] of [["rail", 100], ["fill", Math.max(share * 100, 0.5)]] as const) {
    const bar = document.createElementNS(SVG, "rect");
    bar.setAttribute("class", look);
    bar.setAttribute("width", String(width));
    bar.setAttribute("height", "1");
    svg.append(bar);
  }
  return svg;
}
