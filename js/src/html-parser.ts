// parse5 as a tree: the HTML standard's own algorithm, so that it agrees with browsers. 43 KB (gzip), for Node and workers only.

import { defaultTreeAdapter as base, parse, type DefaultTreeAdapterMap, type TreeAdapter } from "parse5";
import type { Tree } from "./page.js";

type Node = DefaultTreeAdapterMap["node"];

/** parse5 looks through its open elements at each tag: with so many at most, as in browsers, that takes no time. */
const MAX_OPEN = 512;

export function parseHtml(html: string, tooLarge: () => Error): Tree<unknown> {
  // A few unclosed tags can make the standard's algorithm repeat them at each paragraph: a page has fewer elements than that.
  let left = html.length / 2 + 1000;
  let open = 0;
  const adapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...base,
    createElement(name, namespace, attributes) {
      if ((left -= 1) < 0) throw tooLarge();
      return base.createElement(name, namespace, attributes);
    },
    onItemPush() {
      if ((open += 1) > MAX_OPEN) throw tooLarge();
    },
    onItemPop() {
      open -= 1;
    },
  };
  const tree: Tree<Node> = {
    // As DOMParser does: no script runs, so <noscript> holds elements.
    root: parse(html, { scriptingEnabled: false, treeAdapter: adapter }),
    name: (node) => (base.isElementNode(node) ? node.tagName : base.isTextNode(node) ? "#text" : ""),
    text: (node) => (base.isTextNode(node) ? node.value : ""),
    attribute: (node, name) => (base.isElementNode(node) ? (node.attrs.find((one) => one.name === name)?.value ?? null) : null),
    children: (node) => ("childNodes" in node ? node.childNodes : []),
  };
  return tree as Tree<unknown>;
}
