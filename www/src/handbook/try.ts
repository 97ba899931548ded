// An example, tried in place: its values in fields as the form has them, judged live by the engine, which loads with the first of them.
import type { Checker, Finding } from "beian-check";
import { columnAt } from "../../../js/src/table/columns.js";
import { todayInChina } from "../../../js/src/today.js";
import { h, refill } from "../dom";
import { openWhole } from "../engine";
import { Field } from "../field";
import { changed as shortened, findingItem, tag } from "../finding";
import { AGENT, DOMAIN, DOMAIN_MORE, type FieldSpec, FILING, HOME, PRINCIPAL, SITE, SITE_NAME, SITE_PRINCIPAL, SUBJECT } from "../form/fields";
import { DIRECT, WHICH } from "../form/which";
import type { Host } from "../host";
import { type Both, locale, pick, t } from "../language";
import { type Json, read } from "../pointer";
import { leaves, nameOf } from "./example";

const WORDS = {
  head: ["试一试", "Try it"],
  day: ["按这一天判断", "Judged as of"],
  close: ["收起", "Close"],
  loading: ["正在准备检查引擎", "Getting the checking engine ready"],
  found: ["查出了这一条。", "This rule speaks."],
  fine: ["没有查出这一条。", "This rule finds nothing."],
  others: ["另外查出的，与这条规则无关", "Found besides, by other rules"],
} as const satisfies Record<string, Both>;
const say = (word: keyof typeof WORDS): string => pick(WORDS[word]);

/** What the form asks, by where it stands in a filing. */
const SPECS: readonly [base: RegExp, specs: readonly FieldSpec[]][] = [
  [/^/, [...FILING, ...WHICH, ...DIRECT]],
  [/^\/subject/, SUBJECT],
  [/^\/principal/, PRINCIPAL],
  [/^\/agent/, AGENT],
  [/^\/sites\/\d+\/principal/, SITE_PRINCIPAL],
  [/^\/sites\/\d+\/domains\/\d+/, [...DOMAIN, ...DOMAIN_MORE]],
  [/^\/sites\/\d+/, [...SITE_NAME, ...HOME, ...SITE]],
];

export class Try implements Host {
  draft: Json = {};
  private readonly root = h("section", { class: "trying", id: "trying" });
  private button: HTMLElement | undefined;
  private rule = "";
  private fields: Field[] = [];
  private day = "";
  private checker: Checker | undefined;
  private checks = "";
  private readonly says = h("p", { class: "trying-says", role: "status" });
  private readonly here = h("ul", { class: "findings" });
  private readonly others = h("details", { class: "fold" });
  private said = "";

