// One file, from its first row to the result: read, judged, put away. Between some filings and the next everybody else in the
// worker has a turn, so that a question is answered and a stop is heard within a tenth of a second.
import type { Filing, Finding } from "beian-check";
import {
  AT_ONCE, countsOf, csvLine, csvLines, BYTE_ORDER_MARK, isResult, judge, keptColumns, openTable, placeOf, resultHeading, resultRows, shown, TableReader, Tally, VERDICTS, xlsxBytes,
  type Counts, type Heading, type Order, type Pick, type Remark, type Verdict,
} from "../../../js/src/table/index.js";
import type { Checker } from "../../../js/src/types.js";
import { read } from "../pointer";
import type { About, Details, Kind, Line, NamedReason, Progress, Query, Said, SortKey } from "./protocol";
import { Shelf } from "./shelf";

/** Milliseconds from one progress to the next. */
const TELL_EVERY = 250;
/** A list that is sorted otherwise than the file is sorted anew at most so often while it grows. */
const SORT_EVERY = 1500;
const REASONS = 10;
const UNREADABLE = 20;

interface Kept {
  readonly order: Order;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly remarks: readonly Remark[];
}

interface Listed extends Line {
  /** What is searched in. */
  readonly text: string;
  readonly rules: readonly string[];
}

export class Run {
  readonly #shelf = new Shelf<Kept>();
  readonly #lines: Listed[] = [];
  readonly #tally = new Tally();
  readonly #unreadable: Said[] = [];
  readonly #began = performance.now();
  readonly #titles: ReadonlyMap<string, string>;
  #listed: number[] = [];
  #sorted = 0;
  #told = 0;
  #rows = 0;
  #share = 0;
  #stopped = false;
  /** Rows of a workbook; of a CSV the bytes are counted. */
  #total = 0;
  #reader: TableReader | null = null;
  #encoding: string | null = null;

  constructor(
    private readonly file: Blob,
    private readonly checker: Checker,
    private readonly pick: Pick,
    private query: Query,
    private readonly tell: (progress: Progress) => void,
  ) {
    this.#titles = new Map(checker.rules().map(({ id, title }) => [id, title]));
  }

  /** Reads as far as the headings. Throws what is wrong with the file; from then on nothing is. */
  async open(): Promise<void> {
    const size = this.file.size;
    let bytes = 0;
    const table = await openTable(this.file, (more) => {
      bytes += more;
      this.#share = bytes / size;
    });
    this.#encoding = table.encoding ?? null;
    this.#reader = await TableReader.open(table.rows);
    // Of a workbook nobody knows how long it is; to look takes a twentieth of the time that judging it will.
    if (table.kind === "xlsx") await this.#countRows();
  }

  async #countRows(): Promise<void> {
    this.#report("counting");
    for await (const row of (await openTable(this.file)).rows) {
      this.#total = row.line;
      if (this.#stopped) return;
    }
  }

  async work(): Promise<void> {
    try {
      await this.#judgeAll(this.#reader as TableReader);
    } catch {
      // A damaged workbook shows it where the damage is; what was judged before stays.
      const after = this.#lines.at(-1)?.line ?? this.#heading.line;
      this.#unreadable.push({ line: after + 1, says: this.pick({ zh: "从这一行前后起，文件已经损坏，读不下去了。", en: "From about this line on the file is damaged and cannot be read." }) });
      this.#list();
      this.#report("broken");
    }
  }

