// The page itself: holds the draft, asks the engine on each change, and shows what it says where people have been.
import type { Checker, Finding, Report, RuleInfo } from "beian-check";
import { aloneAs, Asking } from "./asking";
import type { Asks } from "./asks";
import { type Draft, emptyDraft, toFiling } from "./draft";
import { h, refill } from "./dom";
import { openFirst, openWhole } from "./engine";
import type { FirstChecker } from "../../js/src/first.js";
import { Field, idOf } from "./field";
import { changed as shortened } from "./finding";
import { buildForm, type Form, type Structure } from "./form/form";
import { setValue } from "./form/values";
import { markPlace, siteHeader } from "./header";
import { type Locale, locale, setLocale, t } from "./language";
import { announce } from "./live";
import type { RegionMap } from "./map";
import { type Placed, Places, shownPath } from "./place";
import { read, siteOf } from "./pointer";
import { Presence } from "./presence";
import { onRelease, pressing } from "./pressing";
import { regionCode } from "./regions";
import { holdSteady } from "./steady";
import { count, sentence, Summary, whereabouts } from "./summary";
import { tools } from "./tools";
import { preloadViews, type ViewHost, Views } from "./views";

const MAP_PAUSE = 200;
const KEYS_PAUSE = 60;

/** What the form can do without for its first check loads right after it. */
const extras = Promise.all([import("./asks"), import("./map"), import("./file"), import("./print")]);

export class Page implements ViewHost, Structure {
  draft: Draft = emptyDraft();
  private form!: Form;
  private places!: Places;
  private summary!: Summary;
  /** Loads beside the form: the map is an extra. */
  private map: RegionMap | null = null;
  private notice = h("p", { class: "plain notice", role: "alert" });
  /** The whole engine. Views that ask more than the form does wait for it. */
  checker: Checker | undefined;
  /** The engine that checks the form: the first one until the whole one is there. */
  private asked: FirstChecker | undefined;
  /** What stands in the notice while nothing more urgent does. */
  private remark = "";
  report: Report | undefined;
  private rules: RuleInfo[] = [];
  private views!: Views;
  private print: typeof import("./print") | undefined;
  private placed: Placed[] = [];
  private readonly presence = new Presence();
  private pressed = false;
  private typed = false;
  private frame = 0;
  private mapTimer = 0;
  private wholeTimer = 0;
  private asking: Asking | undefined;
  private lastSite = 0;
  /** Another view has changed what the form shows. */
  private stale = false;
  private asks: Asks | undefined;

  constructor(private readonly root: HTMLElement) {
    this.build();
    this.listen();
  }

  // --- what fields ask for

  changed(pointer: string, reshapes: boolean): void {
    this.typed = true;
    if (reshapes || !this.checkKey(pointer)) this.check();
    if (reshapes) this.rebuild();
    else this.schedule();
    if (this.views.other) {
      this.stale = true;
      this.views.other.update();
    }
    this.lastSite = siteOf(pointer) ?? this.lastSite;
  }

  visited(pointer: string): void {
    if (this.presence.visit(pointer)) this.schedule();
  }

  fixButton(finding: Finding): HTMLElement | null {
    const { fix, path, fixPath } = finding;
    if (fix === undefined) return null;
    const target = shownPath(this.draft, fixPath ?? path);
    const anchor = this.places.at(target);
    const elsewhere = fixPath !== undefined && fixPath !== path;
    const label = elsewhere && anchor ? t("fixInto", { field: anchor.label }) : t("fixTo", { value: shortened(String(read(toFiling(this.draft), finding.path) ?? ""), fix) });
    return h("button", { type: "button", class: "fix", onclick: () => this.fix(target, fix) }, label);
  }

