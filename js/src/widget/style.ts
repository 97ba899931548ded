// Styles as constructed sheets, in shadow roots only: nothing of them reaches the host's page, and no policy forbids them.

import css from "./style.css";

const sheets = new WeakMap<Document, CSSStyleSheet>();

/** A sheet belongs to a document: a form in a frame needs one of its frame's. Where there are none, the messages go unstyled. */
export function adopt(root: ShadowRoot): void {
  const { ownerDocument: document } = root;
  try {
    let sheet = sheets.get(document);
    if (sheet === undefined) {
      sheet = new (document.defaultView ?? globalThis as typeof globalThis & Window).CSSStyleSheet();
      sheet.replaceSync(css);
      sheets.set(document, sheet);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Safari before 16.4.
  }
}

/** Dark is what the host says, or what its `color-scheme` allows and the person wants: a page without one is a light page. */
export function isDark(element: Element, wanted: string | null | undefined): boolean {
  if (wanted === "light" || wanted === "dark") return wanted === "dark";
  const { ownerDocument: document } = element;
  const view = document.defaultView;
  const computed = view?.getComputedStyle(element).colorScheme ?? "";
  // "normal" is what the page's meta element says, or nothing.
  const scheme = computed === "normal" ? (document.querySelector<HTMLMetaElement>("meta[name=color-scheme]")?.content ?? "") : computed;
  return scheme.includes("dark") && (!scheme.includes("light") || darkness(view)?.matches === true);
}

/**
 * Tells when a page may have turned dark or light: by the person's wish, or by a switch of its own, which sets an attribute at
 * the top of the document. Nothing else tells of a `color-scheme` that has changed.
 */
export function onTheme({ defaultView, documentElement, body }: Document, signal: AbortSignal, job: () => void): void {
  darkness(defaultView)?.addEventListener("change", job, { signal });
  const observer = new MutationObserver(job);
  for (const node of [documentElement, body ?? documentElement]) observer.observe(node, { attributes: true });
  signal.addEventListener("abort", () => observer.disconnect());
}

/** In jsdom, in which people test their pages, there is no `matchMedia`. */
const darkness = (view: Window | null): MediaQueryList | undefined => view?.matchMedia?.("(prefers-color-scheme: dark)");
