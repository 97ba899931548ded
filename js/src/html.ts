// HTML becomes a tree: with the browser's own parser where there is one, else (Node, workers) with a library that follows the
// same standard and lies in a script of its own, which browsers never load.

import { fault, type Locale, type Sentence } from "./faults.js";
import type { Tree } from "./page.js";

type Parser = (html: string, tooLarge: () => Error) => Tree<unknown>;

const NO_PARSER: Sentence = {
  zh: "这里没有 HTML 解析器：Worker 里没有 DOMParser，html-parser.js 又没有加载成功。请在页面主线程里检查页脚。",
  en: "There is no HTML parser here: workers have no DOMParser, and html-parser.js could not be loaded. Check the footer on the page's main thread.",
};
const REFUSED: Sentence = {
  zh: "页面的 Trusted Types 策略不允许解析 HTML。请在 trusted-types 里加上 beian-check。",
  en: "The page's Trusted Types policy refuses to parse HTML. Add beian-check to its trusted-types.",
};
const TOO_MUCH: Sentence = { zh: "这段 HTML 的元素太多，或嵌套太深。", en: "This HTML has too many elements, or is nested too deeply." };

let library: Parser | null = null;

/** Loads the library where the browser's parser is not there. Never fails: whoever checks no footer needs none. */
export async function loadHtmlParser(): Promise<void> {
  if (typeof DOMParser !== "undefined" || library !== null) return;
  try {
    library = (await import("./html-parser.js")).parseHtml;
  } catch {
    library = null;
  }
}

export function parseHtml(html: string, locale: Locale): Tree<unknown> {
  if (typeof DOMParser !== "undefined") return inBrowser(html, locale);
  if (library === null) throw fault("bad-options", NO_PARSER, locale);
  return library(html, () => fault("too-large", TOO_MUCH, locale));
}

function inBrowser(html: string, locale: Locale): Tree<unknown> {
  let root: Node;
  try {
    root = new DOMParser().parseFromString(trusted(html), "text/html");
  } catch {
    throw fault("bad-options", REFUSED, locale);
  }
  const tree: Tree<Node> = {
    root,
    name: (node) => (node.nodeType === 1 ? (node as Element).localName : node.nodeType === 3 ? "#text" : ""),
    text: (node) => (node as Text).data,
    attribute: (node, name) => (node as Element).getAttribute(name),
    children: (node) => node.childNodes,
  };
  return tree as Tree<unknown>;
}

interface Policies {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): { createHTML(text: string): string };
}

let policy: ReturnType<Policies["createPolicy"]> | null | undefined;

/**
 * Under `require-trusted-types-for 'script'` a browser parses only what a policy has vouched for. A document made by DOMParser
 * runs nothing and loads nothing, so ours vouches for any text; nobody else can reach it.
 */
function trusted(html: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  if (trustedTypes === undefined) return html;
  if (policy === undefined) {
    try {
      policy = trustedTypes.createPolicy("beian-check", { createHTML: (text) => text });
    } catch {
      // Where nothing is enforced, plain text does as well.
      policy = null;
    }
  }
  return policy === null ? html : policy.createHTML(html);
}
