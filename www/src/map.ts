// “This name across China”: the same name judged in all 31 regions, as a tile map and as a table.
import type { Checker, Filing, RegionVerdict } from "beian-check";
import { h, refill, unseen } from "./dom";
import { type Key, list, t } from "./language";
import { placeOf, regionName } from "./regions";

type Look = "pass" | "risk" | "reject";
const LOOKS: Record<Look, Key> = { pass: "mapPass", risk: "mapRisk", reject: "mapReject" };
const look = (verdict: RegionVerdict["verdict"]): Look => (verdict === "reject" || verdict === "risk" ? verdict : "pass");

/** Only what the name is judged by: the rest of the filing would blur the picture. */
export function nameOnly(filing: Filing, site: number): Filing | null {
  const held = filing.sites?.[site];
  if (!held?.name) return null;
  const { nature, name } = filing.subject ?? {};
  const { approvals, remark, service } = held;
  const only: Filing = { subject: { ...(nature && { nature }), ...(name && { name }) }, sites: [{ name: held.name, ...(approvals && { approvals }), ...(remark && { remark }), ...(service && { service }) }] };
  if (filing.materials) only.materials = filing.materials;
  return only;
}

export class RegionMap {
  readonly root: HTMLElement;
  private readonly says = h("p", { class: "lead" });
  private readonly tiles = h("div", { class: "map-tiles", role: "group", "aria-labelledby": "map" });
  private readonly detail = h("div", { class: "map-detail", role: "status" });
  private readonly rows = h("tbody");
  private chosen: string | undefined;
  private drawn = "";

  constructor(private readonly switchTo: (code: string) => void, private readonly titles: () => Map<string, string>) {
    const head = ["mapRegion", "mapVerdict", "mapRules"] as const;
    this.root = h(
      "section",
      { class: "card map", "aria-labelledby": "map" },
      h("h2", { id: "map" }, t("map")),
      this.says,
      this.tiles,
      this.detail,
      h("details", { class: "fold" }, h("summary", {}, t("mapTable")), h("table", {}, h("thead", {}, h("tr", {}, ...head.map((key) => h("th", { scope: "col" }, t(key))))), this.rows)),
    );
    refill(this.says, t("mapEmpty"));
  }

  update(checker: Checker, filing: Filing, site: number, here: string | undefined): void {
    const only = nameOnly(filing, site);
    const asked = JSON.stringify([only, here]);
    if (asked === this.drawn) return;
    this.drawn = asked;
    this.show(only ? checker.compareRegions(only) : [], only?.sites?.[0]?.name ?? "", here, checker);
  }

  private show(verdicts: RegionVerdict[], name: string, here: string | undefined, checker: Checker): void {
    this.root.classList.toggle("empty", !verdicts.length);
    const abbreviations = new Map(checker.regions().map(({ code, abbreviation }) => [code, abbreviation]));
    const counts = { pass: 0, risk: 0, reject: 0 };
    for (const { verdict } of verdicts) counts[look(verdict)]++;
    refill(this.says, verdicts.length ? t("mapSays", { name, ...counts }) : t("mapEmpty"));
    refill(this.tiles, ...verdicts.map((verdict) => this.tile(verdict, abbreviations.get(verdict.code) ?? "", here)));
    refill(this.rows, ...verdicts.map((verdict) => this.row(verdict)));
    const kept = verdicts.find(({ code }) => code === this.chosen);
    refill(this.detail);
    if (kept) this.choose(kept, here);
  }

  private tile(verdict: RegionVerdict, letter: string, here: string | undefined): HTMLElement {
    const at = look(verdict.verdict);
    const isHere = verdict.code === here;
    const spoken = [regionName(verdict.code), t(LOOKS[at]), isHere ? t("mapHere") : ""].filter(Boolean).join(t("comma"));
    const tile = h(
      "button",
      { type: "button", class: `tile-button ${at}${isHere ? " here" : ""}`, "data-code": verdict.code, "aria-pressed": String(verdict.code === this.chosen), onclick: () => this.choose(verdict, here) },
      h("span", { "aria-hidden": "true" }, letter),
      unseen(spoken),
    );
    const [row, column] = placeOf(verdict.code);
    tile.style.gridRow = String(row);
    tile.style.gridColumn = String(column);
    return tile;
  }

  private choose(verdict: RegionVerdict, here: string | undefined): void {
    this.chosen = verdict.code;
    for (const tile of this.tiles.querySelectorAll<HTMLElement>("button")) tile.setAttribute("aria-pressed", String(tile.dataset.code === verdict.code));
    const region = regionName(verdict.code);
    refill(
      this.detail,
      h("p", {}, h("b", {}, region), t("colon"), t(LOOKS[look(verdict.verdict)])),
      h("p", { class: "map-rules" }, this.rules(verdict) || t("mapFine")),
      verdict.code === here ? null : h("button", { type: "button", class: "quiet", onclick: () => this.switchTo(verdict.code) }, t("mapSwitch", { region })),
    );
  }

  private row(verdict: RegionVerdict): HTMLElement {
    const at = look(verdict.verdict);
    return h("tr", { class: at }, h("th", { scope: "row" }, regionName(verdict.code)), h("td", {}, t(LOOKS[at])), h("td", {}, this.rules(verdict)));
  }

  private rules(verdict: RegionVerdict): string {
    const titles = this.titles();
    return list([...new Set(verdict.rules.map((id) => titles.get(id) ?? id))]);
  }
}
