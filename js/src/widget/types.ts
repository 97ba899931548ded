// What the widget shows to the host page.

import type { BeianError } from "../errors.js";
import type { Checker, Field, Filing, Overlay, Report } from "../types.js";

/**
 * A place in a filing that an input stands for: a field's name, another member's name in the same way of writing
 * (`"region"`, `"subject.nature"`, `"subject.certificate.kind"`), or a JSON pointer (`"/sites/1/name"`). A `*` in a pointer is
 * the number of the input among those that the selector finds.
 * @example
 * const place: Place = "/sites/0/principal/mobile";
 */
export type Place = Field | "region" | "filingType" | "serverLocation" | "subject.nature" | "subject.certificate.kind" | "person.certificate.kind" | (string & {});

/**
 * What {@link attach} can be told.
 * @example
 * const options: AttachOptions = { filing: { region: "44" }, locale: "en" };
 */
export interface AttachOptions {
  /** What is known of the filing beside the inputs, or a function that says it at each check. */
  filing?: Filing | (() => Filing);
  /** Language of the messages. Default: that of the form (`lang`), Chinese where it says none. */
  locale?: "zh-CN" | "en";
  /** The day, as in {@link CheckerOptions.today}. */
  today?: string;
  /** The provider's own rules. */
  overlays?: Overlay[];
  /** A checker that the page has already; it stays the page's own, and `locale`, `today` and `overlays` are its. */
  checker?: Checker;
  /** Light or dark messages. Default: as the page's `color-scheme` says. */
  theme?: "light" | "dark";
  /** Where the handbook lies on the host's site (`"/beian/handbook/"`): each message's source then leads to its rule. */
  handbook?: string;
  /** Puts an input's messages where the host wants them. Default: behind the input, or behind the label around it. */
  place?: (messages: HTMLElement, input: HTMLElement) => void;
  /** Should rejects keep the form from being sent, by `setCustomValidity`? Default `true`. */
  block?: boolean;
}

/**
 * What {@link attach} gives back.
 * @example
 * const attached = attach(form, { "#siteName": "site.name" });
 * attached.detach();
 */
export interface Attached {
  /** The last report; `null` until the engine has started. */
  readonly report: Report | null;
  /** The filing that the inputs make, with what was known beside them. */
  readonly filing: Filing;
  /** The engine has started, or could not (`false`). Never rejects. */
  readonly ready: Promise<boolean>;
  /** Checks again, after the page has changed values without an event. `visited: true` shows the messages at all inputs. */
  check(options?: { visited?: boolean }): Report | null;
  /** Takes everything back: messages, validity, descriptions, listeners. */
  detach(): void;
}

/**
 * Which input stands for what: CSS selectors, looked up in the form.
 * @example
 * const map: FieldMap = { "#siteName": "site.name", "[name='domain[]']": "/sites/0/domains/*" };
 */
export type FieldMap = Readonly<Record<string, Place>>;

/**
 * The events of `<beian-check>`, and of a form with {@link attach}: a report after each check, or the error with which the
 * engine did not start.
 * @example
 * form.addEventListener("beian-check", ({ detail }) => show(detail.verdict));
 */
export interface BeianEvents {
  /** After each check. It bubbles and crosses shadow roots. */
  "beian-check": CustomEvent<Report>;
  /** The engine did not start: the form works as if nothing was attached. */
  "beian-error": CustomEvent<BeianError>;
}

declare global {
  interface HTMLElementEventMap extends BeianEvents {}
}
