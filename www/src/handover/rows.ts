// What goes into the provider's forms, field by field, in the order in which two kinds of them ask.
import type { Filing, Person } from "beian-check";
import * as options from "../form/options";
import type { Option } from "../form/options";
import type { Both } from "../language";
import { type Json, read } from "../pointer";
import { regionName, regionCode, cityOf } from "../regions";

export interface Row { label: Both; value: string }
export interface Section { title: Both; rows: Row[] }
export type Order = "cloud" | "builder";
export const ORDERS: readonly (readonly [order: Order, label: Both])[] = [
  ["cloud", ["云服务商：先校验，再主办者、网站", "Cloud provider: first check, subject, sites"]],
  ["builder", ["建站服务商：单位、网站、负责人", "Site builder: unit, site, people"]],
];

/** Forms are in Chinese, so are the words for choices. */
const word = (from: readonly Option[], value: Json): string => from.find(([known]) => known === value)?.[1] ?? text(value);
const text = (value: Json): string => (Array.isArray(value) ? value.join("，") : typeof value === "string" || typeof value === "number" ? String(value) : "");
const PAPERS: Option[] = [...options.PEOPLES_PAPERS, ...[...options.NATURES, ...options.OTHER_NATURES].flatMap(([nature]) => options.subjectPapers(nature))];
const day = (value: Json): string => (value === "long-term" ? "长期" : text(value));

const NATURE = [...options.NATURES, ...options.OTHER_NATURES];

function region(filing: Filing): string {
  const code = regionCode(filing.region);
  return code ? `${regionName(code).replace(/^[\x20-\x7e]+ /, "")}${cityOf(filing.region)}` : text(filing.region);
}

const of = (root: Json, label: Both, pointer: string, say: (value: Json) => string = text): Row => ({ label, value: say(read(root, pointer)) });

const person = (root: Json, who: Both): Row[] => {
  const named = (zh: string, en: string): Both => [`${who[0]}${zh}`, `${who[1]}: ${en}`];
  return [
    of(root, named("姓名", "name"), "/name"),
    of(root, named("证件类型", "kind of certificate"), "/certificate/kind", (kind) => word(PAPERS, kind)),
    of(root, named("证件号码", "certificate number"), "/certificate/number"),
    of(root, named("证件有效期至", "valid until"), "/certificate/expires", day),
    of(root, named("手机号码", "mobile"), "/mobile"),
  ];
};
const reach = (root: Json): Row[] => [
  of(root, ["联系方式 2", "Second contact"], "/phone"),
  of(root, ["应急手机号码", "Emergency number"], "/emergencyPhone"),
  of(root, ["电子邮箱", "E-mail"], "/email"),
];

const subjectRows = (filing: Filing): Record<"nature" | "kind" | "name" | "number" | "home" | "address" | "investor" | "remark", Row> => ({
  nature: of(filing, ["主办者性质", "Who files"], "/subject/nature", (value) => word(NATURE, value)),
  kind: of(filing, ["证件类型", "Kind of certificate"], "/subject/certificate/kind", (kind) => word(PAPERS, kind)),
  name: of(filing, ["主办者名称", "Name of the subject"], "/subject/name"),
  number: of(filing, ["证件号码", "Certificate number"], "/subject/certificate/number"),
  home: of(filing, ["证件住所", "Address on the certificate"], "/subject/certificate/address"),
  address: of(filing, ["通信地址", "Mailing address"], "/subject/address"),
  investor: of(filing, ["投资人或主管单位", "Investor or superior body"], "/subject/investor"),
  remark: of(filing, ["备注", "Remark"], "/subject/remark"),
});

const domains = (site: Json): string => ((site?.domains ?? []) as Json[]).map((domain) => (typeof domain === "string" ? domain : (domain?.name ?? ""))).filter(Boolean).join("，");
const approvals = (value: Json): string => (Array.isArray(value) ? (value.length ? value.map((one) => word(options.APPROVALS, one)).join("，") : "以下都不涉及") : "");

