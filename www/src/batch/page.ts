// The batch page: a file comes in, its progress is shown, then what it comes to, and the result goes out as a file.
import { todayInChina } from "../../../js/src/today.js";
import { COLUMNS, type Column } from "../../../js/src/table/columns.js";
import { VERDICTS, type Verdict } from "../../../js/src/table/tally.js";
import { h, put, refill } from "../dom";
import { siteHeader } from "../header";
import { list as joined, type Locale, locale, setLocale, t } from "../language";
import { announce } from "../live";
import { languageSwitch } from "../tools";
import { Chart } from "./chart";
import { Details } from "./details";
import { Link } from "./link";
import { List } from "./list";
import type { Kind, Line, Progress, Query, SortKey } from "./protocol";
import { faultText, number, say, verdictText } from "./words";

const EVERYTHING: Query = { verdict: null, rule: null, text: "", sort: "line", down: false };
const SEARCH_PAUSE = 200;
/** An end is guessed after so many milliseconds. */
const GUESS_AFTER = 2000;

export class BatchPage {
  private readonly link = new Link((progress) => this.heard(progress));
  /** The worker has what it needs, or cannot have it. */
  readonly ready = this.link.ready;
  private file: File | null = null;
  private progress: Progress | null = null;
  private query: Query = EVERYTHING;
  private reason = "";
  private list!: List;
  private chart!: Chart;
  private details!: Details;
  private readonly parts = {
    drop: h("section", { class: "card drop" }),
    notice: h("p", { class: "plain notice", role: "alert" }),
    progress: h("section", { class: "card run", "aria-labelledby": "run-says" }),
    told: h("div", { class: "batch-told" }),
    list: h("section", { class: "card list-card" }),
  };
  private says = h("h2", { id: "run-says", tabindex: -1 });
  private bar = h("progress", { max: 1 });
  private left = h("p", { class: "lead" });
  private stop = h("button", { type: "button", class: "quiet" });
  private save = h("div", { class: "save" });
  private counts = h("fieldset", { class: "seg verdict-filter" });
  private notRead = h("section", { class: "card" });
  private notes = h("section", { class: "card file-notes" });
  private readonly aboutFile = h("div", { class: "batch-file" }, this.notRead, this.notes);
  private listed = h("p", { class: "lead", role: "status" });
  private chip = h("p", { class: "only" });
  private searchTimer = 0;

  constructor(private readonly root: HTMLElement) {
    this.build();
    this.listen();
    this.link.ready.then(
      () => void (document.body.dataset.engine = "ready"),
      () => {
        document.body.dataset.engine = "refused";
        this.tell(say("noEngine"));
      },
    );
  }

  // --- structure

  private build(): void {
    document.title = `${say("title")} · ${t("title")}`;
    this.list = new List({
      lines: (from, to) => this.link.ask("lines", { from, to }).catch(() => [] as Line[]),
      open: (_, place) => void this.details.open(place),
      sort: (sort: SortKey, down: boolean) => this.ask({ sort, down }),
    });
    this.chart = new Chart((rule, title) => this.choose(rule, title));
    this.details?.root.remove();
    this.details = new Details({
      ask: async (place) => {
        const [line] = await this.link.ask("lines", { from: place, to: place + 1 }).catch(() => [] as Line[]);
        if (line === undefined) return null;
        return { told: await this.link.ask("details", { at: line.at }), last: place + 1 >= (this.progress?.listed ?? 0) };
      },
      closed: (place) => void this.list.focus(place),
    });
    const { parts } = this;
    this.buildDrop();
    this.buildRun();
    this.buildList();
    refill(
      this.root,
      h("a", { class: "skip", href: "#batch" }, say("title")),
      siteHeader({ active: "batch", tools: [languageSwitch((next) => void this.speak(next))] }),
      h("main", { id: "batch", class: "batch", tabindex: -1 }, h("div", { class: "view-head" }, h("h1", {}, say("title"))), parts.notice, parts.drop, parts.progress, parts.told, parts.list),
      this.details.root,
    );
    parts.notice.hidden = !parts.notice.textContent;
    this.render();
  }

