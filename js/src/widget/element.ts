import type { BeianError } from "../errors.js";
import { parse } from "../primordials.js";
import type { Checker, CheckerOptions, Filing, Finding, Overlay, RegionInfo, Report } from "../types.js";
import { onAttempt } from "./attempt.js";
import { valueOf, type Control } from "./control.js";
import { copyOf, textOf } from "./data.js";
import { h } from "./dom.js";
import { safely } from "./engine.js";
import { FIELDS, isField, USUAL, type Option } from "./fields.js";
import { Live } from "./live.js";
import { meant } from "./meant.js";
import { pointerOf, read, write } from "./pointer.js";
import { Row } from "./row.js";
import { Session } from "./session.js";
import { adopt, isDark, onTheme } from "./style.js";
import { counted, localeOf, type Locale } from "./text.js";

/** On a server there are no elements: the class can be imported there, and is of no use. */
const Base: typeof HTMLElement = (globalThis as { HTMLElement?: typeof HTMLElement }).HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/** Attributes that change what is drawn, and those that change what is known. */
const DRAWN = ["fields", "lang", "region", "nature", "region-from", "nature-from"];
const KNOWN = ["name", "required", "restore", "handbook"];

/**
 * `<beian-check>`: a part of a filing as a form of its own, checked while it is typed. It takes part in the form around it: its
 * validity, its submission, its reset, what a browser restores (with `restore`). With `name`, one entry is sent: the filing as JSON. Without, one
 * for each field, by the field's name (`site.name`).
 *
 * @example
 * <form>
 *   <beian-check name="filing" region="44" nature="individual" fields="subject.name site.name site.domain"></beian-check>
 * </form>
 *
 * @attr {string} fields - The fields it brings, separated by blanks; also `region`, `subject.nature`, `subject.certificate.kind`, `person.certificate.kind`.
 * @attr {string} region - The region, as in `Filing.region`.
 * @attr {string} nature - Who files: a name of `Nature` or the ministry's number.
 * @attr {string} region-from - A CSS selector of an input on the page that holds the region.
 * @attr {string} nature-from - A CSS selector of an input on the page that holds the nature.
 * @attr {"zh-CN" | "en"} lang - Language; default that of the page around, Chinese where it says none.
 * @attr {"light" | "dark"} theme - Default: as the page's `color-scheme` says.
 * @attr {string} handbook - Where the handbook lies (`"/beian/handbook/"`): each message's source then leads to its rule.
 * @attr {string} name - Send the filing as JSON under this name.
 * @attr {boolean} required - What is to be filled in keeps the form from being sent too.
 * @attr {boolean} restore - Let the browser keep what stands in the fields, to put it back after a reload or a restart. It then lies on the person's disk.
 * @attr {boolean} disabled - As on any input.
 * @attr {string} today - The day for which is judged, "YYYY-MM-DD".
 * @fires beian-check - After each check, with the report as `detail`.
 * @fires beian-error - The engine did not start, with the error as `detail`; the fields stay usable.
 */
export class BeianCheckElement extends Base {
  /** It is part of the form around it. */
  static readonly formAssociated = true;
  /** For the browser. */
  static readonly observedAttributes: readonly string[] = [...DRAWN, ...KNOWN, "theme", "today"];

  #internals: ElementInternals | null = null;
  #session: Session | null = null;
  /** Closed when its successor has its engine, which is the same one most of the time. */
  #retired: Session | null = null;
  #life: AbortController | null = null;
  #formLife: AbortController | null = null;
  #rows = new Map<string, Row>();
  #root: HTMLElement | null = null;
  #live: Live | null = null;
  #base: Filing = {};
  #first: Filing = {};
  #overlays: Overlay[] = [];
  #given: Checker | null = null;
  #shown = new Map<Control, readonly Finding[]>();
  #regions: readonly Option[] = [];
  #disabled = false;
  #ready: Promise<boolean> = Promise.resolve(false);

  /** For the browser. */
  constructor() {
    super();
    const internals = typeof this.attachInternals === "function" ? this.attachInternals() : null;
    // jsdom has a part of it.
    this.#internals = internals !== null && "setFormValue" in internals ? internals : null;
    this.attachShadow({ mode: "open", delegatesFocus: true });
  }

