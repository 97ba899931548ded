// What the handbook calls things, Chinese first.

export const VERDICTS = { reject: ["必改", "Must change"], missing: ["待填", "To fill in"], risk: ["可能退回", "May be sent back"], note: ["提示", "Note"] };
const MEANS = { reject: ["会被退回", "it will be sent back"], missing: ["没有填", "it is empty"], risk: ["可能被退回", "it may be sent back"], note: ["值得知道", "it is worth knowing"] };
export const meaning = (verdict) => MEANS[verdict];

/** What stands before the stroke in the ids of a group's rules, in the order of a filing. The first names the group. */
const GROUPS = [
  ["filing-type filing-need region", ["备案类型与地区", "Type of filing, region"]],
  ["subject subject-name nature investor", ["主办者", "Subject"]],
  ["certificate certificate-kind principal-certificate principal-certificate-kind", ["证件", "Certificates"]],
  ["address", ["地址", "Addresses"]],
  ["principal agent", ["负责人与代办人", "Principals and agents"]],
  ["phone mobile emergency-phone email contact", ["电话与邮箱", "Telephones and e-mail"]],
  ["site-name", ["网站名称", "Names of sites"]],
  ["site site-count content-category home-url languages service-types", ["网站", "Sites"]],
  ["app app-package app-public-key app-fingerprint", ["App 和小程序", "Apps and mini-programs"]],
  ["domain domain-holder", ["域名", "Domains"]],
  ["remark", ["备注", "Remarks"]],
  ["sms", ["短信核验", "SMS"]],
  ["footer icp-number psb-number psb", ["页脚与备案号", "Foot of the page, numbers"]],
].map(([prefixes, name]) => ({ prefixes: prefixes.split(" "), name }));
const OTHERS = { prefixes: ["others"], name: ["其他", "Others"] };

export const ALL_GROUPS = [...GROUPS, OTHERS].map(({ prefixes: [key], name }) => ({ key, name }));
export function groupOf(id) {
  const [prefix] = id.split("/");
  return (GROUPS.find(({ prefixes }) => prefixes.includes(prefix)) ?? OTHERS).prefixes[0];
}

export const PEOPLE = { principal: ["主体负责人", "the principal"], "site-principal": ["网站负责人", "the site's principal"], agent: ["代办人", "the agent"] };

/** A rule's field as a pointer into a filing, whose name is known (www/src/handbook/example.ts). */
export function pointerOf(field) {
  const steps = field.replace(/^site\./, "sites.0.").replace(/^person\./, "principal.").replace(/^app\./, "sites.0.app.platforms.0.").replace(/^domain\./, "sites.0.domains.0.").replace(/\.domain$/, ".domains");
  return `/${steps.replaceAll(".", "/")}`;
}
/** Fields that are no single answer. */
export const FIELDS = {
  filed: ["已备案的情况", "what is filed already"], agent: ["代办人", "the agent"], "site.app": ["App", "the app"], "domain.holder": ["域名持有者", "Domain holder"],
  sites: ["各个网站", "the sites"], footer: ["页脚", "foot of the page"], "": ["整份备案", "the whole filing"], person: ["负责人", "principals"], site: ["网站", "the site"], materials: ["材料", "papers"],
};

/** Holes that are the same whatever is found: the region's own numbers. All others are shown as dots. */
const FIXED = new Set(["region", "years", "limit", "months", "least", "days"]);

/** A rule's message with its holes filled as far as `told`, what the rule says of its examples, fills them all alike. */
export function filled(says, told) {
  const [first = "", ...rest] = says.split(/\{(\w+)\}/);
  const holes = rest.filter((_, at) => at % 2 === 0);
  const pattern = new RegExp(`^${[first, ...rest].map((piece, at) => (at % 2 === 1 ? "(.+?)" : literal(piece))).join("")}`, "s");
  const values = told.flatMap((message) => [pattern.exec(message)?.slice(1) ?? []]).filter(({ length }) => length > 0);
  const known = holes.map((hole, at) => {
    const [value] = values.map((found) => found[at]);
    return FIXED.has(hole) && value !== undefined && values.every((found) => found[at] === value) ? value : "…";
  });
  return rest.reduce((text, piece, at) => text + (at % 2 === 0 ? known[at / 2] : piece), first);
}
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
