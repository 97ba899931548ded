// Where the person has been. A field is spoken of once they have left it, and called empty once they have left its card.
import { Field } from "./field";
import type { Anchor } from "./host";
import type { Placed } from "./place";
import { siteOf } from "./pointer";

export class Presence {
  private readonly been = new Set<string>();
  private readonly asked = new Set<string>();

  /** Whether this is news. */
  visit(pointer: string): boolean {
    const news = !this.been.has(pointer);
    this.been.add(pointer);
    return news;
  }

  /** From one card to something outside it: what is empty there may now be said to be empty. */
  leave(from: EventTarget | null, to: EventTarget | null): boolean {
    const card = from instanceof Element ? from.closest<HTMLElement>("[data-card]") : null;
    if (!card || !(to instanceof Node) || card.contains(to)) return false;
    for (const field of card.querySelectorAll<HTMLElement>("[data-field]")) this.asked.add(field.dataset.field ?? "");
    this.asked.add(card.dataset.card ?? "");
    return true;
  }

  everywhere(anchors: readonly Anchor[]): void {
    for (const { pointer } of anchors) {
      this.been.add(pointer);
      this.asked.add(pointer);
    }
  }

  nowhere(): void {
    this.been.clear();
    this.asked.clear();
  }

  /** The sites after a removed one move up, and what is known of them with them. */
  removedSite(index: number): void {
    for (const set of [this.been, this.asked]) {
      const kept = [...set].flatMap((pointer) => {
        const at = siteOf(pointer);
        if (at === null || at < index) return [pointer];
        return at === index ? [] : [pointer.replace(/^\/sites\/\d+/, `/sites/${at - 1}`)];
      });
      set.clear();
      for (const pointer of kept) set.add(pointer);
    }
  }

  /** A fault of a card as a whole, such as too many sites, comes from a press of a button and is said at once. */
  shows({ finding, anchor }: Placed): boolean {
    if (finding.verdict === "missing") return this.asked.has(anchor.pointer);
    if (anchor instanceof Field) return this.been.has(anchor.pointer);
    return finding.verdict !== "note" || this.asked.has(anchor.pointer);
  }
}
