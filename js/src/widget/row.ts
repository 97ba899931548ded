// A field of `<beian-check>`: its label, its input with marks in the text, its messages.

import type { Finding } from "../types.js";
import { canBeChanged, type, type Control } from "./control.js";
import { h, newId } from "./dom.js";
import type { FieldSpec, Option } from "./fields.js";
import { Marks } from "./marks.js";
import { drawMessages, list } from "./messages.js";
import { choose, pick, type Locale } from "./text.js";

export class Row {
  readonly element: HTMLElement;
  readonly control: Control;
  readonly #id = newId();
  readonly #label: HTMLElement;
  readonly #messages: HTMLElement;
  readonly #marks: Marks | null;
  readonly #hint: HTMLElement | null;
  readonly #locale: Locale;
  readonly #spec: FieldSpec;
  #drawn = "";

  constructor(document: Document, name: string, spec: FieldSpec, locale: Locale) {
    this.#locale = locale;
    this.#spec = spec;
    const id = this.#id;
    const attributes: Record<string, string> = { id, name, part: "input", autocomplete: spec.autocomplete ?? "off" };
    if (spec.control === "select") this.control = h(document, "select", attributes) as HTMLSelectElement;
    else if (spec.control === "area") this.control = h(document, "textarea", { ...attributes, rows: "2", spellcheck: "false" }) as HTMLTextAreaElement;
    else this.control = h(document, "input", { ...attributes, type: "text", spellcheck: "false", autocapitalize: "off", ...(spec.keyboard ? { inputmode: spec.keyboard } : {}) }) as HTMLInputElement;
    this.offer(spec.options ?? []);
    this.#label = h(document, "label", { for: id, part: "label" }, pick(spec.label, locale));
    this.#hint = spec.hint ? h(document, "span", { class: "hint", part: "hint", id: `${id}-h` }, pick(spec.hint, locale)) : null;
    this.#marks = spec.control === "select" ? null : new Marks(this.control);
    this.#messages = list(document);
    this.element = h(
      document,
      "div",
      { class: spec.control === "area" || /[aA]ddress$/.test(name) ? "field wide" : "field", part: "field", "data-field": name },
      h(document, "div", { class: "head" }, this.#label, this.#hint),
      h(document, "div", { class: "box" }, this.#marks?.element ?? null, this.control),
      this.#messages,
    );
    this.#describe([]);
  }

  /** Choices of a list; one that the filing holds and the list does not is kept. */
  offer(options: readonly Option[]): void {
    if (this.#spec.control !== "select") return;
    const { ownerDocument: document, value } = this.control;
    this.control.replaceChildren(
      h(document, "option", { value: "" }, choose(this.#locale)),
      ...options.map(([option, label]) => h(document, "option", { value: option }, pick(label, this.#locale))),
    );
    this.set(value);
  }

  set(value: string): void {
    const { control } = this;
    if (control.tagName === "SELECT" && value !== "" && ![...(control as unknown as HTMLSelectElement).options].some((option) => option.value === value)) {
      control.append(h(control.ownerDocument, "option", { value }, value));
    }
    if (control.value !== value) control.value = value;
  }

  /** A unit's name is called otherwise than a person's. */
  call(unit: boolean): void {
    const label = pick((unit && this.#spec.unit) || this.#spec.label, this.#locale);
    if (this.#label.textContent !== label) this.#label.textContent = label;
  }

  draw(findings: readonly Finding[], handbook: string | null, fixes: (finding: Finding) => Control | null): void {
    const drawn = JSON.stringify([this.control.value, this.control.disabled, handbook, findings]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#marks?.draw(findings);
    drawMessages(this.#messages, findings, {
      locale: this.#locale,
      handbook,
      value: this.control.value,
      excerpt: false,
      id: (at) => `${this.#id}-m${at}`,
      fixer(finding) {
        const target = fixes(finding);
        return target === null || !canBeChanged(target) ? null : () => type(target, finding.fix ?? "");
      },
    });
    this.#describe(findings);
  }

  #describe(findings: readonly Finding[]): void {
    const ids = [this.#hint ? `${this.#id}-h` : "", ...findings.map((_, at) => `${this.#id}-m${at}`)].filter(Boolean);
    if (ids.length > 0) this.control.setAttribute("aria-describedby", ids.join(" "));
    else this.control.removeAttribute("aria-describedby");
    if (findings.some(({ verdict }) => verdict === "reject")) this.control.setAttribute("aria-invalid", "true");
    else this.control.removeAttribute("aria-invalid");
  }
}
