// The messages behind an input of the host's: drawn in a shadow root of their own, and tied to the input as its description.

import type { Finding } from "../types.js";
import { canBeChanged, type, type Control } from "./control.js";
import { h, newId } from "./dom.js";
import { drawMessages, list } from "./messages.js";
import { adopt, isDark } from "./style.js";
import { sentence, type Locale } from "./text.js";
import type { AttachOptions } from "./types.js";

interface Setting {
  readonly document: Document;
  /** Where descriptions lie: in the host's own tree, for ids do not reach into a shadow root. */
  readonly descriptions: HTMLElement;
  readonly locale: Locale;
  readonly theme: AttachOptions["theme"];
  readonly place: AttachOptions["place"];
  readonly handbook: AttachOptions["handbook"];
  /** The input that a correction goes into. */
  fix(finding: Finding): Control | null;
}

export class Beside {
  readonly #control: Control;
  readonly #setting: Setting;
  readonly #id = newId();
  readonly #description: HTMLElement;
  #stand: { host: HTMLElement; root: HTMLElement; messages: HTMLElement } | null = null;
  #drawn = "[]";

  constructor(control: Control, setting: Setting) {
    this.#control = control;
    this.#setting = setting;
    this.#description = h(setting.document, "span", { id: this.#id });
  }

  draw(findings: readonly Finding[]): void {
    const { locale, handbook } = this.#setting;
    const drawn = findings.length === 0 ? "[]" : JSON.stringify([this.#control.value, findings]);
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      const { host, messages } = (this.#stand ??= this.#build());
      this.paint();
      drawMessages(messages, findings, { locale, handbook, value: this.#control.value, excerpt: true, fixer: (finding) => this.#fixer(finding) });
      host.style.display = findings.length === 0 ? "none" : "";
      this.#description.textContent = findings.map((finding) => sentence(finding, locale)).join(" ");
    }
    this.keep();
  }

  paint(): void {
    if (this.#stand) this.#stand.root.className = isDark(this.#control, this.#setting.theme) ? "root dark" : "root";
  }

  /** What the host's framework has drawn over is put back; what is in place is not touched. */
  keep(): void {
    if (this.#drawn === "[]") return this.#describe(false);
    if (this.#stand && !this.#stand.host.isConnected) this.#place(this.#stand.host);
    if (this.#description.parentNode !== this.#setting.descriptions) this.#setting.descriptions.append(this.#description);
    this.#describe(true);
  }

  remove(): void {
    this.#stand?.host.remove();
    this.#description.remove();
    this.#describe(false);
  }

  #describe(on: boolean): void {
    const before = this.#control.getAttribute("aria-describedby");
    const ids = (before ?? "").split(/\s+/).filter((id) => id !== "" && id !== this.#id);
    if (on) ids.push(this.#id);
    const after = ids.join(" ");
    if (after === (before ?? "")) return;
    if (after === "") this.#control.removeAttribute("aria-describedby");
    else this.#control.setAttribute("aria-describedby", after);
  }

  #build() {
    const { document } = this.#setting;
    const host = h(document, "div", { "data-beian": "messages" });
    // In a grid a row of its own, so that no label moves into another column.
    host.style.gridColumn = "1 / -1";
    const shadow = host.attachShadow({ mode: "open" });
    adopt(shadow);
    const messages = list(document);
    const root = h(document, "div", { class: "root" }, messages);
    shadow.append(root);
    this.#place(host);
    return { host, root, messages };
  }

  #place(host: HTMLElement): void {
    if (this.#setting.place) this.#setting.place(host, this.#control);
    if (!host.isConnected) behind(this.#control).after(host);
  }

  #fixer(finding: Finding): (() => void) | null {
    const target = this.#setting.fix(finding);
    return target === null || !canBeChanged(target) ? null : () => type(target, finding.fix ?? "");
  }
}

/**
 * What the messages stand behind: the last of radio buttons, the label around or right after the input, the row in which it
 * stands with its label or a button, and the messages of others in that row.
 */
function behind(control: Control): Element {
  const { form, name } = control as HTMLInputElement;
  const group = control.type === "radio" ? form?.elements.namedItem(name) : null;
  const input = group && "length" in group ? (group[group.length - 1] as HTMLInputElement) : (control as HTMLInputElement);
  let last: Element = input.closest("label") ?? input;
  const label = last.nextElementSibling as HTMLLabelElement | null;
  if (label?.control === input) last = label;
  const row = last.parentElement;
  const style = row && row !== form ? row.ownerDocument.defaultView?.getComputedStyle(row) : null;
  if (row && style?.display.includes("flex") && style.flexDirection.startsWith("row")) last = row;
  while (last.nextElementSibling?.getAttribute("data-beian") === "messages") last = last.nextElementSibling;
  return last;
}
