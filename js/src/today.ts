import { clock, isFinite, toDay } from "./primordials.js";

const EIGHT_HOURS = 8 * 60 * 60 * 1000;

/** Today in China (UTC+8, no summer time since 1991), "YYYY-MM-DD", whatever the time zone of the machine. */
export function todayInChina(now: number = time()): string {
  return toDay(now + EIGHT_HOURS);
}

/** The page's clock, which a test may have set; where it is broken, the machine's. */
function time(): number {
  try {
    const now = Date.now();
    if (isFinite(now)) return now;
  } catch {
    // Below.
  }
  return clock();
}
