// Says the result to people who do not see it: once typing has paused, and only when it has changed.
const PAUSE = 1200;
let waiting = 0;
let said = "";

export function announce(text: string): void {
  clearTimeout(waiting);
  if (text === said) return;
  waiting = window.setTimeout(() => {
    said = text;
    const live = document.getElementById("live");
    if (live) live.textContent = text;
  }, PAUSE);
}

/** Says something at once: the answer to a press. */
export function speak(text: string): void {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
  said = text;
}
