// A filing from elsewhere becomes a draft: a file, an example.
import { type Draft, emptySite } from "./draft";
import type { Json } from "./pointer";

const isRecord = (value: Json): boolean => value !== null && typeof value === "object" && !Array.isArray(value);

/** A filing from a file or an example becomes a draft; whatever the form has no field for is kept. */
export function toDraft(filing: Json): Draft {
  if (!isRecord(filing)) throw new TypeError("not a filing");
  const draft = structuredClone(filing);
  for (const key of ["subject", "principal"]) if (!isRecord(draft[key])) draft[key] = {};
  draft.sites = Array.isArray(draft.sites) ? draft.sites.filter(isRecord) : [];
  if (!draft.sites.length) draft.sites = [emptySite()];
  for (const site of draft.sites) {
    const domains = Array.isArray(site.domains) ? site.domains : [];
    site.domains = domains.map((domain: Json) => (typeof domain === "string" ? { name: domain } : domain)).filter(isRecord);
    if (!site.domains.length) site.domains = [{}];
    for (const domain of site.domains) if (isRecord(domain.holder)) domain.$holder = sameHolder(draft, domain.holder) ? "same" : "other";
    if (isRecord(site.principal)) site.$principal = "other";
  }
  return draft;
}

const sameHolder = (draft: Draft, holder: Json): boolean =>
  holder.name === draft.subject.name && holder.certificate?.number === draft.subject.certificate?.number;
