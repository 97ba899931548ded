// The parts of a report that this view draws.
import type { Report } from "beian-check";

export type { RequiredMaterial as Material, SmsCheck as Sms, TimelineStep as Step } from "beian-check";
export type Plan = Pick<Report, "materials" | "sms" | "timeline">;

export function planOf(report: Report | undefined): Plan {
  const { materials = [], sms = [], timeline = [] } = report ?? {};
  return { materials, sms, timeline };
}
