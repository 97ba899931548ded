// Inputs, the host's or our own: what they hold, and how a correction gets in.

/** An `<input>`, `<select>`, `<textarea>`, or an element that has a value like these. */
export type Control = HTMLElement & { value: string; type?: string; checked?: boolean; disabled?: boolean; readOnly?: boolean };
/** One that takes part in the form's validity. */
export type Validated = Control & Pick<HTMLInputElement, "setCustomValidity" | "validationMessage" | "validity">;

export const isControl = (element: Element): element is Control => "value" in element && typeof element.value === "string";
export const isValidated = (control: Control): control is Validated => "setCustomValidity" in control && "validity" in control;

export function valueOf(control: Control): string | boolean {
  return control.type === "checkbox" ? control.checked === true : control.value;
}

/** Radio buttons share a name; only the chosen one speaks. */
export const isSilent = (control: Control): boolean => control.type === "radio" && control.checked !== true;

export const canBeChanged = (control: Control): boolean => control.disabled !== true && control.readOnly !== true && !control.matches(":disabled");

/**
 * Puts a correction in as if it were typed: frameworks see an input event like any other, and undo takes it back. Where the
 * browser cannot do that, the value goes in by the setter of the element's class: React keeps its own on the element to
 * learn of changes by the program, and would take the event for none.
 */
export function type(control: Control, value: string): void {
  control.focus();
  if ("select" in control && typeof control.select === "function") {
    control.select();
    try {
      control.ownerDocument.execCommand("insertText", false, value);
    } catch {
      // Not every kind of document has it.
    }
    if (control.value === value) return;
  }
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control) as object, "value")?.set;
  if (setter) setter.call(control, value);
  else control.value = value;
  control.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText", data: value }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}
