// `--fields`: the findings at some fields, by the names that checkField has, and the verdict that they come to.

import type { Field, Finding, Report } from "../types.js";

/** JSON pointers, where a number stands for any. */
const PLACES: Record<Field, readonly string[]> = {
  "subject.name": ["/subject/name"],
  "subject.certificate.number": ["/subject/certificate/number"],
  "subject.certificate.address": ["/subject/certificate/address"],
  "subject.address": ["/subject/address"],
  "subject.investor": ["/subject/investor"],
  "subject.remark": ["/subject/remark"],
  "person.name": people("name"),
  "person.certificate.number": people("certificate/number"),
  "person.mobile": people("mobile"),
  "person.phone": people("phone"),
  "person.emergencyPhone": people("emergencyPhone"),
  "person.email": people("email"),
  "site.name": ["/sites/0/name"],
  "site.domain": ["/sites/0/domains"],
  "site.homeUrl": ["/sites/0/homeUrl"],
  "site.ip": ["/sites/0/ip"],
  "site.providerServiceNumber": ["/sites/0/providerServiceNumber"],
  "site.remark": ["/sites/0/remark"],
};

export type FieldName = Field;
export const FIELDS = Object.keys(PLACES) as Field[];

function people(step: string): readonly string[] {
  return ["/principal", "/agent", "/sites/0/principal"].map((who) => `${who}/${step}`);
}

export function narrowed(report: Report, fields: readonly Field[] | null): Report {
  if (fields === null) return report;
  const places = fields.flatMap((field) => PLACES[field]);
  const findings = report.findings.filter(({ path }) => {
    const place = path.replace(/\/\d+(?=\/|$)/g, "/0");
    return places.some((wanted) => place === wanted || place.startsWith(`${wanted}/`));
  });
  return { ...report, verdict: verdictOf(findings), findings };
}

function verdictOf(findings: readonly Finding[]): Report["verdict"] {
  const has = (verdict: Finding["verdict"]): boolean => findings.some((finding) => finding.verdict === verdict);
  return has("reject") ? "reject" : has("missing") ? "incomplete" : has("risk") ? "risk" : "pass";
}
