// What every page of the handbook does beside being read: the site's head, the language, the day, and that it opens without a network.
import { todayInChina } from "../../../js/src/today.js";
import { h, refill } from "../dom";
import { siteHeader } from "../header";
import { type Locale, pick, preloadTexts, setLocale, t } from "../language";
import { languageSwitch } from "../tools";

function head(spoken: () => void): void {
  const speak = async (next: Locale): Promise<void> => {
    await say(next);
    head(spoken);
    document.getElementById("language")?.focus();
    spoken();
  };
  refill(document.getElementById("head") as HTMLElement, skipLink(), siteHeader({ active: "handbook", root: "../", tools: [languageSwitch((next) => void speak(next))] }));
}

function skipLink(): HTMLElement {
  const target = document.getElementById("top");
  const over = (event: Event): void => {
    event.preventDefault();
    target?.focus();
  };
  return h("a", { class: "skip", href: "#top", onclick: over }, pick(["跳到正文", "Skip to the text"]));
}

async function say(next: Locale): Promise<void> {
  await setLocale(next);
  const heading = document.querySelector(`h1 .${next === "en" ? "en" : "zh"}-title`)?.textContent;
  document.title = `${heading} · ${t("title")}`;
}

/** The pages are written as of the book's own day. What has grown old since then is told as it is today. */
function age(): void {
  const today = todayInChina();
  for (const tag of document.querySelectorAll<HTMLElement>(".tag.reject[data-firm]")) {
    if ((tag.dataset.firm ?? today) >= today) continue;
    tag.classList.replace("reject", "risk");
    refill(tag, h("span", { class: "zh" }, "可能退回"), " ", h("span", { class: "en", lang: "en" }, "May be sent back"));
  }
}

/** `spoken`: the language has changed. */
export async function begin(spoken: () => void): Promise<void> {
  document.documentElement.classList.add("live");
  // A link from a page that speaks English asks for English.
  if (new URLSearchParams(location.search).has("en")) await say("en");
  head(spoken);
  age();
  spoken();
}

/** All files of this page are there; those for the other language and for going without a network come now. */
export async function keep(): Promise<void> {
  await preloadTexts();
  const { keepOffline } = await import("../offline");
  (await keepOffline("../"))?.postMessage("keep-handbook");
}
