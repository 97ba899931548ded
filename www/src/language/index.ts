// Which language the page speaks, and how a text gets its values. Chinese is there at once; English comes beside.
import { type Texts, zh } from "./zh";

export type Locale = "zh-CN" | "en";
export type Key = keyof Texts;
/** A label that is data rather than a sentence, in both languages. */
export type Both = readonly [zh: string, en: string];

let current: Locale = "zh-CN";
let texts: Texts = zh;

let words: Record<string, string> = {};

const loadEnglish = async (): Promise<Texts> => {
  const { english, words: loaded } = await import("./english");
  words = loaded;
  return english;
};
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
  return fill(texts[key], values);
}

export const fill = (text: string, values: Record<string, string | number>): string => text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));

/** A label in the page's language. One that stands in the form's first bytes is its Chinese alone, and finds its English by it. */
export const pick = (label: Both | string): string => (typeof label !== "string" ? label[current === "en" ? 1 : 0] : current === "en" ? (words[label] ?? label) : label);
/** Joins as the language does. */
export const list = (items: string[]): string => items.join(current === "en" ? ", " : "、");
