// What the chosen region asks of the chosen nature, at the head of the card it concerns, before anybody breaks it.
import type { RegionInfo, Report, RuleInfo } from "beian-check";
import type { Draft } from "./draft";
import { h, refill } from "./dom";
import type { Form } from "./form/form";
import { NATURES, OTHER_NATURES } from "./form/options";
import { kindOf } from "./form/which";
import { type Both, fill, list, pick, t } from "./language";
import { outcome } from "./outcome";
import { regionCode, regionName } from "./regions";

const WORDS = {
  asks: ["{region}对{nature}还会查 {n} 项", "{region} also checks {n} for: {nature}"],
  asksNone: ["{region}对{nature}没有另外的规则，按全国规则检查。", "{region} has no rules of its own for: {nature}. The national rules apply."],
  siteCount: ["本次 {n} 个", "{n} in this order"],
  siteCountOf: ["本次 {n} / {limit} 个", "{n} / {limit} in this order"],
  siteCountDisputed: ["各来源说法不一", "sources disagree"],
} as const satisfies Record<string, Both>;
const say = (word: keyof typeof WORDS, values: Record<string, string | number> = {}): string => fill(pick(WORDS[word]), values);

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

  constructor(private readonly rules: () => readonly RuleInfo[], private readonly regions: () => readonly RegionInfo[]) {}

  /** The rules have been told anew. */
  forget(): void {
    this.shown = "";
  }

  show(form: Form, draft: Draft, report: Report | undefined): void {
    outcome(form.outcome, report);
    const code = regionCode(draft.region);
    const nature: string | undefined = draft.subject.nature;
    const key = `${code} ${nature} ${kindOf(draft)} ${draft.sites.length}`;
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
    const regions = this.regions().length;
    return this.rules().filter((rule) => rule.title && rule.regions?.includes(region) && rule.regions.length < regions && concerns(rule, nature));
  }

  private countSites(form: Form, draft: Draft, code: string | undefined, nature: string | undefined): void {
    const limits = this.regions().find((one) => one.code === code)?.siteLimit;
    const counts = ["first", "new-site"].includes(kindOf(draft) ?? "") && nature;
    const limit = (counts && limits?.[nature === "individual" ? "individual" : "unit"]) || null;
    const n: number = draft.sites.length;
    refill(form.siteCount, limit ? say("siteCountOf", { n, limit }) : say("siteCount", { n }), limit && limits?.disputed ? ` (${say("siteCountDisputed")})` : "");
    form.siteCount.classList.toggle("over", limit !== null && n > limit);
  }
}

function line(rules: readonly RuleInfo[], names: Names): HTMLElement {
  if (!rules.length) return h("p", { class: "asks none" }, say("asksNone", { ...names }));
  const titles = [...new Set(rules.map((rule) => rule.title))];
  const head = `${say("asks", { ...names, n: titles.length })}${t("colon")}`;
  if (titles.length === 1) return h("p", { class: "asks" }, head, titles[0]);
  return h(
    "details",
    { class: "asks" },
    h("summary", {}, head, h("span", { class: "asks-short" }, list(titles.slice(0, 2)))),
    h("ul", {}, ...titles.map((title) => h("li", {}, title))),
  );
}
