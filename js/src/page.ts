// What can be seen of a page, from its HTML: pieces of text from top to bottom, with the link that each stands in. Facts only;
// what they mean is the engine's business (src/foot). The tree is a browser's or a library's: nothing here knows which.

import { fault, type Locale, type Sentence } from "./faults.js";
import { copyObject, copyText } from "./guard.js";
import { hasOwn, parse, slice, stringify } from "./primordials.js";

/** How a tree is read. `name` is that of an HTML element in small letters, "#text" for text, "" for everything else. */
export interface Tree<Node> {
  readonly root: Node;
  name(node: Node): string;
  text(node: Node): string;
  attribute(node: Node, name: string): string | null;
  children(node: Node): ArrayLike<Node>;
}

/** Text in one place, all of it in the same link or in none. */
export interface Piece {
  text: string;
  href?: string;
  image?: string;
  /** Goes on in the line of the piece before it. */
  joined?: true;
  /** A script opens something when it is pressed. */
  scripted?: true;
  place?: "hidden" | "script";
}

export interface Page {
  readonly pieces: Piece[];
  /** The page has next to no text of its own: scripts draw it. */
  readonly drawn: boolean;
}

/** Elements inside each other. Browsers stop at 512; real pages stay below 50. */
export const MAX_DEPTH = 256;

const TOO_DEEP: Sentence = { zh: "这段 HTML 的嵌套超过 256 层。", en: "This HTML is nested more than 256 levels deep." };

const set = (names: string): ReadonlySet<string> => new Set(names.split(" "));
const BLOCKS = set(
  "address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset " +
    "h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul",
);
/** Elements whose content is not text of the page. */
const UNSEEN = set(
  "audio canvas datalist embed iframe math noembed noframes noscript object option rp select style svg template textarea title video",
);

/** A page with less text of its own, and with scripts, is drawn by them. */
const LITTLE = 30;
const LONGEST_ADDRESS = 2000;

interface Here {
  readonly href: string | null;
  readonly scripted: boolean;
  readonly hidden: boolean;
}

interface Frame<Node> extends Here {
  readonly children: ArrayLike<Node>;
  readonly block: boolean;
  at: number;
}

export function readPage<Node>(tree: Tree<Node>, locale: Locale): Page {
  const pieces: Piece[] = [];
  let scripts = 0;
  let seen = 0;
  let broken = true;

  const put = (piece: Piece, here: Here): void => {
    if (here.href !== null) piece.href = slice(here.href, 0, LONGEST_ADDRESS);
    if (here.scripted) piece.scripted = true;
    if (here.hidden) piece.place = "hidden";
    if (!broken) piece.joined = true;
    broken = false;
    pieces.push(piece);
  };

  const text = (node: Node, here: Here): void => {
    const words = tree.text(node).replace(/[\t\n\f\r ]+/g, " ");
    if (words === "" || (words === " " && broken)) return;
    if (!here.hidden) seen += words.length;
    put({ text: words }, here);
  };

  /** A script's text, only where it speaks of a number: a script may write it onto the page. */
  const script = (node: Node): void => {
    scripts += 1;
    const children = tree.children(node);
    for (let i = 0; i < children.length; i++) {
      const code = tree.text(children[i] as Node);
      for (const { index } of Array.from(code.matchAll(/ICP[备備证證]|公[网網]安[备備]/gi)).slice(0, 20)) {
        pieces.push({ text: slice(code, Math.max(0, index - 2), index + 60), place: "script" });
      }
    }
    if (children.length > 0) broken = true;
  };

  const frame = (node: Node, here: Here, block: boolean): Frame<Node> => ({ ...here, block, children: tree.children(node), at: 0 });
  const stack: Frame<Node>[] = [frame(tree.root, { href: null, scripted: false, hidden: false }, true)];
  for (let top = stack[0]; top !== undefined; top = stack[stack.length - 1]) {
    if (top.at >= top.children.length) {
      if (top.block) broken = true;
      stack.pop();
      continue;
    }
    const node = top.children[top.at++] as Node;
    const name = tree.name(node);
    if (name === "#text") text(node, top);
    else if (name === "script") script(node);
    else if (name === "img") image(node, top);
    else if (name !== "" && !UNSEEN.has(name)) {
      if (stack.length > MAX_DEPTH) throw fault("too-large", TOO_DEEP, locale);
      const display = look(tree.attribute(node, "style") ?? "");
      const block = BLOCKS.has(name) || display === "block";
      if (block) broken = true;
      const href = name === "a" ? tree.attribute(node, "href") : null;
      stack.push(
        frame(
          node,
          {
            href: href ?? top.href,
            scripted: top.scripted || tree.attribute(node, "onclick") !== null,
            hidden: top.hidden || display === "none" || isHidden(node, name),
          },
          block,
        ),
      );
    }
  }
  return { pieces, drawn: scripts > 0 && seen < LITTLE };

  function image(node: Node, here: Here): void {
    const address = tree.attribute(node, "src") ?? tree.attribute(node, "data-src") ?? "";
    const hidden = here.hidden || look(tree.attribute(node, "style") ?? "") === "none" || isHidden(node, "img");
    if (address !== "") put({ text: "", image: slice(address, 0, 100) }, { ...here, hidden });
  }

  function isHidden(node: Node, name: string): boolean {
    return tree.attribute(node, "hidden") !== null || (name === "dialog" && tree.attribute(node, "open") === null);
  }
}

/** What an inline style makes of an element: nothing to be seen, a line of its own, or neither. Style sheets are not read. */
function look(style: string): "none" | "block" | "" {
  let block = false;
  for (const declaration of style.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).replace("!important", "").trim().toLowerCase();
    if (property === "display" && value === "none") return "none";
    if (property === "visibility" && (value === "hidden" || value === "collapse")) return "none";
    if ((property === "opacity" || property === "font-size") && Number.parseFloat(value) === 0) return "none";
    if (property === "display" && /^(block|flex|grid|table|list-item|flow-root)/.test(value)) block = true;
  }
  return block ? "block" : "";
}

/** As the engine takes it, written here: nothing that a page's script has done to prototypes can change it. */
export function pageText({ pieces, drawn }: Page): string {
  let text = "";
  for (let i = 0; i < pieces.length; i++) {
    const { text: words, href, image, joined, scripted, place } = pieces[i] as Piece;
    text += `${i > 0 ? "," : ""}{"text":${stringify(words)}`;
    if (href !== undefined) text += `,"href":${stringify(href)}`;
    if (image !== undefined) text += `,"image":${stringify(image)}`;
    if (joined) text += `,"joined":true`;
    if (scripted) text += `,"scripted":true`;
    if (place !== undefined) text += `,"place":"${place}"`;
    text += "}";
  }
  return `,"page":[${text}],"drawn":${drawn}`;
}

/** What is known of a page's owner, as a filing; its text, once what is known of the page is there. */
export function aboutPage(input: unknown, locale: Locale): (page: string) => string {
  const given = parse(copyObject(input, { code: "bad-filing", locale }).text) as Record<string, unknown>;
  const text = (key: string): string => {
    const value = hasOwn(given, key) ? given[key] : null;
    return stringify(value === null ? "" : copyText(value, { code: "bad-filing", locale, base: `/${key}` }));
  };
  let foot = "";
  for (const key of ["icpNumber", "psbNumber", "years", "psbBadgeUrl"]) foot += `${foot === "" ? "" : ","}"${key}":${text(key)}`;
  const subject = `"region":${text("region")},"subject":{"name":${text("subjectName")},"nature":${text("nature")}}`;
  return (page) => `{${subject},"footer":{${foot}${page}}}`;
}
