// What is wrong with an input, in words: a list of messages, each with its verdict, what to do, and a correction to press.

import type { Finding } from "../types.js";
import { h } from "./dom.js";
import { changeTo, changed, colon, sourceOf, wordOf, type Locale } from "./text.js";

export interface Drawing {
  readonly locale: Locale;
  readonly value: string;
  /** Show the marked stretch beside the message, where the input itself cannot be drawn on. */
  readonly excerpt: boolean;
  /** Where the host has put the handbook. */
  readonly handbook?: string | null | undefined;
  /** Puts a correction in; `null` where it cannot be put anywhere. */
  fixer(finding: Finding): (() => void) | null;
  /** Ids for the sentences, in order. */
  id?(at: number): string;
}

export function list(document: Document): HTMLElement {
  return h(document, "ul", { class: "messages", part: "messages" });
}

export function drawMessages(into: HTMLElement, findings: readonly Finding[], drawing: Drawing): void {
  const { ownerDocument: document } = into;
  into.replaceChildren(
    ...findings.map((finding, at) => {
      const { verdict, message } = finding;
      const sentence = h(
        document,
        "p",
        drawing.id ? { id: drawing.id(at) } : {},
        h(document, "b", { class: "tag", part: `tag tag-${verdict}` }, wordOf(verdict, drawing.locale), h(document, "span", { class: "unseen" }, colon(drawing.locale))),
        h(document, "span", { part: "text" }, message),
      );
      return h(
        document,
        "li",
        { class: `message ${verdict}`, part: `message message-${verdict}`, "data-rule": finding.rule },
        sentence,
        h(document, "div", { class: "more" }, drawing.excerpt ? excerpt(document, finding, drawing.value) : null, button(document, finding, drawing), why(document, finding, drawing)),
      );
    }),
  );
}

/** The source; where there is a handbook, it leads to the rule. An overlay's rules are not in it. */
function why(document: Document, finding: Finding, { handbook, locale }: Drawing): HTMLElement | null {
  const source = sourceOf(finding, locale);
  if (source === "") return null;
  const look = { class: "source", part: "source" };
  if (!handbook || finding.overlay !== undefined) return h(document, "span", look, source);
  return h(document, "a", { ...look, href: `${handbook}#${finding.rule}`, target: "_blank", rel: "noopener" }, source);
}

function button(document: Document, finding: Finding, drawing: Drawing): HTMLElement | null {
  const fix = finding.fix === undefined ? null : drawing.fixer(finding);
  if (fix === null) return null;
  const made = h(document, "button", { type: "button", part: "fix" }, changeTo(changed(finding.fixPath ? "" : drawing.value, finding.fix ?? ""), drawing.locale));
  made.addEventListener("click", (event) => {
    // The host's own handlers for presses in its form know nothing of this button.
    event.stopPropagation();
    fix();
  });
  return made;
}

const AROUND = 8;

/** The stretch that the finding is about, with a little of what stands around it. Those who listen have the message. */
function excerpt(document: Document, { span, verdict }: Finding, value: string): HTMLElement | null {
  if (span === undefined || (span[0] <= 0 && span[1] >= value.length)) return null;
  const [start, end] = span;
  const before = value.slice(Math.max(0, start - AROUND), start);
  const after = value.slice(end, end + AROUND);
  return h(
    document,
    "span",
    { class: "excerpt", part: "excerpt", "aria-hidden": "true" },
    (start > AROUND ? "…" : "") + before,
    h(document, "mark", { class: verdict, part: "mark" }, value.slice(start, end)),
    after + (end + AROUND < value.length ? "…" : ""),
  );
}
