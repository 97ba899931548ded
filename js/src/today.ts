const EIGHT_HOURS = 8 * 60 * 60 * 1000;

/** Today in China (UTC+8, no summer time since 1991), "YYYY-MM-DD", whatever the time zone of the machine. */
export function todayInChina(now: number = Date.now()): string {
  return new Date(now + EIGHT_HOURS).toISOString().slice(0, 10);
}
