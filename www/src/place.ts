// Where a finding stands on the page: its path leads to a field, or to the nearest place above it.
import type { Finding, Report } from "beian-check";
import { type Draft, isIndividual } from "./draft";
import type { Anchor } from "./host";
import { parentOf } from "./pointer";

export interface Placed {
  finding: Finding;
  anchor: Anchor;
}

/** An individual's principal is the subject: what is said of the one stands at the other. */
export function shownPath(draft: Draft, path: string): string {
  if (!isIndividual(draft)) return path;
  if (path === "/subject/investor") return "/subject/name";
  const taken = /^(?:\/principal|\/sites\/\d+\/principal)(\/name|\/certificate(?:\/\w+)?)$/.exec(path);
  return taken ? `/subject${taken[1]}` : path;
}

export class Places {
  private readonly exact = new Map<string, Anchor>();
  private readonly order = new Map<Anchor, number>();

  constructor(private readonly anchors: readonly Anchor[]) {
    const down = (a: Anchor, b: Anchor) => (a.root.compareDocumentPosition(b.root) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1);
    for (const anchor of [...anchors].sort(down)) this.order.set(anchor, this.order.size);
    for (const anchor of anchors) this.exact.set(anchor.pointer, anchor);
    // A field's own pointer goes before another's alias.
    for (const anchor of anchors) if (anchor.answers !== undefined && !this.exact.has(anchor.answers)) this.exact.set(anchor.answers, anchor);
  }

  at(path: string): Anchor | undefined {
    for (let pointer = path; ; pointer = parentOf(pointer)) {
      const found = this.exact.get(pointer);
      if (found) return found;
      const below = pointer && this.anchors.find((anchor) => anchor.pointer.startsWith(`${pointer}/`));
      if (below) return below;
      if (!pointer) return undefined;
    }
  }

  /** Every finding at its place, down the page, and once: the same rule at the same place says nothing new. */
  place(draft: Draft, report: Report): Placed[] {
    const seen = new Set<string>();
    const placed: Placed[] = [];
    for (const finding of report.findings) {
      const anchor = this.at(shownPath(draft, finding.path));
      if (!anchor) continue;
      const key = `${finding.rule} ${anchor.pointer} ${finding.span ?? ""} ${/\d+$/.exec(finding.path)?.[0] ?? ""}`;
      if (!seen.has(key)) placed.push({ finding, anchor });
      seen.add(key);
    }
    return placed.sort((a, b) => (this.order.get(a.anchor) ?? 0) - (this.order.get(b.anchor) ?? 0));
  }
}
