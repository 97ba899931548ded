// The engine speaks of pieces of the page (`/page/3/text`); a caller knows the HTML. So a finding on a piece becomes one on the
// HTML, with the place where its words stand there, if they stand there once and as they are read.

import type { Page, Piece } from "./page.js";
import { indexOf, slice } from "./primordials.js";
import type { Finding } from "./types.js";

export function onPage(found: Finding[], page: Page, html: string): void {
  for (const finding of found) {
    if (indexOf(finding.path, "/page/") !== 0) continue;
    const [, , at, member] = finding.path.split("/") as [string, string, string, "text" | "href"];
    const words = (page.pieces[Number(at)] as Piece | undefined)?.[member] ?? "";
    const place = finding.span === undefined ? null : where(slice(words, finding.span[0], finding.span[1]), html);
    finding.path = "";
    if (place === null) delete finding.span;
    else finding.span = place;
  }
}

function where(words: string, html: string): [number, number] | null {
  const at = indexOf(html, words);
  const unique = words.length > 1 && at >= 0 && indexOf(html, words, at + 1) < 0;
  return unique ? [at, at + words.length] : null;
}
