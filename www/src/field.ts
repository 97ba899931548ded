// A field: label, hint, control, marks in its text, and the findings that stand at it.
import type { Finding } from "beian-check";
import { choices, date, expiry, onText, select, type TextField, textField } from "./controls";
import { h, refill } from "./dom";
import type { Anchor, Host } from "./host";
import type { FieldSpec } from "./form/fields";
import type { Option } from "./form/options";
import { setValue, valueOf } from "./form/values";
import { list, pick, t } from "./language";
import { Backdrop, type Mark } from "./marks";
import { findingItem } from "./finding";
import { REGIONS, regionCode, regionName } from "./regions";

export const idOf = (pointer: string): string => `f${pointer.replace(/[/$]/g, "-")}`;

export class Field implements Anchor {
  readonly pointer: string;
  readonly answers: string | undefined;
  readonly root: HTMLElement;
  readonly label: string;
  private readonly id: string;
  private readonly control: HTMLElement;
  private readonly findings: HTMLElement;
  private readonly focusTarget: HTMLElement;
  private backdrop?: Backdrop;
  private text?: TextField;
  private beside?: HTMLElement;
  private composing = false;
  private shown = "[]";
  private standing: readonly Finding[] = [];

  constructor(private readonly host: Host, private readonly spec: FieldSpec, base: string) {
    this.pointer = base + spec.at;
    this.answers = spec.answers === undefined ? undefined : base + spec.answers;
    this.id = idOf(this.pointer);
    const label = typeof spec.label === "function" ? spec.label(host.draft) : spec.label;
    this.label = typeof label === "string" ? t(label, spec.n ? { n: spec.n } : {}) : pick(label);
    this.focusTarget = this.control = this.build();
    const grouped = this.control.matches("fieldset, .expiry, .choices");
    if (grouped) this.focusTarget = this.control.querySelector<HTMLElement>("input:checked") ?? this.control.querySelector("input") ?? this.control;
    const name = grouped
      ? h("span", { class: "label", id: `${this.id}-l` }, this.label)
      : h("label", { class: "label", for: this.id, id: `${this.id}-l` }, this.label);
    if (grouped) this.control.setAttribute("aria-labelledby", `${this.id}-l`);
    this.findings = h("ul", { class: "findings" });
    this.root = h(
      "div",
      { class: spec.wide ? "field wide" : "field", "data-control": spec.control, "data-field": this.pointer },
      h("div", { class: "head" }, name, spec.hint ? h("span", { class: "hint", id: `${this.id}-h` }, t(spec.hint)) : null),
      this.control.matches("input, textarea") ? h("div", { class: "box" }, this.backdrop?.element, this.control) : this.control,
      this.beside,
      h("div", { class: "slot" }, this.findings),
    );
    this.describe();
    this.root.addEventListener("focusout", (event) => {
      if (!this.root.contains(event.relatedTarget as Node | null) && this.filled()) host.visited(this.pointer);
    });
  }

  show(findings: readonly Finding[]): void {
    const signature = JSON.stringify(findings);
    this.standing = findings;
    if (signature !== this.shown) {
      this.shown = signature;
      refill(this.findings, ...findings.map((finding, at) => findingItem(finding, `${this.id}-m${at}`, [this.host.fixButton(finding)])));
      const worst = findings.find((finding) => finding.verdict === "reject") ?? findings.find((finding) => finding.verdict === "risk");
      this.root.dataset.verdict = worst?.verdict ?? "";
      this.describe();
    }
    this.mark();
  }

