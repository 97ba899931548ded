// Which language the page speaks, and how a text gets its values. Chinese is there at once; English comes beside.
import { type Texts, zh } from "./zh";

export type Locale = "zh-CN" | "en";
export type Key = keyof Texts;
/** A label that is data rather than a sentence, in both languages. */
export type Both = readonly [zh: string, en: string];

let current: Locale = "zh-CN";
let texts: Texts = zh;

const loadEnglish = async (): Promise<Texts> => (await import("./english")).english;
/** Part of loading the page, so that the switch needs no request. */
export const preloadTexts = async (): Promise<void> => void (await loadEnglish());

export const locale = (): Locale => current;
export async function setLocale(next: Locale): Promise<void> {
  texts = next === "en" ? await loadEnglish() : zh;
  current = next;
  document.documentElement.lang = next;
  document.title = t("title");
}

export function t(key: Key, values: Record<string, string | number> = {}): string {
  return texts[key].replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

export const pick = (both: Both): string => both[current === "en" ? 1 : 0];
/** Joins as the language does. */
export const list = (items: string[]): string => items.join(current === "en" ? ", " : "、");
