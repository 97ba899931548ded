// What the chosen region asks of the chosen nature, at the head of the card it concerns, before anybody breaks it.
import type { RegionInfo, RuleInfo } from "beian-check";
import type { Draft } from "./draft";
import { h, refill } from "./dom";
import type { Form } from "./form/form";
import { NATURES, OTHER_NATURES } from "./form/options";
import { list, pick, t } from "./language";
import { regionCode, regionName } from "./regions";

const CARD_OF: readonly [prefix: string, card: string][] = [
  ["site", "/sites"],
  ["person", "/principal"],
  ["principal", "/principal"],
  ["subject", "/subject"],
];

function cardOf(field: string): string {
  const path = field.replace(/^\//, "").replaceAll("/", ".");
  return CARD_OF.find(([prefix]) => path.startsWith(prefix))?.[1] ?? "";
}

/** Rules can name a nature, or all units at once. */
const concerns = ({ natures }: RuleInfo, nature: string): boolean => !natures?.length || natures.includes(nature) || (nature !== "individual" && natures.includes("unit"));

interface Names {
  region: string;
  nature: string;
}

export class Asks {
  private shown = "";
  private in: Form | undefined;

  constructor(private readonly rules: readonly RuleInfo[], private readonly regions: readonly RegionInfo[]) {}

  show(form: Form, draft: Draft): void {
    const code = regionCode(draft.region);
    const nature: string | undefined = draft.subject.nature;
    const key = `${code} ${nature} ${draft.filingType} ${draft.sites.length}`;
    if (key === this.shown && form === this.in) return;
    this.shown = key;
    this.in = form;
    this.countSites(form, draft, code, nature);
    const label = [...NATURES, ...OTHER_NATURES].find(([value]) => value === nature)?.[1];
    const names = code && label ? { region: regionName(code), nature: pick(label) } : null;
    const asked = code && nature && names ? this.own(code, nature) : [];
    for (const card of form.cards) {
      const here = asked.filter((rule) => cardOf(rule.field) === card.pointer.replace(/^(\/sites).*/, "$1"));
      const nothing = card.pointer === "" && !asked.length;
      refill(card.asks, names && (here.length || nothing) ? line(here, names) : null);
    }
  }

  /** The rules of this region alone; those that hold everywhere are the form's own hints. */
  private own(region: string, nature: string): RuleInfo[] {
    return this.rules.filter((rule) => rule.title && rule.regions?.includes(region) && rule.regions.length < this.regions.length && concerns(rule, nature));
  }

  private countSites(form: Form, draft: Draft, code: string | undefined, nature: string | undefined): void {
    const limits = this.regions.find((one) => one.code === code)?.siteLimit;
    const counts = ["first", "new-site"].includes(draft.filingType) && nature;
    const limit = (counts && limits?.[nature === "individual" ? "individual" : "unit"]) || null;
    const n: number = draft.sites.length;
    refill(form.siteCount, limit ? t("siteCountOf", { n, limit }) : t("siteCount", { n }), limit && limits?.disputed ? ` (${t("siteCountDisputed")})` : "");
    form.siteCount.classList.toggle("over", limit !== null && n > limit);
  }
}

function line(rules: readonly RuleInfo[], names: Names): HTMLElement {
  if (!rules.length) return h("p", { class: "asks none" }, t("asksNone", { ...names }));
  const titles = [...new Set(rules.map((rule) => rule.title))];
  const head = `${t("asks", { ...names, n: titles.length })}${t("colon")}`;
  if (titles.length === 1) return h("p", { class: "asks" }, head, titles[0]);
  return h(
    "details",
    { class: "asks" },
    h("summary", {}, head, h("span", { class: "asks-short" }, list(titles.slice(0, 2)))),
    h("ul", {}, ...titles.map((title) => h("li", {}, title))),
  );
}

/** An individual's principal is not asked for again: it is shown. */
export function showTakenOver(place: HTMLElement, draft: Draft): void {
  const { name, certificate } = draft.subject;
  const said = [name, certificate?.number].filter(Boolean);
  refill(place, said.length ? h("span", {}, t("takenOver"), h("b", {}, said.join(" · "))) : t("takenOverEmpty"));
}
