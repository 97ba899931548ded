// The head of the page: its name, the examples, the file menu, the language, and how private it is.
import { h } from "./dom";
import type { Filing } from "beian-check";
import { EXAMPLES, filingOf } from "./examples";
import { type Key, type Locale, pick, t } from "./language";

export interface Commands {
  example(filing: Filing): void;
  open(): void;
  save(): void;
  print(): void;
  clear(): void;
  language(next: Locale): void;
}

function menu(label: string, id: string, ...content: HTMLElement[]): HTMLDetailsElement {
  const details = h("details", { class: "menu" }, h("summary", { id }, label), h("div", { class: "menu-list" }, ...content));
  const close = () => {
    details.open = false;
  };
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    close();
    details.querySelector("summary")?.focus();
  });
  details.addEventListener("focusout", (event) => event.relatedTarget instanceof Node && !details.contains(event.relatedTarget) && close());
  details.addEventListener("toggle", () => {
    if (!details.open) return;
    const outside = (event: Event) => {
      if (details.contains(event.target as Node)) return;
      close();
      document.removeEventListener("pointerdown", outside);
    };
    document.addEventListener("pointerdown", outside);
  });
  return details;
}

export function header(commands: Commands): HTMLElement {
  const item = (label: string, chosen: () => void): HTMLElement =>
    h("button", {
      type: "button",
      class: "menu-item",
      onclick: (event: MouseEvent) => {
        (event.currentTarget as HTMLElement).closest("details")?.removeAttribute("open");
        chosen();
      },
    }, label);
  const examples = (good: boolean, head: Key): HTMLElement[] => [
    h("p", { class: "menu-head" }, t(head)),
    ...EXAMPLES.filter((example) => example.good === good).map((example) => item(pick(example.label), () => void filingOf(example.id).then(commands.example))),
  ];
  const other = t("otherLanguageCode") as Locale;
  return h(
    "header",
    { class: "top" },
    h("div", { class: "brand" }, h("h1", {}, t("title")), h("p", { class: "tagline" }, t("tagline"))),
    h(
      "div",
      { class: "tools" },
      menu(t("examples"), "examples", ...examples(false, "examplesBad"), ...examples(true, "examplesGood")),
      menu(t("file"), "file", item(t("open"), commands.open), item(t("save"), commands.save), item(t("print"), commands.print), item(t("clear"), commands.clear)),
      h("button", { type: "button", class: "language", id: "language", lang: other, onclick: () => commands.language(other) }, t("otherLanguage")),
    ),
  );
}

export function privacy(): HTMLElement {
  const steps = ["private1", "private2", "private3"] as const;
  return h(
    "details",
    { class: "privacy" },
    h("summary", {}, h("span", { class: "tick-mark", "aria-hidden": "true" }, "✓ "), t("private"), h("span", { class: "how" }, h("span", {}, t("privateHow")))),
    h("ol", {}, ...steps.map((key) => h("li", {}, t(key)))),
  );
}
