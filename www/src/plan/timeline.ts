// The way of a filing as a picture: an ordered list in which every step has its bar on the calendar. Done, now, next and late
// are told by word and shape, and by colour only besides. On narrow screens the bars go and the line runs downward.
import { daysBetween, isDay, isMinute, isPast, sayDay, sayDistance, sayMoment, today } from "../day";
import { h, refill } from "../dom";
import { type Both, list, locale, pick } from "../language";
import type { Step } from "./shape";

const WHO: Record<Step["by"], Both> = {
  user: ["您", "You"],
  provider: ["服务商", "Provider"],
  ministry: ["工信部", "Ministry"],
  administration: ["管局", "Administration"],
  police: ["公安", "Police"],
};
export const who = (step: Step): string => pick(WHO[step.by]);

/** "watch": beside the way, with no days of its own. */
export type State = "done" | "late" | "now" | "next" | "watch";
const STATES: Record<Exclude<State, "watch">, Both> = { done: ["已完成", "Done"], late: ["已过期", "Late"], now: ["现在", "Now"], next: ["接下来", "Next"] };

/** Late as the engine says, which knows the day; of an hour that has passed today only the clock here knows. */
export const isLate = ({ overdue, done, deadline }: Step): boolean => !done && (overdue === true || (deadline !== undefined && isMinute(deadline) && isPast(deadline)));

/** Where each step stands: one is now, the first that is not done. */
export function states(steps: readonly Step[]): State[] {
  const now = steps.findIndex((step) => !step.done && step.from);
  return steps.map((step, at) => (step.done ? "done" : isLate(step) ? "late" : !step.from ? "watch" : at === now ? "now" : "next"));
}

export function days([from, to]: readonly [number, number]): string {
  const span = from === to ? `${to}` : `${from}–${to}`;
  return pick([`${span} 个工作日`, span === "1" ? "1 working day" : `${span} working days`]);
}

/** "12月3日 周四 前，还有 12 天" */
export function deadlineOf(step: Step): string {
  if (!isDay(step.deadline)) return "";
  const day = sayMoment(step.deadline);
  const by = pick([`${day}${isMinute(step.deadline) ? " " : ""}前`, `by ${day}`]);
  // A deadline that has been put off since is neither near nor missed.
  return step.done || (isPast(step.deadline) && !isLate(step)) ? by : `${by}${pick(["，", ", "])}${sayDistance(step.deadline)}`;
}

const fromTo = ({ from, until }: Step): string => (isDay(from) && isDay(until) && from !== until ? `${sayDay(from)} – ${sayDay(until)}` : isDay(until ?? from) ? sayDay((until ?? from) as string) : "");

export function drawTimeline(place: HTMLElement, steps: readonly Step[]): void {
  const axis = axisOf(steps);
  const stands = states(steps);
  const next = stands.indexOf("next");
  const items = steps.map((step, at) => item(step, stands[at] ?? "next", axis, at === next));
  refill(place, axis ? scale(axis) : null, h("ol", { class: "way" }, ...items));
  place.classList.toggle("dated", axis !== null);
}

function item(step: Step, state: State, axis: Axis | null, first: boolean): HTMLElement {
  const when = fromTo(step);
  const deadline = deadlineOf(step);
  const more = [step.workingDays ? days(step.workingDays) : "", when].filter(Boolean);
  const facts = state === "watch" && !more.length ? [] : [who(step), ...more];
  return h(
    "li",
    { class: `step-row ${state}`, ...(state === "now" && { "aria-current": "step" }) },
    h("span", { class: "dot", "aria-hidden": "true" }),
    h(
      "div",
      { class: "step-text" },
      h("p", { class: "step-title" }, h("b", {}, step.title), state === "watch" || (state === "next" && !first) ? null : h("span", { class: `state ${state}` }, pick(STATES[state]))),
      facts.length ? h("p", { class: "step-facts" }, facts.join(" · ")) : null,
      deadline ? h("p", { class: "step-deadline" }, deadline) : null,
      step.note ? h("p", { class: "step-note" }, step.note) : null,
    ),
    axis ? lane(step, axis) : null,
  );
}

