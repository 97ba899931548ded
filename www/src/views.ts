// The views of index.html: the form, which is there at once, and the others, which come beside it. The address says which one
// is shown (#plan), so that the browser's own back button, bookmarks and links work.
import type { Checker, Report } from "beian-check";
import { refill } from "./dom";
import type { Host } from "./host";
import { t } from "./language";

export type ViewName = "form" | "plan" | "footer" | "refusal";

export interface View {
  root: HTMLElement;
  title: string;
  /** The draft or what the engine says of it has changed. Called only while the view is shown. */
  update(): void;
  /** For paper: what is printed while this view is shown. */
  print?(sheet: HTMLElement): void;
}

/** What a view may ask of the page. */
export interface ViewHost extends Host {
  readonly report: Report | undefined;
  readonly checker: Checker | undefined;
  /** Shows the form with the focus in the field that a path of the filing leads to. */
  leadTo(path: string): void;
  /** What the form calls such a path: "网站 1 · 网站名称". */
  nameOf(path: string): string;
}

type Later = Exclude<ViewName, "form">;
const LATER: Record<Later, () => Promise<{ open(host: ViewHost): View }>> = {
  plan: () => import("./plan/plan"),
  footer: () => import("./footer/footer"),
  refusal: () => import("./refusal/refusal"),
};

/** Part of loading the page, so that going to a view needs no request. */
export const preloadViews = (): Promise<unknown> => Promise.allSettled([...Object.values(LATER).map((load) => load()), import("./handover/handover"), import("./places")]);

const named = (hash: string): ViewName => (Object.hasOwn(LATER, hash.slice(1)) ? (hash.slice(1) as Later) : "form");

export class Views {
  current: ViewName = named(location.hash);
  private readonly opened = new Map<Later, View>();
  /** What takes the focus after the next change of view, where it is not the view's heading. */
  private then: (() => void) | undefined;

  constructor(private readonly host: ViewHost, private readonly form: HTMLElement, private readonly place: HTMLElement, private readonly changed: (view: ViewName) => void) {}

  /** The address has changed. */
  arrive(): Promise<void> {
    return this.show(named(location.hash), true);
  }

  /** The view that is shown, unless it is the form. */
  get other(): View | undefined {
    return this.current === "form" ? undefined : this.opened.get(this.current);
  }

  go(name: ViewName, then?: () => void): void {
    if (name === this.current) return then?.();
    this.then = then;
    location.hash = name === "form" ? "" : name;
  }

  /** `moved`: somebody has come here from another view; reading goes on at its heading. */
  async show(name: ViewName, moved: boolean): Promise<void> {
    this.current = name;
    const view = name === "form" ? null : await this.open(name);
    if (this.current !== name) return; // gone elsewhere meanwhile
    this.form.hidden = name !== "form";
    refill(this.place, view?.root);
    this.place.hidden = !view;
    document.title = view ? `${view.title} · ${t("title")}` : t("title");
    this.changed(name);
    view?.update();
    if (!moved) return;
    const { then } = this;
    this.then = undefined;
    if (then) return then();
    window.scrollTo(0, 0);
    (view?.root ?? this.form).querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  private async open(name: Later): Promise<View> {
    const view = this.opened.get(name) ?? (await LATER[name]()).open(this.host);
    this.opened.set(name, view);
    return view;
  }
}
