// Builds elements. Values only ever become text nodes or properties, never markup.

type Child = Node | string | false | null | undefined;
type Handlers = { [K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => void };
type Attributes = Handlers & { [name: string]: unknown };

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  put(element, ...children);
  return element;
}

export function put(parent: Element, ...children: Child[]): void {
  for (const child of children) if (child !== false && child !== null && child !== undefined) parent.append(child);
}

export function refill(parent: Element, ...children: Child[]): void {
  parent.textContent = "";
  put(parent, ...children);
}

/** Text for screen readers only. */
export const unseen = (text: string): HTMLElement => h("span", { class: "unseen" }, text);
