// A card of the form: heading, what the region asks here, fields, and findings that belong to no single field.
import type { Finding } from "beian-check";
import { h, put, refill } from "./dom";
import { idOf } from "./field";
import { findingItem } from "./finding";
import type { Anchor, Host } from "./host";
import { t } from "./language";

/** More notes than this stand folded: what is worth knowing must not push away what is to be filled in. */
const MOST = 1;

const folded = (notes: readonly HTMLElement[]): HTMLElement =>
  h("li", {}, h("details", { class: "fold notes-fold" }, h("summary", {}, t("notes", { n: notes.length })), h("ul", {}, ...notes)));

export class Card implements Anchor {
  readonly answers = undefined;
  readonly root: HTMLElement;
  readonly asks = h("div", { class: "asks-place" });
  readonly body = h("div", { class: "grid" });
  private readonly title: HTMLElement;
  private readonly findings = h("ul", { class: "findings" });
  private shown = "[]";

  constructor(private readonly host: Host, readonly pointer: string, readonly label: string, number: number, lead: string, aside: HTMLElement | null = null) {
    this.title = h("h2", { tabindex: -1, id: idOf(`${pointer}/card`) }, h("span", { class: "step", "aria-hidden": "true" }, String(number)), label);
    this.root = h(
      "section",
      { class: "card", "data-card": pointer, "aria-labelledby": this.title.id },
      h("div", { class: "card-head" }, this.title, aside),
      h("p", { class: "lead" }, lead),
      this.asks,
      this.findings,
      this.body,
    );
  }

  add(...nodes: HTMLElement[]): void {
    put(this.body, ...nodes);
  }

  show(findings: readonly Finding[]): void {
    const signature = JSON.stringify(findings);
    if (signature === this.shown) return;
    this.shown = signature;
    const items = findings.map((finding, at) => findingItem(finding, `${this.title.id}-m${at}`, [this.host.fixButton(finding)]));
    const notes = items.filter((_, at) => findings[at]?.verdict === "note");
    refill(this.findings, ...items.filter((item) => !notes.includes(item)), ...(notes.length > MOST ? [folded(notes)] : notes));
  }

  focus(): void {
    const fold = this.findings.querySelector("details.notes-fold");
    if (fold instanceof HTMLDetailsElement) fold.open = true;
    this.root.scrollIntoView({ block: "start" });
    this.title.focus({ preventScroll: true });
  }
}