  /** For the browser. */
  connectedCallback(): void {
    // What a page set before this class was there.
    for (const name of ["filing", "overlays", "checker"] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete (this as Partial<this>)[name];
      (this as Record<typeof name, unknown>)[name] = value;
    }
    this.#life = new AbortController();
    const { signal } = this.#life;
    const around = this.getRootNode();
    const elsewhere = ({ target }: Event): void => {
      if (["region-from", "nature-from"].some((name) => this.hasAttribute(name) && this.#matches(target, name))) this.#session?.check();
    };
    for (const kind of ["input", "change"]) around.addEventListener(kind, elsewhere, { signal });
    onTheme(this.ownerDocument, signal, () => this.#paint());
    this.addEventListener("invalid", () => setTimeout(() => this.#toFirstFault()), { signal });
    this.#followForm();
    this.#draw();
    this.#open();
  }

  /** For the browser. */
  disconnectedCallback(): void {
    this.#followForm();
    this.#base = this.filing;
    this.#life?.abort();
    this.#session?.close();
    this.#retired?.close();
    this.#live?.stop();
    this.#session = this.#retired = this.#life = null;
  }

  /** For the browser. */
  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (this.#session === null || before === after) return;
    if (name === "theme") this.#paint();
    else if (KNOWN.includes(name)) this.#session.check();
    else {
      if (DRAWN.includes(name)) this.#draw();
      this.#open();
    }
  }

  /** For the browser: the form around it is another one. */
  formAssociatedCallback(): void {
    this.#followForm();
  }

  /** Listens to the form around it, as long as both are in the page: a form that was taken out with it is not another form. */
  #followForm(): void {
    this.#formLife?.abort();
    const { form } = this;
    this.#formLife = form === null || !this.isConnected ? null : new AbortController();
    // The reset itself comes by formResetCallback.
    if (form === null || this.#formLife === null) return;
    const { signal } = this.#formLife;
    onAttempt(form, signal, { attempt: () => this.#session?.visitAll(), reset: () => undefined });
    form.addEventListener("formdata", ({ formData }) => safely(() => this.#enter(formData)), { signal });
  }

  /** For the browser. */
  formDisabledCallback(disabled: boolean): void {
    this.#disabled = disabled;
    for (const { control } of this.#rows.values()) control.disabled = disabled;
    this.#session?.check();
  }

  /** For the browser: back to the filing that the page has given. */
  formResetCallback(): void {
    this.#take(this.#first);
    this.#session?.forget();
  }

  /** For the browser: what was typed before the page was left. */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state !== "string") return;
    try {
      this.#take(parse(state) as Filing);
    } catch {
      return;
    }
    this.#session?.forget();
  }

  /** The filing: what the page has given, with what stands in the fields. Setting it fills the fields. */
  get filing(): Filing {
    return this.#session?.filing() ?? copyOf(this.#base);
  }
  set filing(filing: Filing) {
    this.#first = copyOf(filing);
    this.#take(filing);
    this.#session?.forget();
  }

  /** The last report; `null` until the engine has started. */
  get report(): Report | null {
    return this.#session?.report ?? null;
  }

  /** The provider's own rules. Setting them starts the engine anew. */
  get overlays(): Overlay[] {
    return this.#overlays;
  }
  set overlays(overlays: Overlay[]) {
    this.#overlays = overlays;
    this.#open();
  }

  /** The checker at work. One that the page sets stays the page's own; language, day and overlays are its. `null` until the engine has started. */
  get checker(): Checker | null {
    return this.#session?.checker ?? this.#given;
  }
  set checker(checker: Checker | null) {
    this.#given = checker;
    this.#open();
  }

  /** The engine has started, or could not (`false`). Never rejects. */
  get ready(): Promise<boolean> {
    return this.#ready;
  }

  /** The form around it. */
  get form(): HTMLFormElement | null {
    return this.#internals?.form ?? null;
  }
  /** The attribute `name`. */
  get name(): string {
    return this.getAttribute("name") ?? "";
  }
  set name(name: string) {
    this.setAttribute("name", name);
  }
  /** The attribute `disabled`. */
  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }
  set disabled(disabled: boolean) {
    this.toggleAttribute("disabled", disabled);
  }
  /** As of an input. */
  get type(): string {
    return "beian-check";
  }
  /** As of an input. */
  get validity(): ValidityState | undefined {
    return this.#internals?.validity;
  }
  /** As of an input. */
  get validationMessage(): string {
    return this.#internals?.validationMessage ?? "";
  }
  /** As of an input. */
  get willValidate(): boolean {
    return this.#internals?.willValidate ?? false;
  }
  /** As of an input. */
  checkValidity(): boolean {
    return this.#internals?.checkValidity() ?? true;
  }
  /** As of an input; shows every message. */
  reportValidity(): boolean {
    this.#session?.visitAll();
    return this.#internals?.reportValidity() ?? true;
  }
  /** Checks again, after the page has changed an input that it looks at without an event. */
  check(): Report | null {
    return this.#session?.check() ?? null;
  }

  get #locale(): Locale {
    return localeOf(this);
  }

  #open(): void {
    const session = this.#session;
    if (session === null) return;
    const today = this.getAttribute("today");
    const options: CheckerOptions = { locale: this.#locale, ...(today ? { today } : {}), ...(this.#overlays.length > 0 ? { overlays: this.#overlays } : {}) };
    const ready = session.open(this.#given ?? options).then((started) => {
      if (started && session === this.#session) this.#offerRegions(session.checker?.regions() ?? []);
      return started;
    });
    this.#ready = ready;
    this.#retired?.close();
    this.#retired = null;
  }

  #offerRegions(regions: readonly RegionInfo[]): void {
    this.#regions = regions.map(({ code, name }): Option => [code, [name, name]]);
    const row = this.#rows.get("region");
    row?.offer(this.#regions);
    const held = read(this.#base, "/region");
    if (row && row.control.value === "" && typeof held === "string") row.set(this.#codeOf(held));
    this.#session?.check();
  }

  /** A region may be given by name; the list has codes. */
  #codeOf(region: string): string {
    const found = this.#regions.find(([code, [name]]) => region.startsWith(code) || region.startsWith(name) || name.startsWith(region));
    return found?.[0] ?? region;
  }

  /** Fills the fields from a filing, and keeps the rest of it. */
  #take(filing: Filing): void {
    this.#base = copyOf(filing);
    for (const [name, row] of this.#rows) row.set(this.#textOf(name));
    this.#submit();
  }

  #textOf(name: string): string {
    let held = read(this.#base, pointerOf(name));
    if (typeof held === "object" && held !== null && "name" in held) held = held.name;
    if (typeof held !== "string") return "";
    return name === "region" ? this.#codeOf(held) : held;
  }

  #draw(): void {
    const { ownerDocument: document, shadowRoot } = this;
    if (shadowRoot === null) return;
    if (this.#session !== null) this.#base = this.filing;
    const visited = new Set([...this.#rows].filter(([, { control }]) => this.#session?.isVisited(control)).map(([name]) => name));
    this.#retired ??= this.#session;
    this.#live?.stop();
    adopt(shadowRoot);
    const session = new Session({ filing: () => this.#known(), reported: (report) => this.#reported(report), failed: (error) => this.#failed(error) }, document);
    const locale = this.#locale;
    this.#rows = new Map();
    this.#shown = new Map();
    const region = h(document, "div", { class: "unseen", role: "status" });
    this.#live = new Live(region);
    for (const name of this.#names()) {
      const row = new Row(document, name, FIELDS[name], locale);
      this.#rows.set(name, row);
      if (name === "region") row.offer(this.#regions);
      row.set(this.#textOf(name));
      row.control.disabled = this.#disabled;
      session.watch({
        control: row.control,
        pointer: pointerOf(name),
        show: (findings, seen) => {
          this.#shown.set(row.control, findings);
          row.draw(seen && !this.#disabled ? findings : [], this.getAttribute("handbook"), (finding) => this.#fixed(row, finding));
        },
      }, visited.has(name));
    }
    this.#root = h(document, "div", { class: "root" }, h(document, "div", { class: "fields", part: "form" }, ...[...this.#rows.values()].map(({ element }) => element)), region);
    this.#root.addEventListener("input", () => this.#submit());
    shadowRoot.replaceChildren(this.#root);
    this.#paint();
    this.#session = session;
    this.#submit();
  }

  /** The fields asked for; what an attribute says already is not asked. */
  #names(): (keyof typeof FIELDS)[] {
    const wanted = this.getAttribute("fields");
    const names = (wanted ?? USUAL).split(/[\s,]+/).filter(isField);
    if (wanted !== null) return names;
    const said = (name: string): boolean => this.hasAttribute(name) || this.hasAttribute(`${name}-from`);
    return names.filter((name) => !(name === "region" && said("region")) && !(name === "subject.nature" && said("nature")));
  }

  #known(): Filing {
    const filing = copyOf(this.#base);
    for (const [name, pointer] of [["region", "/region"], ["nature", "/subject/nature"]] as const) {
      const value = this.#from(`${name}-from`) ?? this.getAttribute(name);
      if (value !== null) write(filing, pointer, meant(pointer, value));
    }
    return filing;
  }

  #from(attribute: string): string | null {
    const selector = this.getAttribute(attribute);
    if (selector === null) return null;
    try {
      const root = this.getRootNode() as Document | ShadowRoot;
      const found = [...root.querySelectorAll<HTMLInputElement>(selector)];
      const speaks = found.find((input) => input.type !== "radio" || input.checked);
      return typeof speaks?.value === "string" ? speaks.value : null;
    } catch {
      return null;
    }
  }

  #matches(target: EventTarget | null, attribute: string): boolean {
    try {
      return (target as Element | null)?.matches?.(this.getAttribute(attribute) ?? "") === true;
    } catch {
      return false;
    }
  }

  #fixed(row: Row, { fix, fixPath, path }: Finding): Control | null {
    if (fix === undefined) return null;
    if (fixPath === undefined || fixPath === path) return row.control;
    return [...this.#rows].find(([name]) => pointerOf(name) === fixPath || `${fixPath}/0` === pointerOf(name))?.[1].control ?? null;
  }

  #reported(report: Report): void {
    const nature = read(this.filing, "/subject/nature");
    for (const row of this.#rows.values()) row.call(nature !== undefined && nature !== "individual");
    this.#live?.say(counted(this.#session?.seen() ?? [], this.#locale));
    this.#submit();
    this.dispatchEvent(new CustomEvent("beian-check", { detail: report, bubbles: true, composed: true }));
  }

  #failed(error: BeianError): void {
    this.#submit();
    this.dispatchEvent(new CustomEvent("beian-error", { detail: error, bubbles: true, composed: true }));
  }

  /** What the form around it is told. A fault of ours is a line in the console, and the form has what it was told before. */
  #submit(): void {
    safely(() => this.#tell());
  }

  /** The form is being sent, or read by its page. */
  #enter(data: FormData): void {
    if (this.#session === null || this.#disabled || this.hasAttribute("restore")) return;
    if (this.name !== "") data.append(this.name, textOf(this.#session.filing()));
    else this.#entries(data);
  }

  /** One for each field, by its name. */
  #entries(data: FormData): FormData {
    for (const [name, { control }] of this.#rows) data.append(name, String(valueOf(control)));
    return data;
  }

  /** Whether it may be sent; and its value, if the browser shall keep it. */
  #tell(): void {
    const internals = this.#internals;
    if (internals === null || this.#session === null) return;
    // What a browser knows of an element's value it writes to the disk, to restore it: nothing, unless the host wants that.
    if (this.hasAttribute("restore")) {
      const text = textOf(this.#session.filing());
      if (this.name !== "") internals.setFormValue(text, text);
      else internals.setFormValue(this.#entries(new FormData()), text);
    } else internals.setFormValue(null);
    const stops = (finding: Finding): boolean => finding.verdict === "reject" || (finding.verdict === "missing" && this.hasAttribute("required"));
    for (const { control } of this.#rows.values()) {
      const [first] = (this.#shown.get(control) ?? []).filter(stops);
      if (first === undefined) continue;
      return internals.setValidity(first.verdict === "missing" ? { valueMissing: true } : { customError: true }, first.message, control);
    }
    internals.setValidity({});
  }

  /** The browser goes to the element, and with it to its first field; the one that is wrong may be another. */
  #toFirstFault(): void {
    if (this.ownerDocument.activeElement !== this) return;
    for (const { control } of this.#rows.values()) {
      if (!(this.#shown.get(control) ?? []).some(({ verdict }) => verdict === "reject" || (verdict === "missing" && this.hasAttribute("required")))) continue;
      return control.focus();
    }
  }

  #paint(): void {
    if (this.#root !== null) this.#root.className = isDark(this, this.getAttribute("theme")) ? "root dark" : "root";
  }
}
