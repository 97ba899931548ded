// Search in the rules. The page is its own index: every word must stand in what a rule's article says, in either language, in its id or in
// the names of its regions. Keys: “/” goes to the search, arrows to and between what is found, Escape back, and once more empties it.
import { h, refill } from "../dom";
import { pick } from "../language";

const plain = (text: string): string => text.normalize("NFKC").toLowerCase();

interface Entry {
  article: HTMLElement;
  link: HTMLElement;
  text: string;
  /** What the article says whatever its records say. */
  head: string;
  records: { part: HTMLElement; text: string }[];
}

export class Search {
  private readonly input = document.getElementById("words") as HTMLInputElement;
  private readonly found = document.getElementById("found") as HTMLElement;
  private readonly none = document.querySelector(".none") as HTMLElement;
  private readonly regions = document.querySelector(".to-regions") as HTMLElement;
  private readonly groups = [...document.querySelectorAll<HTMLElement>(".group")];
  private entries: Entry[] | undefined;
  private shown: Entry[] = [];

  constructor(private readonly form: HTMLFormElement) {
    this.form.hidden = false;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.shown[0]?.link.focus();
    });
    this.input.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.search();
    });
    this.input.addEventListener("compositionend", () => this.search());
    document.addEventListener("keydown", (event) => this.key(event));
    this.say();
  }

  /** Words in the page's language. */
  say(): void {
    this.input.placeholder = pick(["查找：词、规则编号、地区", "Search: a word, a rule id, a region"]);
    this.count();
  }

  /** What is led to must be seen. */
  empty(): void {
    if (this.input.value === "") return;
    this.input.value = "";
    this.search();
  }

  private search(): void {
    const words = plain(this.input.value).split(/\s+/).filter(Boolean);
    this.entries ??= [...document.querySelectorAll<HTMLElement>(".rule")].map(entryOf);
    this.shown = this.entries.filter((entry) => words.every((word) => entry.text.includes(word)));
    const left = new Set(this.shown);
    for (const entry of this.entries) {
      entry.article.hidden = !left.has(entry);
      // Of many records those that are meant are seen, and lie open.
      const rest = words.filter((word) => !entry.head.includes(word));
      const meant = entry.records.filter(({ text }) => rest.length > 0 && rest.every((word) => text.includes(word)));
      for (const record of entry.records) {
        record.part.hidden = meant.length > 0 && !meant.includes(record);
        if (record.part instanceof HTMLDetailsElement && meant.includes(record)) record.part.open = true;
      }
    }
    for (const group of this.groups) group.hidden = !group.querySelector(".rule:not([hidden])");
    this.none.hidden = this.shown.length > 0;
    this.showRegions(words);
    this.count();
  }

  /** A region that is named has a page of its own. */
  private showRegions(words: readonly string[]): void {
    const links = [...document.querySelectorAll<HTMLAnchorElement>(".regions a")].filter((link) => {
      const name = plain(link.textContent ?? "");
      return words.some((word) => word.length > 1 && (name.includes(word) || name.includes(word.replace(/[省市]$|.{0,3}自治区$/, "") || word)));
    });
    this.regions.hidden = links.length === 0 || links.length > 4;
    refill(this.regions, ...links.map((link) => h("a", { href: link.getAttribute("href") }, ...[...link.childNodes].map((node) => node.cloneNode(true)))));
  }

  private count(): void {
    const isAsked = this.input.value.trim() !== "";
    this.form.classList.toggle("asked", isAsked);
    this.found.textContent = isAsked ? pick([`${this.shown.length} 条规则`, this.shown.length === 1 ? "1 rule" : `${this.shown.length} rules`]) : "";
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isField = target.matches("input, textarea, select");
    if (event.key === "/" && !isField) {
      event.preventDefault();
      this.input.focus();
      this.input.select();
    } else if (event.key === "Escape" && target === this.input) {
      event.preventDefault();
      this.empty();
    } else if (target === this.input ? event.key === "ArrowDown" : target.matches(".to-rule")) this.walk(event, target);
  }

  private walk(event: KeyboardEvent, from: HTMLElement): void {
    const links = [...document.querySelectorAll<HTMLElement>(".rule:not([hidden]) .to-rule")];
    const at = links.indexOf(from);
    const next = { ArrowDown: links[at + 1], ArrowUp: at === 0 ? this.input : links[at - 1], Escape: this.input }[event.key];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

function entryOf(article: HTMLElement): Entry {
  const records = [...article.querySelectorAll<HTMLElement>(".record")].map((part) => ({ part, text: plain(part.textContent ?? "") }));
  const group = article.closest(".group")?.querySelector("h2")?.textContent ?? "";
  const head = plain(`${article.querySelector("header")?.textContent ?? ""} ${group}`);
  return { article, link: article.querySelector(".to-rule") as HTMLElement, text: `${head} ${plain(article.textContent ?? "")}`, head, records };
}
