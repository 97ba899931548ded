import { BeianError } from "../errors.js";
import type { CheckerOptions, Filing, Finding, Report } from "../types.js";
import { onAttempt } from "./attempt.js";
import { Beside } from "./beside.js";
import { isControl, isSilent, isValidated, type Control, type Validated } from "./control.js";
import { h } from "./dom.js";
import { safely } from "./engine.js";
import { isPlace } from "./fields.js";
import { Live } from "./live.js";
import { pointerOf } from "./pointer.js";
import { Session } from "./session.js";
import { adopt, onTheme } from "./style.js";
import { counted, localeOf, type Locale } from "./text.js";
import type { Attached, AttachOptions, FieldMap } from "./types.js";

/** Inputs that somebody checks already. */
const taken = new WeakSet<Control>();

/**
 * Checks the inputs that a form has already, where they are. What would send the filing back keeps the form from being sent
 * (`setCustomValidity`); what only may do so is said and does not. Messages stand behind each input and describe it
 * (`aria-describedby`); a correction that is offered goes in as if it were typed. The form's own validation, classes and
 * handlers are left alone; inputs that come later are found, and `detach()` leaves nothing behind.
 *
 * Where the engine cannot start, the form is what it was: one warning in the console, and the event `beian-error`.
 *
 * @param form the form, or any element around the inputs
 * @param map CSS selectors and what their inputs stand for
 * @example
 * const attached = attach(document.querySelector("form")!, {
 *   "#province": "region",
 *   "#siteName": "site.name",
 *   "[name='domain[]']": "/sites/0/domains/*",
 * });
 * attached.detach();
 *
 * @throws BeianError `bad-field` for a place that there is not, `bad-options` for a selector that is none
 */
