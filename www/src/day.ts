// Days as the filing's world counts them: in China, without hours.
import { locale, pick } from "./language";

export const today = (): string => new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" }); // ISO order

const utc = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
/** Whole days from one to the other; negative when the other lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / 86_400_000);
export const dayAfter = (day: string, days: number): string => new Date(utc(day) + days * 86_400_000).toISOString().slice(0, 10);
export const isDay = (text: unknown): text is string => typeof text === "string" && Number.isFinite(utc(text));

/** "12月3日 周四"; with the year where it is not this one. */
export function sayDay(day: string): string {
  const year = day.slice(0, 4) === today().slice(0, 4) ? undefined : "numeric";
  return new Date(utc(day)).toLocaleDateString(locale(), { timeZone: "UTC", year, month: "short", day: "numeric", weekday: "short" });
}

export function sayDistance(day: string): string {
  const days = daysBetween(today(), day);
  if (days === 0) return pick(["就是今天", "today"]);
  if (days > 0) return pick([`还有 ${days} 天`, days === 1 ? "1 day left" : `${days} days left`]);
  return pick([`已过 ${-days} 天`, days === -1 ? "1 day late" : `${-days} days late`]);
}
