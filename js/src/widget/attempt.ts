// When a person tries to send a form. Not the event `invalid`: hosts ask `checkValidity()` at each key to enable a button.

/** Calls back before the browser validates; `reset` after the fields have their first values again. */
export function onAttempt(form: HTMLElement, signal: AbortSignal, jobs: { attempt(): void; reset(): void }): void {
  const submits = (target: EventTarget | null): boolean => {
    const button = (target as Element | null)?.closest?.("button, input") as HTMLButtonElement | HTMLInputElement | null;
    return button !== null && button !== undefined && (button.type === "submit" || button.type === "image") && (form.contains(button) || button.form === form);
  };
  // Enter presses the form's button too. A button may stand outside of its form.
  form.ownerDocument.addEventListener("click", ({ target }) => submits(target) && jobs.attempt(), { capture: true, signal });
  form.addEventListener("submit", () => jobs.attempt(), { capture: true, signal });
  form.addEventListener("reset", ({ target }) => target === form && setTimeout(() => !signal.aborted && jobs.reset()), { signal });
}
