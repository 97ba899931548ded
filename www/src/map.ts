// “This name across China”: the same name judged in all 31 regions, as a tile map and as a table.
import looks from "../styles/map.css?url";
import { dress } from "./dress";
import type { Checker, Filing, RegionVerdict } from "beian-check";
import { h, refill, unseen } from "./dom";
import { type Both, fill, list, pick, t } from "./language";
import { placeOf, regionName } from "./regions";

dress(looks);

const WORDS = {
  title: ["这个名称在各地", "This name across China"],
  empty: ["填了网站名称，这里显示它在 31 个地区能不能用。", "Fill in a site name to see in which of the 31 regions it would pass."],
  says: ["“{name}”：{pass} 地可用，{risk} 地可能退回，{reject} 地不可用。", "“{name}”: passes in {pass}, may be sent back in {risk}, refused in {reject} regions."],
  here: ["您所选的地区", "your region"],
  pass: ["可用", "passes"],
  risk: ["可能退回", "may be sent back"],
  reject: ["不可用", "refused"],
  table: ["列成表格", "As a table"],
  switch: ["把所在地区改为{region}", "Switch the region to {region}"],
  region: ["地区", "Region"],
  verdict: ["结论", "Verdict"],
  rules: ["规则", "Rules"],
  fine: ["没有发现问题。", "No problem found."],
} as const satisfies Record<string, Both>;
type Word = keyof typeof WORDS;
const say = (word: Word, values: Record<string, string | number> = {}): string => fill(pick(WORDS[word]), values);

type Look = "pass" | "risk" | "reject";
const LOOKS: Record<Look, Word> = { pass: "pass", risk: "risk", reject: "reject" };
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

const STEPS: Record<string, readonly [rows: number, columns: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class RegionMap {
  readonly root: HTMLElement;
  private readonly says = h("p", { class: "lead" });
  private readonly tiles = h("div", { class: "map-tiles", role: "group", "aria-labelledby": "map" });
  private readonly detail = h("div", { class: "map-detail", role: "status" });
  private readonly rows = h("tbody");
  private chosen: string | undefined;
  private drawn = "";

  constructor(private readonly switchTo: (code: string) => void, private readonly titles: () => Map<string, string>) {
    const head = ["region", "verdict", "rules"] as const;
    this.root = h(
      "section",
      { class: "card map", "aria-labelledby": "map" },
      h("h2", { id: "map" }, say("title")),
      this.says,
      this.tiles,
      this.detail,
      h("details", { class: "fold" }, h("summary", {}, say("table")), h("table", {}, h("thead", {}, h("tr", {}, ...head.map((key) => h("th", { scope: "col" }, say(key))))), this.rows)),
    );
    refill(this.says, say("empty"));
    this.tiles.addEventListener("keydown", (event) => this.walk(event));
  }

  /** One stop for the Tab key; from there the arrows go to the neighbour on the map. */
  private walk(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const from = (event.target as HTMLElement).closest<HTMLElement>("[data-code]");
    if (!step || !from) return;
    event.preventDefault();
    const [row, column] = placeOf(from.dataset.code ?? "");
    const far = (tile: HTMLElement): number => {
      const [r, c] = placeOf(tile.dataset.code ?? "");
      const along = (r - row) * step[0] + (c - column) * step[1];
      const aside = Math.abs((r - row) * step[1]) + Math.abs((c - column) * step[0]);
      return along > 0 ? along + 2 * aside : Number.POSITIVE_INFINITY;
    };
    const [next] = [...this.tiles.querySelectorAll<HTMLElement>("[data-code]")].sort((a, b) => far(a) - far(b));
    if (next && far(next) < Number.POSITIVE_INFINITY) this.stop(next).focus();
  }

  private stop(at: HTMLElement): HTMLElement {
    for (const tile of this.tiles.querySelectorAll<HTMLElement>("[data-code]")) tile.tabIndex = tile === at ? 0 : -1;
    return at;
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
    refill(this.says, verdicts.length ? say("says", { name, ...counts }) : say("empty"));
    refill(this.tiles, ...verdicts.map((verdict) => this.tile(verdict, abbreviations.get(verdict.code) ?? "", here)));
    const first = this.tiles.querySelector<HTMLElement>(".here") ?? this.tiles.querySelector<HTMLElement>("[data-code]");
    if (first) this.stop(first);
    refill(this.rows, ...verdicts.map((verdict) => this.row(verdict)));
    const kept = verdicts.find(({ code }) => code === this.chosen);
    refill(this.detail);
    if (kept) this.choose(kept, here);
  }

  private tile(verdict: RegionVerdict, letter: string, here: string | undefined): HTMLElement {
    const at = look(verdict.verdict);
    const isHere = verdict.code === here;
    const spoken = [regionName(verdict.code), say(LOOKS[at]), isHere ? say("here") : ""].filter(Boolean).join(t("comma"));
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
    const pressed = this.tiles.querySelector<HTMLElement>(`[data-code="${verdict.code}"]`);
    if (pressed) this.stop(pressed);
    for (const tile of this.tiles.querySelectorAll<HTMLElement>("button")) tile.setAttribute("aria-pressed", String(tile.dataset.code === verdict.code));
    const region = regionName(verdict.code);
    refill(
      this.detail,
      h("p", {}, h("b", {}, region), t("colon"), say(LOOKS[look(verdict.verdict)])),
      h("p", { class: "map-rules" }, this.rules(verdict) || say("fine")),
      verdict.code === here ? null : h("button", { type: "button", class: "quiet", onclick: () => this.switchTo(verdict.code) }, say("switch", { region })),
    );
  }

  private row(verdict: RegionVerdict): HTMLElement {
    const at = look(verdict.verdict);
    return h("tr", { class: at }, h("th", { scope: "row" }, regionName(verdict.code)), h("td", {}, say(LOOKS[at])), h("td", {}, this.rules(verdict)));
  }

  private rules(verdict: RegionVerdict): string {
    const titles = this.titles();
    return list([...new Set(verdict.rules.map((id) => titles.get(id) ?? id))]);
  }
}
