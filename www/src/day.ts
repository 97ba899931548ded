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

/** Whether a deadline is a minute and not a day: "2026-11-23T10:30:00+08:00". */
export const isMinute = (moment: string): boolean => moment.length > 10 && Number.isFinite(Date.parse(moment));

/** Whether a day or a minute is over. */
export const isPast = (moment: string): boolean => (isMinute(moment) ? Date.parse(moment) < Date.now() : daysBetween(today(), moment) < 0);

/** A day, with the minute where there is one. */
export function sayMoment(moment: string): string {
  if (!isMinute(moment)) return sayDay(moment);
  const minute = new Date(moment).toLocaleTimeString(locale(), { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${sayDay(moment)} ${minute}`;
}

/** How long until a day or a minute is over. */
export function sayDistance(day: string): string {
  const hours = isMinute(day) ? (Date.parse(day) - Date.now()) / 3_600_000 : Number.NaN;
  if (hours >= 0 && hours < 48) return pick([`还有 ${Math.floor(hours)} 小时`, `${Math.floor(hours)} h left`]);
  if (hours < 0 && hours > -24) return pick([`已过 ${Math.ceil(-hours)} 小时`, `${Math.ceil(-hours)} h late`]);
  const days = daysBetween(today(), day);
  if (days === 0) return pick(["就是今天", "today"]);
  if (days > 0) return pick([`还有 ${days} 天`, days === 1 ? "1 day left" : `${days} days left`]);
  return pick([`已过 ${-days} 天`, days === -1 ? "1 day late" : `${-days} days late`]);
}
