// What the menus of the form's page hold: the examples, and what can be done with the filing as a whole.
import { EXAMPLES, filingOf } from "./examples";
import { h, put, refill } from "./dom";
import { type Both, pick, t } from "./language";
import { toDraft } from "./opened";
import type { Commands } from "./tools";

export function fillMenus(examples: HTMLDetailsElement, file: HTMLDetailsElement, commands: Commands): void {
  fill(examples, [...examplesOf(false, commands), ...examplesOf(true, commands)]);
  fill(file, [
    item(pick(["打开文件", "Open a file"]), commands.open),
    item(t("save"), commands.save),
    item(t("print"), commands.print),
    item(pick(["逐项复制到备案系统", "Copy field by field"]), commands.handOver),
    item(pick(["清空", "Clear the form"]), commands.clear),
  ]);
}

function examplesOf(good: boolean, commands: Commands): HTMLElement[] {
  const head: Both = good ? ["可以提交的", "Ready to hand in"] : ["会被退回的", "Would be sent back"];
  const these = EXAMPLES.filter((example) => example.good === good);
  return [h("p", { class: "menu-head" }, pick(head)), ...these.map((example) => item(pick(example.label), () => void filingOf(example.id).then((filing) => commands.example(toDraft(filing)))))];
}

const item = (label: string, chosen: () => void): HTMLElement =>
  h("button", {
    type: "button",
    class: "menu-item",
    onclick: (event: MouseEvent) => {
      (event.currentTarget as HTMLElement).closest("details")?.removeAttribute("open");
      chosen();
    },
  }, label);

function fill(details: HTMLDetailsElement, items: HTMLElement[]): void {
  const list = details.querySelector(".menu-list") as HTMLElement;
  refill(list);
  put(list, ...items);
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
}