const siteRows = (site: Json): Record<"name" | "domain" | "home" | "ip" | "service" | "category" | "types" | "approvals" | "languages" | "primary" | "remark", Row> => ({
  name: of(site, ["网站名称", "Name of the site"], "/name"),
  domain: { label: ["域名", "Domain"], value: domains(site) },
  home: of(site, ["首页网址", "Home page"], "/homeUrl"),
  ip: of(site, ["IP 地址", "IP address"], "/ip"),
  service: of(site, ["备案服务号", "Filing service number"], "/providerServiceNumber"),
  category: of(site, ["网站内容", "Content of the site"], "/contentCategory"),
  types: of(site, ["服务类型", "Service types"], "/serviceTypes"),
  approvals: of(site, ["前置或专项审批", "Prior approval"], "/approvals", approvals),
  languages: of(site, ["网站语言", "Languages"], "/languages"),
  primary: of(site, ["主域名", "Primary domain"], "/primaryDomain"),
  remark: of(site, ["网站备注", "Remark of the site"], "/remark"),
});

export function sections(filing: Filing, order: Order): Section[] {
  const individual = filing.subject?.nature === "individual";
  const subject = subjectRows(filing);
  const where: Row = { label: ["地区", "Region"], value: region(filing) };
  const head: Both = individual ? ["负责人", "Principal"] : ["负责人", "Principal"];
  const sites = (filing.sites ?? []).map((site, at): [Json, Both, Person | undefined] => [site, [`网站 ${at + 1}`, `Site ${at + 1}`], site.principal]);
  const made = order === "cloud" ? cloud() : builder();
  // What a form does not ask, and what is empty for good reason, is left out with it.
  return made.map(({ title, rows }) => ({ title, rows: rows.filter(({ value }) => value) })).filter(({ rows }) => rows.length);

  function cloud(): Section[] {
    return [
      { title: ["基础信息校验", "First check"], rows: [where, subject.nature, subject.kind, subject.name, subject.number, subject.home, { label: ["域名", "Domain"], value: sites.map(([site]) => domains(site)).filter(Boolean).join("，") }] },
      { title: ["主办者信息", "Subject"], rows: [subject.address, subject.investor, subject.remark] },
      { title: ["负责人信息", "Principal"], rows: [...person(filing.principal, head), ...reach(filing.principal)] },
      ...sites.flatMap(([site, title, principal]): Section[] => {
        const rows = siteRows(site);
        return [
          { title, rows: [rows.name, rows.ip, rows.service, rows.domain, rows.primary, rows.home, rows.category, rows.types, rows.approvals, rows.languages, rows.remark] },
          { title: [`${title[0]} · 负责人`, `${title[1]} · principal`], rows: principal ? [...person(principal, ["", "Site principal"]), ...reach(principal)] : [] },
        ];
      }),
      { title: ["代办人", "Agent"], rows: person(filing.agent, ["代办人", "Agent"]) },
    ];
  }

  function builder(): Section[] {
    const contacts = (filing.principal?.emergencyContacts ?? []).flatMap((one, at): Row[] => [
      of(one, [`应急联系人 ${at + 1} 姓名`, `Emergency contact ${at + 1}: name`], "/name"),
      of(one, [`应急联系人 ${at + 1} 手机号`, `Emergency contact ${at + 1}: mobile`], "/mobile"),
    ]);
    return [
      { title: ["备案地区", "Region"], rows: [where] },
      { title: ["主办单位信息", "Unit"], rows: [subject.name, subject.nature, subject.kind, subject.number, subject.home, subject.address, subject.remark] },
      ...sites.map(([site, title]): Section => {
        const rows = siteRows(site);
        return { title, rows: [rows.name, rows.domain, rows.types, rows.primary, rows.home, rows.approvals] };
      }),
      { title: ["主体负责人", "Principal"], rows: [...person(filing.principal, individual ? head : ["法人", "Legal representative"]), of(filing.principal, ["电子邮箱", "E-mail"], "/email")] },
      { title: ["代办人", "Agent"], rows: [...person(filing.agent, ["代办人", "Agent"]), of(filing.agent, ["代办人电子邮箱", "Agent: e-mail"], "/email")] },
      { title: ["应急联系人", "Emergency contacts"], rows: contacts.length ? contacts : [of(filing.principal, ["应急联系电话", "Emergency number"], "/emergencyPhone")] },
      { title: ["投资者和上级主管单位", "Investor"], rows: [subject.investor] },
    ];
  }
}
