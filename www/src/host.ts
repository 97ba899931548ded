// What a field or a card may ask of the page.
import type { Finding } from "beian-check";
import type { Draft } from "./draft";

export interface Host {
  readonly draft: Draft;
  /** A value changed; `reshapes`: other fields come or go with it. */
  changed(pointer: string, reshapes: boolean): void;
  /** The person has been here and left: from now on its findings show. */
  visited(pointer: string): void;
  fixButton(finding: Finding): HTMLElement | null;
}

/** A place where findings can stand: a field, or the head of a card. */
export interface Anchor {
  readonly pointer: string;
  readonly answers: string | undefined;
  readonly label: string;
  readonly root: HTMLElement;
  show(findings: readonly Finding[]): void;
  focus(): void;
}
