// The form as data: which fields there are, what they are called, and when they are asked for.
import { type Draft, isIndividual } from "../draft";
import type { Both, Key } from "../language";
import { read } from "../pointer";
import * as options from "./options";
import type { Option } from "./options";
import { kindOf } from "./which";

export type Control =
  | "text" // one line
  | "area" // several lines
  | "several" // one line, several values with commas
  | "select"
  | "segments" // a few choices, all visible
  | "checks" // any of several
  | "flag" // segments of yes and no, true and false in the filing
  | "number"
  | "date"
  | "expiry"; // a date, or no expiry

export interface FieldSpec {
  /** JSON pointer below the group it stands in. */
  at: string;
  label: Key | Both | ((draft: Draft) => Key);
  /** Which of several the label speaks of. */
  n?: number;
  hint?: Key;
  control: Control;
  options?: Option[] | ((draft: Draft) => Option[]);
  when?: (draft: Draft, base: string) => boolean;
  /** Takes the whole row. */
  wide?: true;
  keyboard?: "numeric" | "email" | "url" | "tel";
  /** What to call its answers, where they are not yes and no. */
  words?: [yes: Key, no: Key];
  /** Findings at this pointer below the group stand here too. */
  answers?: string;
  /** Places of the chosen region are suggested. */
  places?: true;
  /** Its answer changes which fields are asked for. */
  reshapes?: true;
}

const unit = (draft: Draft) => !isIndividual(draft);
const access = (draft: Draft) => kindOf(draft) === "access";

export const FILING: FieldSpec[] = [
  { at: "/region", label: "region", hint: "regionHint", control: "select" },
  { at: "/$city", label: "city", hint: "cityHint", control: "text", places: true },
  { at: "/$nature", label: "nature", control: "segments", options: [...options.NATURES, options.OTHER], answers: "/subject/nature", reshapes: true },
  { at: "/subject/nature", label: "natureOther", control: "select", options: options.OTHER_NATURES, wide: true, reshapes: true, when: (draft) => natureSaid(draft) === "other" },
];

export const SUBJECT: FieldSpec[] = [
  { at: "/name", label: (draft) => (isIndividual(draft) ? "nameOfPerson" : "nameOfUnit"), control: "text" },
  { at: "/legalRepresentative", label: "legalRepresentative", control: "text", when: unit },
  { at: "/certificate/kind", label: "certificateKind", control: "select", options: (draft) => options.subjectPapers(draft.subject.nature) },
  { at: "/certificate/number", label: "certificateNumber", control: "text" },
  { at: "/certificate/expires", label: "certificateExpires", control: "expiry" },
  { at: "/certificate/address", label: "certificateAddress", hint: "certificateAddressHint", control: "text", wide: true },
  { at: "/address", label: "address", hint: "addressHint", control: "text", wide: true },
  { at: "/investor", label: "investor", hint: "investorHint", control: "text", wide: true, when: unit },
  { at: "/remark", label: "remark", hint: "remarkHint", control: "area", wide: true },
];

const IDENTITY: FieldSpec[] = [
  { at: "/name", label: "nameOfPerson", control: "text" },
  { at: "/certificate/kind", label: "certificateKind", control: "select", options: options.PEOPLES_PAPERS },
  { at: "/certificate/number", label: "certificateNumber", control: "text" },
  { at: "/certificate/expires", label: "certificateExpires", control: "expiry" },
];
const CONTACT: FieldSpec[] = [
  { at: "/mobile", label: "mobile", control: "text", keyboard: "tel" },
  { at: "/filedMobile", label: "filedMobile", hint: "filedMobileHint", control: "text", keyboard: "tel", when: access },
  { at: "/phone", label: "phone", hint: "phoneHint", control: "text", keyboard: "tel", when: unit },
  { at: "/emergencyPhone", label: "emergencyPhone", hint: "emergencyPhoneHint", control: "text", keyboard: "tel" },
  { at: "/email", label: "email", control: "text", keyboard: "email" },
];
export const PRINCIPAL: FieldSpec[] = [...IDENTITY.map((spec) => ({ ...spec, when: unit })), ...CONTACT];
export const SITE_PRINCIPAL: FieldSpec[] = [...IDENTITY, ...CONTACT];
export const EMERGENCY: FieldSpec[] = [0, 1].flatMap((at): FieldSpec[] => [
  { at: `/${at}/name`, label: "emergencyName", n: at + 1, control: "text" },
  { at: `/${at}/mobile`, label: "emergencyMobile", n: at + 1, control: "text", keyboard: "tel" },
]);
export const AGENT: FieldSpec[] = [...IDENTITY, { at: "/mobile", label: "mobile", control: "text", keyboard: "tel" }, { at: "/email", label: "email", control: "text", keyboard: "email" }];

