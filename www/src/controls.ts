// The controls that a field can have. Each shows the value it is given and says when it changes.
import { h, put } from "./dom";
import type { Option } from "./form/options";
import { pick, t } from "./language";

/** `settled`: chosen, not typed, so that there is nothing to wait for. */
export type Say = (value: unknown, settled: boolean) => void;

export type TextField = HTMLInputElement | HTMLTextAreaElement;

export function textField(id: string, lines: "one" | "several", keyboard: string | undefined): TextField {
  const plain = { id, autocomplete: "off", spellcheck: "false", autocapitalize: "off", inputmode: keyboard };
  return lines === "several" ? h("textarea", { ...plain, rows: 1 }) : h("input", { ...plain, type: "text" });
}

/** Tells of text once an input method has made up its mind: nothing between compositionstart and compositionend. */
export function onText(field: TextField, say: { typed(): void; composing(on: boolean): void }): void {
  let composing = false;
  field.addEventListener("compositionstart", () => {
    composing = true;
    say.composing(true);
  });
  field.addEventListener("compositionend", () => {
    composing = false;
    say.composing(false);
    say.typed();
  });
  field.addEventListener("input", () => {
    if (!composing) say.typed();
  });
}

export function select(id: string, options: readonly (readonly [value: string, label: string])[], held: string, say: Say): HTMLSelectElement {
  // A saved value that the form does not offer is shown as it is, not lost.
  const all = held && !options.some(([value]) => value === held) ? [...options, [held, held] as const] : options;
  const made = h("select", { id }, h("option", { value: "" }, t("choose")), ...all.map(([value, label]) => h("option", { value }, label)));
  made.value = held;
  made.addEventListener("change", () => say(made.value || undefined, true));
  return made;
}

/** A few choices side by side: one of them (radio) or any of them (checkbox). */
export function choices(id: string, type: "radio" | "checkbox", options: readonly Option[], on: readonly string[], say: (chosen: string[]) => void): HTMLElement {
  const unknown = on.filter((value) => !options.some(([known]) => known === value));
  const all: Option[] = [...options, ...unknown.map((value): Option => [value, value])];
  const group = h("div", { class: `choices ${type === "radio" ? "seg" : "checks"}`, role: type === "radio" ? "radiogroup" : "group" });
  for (const [value, label] of all) {
    const input = h("input", { type, name: id, value, id: `${id}-${value}` });
    input.checked = on.includes(value);
    input.addEventListener("change", () => say([...group.querySelectorAll<HTMLInputElement>("input:checked")].map((one) => one.value)));
    put(group, h("label", {}, input, h("span", {}, pick(label))));
  }
  return group;
}

export function date(id: string, held: unknown, say: Say): HTMLInputElement {
  const input = h("input", { type: "date", id, max: "2199-12-31" });
  input.value = typeof held === "string" ? held.slice(0, 10) : "";
  input.addEventListener("change", () => say(input.value || undefined, true));
  return input;
}

const EVER = "long-term";

/** A date, or no expiry at all. */
export function expiry(id: string, held: unknown, say: Say): HTMLElement {
  const day = date(id, held, say);
  day.setAttribute("aria-labelledby", `${id}-l`);
  const ever = h("input", { type: "checkbox", id: `${id}-ever` });
  ever.checked = held === EVER;
  day.disabled = ever.checked;
  ever.addEventListener("change", () => {
    day.disabled = ever.checked;
    if (ever.checked) day.value = "";
    say(ever.checked ? EVER : undefined, true);
  });
  return h("div", { class: "expiry", role: "group" }, h("div", { class: "box" }, day), h("label", { class: "tick" }, ever, h("span", {}, t("longTerm"))));
}
