// The fields that the widget can bring, as people call them; and the choices of those that are chosen.

import type { Field } from "../types.js";

export type Both = readonly [zh: string, en: string];
export type Option = readonly [value: string, label: Both];

export interface FieldSpec {
  readonly label: Both;
  /** What units call it. */
  readonly unit?: Both;
  readonly hint?: Both;
  readonly control?: "area" | "select";
  readonly keyboard?: "tel" | "email" | "url";
  readonly autocomplete?: string;
  readonly options?: readonly Option[];
}

const NATURES: readonly Option[] = [
  ["individual", ["个人", "Individual"]],
  ["enterprise", ["企业", "Company"]],
  ["self-employed", ["个体工商户", "Sole trader"]],
  ["public-institution", ["事业单位", "Public institution"]],
  ["social-organization", ["社会团体", "Social organisation"]],
  ["private-non-enterprise", ["民办非企业单位", "Private non-enterprise unit"]],
  ["government", ["政府机关", "Government body"]],
  ["foundation", ["基金会", "Foundation"]],
  ["law-firm", ["律师事务所", "Law firm"]],
  ["military", ["军队", "Military"]],
];
const PEOPLES: readonly Option[] = [
  ["resident-id", ["居民身份证", "Resident ID card"]],
  ["passport", ["护照", "Passport"]],
  ["mainland-travel-permit-hk-macau", ["港澳居民来往内地通行证", "Mainland travel permit, HK and Macau"]],
  ["mainland-travel-permit-taiwan", ["台湾居民来往大陆通行证", "Mainland travel permit, Taiwan"]],
  ["residence-permit-hk-macau-taiwan", ["港澳台居民居住证", "Residence permit, HK, Macau, Taiwan"]],
  ["foreigner-permanent-residence", ["外国人永久居留身份证", "Foreign permanent resident ID card"]],
];
const UNITS: readonly Option[] = [
  ["unified-social-credit", ["统一社会信用代码", "Unified social credit code"]],
  ["business-licence", ["营业执照（旧注册号）", "Business licence (old number)"]],
  ["organisation-code", ["组织机构代码证", "Organisation code certificate"]],
  ["public-institution-certificate", ["事业单位法人证书", "Public institution certificate"]],
  ["social-organization-certificate", ["社会团体法人登记证书", "Social organisation certificate"]],
  ["private-non-enterprise-certificate", ["民办非企业单位登记证书", "Private non-enterprise certificate"]],
];

/** `region` has its options from the engine. */
export const FIELDS: Readonly<Record<Field | "region" | "subject.nature" | "subject.certificate.kind" | "person.certificate.kind", FieldSpec>> = {
  "region": { label: ["所在地区", "Region"], hint: ["个人按住址，单位按证件上的住所", "individuals: home; units: place of the certificate"], control: "select" },
  "subject.nature": { label: ["主办者性质", "Who files"], control: "select", options: NATURES },
  "subject.name": { label: ["姓名", "Name"], unit: ["单位全称", "Full name of the unit"] },
  "subject.certificate.kind": { label: ["证件类型", "Kind of certificate"], control: "select", options: [...PEOPLES, ...UNITS] },
  "subject.certificate.number": { label: ["证件号码", "Certificate number"] },
  "subject.certificate.address": { label: ["证件住所", "Address on the certificate"], hint: ["照抄证件", "copy it to the letter"] },
  "subject.address": { label: ["通信地址", "Mailing address"], hint: ["市、区、路、门牌、房间", "city, district, road, number, room"] },
  "subject.investor": { label: ["投资人或主管单位", "Investor or superior body"], hint: ["法定代表人姓名或单位全称", "legal representative or the unit’s full name"] },
  "subject.remark": { label: ["主体备注", "Remark on the subject"], hint: ["地址没有门牌号时在此说明", "say here that an address has no door number"], control: "area" },
  "person.name": { label: ["负责人姓名", "Name of the person in charge"], autocomplete: "name" },
  "person.certificate.kind": { label: ["负责人证件类型", "Kind of the person’s certificate"], control: "select", options: PEOPLES },
  "person.certificate.number": { label: ["负责人证件号码", "The person’s certificate number"] },
  "person.mobile": { label: ["手机号码", "Mobile number"], keyboard: "tel", autocomplete: "tel-national" },
  "person.phone": { label: ["联系方式 2", "Second contact (联系方式 2)"], hint: ["如 086-010-12345678，有分机也写上", "such as 086-010-12345678, with extension"], keyboard: "tel" },
  "person.emergencyPhone": { label: ["应急电话", "Emergency number"], hint: ["最常用的号码", "the number you use most"], keyboard: "tel" },
  "person.email": { label: ["电子邮箱", "E-mail"], keyboard: "email", autocomplete: "email" },
  "site.name": { label: ["网站名称", "Name of the site"], hint: ["三个汉字以上", "three Chinese characters or more"] },
  "site.domain": { label: ["域名", "Domain"], hint: ["如 example.cn，不带 www", "such as example.cn, without www"], keyboard: "url" },
  "site.homeUrl": { label: ["首页网址", "Home page"], hint: ["如 https://www.example.cn/", "such as https://www.example.cn/"], keyboard: "url" },
  "site.ip": { label: ["服务器 IP 地址", "Server IP address"] },
  "site.providerServiceNumber": { label: ["备案服务号", "Filing service number (备案服务号)"], hint: ["服务商给的，没有可不填", "from the provider, if it gave one"] },
  "site.remark": { label: ["网站备注", "Remark on the site"], hint: ["有的地区要求写明网站内容", "some regions want the content described"], control: "area" },
};

/** What `<beian-check>` asks where it is not told; region and nature only where no attribute says them. */
export const USUAL = "region subject.nature subject.name subject.certificate.number subject.address person.mobile person.emergencyPhone person.email site.name site.domain";

/** Names that {@link attach} takes beside the fields. */
const FURTHER = ["filingType", "serverLocation", "subject.legalRepresentative", "subject.certificate.expires", "person.certificate.expires", "person.filedMobile", "site.domains", "site.primaryDomain", "site.contentCategory", "site.service", "site.interactive", "site.paid", "provider.id"];

export const isField = (name: string): name is keyof typeof FIELDS => Object.hasOwn(FIELDS, name);
export const isPlace = (name: string): boolean => name.startsWith("/") || isField(name) || FURTHER.includes(name);