export const SITE_NAME: FieldSpec[] = [{ at: "/name", label: "siteName", hint: "siteNameHint", control: "text", wide: true }];
export const DOMAIN: FieldSpec[] = [{ at: "/name", label: "domain", hint: "domainHint", control: "text", keyboard: "url" }];
export const DOMAIN_MORE: FieldSpec[] = [
  { at: "/$holder", answers: "/holder", label: "holder", control: "segments", options: [["same", "就是主办者"], ["other", "另有其人"]], reshapes: true },
  { at: "/holder/name", label: "holderName", control: "text", when: (draft, base) => read(draft, `${base}/$holder`) === "other" },
  { at: "/verified", label: "verified", control: "flag", words: ["done", "notDone"] },
  { at: "/registered", label: "registered", control: "date" },
  { at: "/expires", label: "expires", control: "date" },
];
export const HOME: FieldSpec[] = [
  { at: "/homeUrl", label: "homeUrl", hint: "homeUrlHint", control: "text", keyboard: "url" },
];
export const SITE: FieldSpec[] = [
  { at: "/primaryDomain", label: "primaryDomain", control: "text", keyboard: "url", when: (draft, base) => read(draft, `${base}/domains`)?.length > 1 },
  { at: "/ip", label: "ip", hint: "ipHint", control: "several" },
  { at: "/providerServiceNumber", label: "serviceNumber", hint: "serviceNumberHint", control: "text" },
  { at: "/contentCategory", label: "category", control: "select", options: options.CATEGORIES },
  { at: "/service", label: "service", control: "select", options: options.SERVICES },
  { at: "/serviceTypes", label: "serviceTypes", control: "checks", options: options.SERVICE_TYPES, wide: true },
  { at: "/languages", label: "languages", control: "checks", options: options.LANGUAGES, wide: true },
  { at: "/$approvals", answers: "/approvals", label: "approvals", control: "segments", options: [["none", "不涉及"], ["some", "涉及"]], reshapes: true, wide: true },
  { at: "/approvals", label: "approvalKinds", control: "checks", options: options.APPROVALS, wide: true, when: (draft, base) => approvalsSaid(draft, base) === "some" },
  { at: "/$approvalPaper", label: "approvalPaper", control: "checks", options: [["approval-document", "已备好批准文件"]], wide: true, when: (draft, base) => approvalsSaid(draft, base) === "some" },
  { at: "/interactive", label: "interactive", control: "flag" },
  { at: "/paid", label: "paid", control: "flag" },
  { at: "/remark", label: "remark", hint: "siteRemarkHint", control: "area", wide: true },
];

const isOther = (nature: unknown): boolean => options.OTHER_NATURES.some(([value]) => value === nature);

/** The segment that is chosen: the natures of the list under “other” share one. */
export function natureSaid(draft: Draft): string | undefined {
  const nature = read(draft, "/subject/nature");
  return isOther(nature) ? "other" : (nature ?? read(draft, "/$nature"));
}

export function approvalsSaid(draft: Draft, site: string): "none" | "some" | undefined {
  const held = read(draft, `${site}/approvals`);
  return read(draft, `${site}/$approvals`) ?? (Array.isArray(held) ? (held.length ? "some" : "none") : undefined);
}