export function attach(form: HTMLElement, map: FieldMap, options: AttachOptions = {}): Attached {
  const { ownerDocument: document } = form;
  const scope = form.getRootNode() as Document | ShadowRoot;
  const locale: Locale = options.locale ?? localeOf(form);
  for (const [selector, place] of Object.entries(map)) {
    if (!isPlace(place)) throw new BeianError("bad-field", locale === "en" ? `There is no such field: ${place}` : `没有这个字段：${place}`);
    try {
      scope.querySelector(selector);
    } catch {
      throw new BeianError("bad-options", locale === "en" ? `This is no CSS selector: ${selector}` : `这不是 CSS 选择器：${selector}`);
    }
  }

  const life = new AbortController();
  const beside = new Map<Control, Beside>();
  const ours = new Map<Validated, string>();
  const session = new Session({
    filing: () => (typeof options.filing === "function" ? options.filing() : (options.filing ?? {})),
    reported(report) {
      live.say(counted(session.seen(), locale));
      form.dispatchEvent(new CustomEvent("beian-check", { detail: report, bubbles: true, composed: true }));
    },
    failed(error) {
      form.dispatchEvent(new CustomEvent("beian-error", { detail: error, bubbles: true, composed: true }));
    },
  }, document);

  // Descriptions and the live region: out of sight, and out of the form's layout.
  const descriptions = h(document, "div", { "data-beian": "descriptions" });
  descriptions.style.setProperty("display", "none", "important");
  const speaker = h(document, "div", { "data-beian": "live" });
  // A host's grid gives each child of a form width and padding; out of sight is also out of what can be scrolled to.
  for (const [name, value] of [["position", "fixed"], ["inset", "0 auto auto 0"], ["width", "1px"], ["height", "1px"], ["padding", "0"], ["overflow", "hidden"]] as const) speaker.style.setProperty(name, value, "important");
  const voice = speaker.attachShadow({ mode: "open" });
  adopt(voice);
  const region = h(document, "div", { class: "unseen", role: "status" });
  voice.append(region);
  const live = new Live(region);

  /** The host's own message stays: a form that says something of its own about an input has the first word. */
  const block = (control: Control, message: string): void => {
    if (options.block === false || !isValidated(control)) return;
    const said = ours.get(control) ?? "";
    const { customError } = control.validity;
    const hosts = customError && (said === "" || (control.validationMessage !== "" && control.validationMessage !== said));
    if (hosts) return void ours.delete(control);
    if (message !== (customError ? said : "")) control.setCustomValidity(message);
    if (message === "") ours.delete(control);
    else ours.set(control, message);
  };

  const find = (): Map<Control, string> => {
    const found = new Map<Control, string>();
    for (const [selector, place] of Object.entries(map)) {
      const inputs = [...scope.querySelectorAll(selector)].filter((element): element is Control => isControl(element) && (form.contains(element) || (element as HTMLInputElement).form === form));
      const wanted = place.includes("*") || inputs[0]?.type === "radio" ? inputs : inputs.slice(0, 1);
      wanted.forEach((control, at) => found.has(control) || found.set(control, pointerOf(place, at)));
    }
    return found;
  };

  const watch = (control: Control, pointer: string, first: boolean): void => {
    taken.add(control);
    const messages = first ? new Beside(control, { document, descriptions, locale, theme: options.theme, place: options.place, handbook: options.handbook, fix: (finding) => fixer(control, finding) }) : null;
    if (messages) beside.set(control, messages);
    session.watch({
      control,
      pointer,
      show(findings, visited) {
        block(control, isSilent(control) ? "" : findings.filter(({ verdict }) => verdict === "reject").map(({ message }) => message).join(" "));
        messages?.draw(visited ? findings : []);
      },
    });
  };

  const unwatch = (control: Control): void => {
    session.unwatch(control);
    block(control, "");
    beside.get(control)?.remove();
    beside.delete(control);
    taken.delete(control);
  };

  /** A correction may be another input's: it goes in there, or is not offered. */
  const fixer = (control: Control, { fix, fixPath, path }: Finding): Control | null => {
    if (fixPath === undefined || fixPath === path) return control;
    const target = pointers.find(([, pointer]) => pointer === fixPath || `${fixPath}/0` === pointer)?.[0];
    return fix === undefined ? null : (target ?? null);
  };

  let pointers: (readonly [Control, string])[] = [];
  const rebind = (): boolean => {
    const found = find();
    let changed = false;
    for (const [control, pointer] of pointers) {
      if (found.get(control) === pointer) continue;
      unwatch(control);
      changed = true;
    }
    const spoken = new Set<string>();
    pointers = [...found].filter(([control]) => session.has(control) || !taken.has(control));
    for (const [control, pointer] of pointers) {
      if (!session.has(control)) {
        watch(control, pointer, !spoken.has(pointer));
        changed = true;
      }
      spoken.add(pointer);
      beside.get(control)?.keep();
    }
    // A framework may have emptied the form and built it anew.
    if (!descriptions.isConnected || descriptions.parentNode !== form) form.append(descriptions, speaker);
    return changed;
  };

  rebind();
  const observer = new MutationObserver(() => safely(() => {
    if (rebind()) session.check();
  }));
  observer.observe(form, { childList: true, subtree: true, attributes: true, attributeFilter: ["id", "name"] });
  onAttempt(form, life.signal, { attempt: () => session.visitAll(), reset: () => session.forget() });

  onTheme(document, life.signal, () => beside.forEach((one) => one.paint()));

  const engine: CheckerOptions = { locale, ...(options.today === undefined ? {} : { today: options.today }), ...(options.overlays === undefined ? {} : { overlays: options.overlays }) };
  const ready = session.open(options.checker ?? engine);

  return {
    get report(): Report | null {
      return session.report;
    },
    get filing(): Filing {
      return session.filing();
    },
    ready,
    check(asked = {}) {
      if (asked.visited) session.visitAll();
      else session.check();
      return session.report;
    },
    detach() {
      if (life.signal.aborted) return;
      life.abort();
      observer.disconnect();
      live.stop();
      for (const [control] of pointers) unwatch(control);
      session.close();
      descriptions.remove();
      speaker.remove();
    },
  };
}
