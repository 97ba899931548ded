// The report on paper: one black-and-white page with what was found and what was filled in.
import looks from "../styles/paper.css?url";
import { dress } from "./dress";
import type { Report } from "beian-check";
import type { Draft } from "./draft";
import { h, refill } from "./dom";
import type { Field } from "./field";
import { locale, pick, t } from "./language";
import type { Placed } from "./place";
import { count, sentence, VERDICTS, whereabouts } from "./summary";

dress(looks);

interface Paper {
  draft: Draft;
  fields: readonly Field[];
  placed: readonly Placed[];
  report?: Report;
}

export function fillPaper(sheet: HTMLElement, { fields, placed, report }: Paper): void {
  const counts = count(placed);
  const day = new Date().toLocaleDateString(locale(), { dateStyle: "long" });
  const sorted = VERDICTS.flatMap((verdict) => placed.filter(({ finding }) => finding.verdict === verdict));
  const rows = sorted.map(({ finding, anchor }) =>
    h("tr", {}, h("th", { scope: "row" }, t(finding.verdict)), h("td", {}, h("b", {}, whereabouts(anchor)), h("br"), finding.message), h("td", { class: "from" }, [finding.source.document, finding.source.section, finding.source.asOf].filter(Boolean).join(" · "))),
  );
  const filled = fields.filter((field) => field.printed).map((field) => h("div", {}, h("dt", {}, whereabouts(field)), h("dd", {}, field.printed)));
  refill(
    sheet,
    h("h1", {}, `${t("title")} · ${t("result")}`),
    h("p", {}, t("printed", { day }), report ? ` · ${t("asOf", { day: report.rulebook.asOf })}` : "", ` · ${t("disclaimer")}`),
    report ? h("p", { class: "says" }, h("b", {}, sentence(counts, true)), t("colon"), t("counts", counts)) : null,
    rows.length ? h("table", {}, h("tbody", {}, ...rows)) : null,
    h("h2", {}, pick(["所填内容", "As filled in"])),
    h("dl", {}, ...filled),
  );
}
