// Brings the styles of a part that loads beside the page. A link and no style element: the policy allows files of our own only.
import { h } from "./dom";

export function dress(address: string): void {
  const there = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].some((link) => link.getAttribute("href") === address);
  if (!there) document.head.append(h("link", { rel: "stylesheet", href: address }));
}
