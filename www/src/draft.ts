// The draft is the filing as it is being filled in: the API's Filing with empty strings allowed.
// Keys that begin with "$" belong to the form alone and never leave it.
import type { Filing } from "beian-check";
import { type Json, read, write } from "./pointer";

export type Draft = Json;

export const emptySite = (): Json => ({ service: "website", domains: [{}] });
export const emptyDraft = (): Draft => ({ filed: { subject: false, domain: false }, serverLocation: "mainland", subject: {}, principal: {}, sites: [emptySite()] });

export const isIndividual = (draft: Draft): boolean => read(draft, "/subject/nature") === "individual";

/** What the engine is asked about: empty inputs left out, what the form takes over filled in. */
export function toFiling(draft: Draft): Filing {
  const filing = pruned(draft) ?? {};
  const subject = filing.subject;
  if (isIndividual(draft)) takeOverIndividual(filing);
  if (draft.$agent === false) delete filing.agent;
  for (const [at, site] of (filing.sites ?? []).entries()) {
    const form = draft.sites[at];
    if (form.$principal !== "other") delete site.principal;
    for (const [index, domain] of (site.domains ?? []).entries()) {
      const said = form.domains[index].$holder;
      if (said === "same" && subject?.name) {
        const { kind, number } = subject.certificate ?? {};
        domain.holder = { name: subject.name, certificate: { kind, number } };
      } else if (said !== "other") delete domain.holder;
    }
    keepPositions(site);
  }
  return filing;
}

/** Empty rows at the end go; an empty row before a filled one stays, so that findings point at the right row. */
function keepPositions(site: Json): void {
  const domains: Json[] = site.domains ?? [];
  while (domains.length && !domains.at(-1).name) domains.pop();
  for (const domain of domains) domain.name ??= "";
  if (!domains.length) delete site.domains;
}

/** An individual is its own principal and investor: asked once, used three times. */
function takeOverIndividual(filing: Json): void {
  const { name, certificate } = filing.subject;
  if (name) {
    write(filing, "/principal/name", name);
    filing.subject.investor = name;
  }
  const { kind, number, expires } = certificate ?? {};
  for (const [key, value] of Object.entries({ kind, number, expires })) if (value) write(filing, `/principal/certificate/${key}`, value);
}

const KEPT_WHEN_EMPTY = new Set(["approvals"]); // [] says “none applies”
const KEPT_ENTRIES = new Set(["sites", "domains"]); // positions are what findings point at

/** Runs at every key: plain loops, a third of the time of chained ones. */
function pruned(value: Json, key = ""): Json {
  if (value === "" || value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return prunedList(value, key);
  if (typeof value !== "object") return value;
  let kept: Json;
  for (const name in value) {
    if (name.charCodeAt(0) === DOLLAR) continue;
    const inner = pruned(value[name], name);
    if (inner !== undefined) (kept ??= {})[name] = inner;
  }
  return kept;
}

function prunedList(list: Json[], key: string): Json[] | undefined {
  const kept: Json[] = [];
  for (const entry of list) {
    const inner = pruned(entry) ?? (KEPT_ENTRIES.has(key) ? {} : undefined);
    if (inner !== undefined) kept.push(inner);
  }
  return kept.length || KEPT_WHEN_EMPTY.has(key) ? kept : undefined;
}

const DOLLAR = 36;
