// Builds the cards from the description of the form and the draft as it stands.
import { Card } from "../card";
import { emptySite, isIndividual } from "../draft";
import { h } from "../dom";
import { Field, idOf } from "../field";
import type { Anchor, Host } from "../host";
import { type Key, t } from "../language";
import { type Json, read } from "../pointer";
import { AGENT, DOMAIN, DOMAIN_MORE, EMERGENCY, FILING, type FieldSpec, HOME, PRINCIPAL, SITE, SITE_NAME, SITE_PRINCIPAL, SUBJECT } from "./fields";
import { DIRECT, kindOf, WHICH } from "./which";

export interface Structure {
  /** Asks the page to build the form again and to put the focus at a pointer. */
  reshape(focus: string): void;
  removedSite(index: number): void;
}

export interface Form {
  root: HTMLElement;
  cards: Card[];
  fields: Field[];
  anchors: Anchor[];
  /** Takes the count of sites and what the region allows. */
  siteCount: HTMLElement;
  /** Takes which filing it is, and what that means. */
  outcome: HTMLElement;
  /** "The principal is the subject: …" */
  takenOver: HTMLElement;
}

export function buildForm(host: Host, structure: Structure): Form {
  const { draft } = host;
  const cards: Card[] = [];
  const fields: Field[] = [];
  const siteCount = h("p", { class: "site-count", id: "site-count" });
  const outcome = h("p", { class: "outcome" });
  const takenOver = h("p", { class: "taken-over wide" });

  const make = (specs: readonly FieldSpec[], base: string): HTMLElement[] =>
    specs
      .filter((spec) => spec.when?.(draft, base) ?? true)
      .map((spec) => {
        const field = new Field(host, spec, base);
        fields.push(field);
        return field.root;
      });
  const card = (...rest: ConstructorParameters<typeof Card> extends [Host, ...infer R] ? R : never): Card => {
    const made = new Card(host, ...rest);
    cards.push(made);
    return made;
  };

  let step = 0;
  card("", t("cardFiling"), ++step, t("cardFilingLead"), outcome).add(...make(FILING, ""), ...make(WHICH, ""), fold("filingTypeDirect", draft, make(DIRECT, "")));
  card("/subject", t("cardSubject"), ++step, t("cardSubjectLead")).add(...make(SUBJECT, "/subject"));
  const principal = card("/principal", t("cardPrincipal"), ++step, t("cardPrincipalLead"));
  if (isIndividual(draft)) principal.add(takenOver);
  principal.add(...make(PRINCIPAL, "/principal"), fold("emergencyContacts", draft.principal, make(EMERGENCY, "/principal/emergencyContacts")), byAgent());
  if (hasAgent(draft)) card("/agent", t("cardAgent"), ++step, t("cardAgentLead")).add(...make(AGENT, "/agent"));

  const sites: Json[] = draft.sites;
  sites.forEach((site, at) => {
    const base = `/sites/${at}`;
    const remove = sites.length > 1 ? h("button", { type: "button", class: "quiet", onclick: () => removeSite(at) }, `${t("siteRemove")} ${t("cardSite", { n: at + 1 })}`) : null;
    const made = card(base, t("cardSite", { n: at + 1 }), ++step, t("cardSiteLead"), remove);
    made.add(...make(SITE_NAME, base), ...domains(site, base), ...make(SITE, base));
    if (!isIndividual(draft)) made.add(sitePrincipal(site, base));
  });

  function removeSite(at: number): void {
    draft.sites.splice(at, 1);
    structure.removedSite(at);
    structure.reshape(`/sites/${Math.min(at, draft.sites.length - 1)}/name`);
  }

  /** One domain stands beside the home page; several stand below each other. */
  function domains(site: Json, base: string): HTMLElement[] {
    const count: number = site.domains.length;
    // A first filing takes one domain for each site; other filings can carry several.
    const more = count > 1 || !["first", "new-site"].includes(kindOf(draft) ?? "") ? [addDomain(site, base)] : [];
    if (count === 1) return [...make(DOMAIN, `${base}/domains/0`), ...make(HOME, base), domainMore(site, base, 0), ...more];
    const rows = site.domains.map((_: Json, index: number) =>
      h("div", { class: "domain wide" }, ...make(DOMAIN, `${base}/domains/${index}`), domainMore(site, base, index), dropDomain(site, base, index)),
    );
    return [...rows, ...more, ...make(HOME, base)];
  }

  function domainMore(site: Json, base: string, index: number): HTMLElement {
    return fold("domainMore", site.domains[index], make(DOMAIN_MORE, `${base}/domains/${index}`));
  }

  function dropDomain(site: Json, base: string, index: number): HTMLElement {
    const drop = () => {
      site.domains.splice(index, 1);
      structure.reshape(`${base}/domains/${Math.max(0, index - 1)}/name`);
    };
    return h("button", { type: "button", class: "quiet", onclick: drop }, t("domainRemove"));
  }

  function byAgent(): HTMLElement {
    const tick = h("input", { type: "checkbox", id: idOf("/agent/tick") });
    tick.checked = hasAgent(draft);
    tick.addEventListener("change", () => {
      draft.$agent = tick.checked;
      draft.agent ??= { certificate: { kind: "resident-id" } };
      structure.reshape(tick.checked ? "/agent/name" : "/agent/tick");
    });
    return h("div", { class: "wide" }, h("label", { class: "tick" }, tick, h("span", {}, t("byAgent"))));
  }

  function addDomain(site: Json, base: string): HTMLElement {
    const add = () => {
      site.domains.push({});
      structure.reshape(`${base}/domains/${site.domains.length - 1}/name`);
    };
    return h("div", { class: "wide" }, h("button", { type: "button", class: "quiet", onclick: add }, `＋ ${t("domainAdd")}`));
  }

  function sitePrincipal(site: Json, base: string): HTMLElement {
    const same = h("input", { type: "checkbox", id: idOf(`${base}/$principal`) });
    same.checked = site.$principal !== "other";
    same.addEventListener("change", () => {
      site.$principal = same.checked ? "same" : "other";
      site.principal ??= { certificate: { kind: "resident-id" } };
      structure.reshape(same.checked ? `${base}/$principal` : `${base}/principal/name`);
    });
    const inner = same.checked ? null : h("div", { class: "grid" }, ...make(SITE_PRINCIPAL, `${base}/principal`));
    return h(
      "fieldset",
      { class: "person wide" },
      h("legend", { class: "label" }, t("sitePrincipal")),
      h("label", { class: "tick" }, same, h("span", {}, t("sitePrincipalSame"))),
      inner,
    );
  }

  const addSite = () => {
    const before = draft.sites.at(-1);
    // What is usually the same for all sites of an order is carried over.
    const carried = Object.fromEntries(["ip", "languages", "serviceTypes", "contentCategory"].filter((key) => read(before, `/${key}`)).map((key) => [key, structuredClone(before[key])]));
    draft.sites.push({ ...emptySite(), ...carried });
    structure.reshape(`/sites/${draft.sites.length - 1}/name`);
  };
  const addButton = h("button", { type: "button", class: "add", "aria-describedby": "site-count", onclick: addSite }, `＋ ${t("siteAdd")}`);
  const counting = new SitesAnchor(host, addButton, siteCount);

  const root = h("form", { class: "form", novalidate: true, id: "form" }, ...cards.map((one) => one.root), counting.root);
  return { root, cards, fields, anchors: [...fields, ...cards, counting], siteCount, outcome, takenOver };
}

const hasAgent = (draft: Json): boolean => draft.$agent ?? Boolean(draft.agent);

/** What few people need; it stays as it was left when the form is built again. */
function fold(title: Key, keeper: Json, fields: HTMLElement[]): HTMLElement {
  const key = `$open-${title}`;
  const details = h("details", { class: "fold wide" }, h("summary", {}, t(title)), h("div", { class: "grid" }, ...fields));
  details.open = keeper[key] === true;
  details.addEventListener("toggle", () => {
    keeper[key] = details.open;
  });
  return details;
}

/** Where findings on the number of sites stand: at the button that adds one. */
class SitesAnchor extends Card {
  constructor(host: Host, button: HTMLElement, count: HTMLElement) {
    super(host, "/sites", t("siteAdd"), 0, "");
    this.root.className = "sites";
    this.root.removeAttribute("data-card");
    this.root.querySelector(".card-head")?.classList.add("unseen");
    this.root.querySelector(".lead")?.remove();
    this.root.prepend(h("div", { class: "sites-row" }, button, count));
  }
}