  constructor() {
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) this.close();
    });
  }

  async open(button: HTMLElement): Promise<void> {
    if (button === this.button) return this.close();
    this.leave();
    this.button = button;
    this.rule = button.closest<HTMLElement>(".rule")?.dataset.rule ?? "";
    this.draft = drafted(JSON.parse(button.dataset.filing ?? "{}"));
    this.day = button.dataset.day ?? "";
    button.setAttribute("aria-expanded", "true");
    button.closest(".example")?.classList.add("tried");
    button.closest(".examples")?.after(this.root);
    this.build([]);
    this.tell(say("loading"), "waiting");
    this.root.scrollIntoView({ block: "nearest" });
    await this.start();
  }

  /** In the other language. */
  async speak(): Promise<void> {
    if (!this.button) return;
    this.build([]);
    await this.start();
  }

  // --- what fields ask for

  changed(): void {
    this.check();
  }
  visited(): void {
    // Here findings show at once.
  }
  fixButton({ fix, path, fixPath }: Finding): HTMLElement | null {
    const target = fix === undefined ? undefined : this.fields.find(({ pointer }) => pointer === (fixPath ?? path));
    if (fix === undefined || !target) return null;
    return h("button", { type: "button", class: "fix", onclick: () => target.replace(fix) }, t("fixTo", { value: shortened(String(read(this.draft, path) ?? ""), fix) }));
  }

  // --- opening and closing

  private close(): void {
    const { button } = this;
    this.leave();
    this.root.remove();
    button?.focus();
  }

  private leave(): void {
    this.button?.removeAttribute("aria-expanded");
    this.button?.closest(".example")?.classList.remove("tried");
    this.button = undefined;
  }

  private async start(): Promise<void> {
    const wanted = `${locale()} ${this.day}`;
    if (this.checks !== wanted) {
      this.checks = wanted;
      this.checker?.dispose();
      this.checker = undefined;
      try {
        const checker = await openWhole(locale(), this.day || undefined);
        if (this.checks !== wanted) return checker.dispose();
        this.checker = checker;
      } catch {
        this.checks = "";
        return this.tell(t("noEngine"), "refused");
      }
    }
    if (!this.checker || !this.button) return;
    // What the rule complains of can be a field that the example leaves out.
    this.build(this.find().filter(({ rule }) => rule === this.rule).map(({ path }) => path));
    this.check();
    this.root.scrollIntoView({ block: "nearest" });
    this.root.querySelector<HTMLElement>(".grid :is(input, select, textarea)")?.focus({ preventScroll: true });
  }

  private build(paths: readonly string[]): void {
    const known = leaves(this.draft).map(({ pointer, value }) => specOf(pointer, value));
    const missing = paths.filter((path) => read(this.draft, path) === undefined).map((path) => specOf(path, undefined));
    const specs = [...missing, ...known].filter((spec) => spec !== null);
    const first = specs.filter(({ at }) => paths.some((path) => path === at || path.startsWith(`${at}/`)));
    this.fields = [...first, ...specs.filter((spec) => !first.includes(spec))].map((spec) => new Field(this, spec, ""));
    const day = h("input", { type: "date", id: "trying-day", min: "2010-01-01", max: "2199-12-31" });
    day.value = this.day || todayInChina();
    day.addEventListener("change", () => {
      this.day = day.value === todayInChina() ? "" : day.value;
      void this.start();
    });
    refill(
      this.root,
      h("div", { class: "trying-head" }, h("h4", {}, say("head")), h("label", { for: day.id }, say("day")), day, h("button", { type: "button", class: "quiet", onclick: () => this.close() }, say("close"))),
      this.says,
      h("div", { class: "grid" }, ...this.fields.map(({ root }) => root)),
      this.here,
      this.others,
    );
    this.others.hidden = true;
    refill(this.here);
  }

  // --- judging

  private find(): Finding[] {
    const filing = JSON.parse(JSON.stringify(this.draft, (key, value) => (key.startsWith("$") ? undefined : value)));
    return this.checker?.check(filing).findings ?? [];
  }

  private check(): void {
    if (!this.checker) return;
    let found: Finding[];
    try {
      found = this.find();
    } catch (error) {
      return this.tell(error instanceof Error ? error.message : String(error), "refused");
    }
    const own = found.filter(({ rule }) => rule === this.rule);
    // An example is no whole filing: what it leaves empty is not its matter.
    const others = found.filter(({ rule, verdict }) => rule !== this.rule && verdict !== "missing" && verdict !== "note");
    for (const field of this.fields) field.show(own.filter(({ path }) => this.at(path) === field));
    const item = (finding: Finding, at: number, name: string) => findingItem(finding, `trying-${name}${at}`, [this.fixButton(finding)]);
    refill(this.here, ...own.filter(({ path }) => !this.at(path)).map((finding, at) => item(finding, at, "h")));
    const wasOpen = this.others.open;
    refill(this.others, h("summary", {}, `${say("others")} (${others.length})`), h("ul", { class: "findings" }, ...others.map((finding, at) => item(finding, at, "o"))));
    this.others.hidden = others.length === 0;
    this.others.open = wasOpen;
    const [worst] = own;
    if (worst) this.tell(say("found"), "found", tag(worst.verdict));
    else this.tell(say("fine"), "fine");
  }

  private at(path: string): Field | undefined {
    return this.fields.find(({ pointer }) => path === pointer || path.startsWith(`${pointer}/`));
  }

  private tell(text: string, state: string, before?: HTMLElement): void {
    const said = `${state} ${before?.textContent} ${text}`;
    if (said === this.said && this.says.textContent) return;
    this.said = said;
    this.root.dataset.state = state;
    refill(this.says, before, before ? " " : null, text);
  }
}

/** Domains are objects, so that each of them has a field of its own. */
function drafted(filing: Json): Json {
  for (const site of filing.sites ?? []) if (Array.isArray(site.domains)) site.domains = site.domains.map((domain: Json) => (typeof domain === "string" ? { name: domain } : domain));
  return filing;
}

/** A field for whatever stands there, as the form has it where it asks for the same. */
function specOf(pointer: string, value: Json): FieldSpec | null {
  const label = nameOf(pointer);
  const column = columnAt(pointer);
  const own = { at: pointer, label } as const;
  for (const [base, specs] of SPECS) {
    const under = base.exec(pointer)?.[0];
    const spec = under === undefined ? undefined : specs.find(({ at }) => under + at === pointer);
    if (spec) {
      const { answers: _, when: __, reshapes: ___, hint: ____, n: _____, ...rest } = spec;
      return { ...rest, ...own, ...(pointer === "/subject/nature" || spec.control === "segments" ? choosing(column?.choices) : {}) };
    }
  }
  if (typeof value === "boolean") return { ...own, control: "flag" };
  if (typeof value === "number") return { ...own, control: "number", keyboard: "numeric" };
  if (Array.isArray(value)) return column?.choices ? { ...own, ...choosing(column.choices), control: "checks", wide: true } : { ...own, control: "several" };
  if (column?.choices) return { ...own, ...choosing(column.choices) };
  if (column?.kind === "date") return { ...own, control: "date" };
  return { ...own, control: "text" };
}

const choosing = (choices: readonly { value: string; zh: string; en: string }[] = []): Pick<FieldSpec, "control" | "options"> => ({ control: "select", options: choices.map(({ value, zh, en }) => [value, pick([zh, en])]) });
