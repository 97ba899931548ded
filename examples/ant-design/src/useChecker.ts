import { createChecker, type Checker } from "beian-check";
import { useEffect, useState } from "react";

/**
 * A checker for as long as the component is on the page; `null` until it has started, and where it cannot: the form then does
 * without. React's StrictMode runs the effect twice: the signal ends the first one before it has started.
 */
export function useChecker(): Checker | null {
  const [checker, setChecker] = useState<Checker | null>(null);
  useEffect(() => {
    const life = new AbortController();
    // `?today=` is for the tests, which judge by a fixed day; without it the day is today.
    const today = new URLSearchParams(location.search).get("today") ?? undefined;
    createChecker({ today, signal: life.signal }).then(setChecker, (error: unknown) => life.signal.aborted || console.warn(error));
    return () => {
      life.abort();
      setChecker(null);
    };
  }, []);
  return checker;
}
