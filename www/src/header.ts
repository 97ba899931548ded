// The head that every page of the site has: its name, where one is, how private it is. What a page can do stands at its right.
import { ALONE } from "./alone";
import { h } from "./dom";
import { type Both, pick, t } from "./language";

export type Place = "form" | "plan" | "footer" | "batch" | "handbook";

/** The first three are views of one page; the others are pages of their own. */
const PLACES: readonly (readonly [place: Place, label: Both, address: string])[] = [
  ["form", ["填写与检查", "Check"], "#"],
  ["plan", ["后续步骤", "Next steps"], "#plan"],
  ["footer", ["页脚代码", "Footer"], "#footer"],
  ["batch", ["批量", "Batch"], "batch.html"],
  ["handbook", ["规则手册", "Rules"], "handbook/"],
];

export interface Head {
  active: Place;
  /** From the page to the site's folder: "" beside index.html, "../" one folder down. */
  root?: string;
  /** Whether this is index.html, whose views are reached without loading anything. */
  home?: boolean;
  tools?: readonly HTMLElement[];
}

export function siteHeader({ active, root = "", home = false, tools = [] }: Head): HTMLElement {
  const address = (to: string): string => (!to.startsWith("#") ? root + to : home ? to : `${root}index.html${to === "#" ? "" : to}`);
  const places = ALONE ? PLACES.filter(([, , to]) => to.startsWith("#")) : PLACES;
  const links = places.map(([place, label, to]) => h("li", {}, h("a", { href: address(to), "data-place": place }, pick(label))));
  const head = h(
    "header",
    { class: "top" },
    h(
      "div",
      { class: "top-in" },
      h("a", { class: "brand", href: address("#") }, t("title")),
      h("nav", { class: "nav", "aria-label": t("places") }, h("ul", {}, ...links)),
      privacy(),
      h("div", { class: "tools" }, ...tools),
    ),
  );
  markPlace(head, active);
  return head;
}

/** Says to everybody where one is. */
export function markPlace(head: HTMLElement, active: Place): void {
  for (const link of head.querySelectorAll<HTMLElement>("[data-place]")) {
    if (link.dataset.place === active) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** How to check it oneself comes beside; nobody opens this before the page is there. */
function privacy(): HTMLElement {
  const how = h("div", { class: "privacy-how" });
  void import("./privacy").then(({ fillHow }) => fillHow(how));
  return h(
    "details",
    { class: "privacy" },
    h("summary", {}, h("span", { class: "tick-mark", "aria-hidden": "true" }, "✓ "), t("private")),
    how,
  );
}
