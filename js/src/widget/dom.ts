/** An element of the document's own, with attributes and children. Never HTML from text. */
export function h(document: Document, tag: string, attributes: Readonly<Record<string, string>> = {}, ...children: (Node | string | null)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Ids that no other version of the widget, and nobody else, has. */
const base = Math.random().toString(36).slice(2, 8);
let count = 0;
export const newId = (): string => `beian-${base}-${++count}`;
