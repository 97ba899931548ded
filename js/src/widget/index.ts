import { BeianCheckElement } from "./element.js";

export { attach } from "./attach.js";
export { BeianCheckElement } from "./element.js";
export type { Attached, AttachOptions, BeianEvents, FieldMap, Place } from "./types.js";
export type { BeianError } from "../errors.js";
export type * from "../types.js";
export type { RuleId } from "../../generated/rule-ids.js";

declare global {
  interface HTMLElementTagNameMap {
    "beian-check": BeianCheckElement;
  }
}

/**
 * Makes the element known under a name. Importing the widget does so under `beian-check`, unless that name is taken, as by
 * another version of the widget: each name stays with whoever was first.
 * @example
 * define("my-beian-check");
 */
export function define(name = "beian-check"): void {
  const registry = (globalThis as { customElements?: CustomElementRegistry }).customElements;
  if (registry === undefined || registry.get(name) !== undefined) return;
  // A class has one name; another name needs a class of its own.
  registry.define(name, registry.get("beian-check") === BeianCheckElement || name !== "beian-check" ? class extends BeianCheckElement {} : BeianCheckElement);
}

define();
