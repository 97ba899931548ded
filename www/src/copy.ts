// Copies a text, and says so in the button that was pressed.
import { h } from "./dom";
import { pick } from "./language";
import { speak } from "./live";

const SHOWN = 1600;

export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text); // an address without https, or a browser that asks and was told no
  }
}

function byHand(text: string): boolean {
  const held = document.activeElement as HTMLElement | null;
  const area = h("textarea", { class: "unseen", readonly: true, "aria-hidden": "true", tabindex: -1 });
  area.value = text;
  (held?.closest("dialog") ?? document.body).append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  held?.focus();
  return done;
}

/** `what`: said to people who do not see which row the button is in. */
export function copyButton(text: () => string, what: string, label = pick(["复制", "Copy"]), done?: () => void): HTMLButtonElement {
  let back = 0;
  const button = h("button", {
    type: "button",
    class: "quiet copy",
    "aria-label": `${label} ${what}`,
    onclick: async () => {
      const copied = await copy(text());
      const says = copied ? pick(["已复制", "Copied"]) : pick(["没能复制", "Not copied"]);
      button.textContent = copied ? `✓ ${says}` : says;
      speak(`${says} ${what}`);
      clearTimeout(back);
      back = window.setTimeout(() => {
        button.textContent = label;
      }, SHOWN);
      if (copied) done?.();
    },
  }, label);
  return button;
}
