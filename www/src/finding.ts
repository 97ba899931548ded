// One finding at its field: what is wrong, what to do, why.
import type { Finding, Source } from "beian-check";
import { ALONE } from "./alone";
import { h, put, unseen } from "./dom";
import { type Key, locale, t } from "./language";

export const tag = (verdict: Finding["verdict"]): HTMLElement => h("b", { class: `tag ${verdict}` }, t(verdict));

/** The sentence has an id of its own, so that the field is described by it and not by its sources. */
export function findingItem(finding: Finding, id: string, actions: (HTMLElement | null)[]): HTMLElement {
  return h(
    "li",
    { class: `finding ${finding.verdict}`, "data-rule": finding.rule },
    h("p", { id }, tag(finding.verdict), unseen(t("colon")), h("span", {}, finding.message)),
    h("div", { class: "more" }, ...actions, why(finding)),
  );
}

const said = (source: Source): string => [source.document, source.section].filter(Boolean).join(" · ");

function why(finding: Finding): HTMLElement {
  const { source } = finding;
  const rows = h("dl");
  const row = (name: Key, value: Node | string | undefined) => value && put(rows, h("div", {}, h("dt", {}, t(name)), h("dd", {}, value)));
  row("whyDocument", source.url ? h("a", { href: source.url, target: "_blank", rel: "noreferrer" }, source.document) : source.document);
  row("whySection", source.section);
  row("whyAsOf", source.asOf);
  for (const other of finding.confirmedBy ?? []) row("whyConfirmed", `${said(other)} · ${other.asOf}`);
  for (const other of finding.disputedBy ?? []) row("whyDisputed", `${said(other)} · ${other.asOf}`);
  row("whyOverlay", finding.overlay);
  row("whyRule", article(finding));
  return h("details", { class: "why" }, h("summary", {}, unseen(`${t("why")}${t("colon")}`), h("span", { class: "from" }, said(source)), h("span", {}, ` · ${source.asOf}`)), rows);
}

/** The rule's id, with a link to its article in the handbook. An overlay's rule has none, and beside the page as one file there is no handbook. */
function article({ rule, overlay }: Finding): HTMLElement {
  const id = h("code", {}, rule);
  if (ALONE || overlay) return id;
  const { handbook } = document.body.dataset;
  const address = `${handbook ?? "handbook/"}${locale() === "en" ? "?en" : ""}#${rule}`;
  // What is filled in here stays.
  return h("a", { href: address, target: handbook === undefined && "_blank" }, id);
}

const SHOWN = 16;
/** The corrected value, cut to the part that changes when it is long: "…002X". */
export function changed(before: string, after: string): string {
  if (after.length <= SHOWN && after.length <= before.length + 4 && !/^\d{12,}/.test(after)) return after;
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const from = Math.max(0, head - 3);
  const to = Math.max(after.length - tail + 3, Math.min(after.length, from + 4));
  const part = [...after].length === after.length ? after.slice(from, to) : after;
  return `${from > 0 ? "…" : ""}${part.length > 24 ? `${part.slice(0, 24)}…` : part}${to < after.length && part !== after ? "…" : ""}`;
}