  private fix(target: string, value: string): void {
    const anchor = this.places.at(target);
    if (!(anchor instanceof Field)) {
      setValue(this.draft, target, value);
      this.changed(target, true);
      return;
    }
    const entry = anchor.pointer === target ? undefined : /^\d+$/.exec(target.slice(anchor.pointer.length + 1));
    const place = entry ? anchor.entry(Number(entry[0])) : undefined;
    this.presence.visit(anchor.pointer);
    anchor.focus();
    anchor.replace(place ? anchor.value.slice(0, place[0]) + value + anchor.value.slice(place[1]) : value);
    this.check(); // a correction in one field can settle another
    this.schedule();
  }

  // --- structure

  reshape(focus: string): void {
    this.typed = true;
    this.check();
    this.rebuild();
    document.getElementById(idOf(focus))?.focus();
  }

  // --- what views ask for

  leadTo(path: string): void {
    const anchor = this.places.at(shownPath(this.draft, path));
    if (!anchor) return;
    this.presence.visit(anchor.pointer);
    this.views.go("form", () => {
      this.render();
      const there = this.places.at(shownPath(this.draft, path)) ?? anchor;
      there.focus();
      there.root.classList.add("led");
      there.root.addEventListener("focusout", () => there.root.classList.remove("led"), { once: true });
    });
  }

  nameOf(path: string): string {
    const anchor = this.places.at(shownPath(this.draft, path));
    return anchor ? whereabouts(anchor) : t("whole");
  }

  removedSite(index: number): void {
    this.presence.removedSite(index);
  }

  /** The form again, with the same values, the focus and the caret where they were. */
  private rebuild(): void {
    const focus = document.activeElement as HTMLInputElement | null;
    const id = focus?.id;
    const steady = holdSteady(this.form.root);
    const old = this.form.root;
    this.buildForm();
    old.replaceWith(this.form.root);
    if (id) document.getElementById(id)?.focus({ preventScroll: true });
    this.render();
    steady();
  }

  private buildForm(): void {
    this.stale = false;
    this.form = buildForm(this, this);
    this.places = new Places(this.form.anchors);
    if (this.report) this.placed = this.places.place(this.draft, this.report);
  }

  private build(): void {
    this.buildForm();
    const button = (label: string, look: string, onclick: () => void) => h("button", { type: "button", class: look, onclick }, label);
    this.summary = new Summary((anchor) => anchor.focus(), [
      button(t("print"), "quiet", () => window.print()),
      button(t("save"), "quiet", () => this.save()),
    ]);
    const mapPlace = h("div", {});
    void extras.then(([{ Asks }, { RegionMap }, , print]) => {
      this.print = print;
      this.map = new RegionMap((code) => this.switchRegion(code), () => new Map(this.rules.map((rule) => [rule.id, rule.title])));
      this.map.root.hidden = true;
      refill(mapPlace, this.map.root);
      this.asks = new Asks(() => this.rules, () => this.checker?.regions() ?? []);
      this.render();
    });
    const press = button(t("check"), "primary check", () => this.press());
    const view = h(
      "div",
      { class: "view" },
      h("div", { class: "view-head" }, h("h1", { tabindex: -1 }, t("tagline")), h("a", { href: "#refusal" }, t("sentBack"))),
      h(
        "div",
        { class: "columns" },
        h("div", { class: "column" }, this.form.root, h("div", { class: "press" }, press)),
        h("aside", {}, this.summary.root, mapPlace),
      ),
    );
    const others = h("div", { class: "view" });
    const head = siteHeader({
      active: "form",
      home: true,
      tools: tools({
        example: (draft) => this.open(() => draft),
        open: () => void extras.then(([, , { chooseFile }]) => chooseFile((draft) => this.open(() => draft), () => this.tell(t("openFailed")))),
        save: () => this.save(),
        print: () => window.print(),
        handOver: () => void this.handOver(),
        clear: () => this.open(emptyDraft, true),
        language: (next) => void this.speak(next),
      }),
    });
    const main = h("main", {}, this.notice, view, others);
    refill(this.root, h("a", { class: "skip", href: "#form", onclick: (event: Event) => skip(event, main) }, t("skip")), head, main, this.summary.bar);
    this.notice.hidden = !this.notice.textContent;
    this.views = new Views(this, view, others, (name) => {
      markPlace(head, name === "refusal" ? "form" : name);
      this.summary.bar.hidden = name !== "form";
      if (name === "form" && this.stale) this.rebuild();
    });
    if (this.views.current !== "form") view.hidden = true;
    void this.views.show(this.views.current, false);
  }

