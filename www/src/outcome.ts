// What the answers of the first card mean, in one line at its head: which filing, how long it takes, whether the site goes off line.
import type { Report } from "beian-check";
import { h, refill } from "./dom";
import { FILING_TYPES } from "./form/options";
import { type Both, pick } from "./language";
import { planOf } from "./plan/shape";

const NOT_NEEDED: Both = ["不用办 ICP 备案，仍要办公安联网备案", "No ICP filing is needed, only the public-security one"];
const OFFLINE: Both = ["期间域名须暂停解析", "the domain must not resolve meanwhile"];
const ONLINE: Both = ["期间网站可照常访问", "the site stays open meanwhile"];
const OPEN: Both = ["答完下面的问题，这里说明是哪一种备案", "Answer below to see which filing it is"];

export function outcome(place: HTMLElement, report: Report | undefined): void {
  if (!report) return refill(place);
  if (report.filingNeeded === false) return refill(place, h("b", {}, pick(NOT_NEEDED)));
  const label = FILING_TYPES.find(([type]) => type === report.filingType)?.[1];
  if (!label) return refill(place, pick(OPEN));
  refill(place, h("b", {}, pick(label)), ...[time(report), meanwhile(report)].filter(Boolean).map((text) => ` · ${text}`));
}

function time(report: Report): string {
  const days = planOf(report).timeline.find((step) => step.by === "administration" && step.workingDays)?.workingDays;
  if (!days) return "";
  const [from, to] = days;
  const span = from === to ? `${to}` : `${from}–${to}`;
  return pick([`管局审核 ${span} 个工作日`, `${span} working days at the administration`]);
}

function meanwhile({ filingType, findings }: Report): string {
  if (findings.some(({ rule }) => rule === "filing-type/site-offline")) return pick(OFFLINE);
  return filingType === "access" || filingType?.startsWith("change") ? pick(ONLINE) : "";
}
