// A page of the handbook: all rules, or those of a region. To be read, searched and tried.
import { begin, keep } from "./page";
import { Search } from "./search";

const BELOW_THE_SEARCH = 80;

const form = document.querySelector<HTMLFormElement>(".find");
const search = form && new Search(form);
let tried: import("./try").Try | undefined;

await begin(() => {
  search?.say();
  void tried?.speak();
});

/** A link to a rule, or to what a region says of it, leads to something that is seen. */
function arrive(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.closest("[hidden]")) search?.empty();
  target.scrollIntoView({ block: "start" });
  stay(target);
}

/** Rules are laid out when they come near, and push away what is below them: until it stays where it was put. */
function stay(target: Element, tries = 10): void {
  const off = target.getBoundingClientRect().top - BELOW_THE_SEARCH;
  if (Math.abs(off) < 1) return;
  window.scrollBy({ top: off, behavior: "instant" });
  if (tries > 0) requestAnimationFrame(() => stay(target, tries - 1));
}

async function tryOut(button: HTMLElement): Promise<void> {
  const { Try } = await import("./try");
  tried ??= new Try();
  await tried.open(button);
}

document.addEventListener("click", ({ target }) => {
  const button = (target as HTMLElement).closest<HTMLElement>("button.try");
  if (button) void tryOut(button);
});
addEventListener("hashchange", arrive);
// Beside the text the contents lie open; above it, on narrow screens, they would be in its way.
if (matchMedia("(min-width: 64em)").matches) for (const fold of document.querySelectorAll<HTMLDetailsElement>(".contents details")) fold.open = true;
// What is folded is printed too.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>(".rule details")) fold.open = true;
});
arrive();
document.body.dataset.pages = "ready";
await keep();
