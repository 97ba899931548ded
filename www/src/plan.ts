// What follows from the filing: papers, SMS check, timetable. Papers can be ticked off, and some rules ask whether they are there.
import type { Report } from "beian-check";
import { h, refill } from "./dom";
import { type Key, t } from "./language";

/** The parts of a report that look ahead; a report without them has no such card. */
interface Ahead {
  materials?: { kind: string; title: string; forPath: string; provided: boolean; notes: string[] }[];
  sms?: { person: "principal" | "site-principal"; lastSix: string }[];
  timeline?: { title: string; by: By; workingDays?: [number, number]; deadline?: string; overdue?: boolean }[];
}
type By = "user" | "provider" | "ministry" | "administration" | "police";
type Papers = NonNullable<Ahead["materials"]>;
type Checks = NonNullable<Ahead["sms"]>;
type Steps = NonNullable<Ahead["timeline"]>;

const BY: Record<By, Key> = { user: "byUser", provider: "byProvider", ministry: "byMinistry", administration: "byAdministration", police: "byPolice" };

type Tick = (kind: string, forPath: string, ready: boolean) => void;

export class Plan {
  private readonly body = h("div", {});
  readonly root = h("section", { class: "card plan", "aria-labelledby": "plan" }, h("h2", { id: "plan" }, t("plan")), h("p", { class: "lead" }, t("planLead")), this.body);
  private drawn = "";

  constructor(private readonly tick: Tick) {
    this.root.hidden = true;
  }

  show(report: Report): void {
    const { materials = [], sms = [], timeline = [] } = report as Report & Ahead;
    const drawing = JSON.stringify([materials, sms, timeline]);
    if (drawing === this.drawn) return;
    this.drawn = drawing;
    const focus = document.activeElement?.id;
    const parts = [this.papers(materials), checks(sms), steps(timeline)].filter((part) => part !== null);
    this.root.hidden = !parts.length;
    refill(this.body, ...parts);
    if (focus?.startsWith("ready-")) document.getElementById(focus)?.focus();
  }

  private papers(materials: Papers): HTMLElement | null {
    if (!materials.length) return null;
    const item = (one: Papers[number], at: number) => {
      const box = h("input", { type: "checkbox", id: `ready-${at}`, onchange: () => this.tick(one.kind, one.forPath, box.checked) });
      box.checked = one.provided;
      return h("li", {}, h("label", { class: "tick" }, box, h("span", {}, one.title)), ...one.notes.map((note) => h("small", {}, note)));
    };
    return h("div", {}, h("h3", {}, t("materials")), h("ul", { class: "plain-list" }, ...materials.map(item)));
  }
}

function checks(plans: Checks): HTMLElement | null {
  if (!plans.length) return null;
  const says = (one: Checks[number]) => h("li", {}, t("smsSays", { person: t(one.person === "principal" ? "smsPrincipal" : "smsSite"), last: one.lastSix }));
  return h("div", {}, h("h3", {}, t("sms")), h("ul", { class: "plain-list" }, ...plans.map(says)));
}

function steps(all: Steps): HTMLElement | null {
  if (!all.length) return null;
  const when = ({ workingDays, deadline }: Steps[number]): string => {
    const [from, to] = workingDays ?? [];
    const days = from === undefined ? "" : from === to ? t("day", { from }) : t("days", { from, to: to ?? from });
    return [days, deadline ? t("by", { day: deadline }) : ""].filter(Boolean).join(" · ");
  };
  const item = (step: Steps[number]) => h("li", { class: step.overdue ? "overdue" : "" }, h("span", { class: "who" }, t(BY[step.by])), h("span", {}, step.title), h("small", {}, when(step)));
  return h("div", {}, h("h3", {}, t("timeline")), h("ol", { class: "steps" }, ...all.map(item)));
}
