// The parts of a report that this view draws.
import type { MaterialKind, Report, Source } from "beian-check";

export interface Material { kind: MaterialKind; title: string; forPath: string; provided: boolean; notes: string[]; source?: Source; fileName?: string; mailTo?: string; mailSubject?: string }
export interface Sms { person: "principal" | "site-principal"; mobile: string; lastSix: string; paths: string[] }
export interface Step {
  step: string; title: string; by: "user" | "provider" | "ministry" | "administration" | "police";
  workingDays?: [number, number]; deadline?: string; overdue?: boolean; done?: boolean;
  from?: string; until?: string; note?: string; source?: Source;
}
export interface Plan { materials: Material[]; sms: Sms[]; timeline: Step[] }

export function planOf(report: Report | undefined): Plan {
  const { materials = [], sms = [], timeline = [] } = (report ?? {}) as Partial<Plan>;
  return { materials, sms, timeline };
}
