// Makes the page open without a network: a service worker keeps the page's own files (www/sw.js), a manifest makes it installable.
// Comes after the first check and after all that the page loads, and is no part of either.
import { h } from "./dom";
import { ofOurs } from "./trusted";

/** `root`: from the page to the site's folder, where the service worker lies. */
export async function keepOffline(root = ""): Promise<ServiceWorker | null> {
  // Not from the disk, and not where there are no service workers: an address without https, some private windows.
  if (!location.protocol.startsWith("http") || !("serviceWorker" in navigator)) return null;
  document.head.append(h("link", { rel: "manifest", href: `${root}manifest.webmanifest` }));
  try {
    const registration = await navigator.serviceWorker.register(ofOurs(`${root}sw.js`, root || "."));
    // This page holds all of its files by now, so that a newer version may take over at once: the next visit has it.
    const takeOver = (): void => registration.waiting?.postMessage("take-over");
    takeOver();
    registration.addEventListener("updatefound", () => {
      const { installing } = registration;
      installing?.addEventListener("statechange", () => { if (installing.state === "installed") takeOver(); });
    });
    const { active } = await navigator.serviceWorker.ready;
    document.body.dataset.offline = "ready";
    return active;
  } catch {
    // Without it the page is what it was.
    return null;
  }
}
