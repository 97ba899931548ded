// Reports out of what crosses (src/crossing.rs): messages, sources, papers and steps cross once and are numbers from then on. Every
// report gets objects of its own, so that nothing a caller does to one is seen in another. Lists are filled where the parser
// has made them, and objects written as literals: no setter on a prototype is ever met.

import { copyList, parse } from "./primordials.js";
import type { Finding, Report, RequiredMaterial, Source, TimelineStep } from "./types.js";

/** What has crossed from one engine, by number. */
export interface Crossed {
  count: number;
  readonly [number: number]: unknown;
}

export const nothingCrossed = (): Crossed => ({ __proto__: null, count: 0 }) as unknown as Crossed;

type Numbers = { readonly length: number; [at: number]: unknown };

/** `[verdict, findings, filingType, filingNeeded, materials, sms, timeline, rulebook]` */
type RawReport = [Report["verdict"], Numbers, Report["filingType"], boolean | null, Numbers, Report["sms"], Numbers, number];

/** `[rule, verdict, path, message, span, fix, fixPath, source, confirmedBy, disputedBy, overlay]` */
type RawFinding = [string, Finding["verdict"], string, string | number, [number, number] | null, string | null, string | null, number, Numbers, Numbers, string | null];

export function readReport(answer: string, crossed: Crossed): Report {
  return report(arrived(answer, crossed) as RawReport, crossed);
}

export function readReports(answer: string, crossed: Crossed): Report[] {
  const list = arrived(answer, crossed) as Numbers;
  for (let at = 0; at < list.length; at++) list[at] = report(list[at] as RawReport, crossed);
  return list as unknown as Report[];
}

/** Puts away what is new, and gives the rest. */
function arrived(answer: string, crossed: Crossed): unknown {
  const whole = parse(answer) as [Numbers, unknown];
  const fresh = whole[0];
  for (let at = 0; at < fresh.length; at++) (crossed as { [number: number]: unknown })[++crossed.count] = fresh[at];
  return whole[1];
}

function report(raw: RawReport, crossed: Crossed): Report {
  const findings = raw[1];
  const materials = raw[4];
  const timeline = raw[6];
  for (let at = 0; at < findings.length; at++) findings[at] = finding(findings[at] as RawFinding, crossed);
  for (let at = 0; at < materials.length; at++) {
    // What may name somebody comes whole.
    if (typeof materials[at] !== "number") continue;
    const paper = crossed[materials[at] as number] as RequiredMaterial & { source: Source };
    materials[at] = { ...paper, notes: copyList(paper.notes), source: { ...paper.source } };
  }
  for (let at = 0; at < timeline.length; at++) {
    if (typeof timeline[at] !== "number") continue;
    const step = crossed[timeline[at] as number] as TimelineStep & { source: Source };
    const days = step.workingDays;
    timeline[at] = days === undefined ? { ...step, source: { ...step.source } } : { ...step, workingDays: [days[0], days[1]], source: { ...step.source } };
  }
  return {
    verdict: raw[0],
    findings: findings as unknown as Finding[],
    filingType: raw[2],
    filingNeeded: raw[3],
    materials: materials as unknown as RequiredMaterial[],
    sms: raw[5],
    timeline: timeline as unknown as TimelineStep[],
    rulebook: { ...(crossed[raw[7]] as Report["rulebook"]) },
  };
}

function finding(raw: RawFinding, crossed: Crossed): Finding {
  // By index: taking a list apart asks its prototype for an iterator.
  const said = raw[3];
  const message = typeof said === "number" ? (crossed[said] as string) : said;
  const span = raw[4];
  const fix = raw[5];
  const fixPath = raw[6];
  const confirmedBy = raw[8];
  const disputedBy = raw[9];
  const overlay = raw[10];
  const source = { ...(crossed[raw[7]] as Source) };
  const plain = span === null && fix === null && fixPath === null && confirmedBy.length === 0 && disputedBy.length === 0 && overlay === null;
  if (plain) return { rule: raw[0], verdict: raw[1], path: raw[2], message, source };
  return {
    rule: raw[0],
    verdict: raw[1],
    path: raw[2],
    message,
    ...(span === null ? null : { span }),
    ...(fix === null ? null : { fix }),
    ...(fixPath === null ? null : { fixPath }),
    source,
    ...(confirmedBy.length === 0 ? null : { confirmedBy: sources(confirmedBy, crossed) }),
    ...(disputedBy.length === 0 ? null : { disputedBy: sources(disputedBy, crossed) }),
    ...(overlay === null ? null : { overlay }),
  };
}

function sources(numbers: Numbers, crossed: Crossed): Source[] {
  for (let at = 0; at < numbers.length; at++) numbers[at] = { ...(crossed[numbers[at] as number] as Source) };
  return numbers as unknown as Source[];
}
