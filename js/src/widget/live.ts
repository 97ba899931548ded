// Says the result to people who do not see it: once typing has paused, and only when it has changed.

const PAUSE = 1200;

export class Live {
  readonly #region: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  say(text: string): void {
    clearTimeout(this.#timer);
    if (text !== this.#region.textContent) this.#timer = setTimeout(() => (this.#region.textContent = text), PAUSE);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