  private listen(): void {
    this.root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.press();
    });
    // Enter in a field is not a wish to hand anything in.
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.target as HTMLElement).matches("input") && !event.isComposing) event.preventDefault();
    });
    this.root.addEventListener("focusout", (event) => {
      if (this.presence.leave(event.target, event.relatedTarget)) this.schedule();
    });
    this.root.addEventListener("focusin", (event) => {
      const site = siteOf((event.target as HTMLElement).closest<HTMLElement>("[data-field]")?.dataset.field ?? "");
      if (site === null || site === this.lastSite) return;
      this.lastSite = site;
      this.scheduleMap();
    });
    onRelease(() => this.schedule());
    addEventListener("hashchange", () => void this.views.arrive());
    addEventListener("beforeunload", (event) => {
      if (!this.typed) return;
      event.preventDefault();
      event.returnValue = ""; // older browsers ask only then
    });
    addEventListener("beforeprint", () => this.paper());
  }

  // --- checking and showing

  private check(): void {
    clearTimeout(this.wholeTimer);
    const typedIn = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>("[data-field]")?.dataset.field ?? null;
    this.ask((asking) => asking.whole(this.draft, typedIn));
  }

  /** One key: the field alone, and the whole when the keys pause. */
  private checkKey(pointer: string): boolean {
    const { report } = this;
    if (!report || aloneAs(pointer) === null || !this.ask((asking) => asking.key(this.draft, report, pointer))) return false;
    clearTimeout(this.wholeTimer);
    this.wholeTimer = window.setTimeout(() => {
      this.check();
      this.schedule();
    }, KEYS_PAUSE);
    return true;
  }

  private ask(question: (asking: Asking) => Report | null): boolean {
    if (!this.asking) return false;
    try {
      const report = question(this.asking);
      if (!report) return false;
      this.report = report;
      this.placed = this.places.place(this.draft, report);
      this.tell(this.remark);
      return true;
    } catch (error) {
      // Too large, or not a filing at all: what the engine says is for people to read, and nothing older stands beside it.
      this.report = undefined;
      this.placed = [];
      this.summary.reset();
      this.tell(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  private schedule(): void {
    if (this.frame || pressing()) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (!pressing()) this.render(); // the release asks again
    });
  }

  private render(): void {
    const { report } = this;
    const steady = holdSteady(this.form.root);
    const shown = this.placed.filter((one) => this.presence.shows(one));
    for (const anchor of this.form.anchors) anchor.show(shown.filter((one) => one.anchor === anchor).map(({ finding }) => finding));
    showTakenOver(this.form.takenOver, this.draft);
    this.asks?.show(this.form, this.draft, report);
    if (report && (this.typed || this.pressed)) this.showResult(report);
    steady();
  }

  private showResult(report: Report): void {
    const counted = this.placed.filter((one) => one.finding.verdict === "missing" || this.presence.shows(one));
    const whole = counted.length === this.placed.length;
    this.summary.show(counted, whole, report);
    const counts = count(counted);
    announce(`${sentence(counts, whole)}${t("colon")}${t("counts", counts)}`);
    this.scheduleMap();
  }

  private scheduleMap(): void {
    clearTimeout(this.mapTimer);
    this.mapTimer = window.setTimeout(() => {
      const { checker, map } = this;
      if (!checker || !map) return;
      try {
        map.update(checker, toFiling(this.draft), Math.min(this.lastSite, this.draft.sites.length - 1), regionCode(this.draft.region));
        map.root.hidden = false;
      } catch {
        map.root.hidden = true; // the map is an extra: without it the form is whole
      }
    }, MAP_PAUSE);
  }

  private press(): void {
    this.pressed = true;
    this.presence.everywhere(this.form.anchors);
    this.check();
    this.render();
    if (this.summary.bar.checkVisibility()) this.summary.open();
    else {
      this.summary.root.scrollIntoView({ block: "nearest" });
      this.summary.heading.focus({ preventScroll: true });
    }
  }

  // --- commands

  private open(next: () => Draft, empty = false): void {
    if (this.typed && !window.confirm(t("replaceAsk"))) return;
    this.draft = next();
    this.presence.nowhere();
    this.lastSite = 0;
    this.typed = this.pressed = false;
    this.build();
    this.check();
    if (!empty) {
      // Shown as if somebody had filled it in, but leaving it loses nothing.
      this.pressed = true;
      this.presence.everywhere(this.form.anchors);
    }
    this.render();
    window.scrollTo(0, 0);
  }

  private save(): void {
    void extras.then(([, , { save }]) => save(toFiling(this.draft)));
    this.typed = false;
  }

  /** Loads with the views. */
  private async handOver(): Promise<void> {
    const { handOver } = await import("./handover/handover");
    handOver(this.draft);
  }

  private switchRegion(code: string): void {
    setValue(this.draft, "/region", code);
    this.presence.visit("/region");
    this.changed("/region", true);
  }

  private tell(text: string): void {
    if (this.notice.textContent !== text) this.notice.textContent = text;
    this.notice.hidden = !text;
  }

  private paper(): void {
    const sheet = document.getElementById("paper") as HTMLElement;
    const view = this.views.other;
    if (view) return view.print?.(sheet);
    this.presence.everywhere(this.form.anchors);
    this.check();
    this.print?.fillPaper(sheet, { draft: this.draft, fields: this.form.fields, placed: this.placed, ...(this.report && { report: this.report }) });
  }

  /** Everything again in another language; what is filled in and where one has been stay. */
  private async speak(next: Locale): Promise<void> {
    await setLocale(next);
    this.build();
    this.render();
    document.getElementById("language")?.focus();
    await this.startEngine();
  }

  async startEngine(): Promise<void> {
    const wanted = locale();
    const isWanted = (checker: FirstChecker): boolean => {
      if (wanted === locale()) return true;
      checker.dispose();
      return false;
    };
    try {
      if (!this.checker) {
        const first = await openFirst(wanted);
        if (!isWanted(first)) return;
        this.takeOver(first);
        document.body.dataset.engine = "first";
      }
      const whole = await openWhole(wanted);
      await preloadViews();
      if (!isWanted(whole)) return;
      this.checker = whole;
      this.rules = whole.rules();
      this.remark = "";
      this.takeOver(whole);
      document.body.dataset.engine = "ready";
    } catch {
      if (wanted !== locale()) return;
      // Somebody who is told too little should know it.
      if (this.asked) this.remark = t("partly");
      else document.body.dataset.engine = "refused";
      this.tell(this.remark || t("noEngine"));
      await preloadViews();
    }
  }

  /** From now on this engine is asked, at once about all that is there. */
  private takeOver(checker: FirstChecker): void {
    const before = this.asked;
    this.asked = checker;
    this.asking = new Asking(checker);
    this.asks?.forget();
    this.check();
    this.render();
    this.views.other?.update();
    before?.dispose();
  }
}

/** Past the head, to whatever view is shown. The address stays: it names the view. */
function skip(event: Event, main: HTMLElement): void {
  event.preventDefault();
  const heading = [...main.querySelectorAll<HTMLElement>("h1")].find((one) => one.checkVisibility());
  heading?.focus();
}

/** An individual's principal is not asked for again: it is shown. */
function showTakenOver(place: HTMLElement, draft: Draft): void {
  const { name, certificate } = draft.subject;
  const said = [name, certificate?.number].filter(Boolean);
  refill(place, said.length ? h("span", {}, t("takenOver"), h("b", {}, said.join(" · "))) : t("takenOverEmpty"));
}
