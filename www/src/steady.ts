// Messages come and go above the field that somebody is in. This keeps that field where it is on the screen.

/** Call before a change; call what it returns after it. */
export function holdSteady(form: HTMLElement): () => void {
  const held = document.activeElement;
  if (!held || held.id === "" || !form.contains(held)) return () => undefined;
  const before = held.getBoundingClientRect().top;
  return () => {
    const now = document.getElementById(held.id);
    const moved = now ? now.getBoundingClientRect().top - before : 0;
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
  };
}