  private buildDrop(): void {
    const input = h("input", { type: "file", id: "file", class: "unseen", accept: ".xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file) void this.open(file);
      input.value = ""; // the same file again is a change too
    });
    const template = (kind: Kind): HTMLElement => h("button", { type: "button", class: "quiet", onclick: () => void this.template(kind) }, kind.toUpperCase());
    refill(
      this.parts.drop,
      h("p", { class: "lead" }, say("lead")),
      h("div", { class: "drop-zone" }, input, h("label", { class: "primary", for: "file" }, say("choose")), h("p", {}, say("orDrop"))),
      h("div", { class: "template" }, h("p", {}, say("template")), template("xlsx"), template("csv"), h("p", { class: "lead" }, say("rowsHow"))),
      knownColumns(),
    );
  }

  private buildRun(): void {
    this.bar.setAttribute("aria-labelledby", "run-says");
    refill(this.stop, say("stop"));
    const save = (kind: Kind): HTMLElement => h("button", { type: "button", class: "quiet", onclick: () => void this.result(kind) }, kind.toUpperCase());
    refill(this.save, h("p", {}, say("save")), save("xlsx"), save("csv"), h("p", { class: "lead" }, say("saveHow")));
    refill(this.parts.progress, h("div", { class: "card-head" }, this.says, this.stop), this.bar, this.left, this.save);
  }

  private buildList(): void {
    const search = h("input", { type: "search", id: "search", value: this.query.text, autocomplete: "off", spellcheck: "false" });
    search.addEventListener("input", () => {
      clearTimeout(this.searchTimer);
      this.searchTimer = window.setTimeout(() => this.ask({ text: search.value.trim() }), SEARCH_PAUSE);
    });
    delete this.chip.dataset.rule;
    refill(this.counts, h("legend", { class: "unseen" }, say("verdicts")), ...[null, ...VERDICTS].map((verdict) => this.verdictOption(verdict)));
    const reasons = h("section", { class: "card" }, h("h2", {}, say("reasons")), h("p", { class: "lead" }, say("reasonsHow")), this.chart.root);
    refill(this.parts.told, this.aboutFile, reasons);
    refill(
      this.parts.list,
      h("div", { class: "card-head" }, h("h2", {}, say("list")), this.listed),
      h("div", { class: "filters" }, this.counts, h("div", { class: "search box" }, h("label", { class: "unseen", for: "search" }, say("search")), search)),
      this.chip,
      this.list.root,
    );
    search.setAttribute("placeholder", say("search"));
  }

  private verdictOption(verdict: Verdict | null): HTMLElement {
    const input = h("input", { type: "radio", name: "verdict", value: verdict ?? "all", checked: this.query.verdict === verdict });
    input.addEventListener("change", () => this.ask({ verdict }));
    return h("label", { "data-verdict": verdict ?? "all" }, input, h("span", {}, h("span", {}, verdict === null ? say("all") : verdictText(verdict)), " ", h("b", { "data-count": verdict ?? "all" }, "0")));
  }

