import { createChecker, type Checker } from "beian-check";
import { onMounted, onUnmounted, shallowRef, type ShallowRef } from "vue";

/** A checker for as long as the component is on the page; `null` until it has started, and where it cannot: the form then does without. */
export function useChecker(): ShallowRef<Checker | null> {
  const checker = shallowRef<Checker | null>(null);
  const life = new AbortController();
  onMounted(async () => {
    // `?today=` is for the tests, which judge by a fixed day; without it the day is today.
    const today = new URLSearchParams(location.search).get("today") ?? undefined;
    try {
      checker.value = await createChecker({ today, signal: life.signal });
    } catch (error) {
      if (!life.signal.aborted) console.warn(error);
    }
  });
  onUnmounted(() => {
    life.abort();
    checker.value = null;
  });
  return checker;
}
