// What the form's page can do, at the right of its head: examples, the file menu, the language.
import type { Draft } from "./draft";
import { h } from "./dom";
import { type Locale, t } from "./language";

export interface Commands {
  example(draft: Draft): void;
  open(): void;
  save(): void;
  print(): void;
  handOver(): void;
  clear(): void;
  language(next: Locale): void;
}

function menu(label: string, id: string): HTMLDetailsElement {
  return h("details", { class: "menu" }, h("summary", { id }, label), h("div", { class: "menu-list" }));
}

/** What the menus hold comes beside: nobody opens them before the page is there. */
export function tools(commands: Commands): HTMLElement[] {
  const examples = menu(t("examples"), "examples");
  const file = menu(t("file"), "file");
  void import("./menus").then(({ fillMenus }) => fillMenus(examples, file, commands));
  return [examples, file, languageSwitch(commands.language)];
}

export function languageSwitch(speak: (next: Locale) => void): HTMLElement {
  const other = t("otherLanguageCode") as Locale;
  return h("button", { type: "button", class: "language", id: "language", lang: other, onclick: () => speak(other) }, t("otherLanguage"));
}
