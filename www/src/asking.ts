// How the engine is asked. At each key only the field that is typed in is judged, beside as little of the filing as it is
// judged by: a fraction of the time of the whole. The whole follows as soon as the keys pause. Where the two differ (the
// whole also compares people), the whole is right, and what it said stays meanwhile, so that nothing blinks.
import type { Field, Filing, Finding, Report } from "beian-check";
import type { FirstChecker } from "../../js/src/first.js";
import { type Draft, toFiling } from "./draft";
import { shownPath } from "./place";
import { read, siteOf } from "./pointer";

const ALONE: readonly [pointer: RegExp, group: string][] = [
  [/^\/subject\/(name|certificate\/number|certificate\/address|address|investor|remark)$/, "subject."],
  [/^\/principal\/(name|certificate\/number|mobile|phone|emergencyPhone|email)$/, "person."],
  [/^\/sites\/\d+\/(name|homeUrl|providerServiceNumber|remark)$/, "site."],
];

/** The engine's name for a field, where it can be judged alone. */
export function aloneAs(pointer: string): Field | null {
  for (const [pattern, group] of ALONE) {
    const found = pattern.exec(pointer);
    if (found?.[1]) return (group + found[1].replace("/", ".")) as Field;
  }
  return null;
}

/** What a field is judged by. Whether it agrees with other people's is a matter of the whole filing. */
function around(filing: Filing, pointer: string): Filing {
  const { principal: _, sites, ...context } = filing;
  const at = siteOf(pointer);
  if (at === null) return context;
  const { principal: __, domains, ...site } = sites?.[at] ?? {};
  const { certificate: ___, ...subject } = context.subject ?? {};
  const names = domains?.map((domain) => (typeof domain === "string" ? domain : domain.name));
  // The engine judges the first site of the context; here that is the one typed in.
  return { ...context, subject, sites: [names ? { ...site, domains: names } : site] };
}

interface Differences {
  pointer: string;
  onlyWhole: Set<string>;
  onlyAlone: Set<string>;
}

export class Asking {
  /** Nothing but the field typed in has changed since: every other change asks for the whole. */
  private filing: Filing = {};
  private differences: Differences | null = null;

  constructor(private readonly checker: FirstChecker) {}

  /** `typedIn`: the field that somebody is in, if any. */
  whole(draft: Draft, typedIn: string | null): Report {
    this.filing = toFiling(draft);
    const report = this.checker.check(this.filing);
    this.differences = typedIn === null ? null : this.compare(draft, report, typedIn);
    return report;
  }

  /** The last report, with what is now to be said of one field; `null` where the field cannot be judged alone. */
  key(draft: Draft, last: Report, pointer: string): Report | null {
    const alone = this.alone(draft, pointer);
    if (!alone) return null;
    const { onlyWhole, onlyAlone } = this.differences?.pointer === pointer ? this.differences : NONE;
    const others = last.findings.filter((finding) => shownPath(draft, finding.path) !== pointer || onlyWhole.has(finding.rule));
    return { ...last, findings: [...others, ...alone.filter(({ rule }) => !onlyAlone.has(rule))] };
  }

  private compare(draft: Draft, report: Report, pointer: string): Differences | null {
    const alone = this.alone(draft, pointer)?.map(({ rule }) => rule);
    if (!alone) return null;
    const whole = report.findings.filter((finding) => shownPath(draft, finding.path) === pointer).map(({ rule }) => rule);
    return { pointer, onlyWhole: new Set(whole.filter((rule) => !alone.includes(rule))), onlyAlone: new Set(alone.filter((rule) => !whole.includes(rule))) };
  }

  private alone(draft: Draft, pointer: string): Finding[] | null {
    const field = aloneAs(pointer);
    const value = read(draft, pointer);
    // An empty field is a matter of what the whole filing asks for.
    if (!field || typeof value !== "string" || !value) return null;
    const found = this.checker.checkField(field, value, around(this.filing, pointer));
    const site = siteOf(pointer);
    return site ? found.map((finding) => ({ ...finding, path: finding.path.replace("/sites/0", `/sites/${site}`) })) : found;
  }
}

const NONE = { onlyWhole: new Set<string>(), onlyAlone: new Set<string>() };