  /** Puts a correction in as if typed, so that undo takes it back. */
  replace(value: string): void {
    if (!this.text) return;
    this.text.focus({ preventScroll: true });
    this.text.select();
    if (!document.execCommand("insertText", false, value) || this.text.value !== value) {
      this.text.value = value;
      this.text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  /** Where a finding of a list entry lies in the list's one line. */
  entry(index: number): [start: number, end: number] | undefined {
    return this.text ? entries(this.text.value)[index] : undefined;
  }
  get value(): string {
    return this.text?.value ?? "";
  }

  /** The value in words, for paper. */
  get printed(): string {
    if (this.text) return this.text.value;
    if (this.control instanceof HTMLSelectElement) return this.control.value ? (this.control.selectedOptions[0]?.text ?? "") : "";
    const ticked = [...this.control.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => input.parentElement?.textContent ?? "");
    const date = this.control instanceof HTMLInputElement ? this.control.value : this.control.querySelector<HTMLInputElement>("input[type=date]")?.value;
    return list([date ?? "", ...ticked].filter(Boolean));
  }

  focus(): void {
    for (let outer = this.root.closest("details"); outer; outer = outer.parentElement?.closest("details") ?? null) outer.open = true;
    this.root.scrollIntoView({ block: "start" });
    (this.control.querySelector<HTMLElement>("input:checked") ?? this.focusTarget).focus({ preventScroll: true });
  }

  private filled(): boolean {
    const value = valueOf(this.host.draft, this.pointer);
    return value !== undefined && value !== "" && !(Array.isArray(value) && !value.length);
  }

  private describe(): void {
    const ids = [this.spec.hint ? `${this.id}-h` : "", ...this.standing.map((_, at) => `${this.id}-m${at}`)].filter(Boolean);
    if (ids.length) this.control.setAttribute("aria-describedby", ids.join(" "));
    else this.control.removeAttribute("aria-describedby");
    if (this.standing.some(({ verdict }) => verdict === "reject")) this.control.setAttribute("aria-invalid", "true");
    else this.control.removeAttribute("aria-invalid");
  }

  private mark(): void {
    this.backdrop?.draw(this.composing ? [] : this.standing.flatMap((finding) => this.spanOf(finding)));
  }

  private spanOf({ path, span, verdict }: Finding): Mark[] {
    if (this.spec.control !== "several") return span ? [{ span, verdict }] : [];
    const entry = this.entry(Number(path.slice(path.lastIndexOf("/") + 1)));
    return entry ? [{ span: span ? [entry[0] + span[0], entry[0] + span[1]] : entry, verdict }] : [];
  }

  private put(value: unknown, settled: boolean): void {
    setValue(this.host.draft, this.pointer, value);
    this.host.changed(this.pointer, this.spec.reshapes === true);
    if (settled) this.host.visited(this.pointer);
  }

  private build(): HTMLElement {
    const { control } = this.spec;
    const held = valueOf(this.host.draft, this.pointer);
    const say = (value: unknown, settled: boolean) => this.put(value, settled);
    switch (control) {
      case "text":
      case "several":
      case "area":
      case "number":
        return this.textField(held);
      case "select":
        return select(this.id, this.spec.at === "/region" ? REGIONS.map(([code]) => [code, regionName(code)]) : this.options().map(([value, label]) => [value, pick(label)]), asText(held), say);
      case "segments":
        return choices(this.id, "radio", this.options(), asList([held]), ([value]) => say(value, true));
      case "flag":
        return choices(this.id, "radio", this.yesAndNo(), held === undefined ? [] : [held ? "yes" : "no"], ([value]) => say(value === "yes", true));
      case "checks":
        return choices(this.id, "checkbox", this.options(), asList(held), (values) => say(values, true));
      case "date":
        return date(this.id, held, say);
      case "expiry":
        return expiry(this.id, held, say);
    }
  }

  private options(): Option[] {
    const { options } = this.spec;
    return (typeof options === "function" ? options(this.host.draft) : options) ?? [];
  }

  private yesAndNo(): Option[] {
    const [yes, no] = (this.spec.words ?? ["yes", "no"]).map((key) => t(key));
    return [["yes", yes ?? ""], ["no", no ?? ""]];
  }

  private suggest(field: TextField): void {
    const names = h("datalist", { id: `${this.id}-list` });
    field.setAttribute("list", names.id);
    field.addEventListener("focus", () => void import("./places").then(({ placesIn }) => refill(names, ...placesIn(regionCode(this.host.draft.region)).map((name) => h("option", { value: name })))));
    this.beside = names;
  }

  private textField(held: unknown): TextField {
    const { control, keyboard } = this.spec;
    const field = textField(this.id, control === "area" ? "several" : "one", keyboard);
    field.value = control === "number" && typeof held === "number" ? String(held) : asText(held);
    onText(field, {
      typed: () => this.put(control === "several" ? entries(field.value).map(([from, to]) => field.value.slice(from, to)) : control === "number" ? asNumber(field.value) : field.value, false),
      composing: (on) => {
        this.composing = on;
        this.mark();
      },
    });
    if (this.spec.places) this.suggest(field);
    this.text = field;
    this.backdrop = new Backdrop(field);
    return field;
  }
}

// A file from elsewhere can hold anything anywhere: what does not fit is not shown, and the engine says so.
const asList = (value: unknown): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : []);
const asText = (value: unknown): string => (Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value : "");
const asNumber = (text: string): number | undefined => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined);

/** The entries of a line with commas: where each one begins and ends. */
export function entries(line: string): [start: number, end: number][] {
  return [...line.matchAll(/[^,，、;；\s]+/g)].map((found) => [found.index, found.index + found[0].length]);
}

