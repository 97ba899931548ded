// Hands a filing over to the provider's own forms: every value with a button that copies it, in the order in which it is asked.
// Copying moves on to the next one, so that Enter, paste, Enter, paste goes through a whole form.
import looks from "./handover.css?url";
import { dress } from "../dress";
import { copyButton } from "../copy";
import { type Draft, toFiling } from "../draft";
import { h, refill } from "../dom";
import { pick } from "../language";
import { type Order, ORDERS, type Row, sections } from "./rows";

dress(looks);

export function handOver(draft: Draft): void {
  const filing = toFiling(draft);
  const list = h("div", { class: "hand-list" });
  const count = h("p", { class: "hand-count", role: "status" });
  const copied = new Set<string>();

  const choose = h("select", { id: "hand-order" }, ...ORDERS.map(([order, label]) => h("option", { value: order }, pick(label))));
  const close = h("button", { type: "button", class: "close", onclick: () => dialog.close() }, pick(["关闭", "Close"]));
  const dialog = h(
    "dialog",
    { class: "hand", "aria-labelledby": "hand" },
    h("div", { class: "card-head" }, h("h2", { id: "hand", tabindex: -1 }, pick(["逐项复制", "Copy field by field"])), close),
    h("p", { class: "lead" }, pick(["按一下复制一项，再到备案系统里粘贴；光标自动移到下一项。", "Each press copies one value; paste it into the provider’s form. The next one takes the focus."])),
    h("div", { class: "hand-head" }, h("label", { class: "label", for: "hand-order" }, pick(["按哪种表单的顺序", "In the order of"])), choose, count),
    list,
  );

  const buttons = () => [...list.querySelectorAll<HTMLButtonElement>("button")];
  const tell = () => {
    const n = list.querySelectorAll(".copied").length;
    refill(count, pick([`已复制 ${n} / ${buttons().length} 项`, `${n} of ${buttons().length} copied`]));
  };

  function row({ label, value }: Row, key: string): HTMLElement {
    const button = copyButton(() => value, pick(label), undefined, () => {
      copied.add(key);
      line.classList.add("copied");
      tell();
      const all = buttons();
      all[all.indexOf(button) + 1]?.focus();
    });
    const line = h("li", { class: copied.has(key) ? "hand-row copied" : "hand-row" }, h("span", { class: "hand-label" }, pick(label)), h("span", { class: "hand-value", lang: "zh-CN" }, value), button);
    return line;
  }

  function draw(): void {
    const found = sections(filing, choose.value as Order);
    refill(
      list,
      ...found.map(({ title, rows }) => h("section", { "aria-label": pick(title) }, h("h3", {}, pick(title)), h("ol", {}, ...rows.map((one) => row(one, `${title[0]} ${one.label[0]}`))))),
      found.length ? null : h("p", { class: "lead" }, pick(["还没有填任何内容。", "Nothing has been filled in yet."])),
    );
    tell();
  }

  choose.addEventListener("change", draw);
  // Up and down go through the rows, as in any list.
  list.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!by) return;
    event.preventDefault();
    const all = buttons();
    all[all.indexOf(document.activeElement as HTMLButtonElement) + by]?.focus();
  });
  const before = document.activeElement as HTMLElement | null;
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus();
  });
  document.body.append(dialog);
  draw();
  dialog.showModal();
  (buttons()[0] ?? close).focus();
}
