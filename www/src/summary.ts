// The result: one sentence, four counts, and a list that leads to the fields. The bar at the foot of narrow screens says the counts too.
import type { Finding, Report } from "beian-check";
import { h, put, refill, unseen } from "./dom";
import { tag } from "./finding";
import type { Anchor } from "./host";
import { list, pick, t } from "./language";
import type { Placed } from "./place";

export type Verdict = Finding["verdict"];
export const VERDICTS: readonly Verdict[] = ["reject", "missing", "risk", "note"];
export type Counts = Record<Verdict, number>;

export function count(placed: readonly Placed[]): Counts {
  const counts: Counts = { reject: 0, missing: 0, risk: 0, note: 0 };
  for (const { finding } of placed) counts[finding.verdict]++;
  return counts;
}

/** The sentence at the head; `whole`: everything there is has been shown. */
export function sentence(counts: Counts, whole: boolean): string {
  if (counts.reject) return t("saysReject", { n: counts.reject });
  if (counts.missing) return t("saysIncomplete", { n: counts.missing });
  if (!whole) return t("saysSoFar");
  return counts.risk ? t("saysRisk", { n: counts.risk }) : t("saysPass");
}

export const state = (counts: Counts): string => VERDICTS.find((verdict) => counts[verdict] && verdict !== "note") ?? "pass";

export class Summary {
  readonly heading = h("h2", { tabindex: -1, id: "result" });
  readonly root: HTMLElement;
  readonly bar: HTMLElement;
  private readonly says = h("p", { class: "says" });
  private readonly tiles = h("ul", { class: "tiles" });
  private readonly items = h("ol", { class: "items" });
  private readonly foot = h("p", { class: "foot" });
  private readonly barCounts = h("p", { class: "bar-counts" });
  private readonly opener: HTMLButtonElement;
  private drawn = "";

  constructor(private readonly goTo: (anchor: Anchor) => void, actions: HTMLElement[]) {
    refill(this.heading, t("result"));
    const close = h("button", { type: "button", class: "close", onclick: () => this.close() }, t("resultClose"));
    this.root = h(
      "section",
      { class: "card results", "aria-labelledby": "result", id: "results" },
      h("div", { class: "card-head" }, this.heading, close),
      this.says,
      this.tiles,
      this.items,
      h("div", { class: "actions" }, ...actions),
      this.foot,
    );
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.opener = h("button", { type: "button", class: "primary", "aria-expanded": "false", "aria-controls": "results", onclick: () => this.open() }, t("resultShort"));
    this.bar = h("section", { class: "bar", "aria-label": pick(["结果的数目", "Counts of the result"]) }, this.barCounts, this.opener);
    this.reset();
  }

  /** On narrow screens a sheet over the form; on wide ones it is always there. */
  open(): void {
    this.root.classList.add("opened");
    this.opener.setAttribute("aria-expanded", "true");
    this.shield(true);
    this.heading.focus();
  }
  close(): void {
    if (!this.root.classList.contains("opened")) return;
    this.fold();
    this.opener.focus();
  }
  private fold(): void {
    this.root.classList.remove("opened");
    this.opener.setAttribute("aria-expanded", "false");
    this.shield(false);
  }
  /** While the sheet is open, what lies under it can be neither reached nor read. */
  private shield(on: boolean): void {
    document.body.classList.toggle("sheet", on);
    for (const [name, value] of [["role", "dialog"], ["aria-modal", "true"]] as const) on ? this.root.setAttribute(name, value) : this.root.removeAttribute(name);
    const around = [...document.querySelectorAll<HTMLElement>(".top, .view-head, .column, .map, .bar")];
    for (const part of around) part.inert = on;
  }

  reset(): void {
    this.drawn = "";
    delete this.root.dataset.state;
    for (const part of [this.tiles, this.items, this.foot, this.barCounts]) refill(part);
    refill(this.says, t("start"));
  }

  show(placed: readonly Placed[], whole: boolean, report: Report): void {
    const counts = count(placed);
    const drawing = JSON.stringify([placed.map(({ finding }) => finding), whole]);
    if (drawing === this.drawn) return;
    this.drawn = drawing;
    this.root.dataset.state = state(counts);
    refill(this.says, sentence(counts, whole));
    refill(this.tiles, ...VERDICTS.map((verdict) => h("li", { class: `tile ${verdict}${counts[verdict] ? "" : " zero"}` }, h("b", {}, String(counts[verdict])), h("span", {}, t(verdict)))));
    refill(this.items, ...(["reject", "risk"] as const).flatMap((verdict) => this.findings(placed, verdict)), ...this.missing(placed), ...this.findings(placed, "note"));
    refill(this.foot, t("asOf", { day: report.rulebook.asOf }), " · ", t("disclaimer"));
    refill(this.barCounts, ...VERDICTS.filter((verdict) => counts[verdict]).map((verdict) => h("span", { class: verdict }, h("b", {}, String(counts[verdict])), " ", t(verdict))));
    if (!this.barCounts.childElementCount) refill(this.barCounts, sentence(counts, whole));
  }

  private link(anchor: Anchor, ...content: (Node | string)[]): HTMLElement {
    const follow = (event: Event) => {
      event.preventDefault();
      this.fold();
      this.goTo(anchor);
    };
    return h("a", { href: `#${anchor.root.querySelector("[id]")?.id ?? ""}`, onclick: follow }, ...content);
  }

  private findings(placed: readonly Placed[], verdict: Verdict): HTMLElement[] {
    return placed
      .filter(({ finding }) => finding.verdict === verdict)
      .map(({ finding, anchor }) =>
        h("li", {}, this.link(anchor, tag(verdict), unseen(t("colon")), h("span", { class: "what" }, finding.message), h("small", {}, whereabouts(anchor)))),
      );
  }

  /** What is only empty is said in one line for each card. */
  private missing(placed: readonly Placed[]): HTMLElement[] {
    const cards = new Map<string, Anchor[]>();
    for (const { finding, anchor } of placed) {
      if (finding.verdict !== "missing") continue;
      const card = cardName(anchor);
      cards.set(card, [...(cards.get(card) ?? []), anchor]);
    }
    return [...cards].map(([card, anchors]) => {
      const names = h("span", { class: "what" });
      [...new Set(anchors)].forEach((anchor, at) => put(names, at ? list(["", ""]) : "", this.link(anchor, anchor.label)));
      return h("li", {}, h("div", { class: "row" }, tag("missing"), unseen(t("colon")), names, h("small", {}, card)));
    });
  }
}

export const cardName = (anchor: Anchor): string => anchor.root.closest(".card")?.querySelector("h2")?.lastChild?.textContent ?? t("whole");
export const whereabouts = (anchor: Anchor): string => {
  const card = cardName(anchor);
  return card === anchor.label ? card : `${card} · ${anchor.label}`;
};
