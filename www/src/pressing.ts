// A message that comes while the pointer is down would move what is being pressed, and the press would miss.

let down = false;

export const pressing = (): boolean => down;

/** Calls back when the press is over. A native list swallows the release, so a key or a choice from a list ends it too. */
export function onRelease(released: () => void): void {
  const over = () => {
    if (!down) return;
    setTimeout(() => {
      down = false;
      released();
    });
  };
  document.addEventListener("pointerdown", () => {
    down = true;
  }, true);
  for (const kind of ["pointerup", "pointercancel", "keydown"]) document.addEventListener(kind, over, true);
  // A text field says “change” when it is left, which is just when a press begins.
  document.addEventListener("change", (event) => event.target instanceof HTMLSelectElement && over(), true);
}