  private listen(): void {
    const over = (event: DragEvent, on: boolean): void => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.root.classList.toggle("dropping", on);
    };
    addEventListener("dragover", (event) => over(event, true));
    addEventListener("dragleave", (event) => event.relatedTarget === null && over(event, false));
    addEventListener("drop", (event) => {
      over(event, false);
      const file = event.dataTransfer?.files[0];
      if (file) void this.open(file);
    });
    addEventListener("beforeunload", (event) => {
      if (!this.working) return;
      event.preventDefault();
      event.returnValue = "";
    });
    this.stop.addEventListener("click", () => {
      this.stop.setAttribute("disabled", "");
      void this.link.ask("stop", null);
    });
  }

  // --- a file

  private get working(): boolean {
    return this.progress?.state === "running" || this.progress?.state === "counting";
  }

  private async open(file: File): Promise<void> {
    this.tell("");
    this.file = file;
    this.query = EVERYTHING;
    this.reason = "";
    this.progress = { state: "counting", share: 0, verdicts: { unreadable: 0, reject: 0, incomplete: 0, risk: 0, pass: 0 }, rows: 0, reasons: [], listed: 0, unreadable: [], about: null, took: 0 };
    this.buildList();
    this.list.show(0, true);
    this.render();
    this.says.focus();
    const fault = await this.link.ask("open", { file, locale: locale(), today: todayInChina(Date.now()), query: this.query }).catch(() => "engine" as const);
    if (this.file !== file || fault === null) return;
    this.file = null;
    this.progress = null;
    this.tell(`${file.name}${t("colon")}${faultText(fault)}`);
    this.render();
  }

  private heard(progress: Progress): void {
    if (this.file === null) return;
    const ended = this.working && progress.state !== "running" && progress.state !== "counting";
    const grown = progress.listed !== this.progress?.listed || ended;
    this.progress = progress;
    if (grown) this.list.show(progress.listed, false);
    this.render();
    if (ended) announce(`${this.summary()}${t("colon")}${VERDICTS.filter((verdict) => progress.verdicts[verdict] > 0).map((verdict) => `${verdictText(verdict)} ${progress.verdicts[verdict]}`).join(t("comma"))}`);
  }

  private async ask(change: Partial<Query>): Promise<void> {
    this.query = { ...this.query, ...change };
    const query = this.query;
    const listed = await this.link.ask("list", query).catch(() => 0);
    if (this.query !== query || this.progress === null) return;
    this.progress = { ...this.progress, listed };
    this.list.show(listed, true);
    this.render();
  }

  private choose(rule: string, title: string): void {
    const off = this.query.rule === rule;
    this.reason = off ? "" : title;
    void this.ask({ rule: off ? null : rule });
  }

  // --- files out

  private async template(kind: Kind): Promise<void> {
    await this.hand(() => this.link.ask("template", { kind, locale: locale() }), `${say("templateName")}.${kind}`);
  }

  private async result(kind: Kind): Promise<void> {
    const name = (this.file?.name ?? "").replace(/\.\w+$/, "");
    await this.hand(() => this.link.ask("result", { kind }), `${name}-${say("resultName")}-${todayInChina(Date.now())}.${kind}`);
  }

  private async hand(make: () => Promise<Blob>, name: string): Promise<void> {
    const buttons = [...this.root.querySelectorAll<HTMLButtonElement>(".save button, .template button")];
    for (const button of buttons) button.disabled = true;
    announce(say("making"));
    try {
      const address = URL.createObjectURL(await make());
      h("a", { href: address, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch {
      this.tell(say("failed"));
    }
    for (const button of buttons) button.disabled = false;
  }

  // --- showing

  private summary(): string {
    const { progress } = this;
    if (progress === null) return "";
    const n = number(this.judged);
    if (progress.state === "counting") return say("counting");
    if (progress.state === "running") return say("running", { n });
    return this.judged === 0 && progress.state === "done" ? say("nothing") : say(progress.state, { rows: number(progress.rows), n });
  }

  private get judged(): number {
    return VERDICTS.reduce((sum, verdict) => sum + (this.progress?.verdicts[verdict] ?? 0), 0);
  }

  private render(): void {
    const { progress, parts } = this;
    parts.progress.hidden = progress === null;
    parts.told.hidden = parts.list.hidden = this.judged === 0 && !progress?.about;
    this.root.classList.toggle("has-file", progress !== null);
    if (progress === null) return;
    const working = this.working;
    const says = `${this.file?.name ?? ""}${t("colon")}${this.summary()}`;
    if (this.says.textContent !== says) this.says.textContent = says;
    this.bar.hidden = this.stop.hidden = !working;
    if (progress.state === "counting") this.bar.removeAttribute("value");
    else this.bar.value = progress.share;
    if (!working) this.stop.removeAttribute("disabled");
    this.left.textContent = working && progress.took > GUESS_AFTER && progress.share > 0.02 ? say("remaining", { time: duration((progress.took / progress.share) * (1 - progress.share)) }) : "";
    this.left.hidden = !working;
    this.save.hidden = working || this.judged === 0;
    for (const count of this.counts.querySelectorAll<HTMLElement>("[data-count]")) {
      const verdict = count.dataset.count as Verdict | "all";
      count.textContent = number(verdict === "all" ? this.judged : progress.verdicts[verdict]);
    }
    this.chart.show(progress.reasons, this.judged, this.query.rule);
    this.listed.textContent = progress.listed === 1 ? say("listedOne") : say("listed", { n: number(progress.listed) });
    this.chip.hidden = this.query.rule === null;
    if (this.query.rule !== null && this.chip.dataset.rule !== this.query.rule) {
      refill(this.chip, say("onlyReason", { title: this.reason }), " ", h("button", { type: "button", class: "quiet", onclick: () => this.choose(this.query.rule ?? "", "") }, say("clearReason")));
      this.chip.dataset.rule = this.query.rule;
    }
    this.renderNotRead(progress);
    this.renderNotes(progress);
    this.aboutFile.hidden = this.notRead.hidden && this.notes.hidden;
  }

  private renderNotRead({ unreadable, verdicts }: Progress): void {
    this.notRead.hidden = unreadable.length === 0;
    if (unreadable.length === 0 || this.notRead.dataset.count === `${locale()} ${verdicts.unreadable}`) return;
    this.notRead.dataset.count = `${locale()} ${verdicts.unreadable}`;
    refill(
      this.notRead,
      h("h2", {}, say("notRead")),
      h("p", { class: "lead" }, say("notReadHow", { n: number(verdicts.unreadable) })),
      h("ul", { class: "not-read" }, ...unreadable.map(({ line, column, says }) => h("li", {}, h("b", {}, say("rowOf", { line: number(line) }), column === undefined ? "" : ` · ${column}`), " ", says))),
      verdicts.unreadable > unreadable.length && h("p", { class: "lead" }, say("notReadMore")),
    );
  }

  private renderNotes({ about }: Progress): void {
    const notes: string[] = [];
    if (about !== null) {
      if (about.unknown.length > 0) notes.push(say("unknown", { names: joined([...about.unknown]) }));
      if (about.twice.length > 0) notes.push(say("twice", { names: joined([...about.twice]) }));
      if (about.above.length > 0) notes.push(say("above", { line: number(about.above.at(-1) ?? 0), rows: joined(about.above.map(number)) }));
      if (about.examples.length > 0) notes.push(say("examples", { rows: joined(about.examples.map(number)) }));
      if (about.encoding !== null && about.encoding !== "utf-8") notes.push(say("encoding", { name: about.encoding.toUpperCase() }));
    }
    this.notes.hidden = notes.length === 0;
    const text = notes.join("\n");
    if (this.notes.dataset.text === text) return;
    this.notes.dataset.text = text;
    refill(this.notes, h("h2", {}, say("notes")));
    put(this.notes, h("ul", {}, ...notes.map((note) => h("li", {}, note))));
  }

  private tell(text: string): void {
    this.parts.notice.textContent = text;
    this.parts.notice.hidden = !text;
  }

  /** Everything in another language; what the engine said has to be asked again in it. */
  private async speak(next: Locale): Promise<void> {
    await setLocale(next);
    const { file } = this;
    this.build();
    document.getElementById("language")?.focus();
    if (file === null) return;
    await this.open(file);
    document.getElementById("language")?.focus();
  }
}

/** The headings that are understood; made when somebody wants to see them. */
function knownColumns(): HTMLElement {
  const root = h("details", { class: "columns-known" }, h("summary", {}, say("known", { n: COLUMNS.length })));
  const pick = ({ zh, en }: { zh: string; en: string }): string => (locale() === "en" ? en : zh);
  root.addEventListener("toggle", () => {
    if (root.querySelector("table")) return;
    const row = (column: Column): HTMLElement => h("tr", {}, h("th", { scope: "row" }, pick(column)), h("td", {}, pick({ zh: column.en, en: column.zh })), h("td", {}, column.help ? pick(column.help) : ""));
    const head = (word: "column" | "otherName" | "help"): HTMLElement => h("th", { scope: "col" }, say(word));
    put(root, h("p", { class: "lead" }, say("knownHow")), h("table", {}, h("thead", {}, h("tr", {}, head("column"), head("otherName"), head("help"))), h("tbody", {}, ...COLUMNS.map(row))));
  });
  return root;
}

function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 90 ? say("seconds", { n: seconds }) : say("minutes", { n: Math.round(seconds / 60) });
}