  async #judgeAll(reader: TableReader): Promise<void> {
    let batch: Order[] = [];
    for await (const order of reader.orders()) {
      if (this.#stopped) break;
      batch.push(order);
      if (batch.length < AT_ONCE) continue;
      await this.#finish(batch);
      batch = [];
      if (performance.now() - this.#told > TELL_EVERY) this.#report("running");
      await turn();
    }
    if (!this.#stopped) await this.#finish(batch);
    this.#list();
    this.#report(this.#stopped ? "stopped" : "done");
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Another file has come. */
  drop(): void {
    this.stop();
    this.checker.dispose();
  }

  // --- what the page asks for

  list(query: Query): number {
    this.query = query;
    this.#list();
    return this.#listed.length;
  }

  lines(from: number, to: number): Line[] {
    return this.#listed.slice(from, to).map((at) => {
      const { text, rules, ...line } = this.#lines[at] as Listed;
      return line;
    });
  }

  async details(at: number): Promise<Details> {
    const { text, rules, ...line } = this.#lines[at] as Listed;
    const { order, findings, remarks } = await this.#shelf.get(at);
    return {
      line,
      remarks: remarks.map((remark) => this.#said(remark)),
      findings: findings.map((finding) => {
        const value: unknown = read(order.filing, finding.path);
        return { finding, ...placeOf(order, this.#heading, finding.path, this.#english), value: typeof value === "string" ? value : "" };
      }),
    };
  }

  /** The file as it was, with what was found beside each row. */
  async result(kind: Kind): Promise<Blob> {
    const kept = keptColumns(this.#heading, isResult);
    const names = resultHeading(kept, this.#heading, this.pick);
    if (kind === "xlsx") {
      const widths = names.map((_, at) => (at === names.length - 1 ? 80 : 16));
      const bytes = xlsxBytes(this.pick({ zh: "预检结果", en: "Result" }), names, widths, this.#resultRows(kept));
      return (await new Response(bytes).blob()).slice(0, undefined, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }
    const parts: string[] = [BYTE_ORDER_MARK, csvLine(names)];
    for await (const some of this.#shelf.all()) parts.push(csvLines(some.flatMap((one) => resultRows(one, kept, this.#heading, this.pick))));
    return new Blob(parts, { type: "text/csv;charset=utf-8" });
  }

  async *#resultRows(kept: readonly number[]): AsyncGenerator<(string | number)[]> {
    for await (const some of this.#shelf.all()) for (const one of some) yield* resultRows(one, kept, this.#heading, this.pick);
  }

  // --- judging

  async #finish(batch: readonly Order[]): Promise<void> {
    const sound = batch.filter(({ faults }) => faults.length === 0);
    const answers = judge(this.checker, sound.map(({ filing }) => filing));
    const judged = new Map(sound.map((order, at) => [order, answers[at]]));
    for (const order of batch) {
      const answer = judged.get(order);
      const refused: Remark[] = answer !== undefined && "refused" in answer ? [this.#refusal(order, answer.refused)] : [];
      const report = answer !== undefined && "report" in answer ? answer.report : null;
      await this.#keep({ order, verdict: report?.verdict ?? "unreadable", findings: report?.findings ?? [], remarks: [...order.faults, ...refused, ...order.hints] });
    }
    const last = batch.at(-1)?.rows.at(-1)?.line ?? 0;
    if (this.#total > 0) this.#share = last / this.#total;
  }

  #refusal(order: Order, { path, message }: { path: string; message: string }): Remark {
    const { line, column } = placeOf(order, this.#heading, path, this.#english);
    return { line, says: { zh: message, en: message }, ...(column === "" ? {} : { column }) };
  }

  async #keep(kept: Kept): Promise<void> {
    const { order, verdict, findings, remarks } = kept;
    const at = this.#lines.length;
    const { subject, sites = [], region } = order.filing as Filing;
    const counts: Counts = countsOf(findings);
    const names = sites.map((site) => site.name || site.domains?.map((domain) => (typeof domain === "string" ? domain : domain.name)).join(", ") || "").filter(Boolean).join(" · ");
    const gravest = findings.find((finding) => finding.verdict === "reject") ?? findings.find((finding) => finding.verdict === "missing") ?? findings.find((finding) => finding.verdict === "risk");
    const fault = remarks[0];
    const says = verdict === "unreadable" && fault !== undefined ? this.#sentence(fault) : (gravest?.message ?? "");
    this.#rows += order.rows.length;
    this.#tally.add(verdict, findings);
    if (verdict === "unreadable") for (const remark of remarks) if (this.#unreadable.length < UNREADABLE) this.#unreadable.push(this.#said(remark));
    const line: Listed = {
      at, line: order.rows[0]?.line ?? 0, rows: order.rows.length, subject: subject?.name ?? "", sites: names, region: region ?? "", verdict, says, ...counts,
      rules: [...new Set(findings.map(({ rule, verdict }) => `${verdict} ${rule}`))],
      text: [subject?.name ?? "", names, shown(order.rows[0]?.cells[this.#orderColumn])].join("\n").toLowerCase(),
    };
    this.#lines.push(line);
    if (inFileOrder(this.query) && matches(line, this.query)) this.#listed.push(at);
    await this.#shelf.put({ ...kept, order: { ...order, rows: order.rows.map((row) => ({ line: row.line, cells: row.cells.map(shown) })) } });
  }

  get #heading(): Heading {
    return (this.#reader as TableReader).heading;
  }

  get #english(): boolean {
    return this.pick({ zh: "zh", en: "en" }) === "en";
  }

  get #orderColumn(): number {
    return this.#heading.columns.findIndex((column) => column?.kind === "order");
  }

  #sentence({ column, says }: Remark): string {
    return (column === undefined ? "" : `${column}${this.pick({ zh: "：", en: ": " })}`) + this.pick(says);
  }

  #said({ says, ...where }: Remark): Said {
    return { ...where, says: this.pick(says) };
  }

  // --- telling

  #report(state: Progress["state"]): void {
    this.#told = performance.now();
    if (state === "running" && !inFileOrder(this.query) && this.#told - this.#sorted > SORT_EVERY) this.#list();
    const reasons = this.#tally.reasons(REASONS).map((reason): NamedReason => ({ ...reason, title: this.#titles.get(reason.rule) || reason.rule }));
    this.tell({
      state, share: state === "done" ? 1 : Math.min(this.#share, 1), verdicts: { ...this.#tally.verdicts }, rows: this.#rows, reasons, listed: this.#listed.length,
      unreadable: this.#unreadable, about: this.#about(), took: performance.now() - this.#began,
    });
  }

  #about(): About | null {
    if (this.#reader === null) return null;
    const { unknown, twice, above } = this.#heading;
    return { encoding: this.#encoding, unknown, twice, above, examples: this.#reader.examples };
  }

  #list(): void {
    const { query } = this;
    this.#listed = this.#lines.flatMap((line) => (matches(line, query) ? [line.at] : []));
    if (!inFileOrder(query)) sort(this.#listed, this.#lines, query);
    this.#sorted = performance.now();
  }
}

const inFileOrder = ({ sort, down }: Query): boolean => sort === "line" && !down;

function matches(line: Listed, { verdict, rule, text }: Query): boolean {
  return (verdict === null || line.verdict === verdict) && (rule === null || line.rules.includes(rule)) && (text === "" || line.text.includes(text.toLowerCase()));
}

const collator = new Intl.Collator("zh-CN", { numeric: true });
const COMPARE: Record<SortKey, (a: Line, b: Line) => number> = {
  line: (a, b) => a.line - b.line,
  verdict: (a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || b.reject - a.reject,
  subject: (a, b) => collator.compare(a.subject, b.subject),
  region: (a, b) => collator.compare(a.region, b.region),
  reject: (a, b) => a.reject - b.reject,
  missing: (a, b) => a.missing - b.missing,
  risk: (a, b) => a.risk - b.risk,
};

/** What is equal stays in the order of the file. */
function sort(listed: number[], lines: readonly Listed[], { sort, down }: Query): void {
  const compare = COMPARE[sort];
  const way = down ? -1 : 1;
  listed.sort((a, b) => way * compare(lines[a] as Listed, lines[b] as Listed) || a - b);
}

/** Lets what has come in meanwhile be heard. */
const turn = (): Promise<void> => new Promise((done) => setTimeout(done));
