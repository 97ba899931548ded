// The parts of a filing that libraries of others check too: for each, what it is asked, how we are asked, and how they are.
// Both sides get the same texts. Ours answers with findings (all its rules and the messages); theirs says yes or no.

import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { parse as parseDomain } from "tldts";
import validator from "validator";
import { z } from "zod";

const require = createRequire(import.meta.url);
const IdValidator = require("id-validator");
const { Mint } = require("mint-filter");
const { stdnum } = require("stdnum");
const parseAddress = require("zh-address-parse");

const idValidator = new IdValidator(require("id-validator/src/GB2260"));
export const WORDS = bannedWords();
const filter = new Mint(WORDS);

/** Every word that a rule of ours bans in a site's name, so that both look for the same. */
function bannedWords() {
  const words = new Set();
  for (const folder of ["national", "regions"]) {
    const path = fileURLToPath(new URL(`../../rules/${folder}/`, import.meta.url));
    for (const file of readdirSync(path)) {
      for (const [list] of readFileSync(path + file, "utf8").matchAll(/^holds_none = \[[^]*?(?:\n\]|\]$)/gm)) {
        for (const [, word] of list.replaceAll(/except = \[[^\]]*\]/g, "").matchAll(/"(\p{Script=Han}+)"/gu)) words.add(word);
      }
    }
  }
  return [...words].sort();
}

const optional = z.string().optional();
const certificate = z.object({ kind: optional, number: optional, address: optional, expires: optional }).optional();
const person = z.object({ name: optional, certificate, mobile: optional, phone: optional, emergencyPhone: optional, email: optional }).optional();
/** The form of a filing, as a front end would write it down. */
export const shape = z.object({
  filed: z.object({ subject: z.boolean().optional(), domain: z.boolean().optional() }).optional(),
  region: optional,
  serverLocation: z.enum(["mainland", "hong-kong", "macau", "taiwan", "overseas"]).optional(),
  subject: z.object({ nature: optional, name: optional, certificate, address: optional, investor: optional, legalRepresentative: optional }).optional(),
  principal: person,
  sites: z.array(z.object({
    name: optional, domains: z.array(z.string()).optional(), homeUrl: optional, ip: z.array(z.string()).optional(), contentCategory: optional,
    serviceTypes: z.array(z.string()).optional(), approvals: z.array(z.string()).optional(), languages: z.array(z.string()).optional(),
    interactive: z.boolean().optional(), paid: z.boolean().optional(), remark: optional,
  })).optional(),
  materials: z.array(z.string()).optional(),
});

const phone = (text) => parsePhoneNumberFromString(text, "CN");
/** The 086- that the form wants in front of an area code is taken off: no library of phone numbers knows it. */
const landline = (text) => phone(text.replace(/^086-/, ""))?.isValid() ?? false;

export const PARTS = {
  "resident ID": {
    field: "person.certificate.number",
    context: { principal: { certificate: { kind: "resident-id" } } },
    of: (filing) => filing.principal.certificate.number,
    peers: {
      "id-validator": (text) => idValidator.isValid(text),
      validator: (text) => validator.isIdentityCard(text, "zh-CN"),
      stdnum: (text) => stdnum.CN.ric.validate(text).isValid,
    },
  },
  "unified code": {
    field: "subject.certificate.number",
    context: { subject: { nature: "enterprise", certificate: { kind: "unified-social-credit" } } },
    of: (filing) => (filing.subject.nature === "enterprise" ? filing.subject.certificate.number : null),
    peers: { stdnum: (text) => stdnum.CN.uscc.validate(text).isValid },
  },
  mobile: {
    field: "person.mobile",
    of: (filing) => filing.principal.mobile,
    peers: {
      "libphonenumber-js/max": (text) => phone(text)?.getType() === "MOBILE",
      validator: (text) => validator.isMobilePhone(text, "zh-CN"),
    },
  },
  landline: { field: "person.phone", of: (filing) => filing.principal.phone, peers: { "libphonenumber-js/max": landline } },
  "e-mail": { field: "person.email", of: (filing) => filing.principal.email, peers: { validator: (text) => validator.isEmail(text) } },
  domain: {
    field: "site.domain",
    of: (filing) => filing.sites[0].domains[0],
    peers: {
      tldts: (text) => {
        const { hostname, domain, isIp, isIcann } = parseDomain(text);
        return !isIp && isIcann === true && hostname === text && domain === text;
      },
      validator: (text) => validator.isFQDN(text),
    },
  },
  "banned words": {
    field: "site.name",
    context: { region: "44", subject: { nature: "individual" } },
    of: (filing) => filing.sites[0].name,
    peers: { "mint-filter": (text) => filter.verify(text) },
  },
  address: { field: "subject.address", of: (filing) => filing.subject.address, peers: { "zh-address-parse": (text) => parseAddress(text, { type: 0 }) } },
};

const of = (part, name) => PARTS[part].peers[name];

/** A whole filing, by the libraries together, each for its part; without the address, whose parser alone takes most of the time. */
export function judgeByPeers(filing) {
  const wrong = [];
  const ask = (path, good) => good || wrong.push(path);
  ask("", shape.safeParse(filing).success);
  ask("/principal/certificate/number", of("resident ID", "id-validator")(filing.principal.certificate.number));
  const { nature, certificate: { number } } = filing.subject;
  ask("/subject/certificate/number", nature === "enterprise" ? of("unified code", "stdnum")(number) : of("resident ID", "id-validator")(number));
  ask("/principal/mobile", of("mobile", "libphonenumber-js/max")(filing.principal.mobile));
  ask("/principal/emergencyPhone", of("mobile", "libphonenumber-js/max")(filing.principal.emergencyPhone));
  ask("/principal/phone", landline(filing.principal.phone));
  ask("/principal/email", of("e-mail", "validator")(filing.principal.email));
  for (const [at, site] of filing.sites.entries()) {
    ask(`/sites/${at}/name`, of("banned words", "mint-filter")(site.name));
    for (const domain of site.domains) ask(`/sites/${at}/domains`, of("domain", "tldts")(domain));
  }
  return wrong;
}

export const judgeAddress = (filing) => of("address", "zh-address-parse")(filing.subject.address);
