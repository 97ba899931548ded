// Which filing it is, asked in words that need no knowledge of the types. What is answered is kept as what is filed already,
// from which the engine works the type out; whoever knows the type can choose it directly, and the answers follow.
import { type Draft } from "../draft";
import { type Json, read, write } from "../pointer";
import type { FieldSpec } from "./fields";
import { FILING_TYPES, type Option, SERVER_LOCATIONS } from "./options";

const WANTS: Option[] = [
  ["new", "办理备案"],
  ["change", "变更"],
  ["cancel", "注销"],
];
const CHANGES: Option[] = [
  ["change-subject", "主体信息"],
  ["change-site", "网站信息"],
];
const CANCELS: Option[] = [
  ["cancel-subject", "整个主体"],
  ["cancel-site", "一个网站"],
  ["cancel-access", "只取消接入"],
];
const BEFORE: Option[] = [
  ["no", "没有"],
  ["here", "备过，在这家服务商"],
  ["elsewhere", "备过，在别家"],
];
const DOMAIN: Option[] = [
  ["no", "没有"],
  ["mine", "在自己名下"],
  ["other", "在别人名下"],
];

const wants = (...want: string[]) => (draft: Draft): boolean => want.includes(wantOf(draft) ?? "");
const is = (...types: string[]) => (draft: Draft): boolean => types.includes(kindOf(draft) ?? "");

export const WHICH: FieldSpec[] = [
  { at: "/serverLocation", label: "serverLocation", control: "select", options: SERVER_LOCATIONS, reshapes: true },
  { at: "/$want", label: "want", control: "segments", options: WANTS, reshapes: true },
  { at: "/$change", label: "wantChange", control: "segments", options: CHANGES, when: wants("change"), reshapes: true },
  { at: "/$cancel", label: "wantCancel", control: "segments", options: CANCELS, when: wants("cancel"), reshapes: true },
  { at: "/$before", label: "filedBefore", control: "select", options: BEFORE, when: wants("new"), reshapes: true },
  { at: "/$domain", label: "filedDomain", control: "select", options: DOMAIN, when: wants("new"), reshapes: true },
  { at: "/filed/siteName", label: "filedName", hint: "filedNameHint", control: "text", when: is("access") },
  { at: "/filed/siteCount", label: "filedCount", control: "number", keyboard: "numeric", when: is("new-site") },
  { at: "/filed/icpNumber", label: "filedNumber", hint: "filedNumberHint", control: "text", when: wants("change", "cancel") },
  { at: "/filed/emptyShell", label: "filedShell", control: "flag", when: is("access", "change-subject", "change-site") },
];
export const DIRECT: FieldSpec[] = [{ at: "/filingType", label: "filingType", control: "select", options: FILING_TYPES, wide: true, reshapes: true }];

/** The type as far as the form needs it; the engine says it with all its reasons. */
export function kindOf(draft: Draft): string | undefined {
  if (draft.filingType) return draft.filingType;
  const { subject, domain, domainSubject } = draft.filed ?? {};
  if (subject === undefined) return undefined;
  if (!subject) return "first";
  return domain && domainSubject !== "other" ? "access" : "new-site";
}

const wantOf = (draft: Draft): string | undefined => {
  const [word] = String(draft.filingType ?? "").split("-");
  return word === "change" || word === "cancel" ? word : (draft.$want ?? (kindOf(draft) ? "new" : undefined));
};

/** What the questions show. `undefined`: not one of them. */
export function answerOf(draft: Draft, pointer: string): { is: Json } | undefined {
  const filed = draft.filed ?? {};
  switch (pointer) {
    case "/$want":
      return { is: wantOf(draft) };
    case "/$change":
    case "/$cancel":
    case "/filingType":
      return { is: pointer === "/filingType" ? kindOf(draft) : draft.filingType };
    case "/$before": {
      const subject = filed.subject ?? beforeBy(draft.filingType);
      return { is: subject === undefined ? undefined : subject ? (draft.sameProvider ? "here" : "elsewhere") : "no" };
    }
    case "/$domain": {
      const domain = filed.domain ?? (draft.filingType === "access" || (beforeBy(draft.filingType) === undefined ? undefined : false));
      return { is: domain === undefined ? undefined : domain ? (filed.domainSubject === "other" ? "other" : "mine") : "no" };
    }
  }
  return undefined;
}

const beforeBy = (type: Json): boolean | undefined => (type === "first" ? false : type === "new-site" || type === "access" ? true : undefined);

/** Whether the answer was to one of the questions. */
export function answer(draft: Draft, pointer: string, value: Json): boolean {
  switch (pointer) {
    case "/$want":
      draft.$want = value;
      if (value === "new") settle(draft, "first");
      else settle(draft, undefined);
      return true;
    case "/$change":
    case "/$cancel":
      settle(draft, value);
      return true;
    case "/filingType":
      delete draft.$want;
      settle(draft, value);
      return true;
    case "/$before":
      spell(draft);
      write(draft, "/filed/subject", value === undefined ? undefined : value !== "no");
      draft.sameProvider = value === "here" ? true : value === "elsewhere" ? false : undefined;
      // Nobody has a domain filed in their name without a filing of their own.
      if (value === "no" && read(draft, "/filed/domainSubject") === "same") domainIs(draft, "no");
      return true;
    case "/$domain":
      spell(draft);
      domainIs(draft, value);
      if (value === "mine" && !read(draft, "/filed/subject")) write(draft, "/filed/subject", true);
      return true;
  }
  return false;
}

function domainIs(draft: Draft, value: Json): void {
  write(draft, "/filed/domain", value === undefined ? undefined : value !== "no");
  write(draft, "/filed/domainSubject", value === "mine" ? "same" : value === "other" ? "other" : undefined);
}

/** A type that was chosen directly, as answers. */
function spell(draft: Draft): void {
  const before = answerOf(draft, "/$before")?.is;
  const domain = answerOf(draft, "/$domain")?.is;
  delete draft.filingType;
  if (before) write(draft, "/filed/subject", before !== "no");
  if (domain) domainIs(draft, domain);
}

/** A type, and answers that say the same. */
function settle(draft: Draft, type: Json): void {
  const subject = beforeBy(type);
  if (subject === undefined) draft.filingType = type;
  else delete draft.filingType;
  write(draft, "/filed/subject", subject);
  domainIs(draft, subject === undefined ? undefined : type === "access" ? "mine" : "no");
}