// --- the calendar beside the words

interface Axis { from: string; length: number }

function axisOf(steps: readonly Step[]): Axis | null {
  const all = steps.flatMap(({ from, until, deadline }) => [from, until, deadline]).filter(isDay);
  if (all.length < 2) return null;
  all.push(today());
  const sorted = all.map((day) => day.slice(0, 10)).sort();
  const first = sorted[0] as string;
  return { from: first, length: Math.max(1, daysBetween(first, sorted.at(-1) as string) + 1) };
}

const share = (axis: Axis, day: string, end: 0 | 1): string => `${(((daysBetween(axis.from, day) + end) / axis.length) * 100).toFixed(2)}%`;

/** Drawn for the eye; the words beside it say the same days. */
function lane(step: Step, axis: Axis): HTMLElement {
  const lane = h("span", { class: "lane", "aria-hidden": "true" });
  const from = isDay(step.from) ? step.from : step.until;
  const until = isDay(step.until) ? step.until : from;
  if (isDay(from) && isDay(until)) {
    const bar = h("span", { class: "bar-days" });
    bar.style.insetInlineStart = share(axis, from, 0);
    bar.style.width = `max(0.5rem, ${(((daysBetween(from, until) + 1) / axis.length) * 100).toFixed(2)}%)`;
    lane.append(bar);
  }
  if (isDay(step.deadline)) {
    const flag = h("span", { class: "flag" });
    flag.style.insetInlineStart = share(axis, step.deadline, 1);
    lane.append(flag);
  }
  const now = h("span", { class: "today" });
  now.style.insetInlineStart = share(axis, today(), 0);
  lane.append(now);
  return lane;
}

/** The months, and today. */
function scale(axis: Axis): HTMLElement {
  const marks: HTMLElement[] = [];
  const put = (day: string, text: string, look: string) => {
    const mark = h("span", { class: look }, text);
    mark.style.insetInlineStart = share(axis, day, 0);
    marks.push(mark);
  };
  for (let at = 0; at < axis.length; at++) {
    const day = new Date(Date.parse(`${axis.from}T00:00:00Z`) + at * 86_400_000).toISOString().slice(0, 10);
    if (Math.abs(daysBetween(today(), day)) < axis.length / 8) continue; // today stands there
    if (day.endsWith("-01") || at === 0) put(day, new Date(`${day}T00:00:00Z`).toLocaleDateString(locale(), { timeZone: "UTC", month: "short", ...(at === 0 && { day: "numeric" }) }), "month");
  }
  put(today(), `${pick(["今天", "Today"])} ${new Date(`${today()}T00:00:00Z`).toLocaleDateString(locale(), { timeZone: "UTC", month: "short", day: "numeric" })}`, "now-mark");
  return h("div", { class: "scale", "aria-hidden": "true" }, h("span", { class: "lane" }, ...marks));
}

/** One sentence: where am I, what is next, what is late. */
export function sayWhere(steps: readonly Step[]): string {
  const stands = states(steps);
  const titles = (state: State) => steps.filter((_, at) => stands[at] === state).map((step) => step.title);
  const late = titles("late");
  const now = titles("now");
  const next = titles("next").slice(0, 1);
  const parts = [
    late.length ? pick([`已过期：${list(late)}`, `Late: ${list(late)}`]) : "",
    now.length ? pick([`现在：${list(now)}`, `Now: ${list(now)}`]) : "",
    next.length ? pick([`接下来：${list(next)}`, `Next: ${list(next)}`]) : "",
  ].filter(Boolean);
  return parts.length ? `${parts.join(pick(["；", "; "]))}${pick(["。", "."])}` : pick(["全部完成。", "All done."]);
}
