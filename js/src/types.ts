// The public types. Every input may be partial: a form that is being filled in is a partial filing.

import type { RuleId } from "../generated/rule-ids.js";

declare global {
  // As TypeScript's own "dom" has it. In a project of Node.js, which leaves that out, this is all of it.
  namespace WebAssembly {
    interface Module {}
  }
}

/**
 * What {@link createChecker} can be told.
 * @example
 * const options: CheckerOptions = { today: "2026-11-22", locale: "en" };
 */
export interface CheckerOptions {
  /** The day for which the filing is judged, `"YYYY-MM-DD"` or an ISO 8601 date-time. Default: now in China (UTC+8), asked at each call. */
  today?: string;
  /** Language of messages. Default `"zh-CN"`. */
  locale?: "zh-CN" | "en";
  /** A provider's own rules on top of the rule book; checked against its JSON schema. */
  overlays?: Overlay[];
  /** Where the `.wasm` comes from, for bundlers that need it told. Default: inside the package's script, nothing is fetched. */
  wasm?: URL | string | Request | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module;
  /**
   * Other words for a rule's message, by its id; for messages with values in them, a function of the finding. What a provider
   * wants to say in every language is better said in an overlay ({@link Overlay.messages}).
   * @example
   * createChecker({ messages: { "site-name/too-few-han": "网站名称至少三个汉字", "certificate/lowercase-x": ({ fix }) => `请改为 ${fix}` } });
   */
  messages?: Messages;
  /**
   * Ties the checker's life to a signal: when it is aborted the checker is disposed of, also while it is still starting
   * (then `createChecker` rejects with `disposed`). For effects that are started twice, as under React's StrictMode.
   * @example
   * useEffect(() => {
   *   const life = new AbortController();
   *   createChecker({ signal: life.signal }).then(setChecker, () => {});
   *   return () => (life.abort(), setChecker(null));
   * }, []);
   */
  signal?: AbortSignal;
}

/**
 * Messages in words of the caller's, by rule id.
 * @example
 * const messages: Messages = { "site-name/idiom": "请不要用成语作网站名称" };
 */
export type Messages = { readonly [rule in RuleId]?: string | ((finding: Finding) => string) };

/**
 * Checks filings. Made by {@link createChecker}; synchronous from then on.
 * @example
 * const checker = await createChecker();
 * const { verdict, findings } = checker.check({ region: "44", sites: [{ name: "山间小屋手记" }] });
 */
export interface Checker {
  /**
   * Checks a whole filing. Never throws for what a person typed: that is what findings are for.
   * @throws BeianError `bad-filing` for what is no filing, `too-large` above 4,096 characters a field, 1 MB or 1,000 sites
   * @example
   * const report = checker.check({ subject: { nature: "individual" }, sites: [{ name: "山间" }] });
   * for (const { path, message } of report.findings) console.log(path, message);
   */
  check(filing: Filing): Report;
  /**
   * Checks one field as it is typed. Findings lie at `/principal/…` for `person.*` and at `/sites/0/…` for `site.*`;
   * whether a value equals that of other people in the filing is left to {@link Checker.check}.
   * @param context whatever else of the filing is known; the value takes the place of the field there
   * @throws BeianError `bad-field` for an unknown field, `bad-filing`, `too-large`
   * @example
   * checker.checkField("site.name", "山间", { region: "44", subject: { nature: "individual" } });
   */
  checkField(field: Field, value: string, context?: Filing): Finding[];
  /**
   * Checks many filings: the same reports, in order, at a lower cost for each.
   * @throws BeianError with a path that begins with the number of the filing: `/3/sites/0/name`
   * @example
   * const verdicts = checker.checkMany(filings).map(({ verdict }) => verdict);
   */
  checkMany(filings: Filing[]): Report[];
  /**
   * Judges the same filing in every region: one entry for each of the 31, in the order of GB/T 2260. Rules that only compare
   * an address, a certificate or a phone with the region are left out, and so is `missing`.
   * @example
   * const refusing = checker.compareRegions(filing).filter(({ verdict }) => verdict === "reject").map(({ name }) => name);
   */
  compareRegions(filing: Filing): RegionVerdict[];

  /**
   * What a certificate number says of itself; width, spaces and case are forgiven. `null` where format or check character is wrong.
   * @example
   * checker.readCertificate("resident-id", "11010519491231002X")?.birthDate; // "1949-12-31"
   */
  readCertificate(kind: CertificateKind, number: string): CertificateFacts | null;
  /**
   * Reads an ICP filing or licence number. `null` where it is none.
   * @example
   * checker.readIcpNumber("京ICP备12345678号-1")?.site; // 1
   */
  readIcpNumber(text: string): IcpNumber | null;
  /**
   * Reads a public-security filing number. `null` where it is none.
   * @example
   * checker.readPsbNumber("粤公网安备44030502000001号")?.region; // "44"
   */
  readPsbNumber(text: string): PsbNumber | null;

  /**
   * HTML for the foot of the site's pages, and the same as plain text: what is known becomes a line. Every value is escaped, and
   * there is neither script nor style in it. Numbers are written in their normal form. Without `psbBadgeUrl`, or where that is
   * no address of a picture (http, https, relative, `data:image/…`), the public-security number stands without its badge.
   * @example
   * const { html, text } = checker.footer({ icpNumber: "京ICP备12345678号-1", subjectName: "半枝园艺", years: "2019–2026" });
   * @throws BeianError `bad-number` with the path `/icpNumber` or `/psbNumber`, `bad-filing`
   */
  footer(input: FooterInput): { html: string; text: string };
  /**
   * Findings on the foot of a page, from its HTML: the whole page's, or that of its foot alone. Their path is empty where they
   * speak of the HTML (with a span into it where the words stand there once), else `/icpNumber` or `/psbNumber`; `fix` is HTML
   * to put at the foot. Where the input names no region, that of the ICP number is taken; without a nature, a long name is a
   * unit's. What style sheets hide and scripts write is not seen.
   * @example
   * const found = checker.checkFooter(document.documentElement.outerHTML, { icpNumber: "京ICP备12345678号-1" });
   * @throws BeianError `too-large` above 1,048,576 characters or 256 levels; `bad-filing`; `bad-options` where the page's
   *   Trusted Types policy forbids `beian-check`, or a worker could not load the parser
   */
  checkFooter(html: string, input: FooterInput): Finding[];

  /**
   * What the text of a refusal says (an SMS, a mail, the provider's page): its reasons, the rules and fields that they speak of,
   * and what to change. A text in which nothing is recognised is `known: false`.
   * @param filing the filing that was refused: paths then point into it, at what the check finds there or the sentence names
   * @example
   * const { known, reasons } = checker.explainRefusal("退回原因：域名持有者与主办者不一致。", filing);
   * @throws BeianError `bad-filing`, `too-large` above 16,384 characters
   */
  explainRefusal(text: string, filing?: Filing): RefusalReading;

  /**
   * The rule book itself: for help pages, and to show why.
   * @example
   * const titles = Object.fromEntries(checker.rules().map(({ id, title }) => [id, title]));
   */
  rules(): RuleInfo[];
  /**
   * The 31 regions, what their rules are called, and how many sites an order may hold.
   * @example
   * const options = checker.regions().map(({ code, name }) => ({ value: code, label: name }));
   */
  regions(): RegionInfo[];
  /**
   * A field as a Standard Schema (standardschema.dev, v1), for form libraries that take Zod or Valibot. Synchronous; empty
   * passes; findings with the verdict `reject` become issues. A schema for all of a form, as React Hook Form's resolver wants
   * it, is made by `toFormSchema`.
   * @example
   * <form.Field name="siteName" validators={{ onChange: checker.schema("site.name", () => filing) }} /> // TanStack Form
   * @example
   * useField("siteName", toTypedSchema(checker.schema("site.name", () => filing))); // VeeValidate 4
   */
  schema(field: Field, context?: Filing | (() => Filing)): StandardSchemaV1<string, string>;
  /**
   * Frees the engine's memory, zeroed. Every later call throws `disposed`; a second `dispose` is nothing.
   * @example
   * onUnmounted(() => checker.dispose());
   */
  dispose(): void;
}

/**
 * A field that can be checked alone. `person` is whichever person the form is about, `site` the site.
 * @example
 * const field: Field = "person.certificate.number";
 */
export type Field =
  | "subject.name" | "subject.certificate.number" | "subject.certificate.address" | "subject.address"
  | "subject.investor" | "subject.remark"
  | "person.name" | "person.certificate.number" | "person.mobile" | "person.phone" | "person.emergencyPhone" | "person.email"
  | "site.name" | "site.domain" | "site.homeUrl" | "site.ip" | "site.providerServiceNumber" | "site.remark";

/**
 * A filing (备案订单), complete or half filled in.
 * @example
 * const filing: Filing = {
 *   region: "广东省深圳市",
 *   subject: { nature: "individual", name: "周舟" },
 *   sites: [{ name: "山间小屋手记", domains: ["example.cn"] }],
 * };
 */
export interface Filing {
  /** 备案类型. Worked out from {@link Filing.filed} when not given. */
  filingType?: "first" | "new-site" | "access" | "change-subject" | "change-site"
    | "cancel-subject" | "cancel-site" | "cancel-access";
  /** `new-site`: is the subject's earlier filing with this same provider? */
  sameProvider?: boolean;
  /** What is known to be filed already. */
  filed?: {
    subject?: boolean; domain?: boolean; domainSubject?: "same" | "other"; siteName?: string; domains?: string[];
    siteCount?: number; icpNumber?: string;
    /** 空壳主体 or 空壳网站: filed, but with no provider any more. */
    emptyShell?: boolean;
  };
  /** The access provider (接入商), for what it wants named: a subject line, an overlay. */
  provider?: { id?: string; name?: string };
  /** GB/T 2260 code of 2, 4 or 6 digits (`"32"`, `"3301"`, `"330106"`) or a name (`"江苏"`, `"浙江省杭州市"`). */
  region?: string;
  /** Where the server stands. Only the mainland needs an ICP filing. */
  serverLocation?: "mainland" | "hong-kong" | "macau" | "taiwan" | "overseas";
  /** 主办者 */
  subject?: Subject;
  /** 主体负责人 */
  principal?: Person;
  /** 代办人, where one files. */
  agent?: Person;
  /** 网站 or apps, in the order of the form. */
  sites?: Site[];
  /** What has been uploaded; with a path where it belongs to one site or person. */
  materials?: (MaterialKind | { kind: MaterialKind; forPath?: string })[];
  /** Days that are known, `"YYYY-MM-DD"`. */
  dates?: { orderCreated?: string; orderTouched?: string; smsReceived?: string; filed?: string; opened?: string; psbApproved?: string };
  /** The foot of the site's page where it has been read already, as the rules' examples have it; see {@link Checker.checkFooter}. */
  footer?: PageFoot;
}

/**
 * A page's foot that has been read: the numbers that are known, and what it shows.
 * @example
 * const footer: PageFoot = { page: ["© 半枝园艺", { text: "京ICP备12345678号-1", href: "https://beian.miit.gov.cn/" }] };
 */
export interface PageFoot {
  /** The site's ICP number, where it is known. */
  icpNumber?: string;
  /** The site's public-security number, where it is known. */
  psbNumber?: string;
  /** The page's text from top to bottom: a bare text is a line. */
  page?: (string | {
    /** What is read there. */
    text?: string;
    /** It is a link. */
    href?: string;
    /** A picture's address. */
    image?: string;
    /** Goes on in the line of the piece before it. */
    joined?: boolean;
    /** A script opens something when it is pressed. */
    scripted?: boolean;
    /** On the page for all to see (default), in a hidden element, or in the text of a script. */
    place?: "page" | "hidden" | "script";
  })[];
  /** Scripts draw the page: it has next to no text of its own. */
  drawn?: boolean;
}

/**
 * 主办者: who files.
 * @example
 * const subject: Subject = { nature: "enterprise", certificate: { kind: "unified-social-credit" } };
 */
export interface Subject {
  /** 主办者性质 */
  nature?: Nature;
  /** 主办者名称, as on the certificate. */
  name?: string;
  /** 主办者证件 */
  certificate?: Certificate;
  /** 通信地址 */
  address?: string;
  /** 投资人或主管单位 */
  investor?: string;
  /** 法定代表人 */
  legalRepresentative?: string;
  /** 备注 */
  remark?: string;
}

/**
 * A person in a filing: 负责人 or 代办人.
 * @example
 * const principal: Person = { name: "周舟", certificate: { kind: "resident-id" } };
 */
export interface Person {
  /** 姓名, as on the certificate. */
  name?: string;
  /** 证件 */
  certificate?: Certificate;
  /** 手机号码 */
  mobile?: string;
  /** `access`: the number that is filed with the old provider, where it differs. */
  filedMobile?: string;
  /** 联系方式2 */
  phone?: string;
  /** 应急联系电话 */
  emergencyPhone?: string;
  /** 应急联系人, where the provider asks for them. */
  emergencyContacts?: { name?: string; mobile?: string }[];
  /** 电子邮箱 */
  email?: string;
}

/**
 * 网站, or an app, a mini-program, a quick app.
 * @example
 * const site: Site = { name: "山间小屋手记", domains: ["example.cn", { name: "example.com", verified: true }], approvals: [] };
 */
export interface Site {
  /** 网站名称 */
  name?: string;
  /** 域名: the name alone, or with what is known of it. */
  domains?: (string | Domain)[];
  /** 主域名, when there are several. */
  primaryDomain?: string;
  /** 首页网址 */
  homeUrl?: string;
  /** IP 地址 of the server, version 4 or 6. */
  ip?: string[];
  /** 备案服务号 */
  providerServiceNumber?: string;
  /** 网站内容 */
  contentCategory?: string;
  /** 服务类型 */
  serviceTypes?: string[];
  /** 前置或专项审批; `[]` says that none applies. */
  approvals?: ApprovalCategory[];
  /** 网站语言 */
  languages?: string[];
  /** Visitors can write or trade: forum, comments, shop. */
  interactive?: boolean;
  /** Sells information or services. */
  paid?: boolean;
  /** 服务: a website unless it says otherwise. */
  service?: "website" | "app" | "mini-program" | "quick-app";
  /** What an app, a mini-program or a quick app has beside a website's fields. */
  app?: App;
  /** 网站负责人; absent: the same as the filing's principal. */
  principal?: Person;
  /** 备注 */
  remark?: string;
}

/**
 * App: one entry for each system that it is made for.
 * @example
 * const app: App = { platforms: [{ os: "android", package: "com.example.reader" }] };
 */
export interface App {
  /** The systems it is made for. */
  platforms?: AppPlatform[];
}

/**
 * An app on one system, as its packaging tool shows it.
 * @example
 * const platform: AppPlatform = { os: "ios", package: "com.example.reader" };
 */
export interface AppPlatform {
  /** The system. */
  os?: "android" | "ios" | "harmony";
  /** 软件包名称; on iOS the Bundle ID: `"com.example.reader"`. */
  package?: string;
  /** 公钥 */
  publicKey?: string;
  /** 证书指纹: MD5 on Android, SHA-1 on iOS; colons or none. */
  fingerprint?: string;
}

/**
 * 域名
 * @example
 * const domain: Domain = { name: "example.cn", verified: true, expires: "2027-06-30" };
 */
export interface Domain {
  /** `"example.cn"`, without scheme and path; Chinese domains as they are written. */
  name: string;
  /** 域名持有者 */
  holder?: { name?: string; certificate?: Certificate };
  /** 注册日期, `"YYYY-MM-DD"`. */
  registered?: string;
  /** 实名认证: done? */
  verified?: boolean;
  /** 实名认证: the day. */
  verifiedOn?: string;
  /** 到期日期 */
  expires?: string;
  /** 已备案: does it have a filing already? */
  filed?: boolean;
}

/**
 * 证件
 * @example
 * const certificate: Certificate = { kind: "resident-id", expires: "long-term" };
 */
export interface Certificate {
  /** 证件类型 */
  kind?: CertificateKind;
  /** 证件号码, as on the certificate. */
  number?: string;
  /** 证件住所, to the letter. */
  address?: string;
  /** `"YYYY-MM-DD"` or `"long-term"` (长期). */
  expires?: string | "long-term";
}

/**
 * 主办者性质. The ministry's numeric codes stand in the table of codes.
 * @example
 * const nature: Nature = "self-employed";
 */
export type Nature = "individual" | "enterprise" | "self-employed" | "public-institution" | "social-organization"
  | "private-non-enterprise" | "government" | "military" | "foundation" | "law-firm" | (string & {});

/**
 * 证件类型
 * @example
 * const kind: CertificateKind = "resident-id";
 */
export type CertificateKind = "resident-id" | "passport" | "mainland-travel-permit-hk-macau" | "mainland-travel-permit-taiwan"
  | "residence-permit-hk-macau-taiwan" | "foreigner-permanent-residence" | "officer-card"
  | "unified-social-credit" | "business-licence" | "organisation-code" | "public-institution-certificate"
  | "social-organization-certificate" | "private-non-enterprise-certificate" | "military-code" | (string & {});

/**
 * 前置或专项审批内容类型
 * @example
 * const category: ApprovalCategory = "publishing";
 */
export type ApprovalCategory = "news" | "publishing" | "education" | "health-care" | "drugs-and-devices" | "culture"
  | "broadcasting" | "ride-hailing" | "finance" | "religion" | "after-school-training" | (string & {});

/**
 * 备案材料
 * @example
 * const kind: MaterialKind = "site-plan";
 */
export type MaterialKind = "subject-certificate" | "principal-id" | "agent-id" | "letter-of-authority" | "domain-certificate"
  | "approval-document" | "site-plan" | "commitment-letter" | "office-video" | "verification-sheet" | (string & {});

/**
 * The answer to {@link Checker.check}.
 * @example
 * const report: Report = checker.check(filing);
 * const rejects = report.findings.filter(({ verdict }) => verdict === "reject");
 */
export interface Report {
  /** `reject`: at least one reject; `incomplete`: no reject but something missing; `risk`; `pass`. */
  verdict: "reject" | "incomplete" | "risk" | "pass";
  /** Sorted by where they are in the filing, then by verdict. */
  findings: Finding[];
  /** 备案类型, given or worked out; `null` where what is known does not tell. */
  filingType: NonNullable<Filing["filingType"]> | null;
  /** Does this site need a filing at all? `null` where what is known does not tell. */
  filingNeeded: boolean | null;
  /** 备案材料: what to hand in, whose it is, what must be on it, and whether it is among {@link Filing.materials}. */
  materials: RequiredMaterial[];
  /** 短信核验: one entry for each number that gets a code. Nobody whose number is not known yet. */
  sms: SmsCheck[];
  /** The steps in their order, and what is late today. */
  timeline: TimelineStep[];
  /** The rule book that judged: its version, and the day up to which its sources were read. */
  rulebook: { version: string; asOf: string };
}

/**
 * A paper that the filing needs.
 * @example
 * const missing: RequiredMaterial[] = report.materials.filter(({ provided }) => !provided);
 */
export interface RequiredMaterial {
  /** What kind of paper. */
  kind: MaterialKind;
  /** What people call it. */
  title: string;
  /** JSON pointer to whom or what it belongs to: `"/subject"`, `"/sites/0/principal"`, `"/sites/1/domains/0"`. */
  forPath: string;
  /** {@link Filing.materials} says that it is there. */
  provided: boolean;
  /** What must be on it. */
  notes: string[];
  /** Where the region wants it by e-mail: what the file is called, */
  fileName?: string;
  /** where it goes, */
  mailTo?: string;
  /** and under which subject line. */
  mailSubject?: string;
  /** Who says that it is needed. */
  source?: Source;
}

/**
 * A number that gets one code of the ministry.
 * @example
 * const [first]: SmsCheck[] = report.sms; // the number, and what its owner types
 */
export interface SmsCheck {
  /** Whose number it is. */
  person: "principal" | "site-principal";
  /** The number that gets the SMS. */
  mobile: string;
  /** What to type: the last six characters of the certificate number, brackets counted, in the width they were typed in. */
  lastSix: string;
  /** JSON pointers to everybody who shares the number. */
  paths: string[];
}

/**
 * A step of the filing.
 * @example
 * const late: TimelineStep[] = report.timeline.filter(({ overdue }) => overdue);
 */
export interface TimelineStep {
  /** Its id: `"sms"`. */
  step: string;
  /** What people call it. */
  title: string;
  /** Who acts. */
  by: "user" | "provider" | "ministry" | "administration" | "police";
  /** At least and at most so many working days. */
  workingDays?: [number, number];
  /** `"YYYY-MM-DD"`; of the SMS check, where its minute is known, an ISO 8601 date-time in China. */
  deadline?: string;
  /** The deadline is over, and the step is not known to be done. */
  overdue?: boolean;
  /** It is known to be done. */
  done?: boolean;
  /** Reckoned from today or from what is known: the earliest day it begins, */
  from?: string;
  /** and the latest it ends. */
  until?: string;
  /** What to know of it. */
  note?: string;
  /** Who says so. */
  source?: Source;
}

/**
 * One fault, at one place.
 * @example
 * for (const { rule, path, message, span, fix } of report.findings) mark(path, span, message, fix);
 */
export interface Finding {
  /** The rule's id, which never changes: `"site-name/too-few-han"`. */
  rule: RuleId;
  /** `reject`: the filing will be sent back; `missing`: a required field is empty; `risk`: it may be sent back; `note`: worth knowing. */
  verdict: "reject" | "missing" | "risk" | "note";
  /** JSON pointer into the filing: `"/sites/0/name"`. */
  path: string;
  /** What is wrong and what to do, in the checker's language. */
  message: string;
  /** Where in the text, in UTF-16 code units, as a text field counts: `[start, end)`. */
  span?: [number, number];
  /** A correction that is safe to offer: the whole new value of the field. */
  fix?: string;
  /** The field that `fix` is for, where it is not `path`. */
  fixPath?: string;
  /** Where the rule comes from. */
  source: Source;
  /** Further sources that say the same. */
  confirmedBy?: Source[];
  /** Sources that say otherwise. */
  disputedBy?: Source[];
  /** The overlay that the rule came from, or that changed it. */
  overlay?: string;
}

/**
 * Where a rule comes from.
 * @example
 * const { document, section, asOf }: Source = finding.source;
 */
export interface Source {
  /** The document's title. */
  document: string;
  /** The place in it: "第十四条". */
  section?: string;
  /** The day of the document, `"YYYY-MM-DD"`. */
  asOf: string;
  /** Where the document can be read. */
  url?: string;
}

/**
 * How a filing fares in one region. `code`: the first two digits of GB/T 2260 (`"32"`), here and wherever a region is answered.
 * @example
 * const { name, verdict }: RegionVerdict = checker.compareRegions(filing)[0]!;
 */
export interface RegionVerdict {
  /** Two digits of GB/T 2260. */
  code: string;
  /** "广东省" */
  name: string;
  /** What the report's verdict would be there. */
  verdict: Report["verdict"];
  /** Ids of the rules that found something there. */
  rules: RuleId[];
}

/**
 * What a certificate number says.
 * @example
 * const facts: CertificateFacts | null = checker.readCertificate("resident-id", "11010519491231002X");
 */
export interface CertificateFacts {
  /** The kind that was asked for. */
  kind: CertificateKind;
  /** Half-width, without spaces, capital letters. */
  number: string;
  /** `code`: two digits; `name`: down to the county, "北京市朝阳区"; `current`: is it in today's GB/T 2260? */
  region?: { code: string; name: string; current: boolean };
  /** `"YYYY-MM-DD"` */
  birthDate?: string;
  /** As the number says. */
  sex?: "male" | "female" | "undetermined";
  /** 组织机构代码 inside a unified social credit code. */
  organisationCode?: string;
  /** 登记管理部门 of a unified social credit code. */
  registrar?: string;
}

/**
 * A number of the ministry: `备` (filing) or `证` (licence).
 * @example
 * const number: IcpNumber | null = checker.readIcpNumber("蜀ICP备2024000001号-2A");
 */
export interface IcpNumber {
  /** Two digits of GB/T 2260, from the province's letter. */
  region: string;
  /** 备 is a filing, 证 a licence. */
  kind: "filing" | "licence";
  /** The digits of the subject's number. */
  serial: string;
  /** The site's number behind the hyphen. */
  site?: number;
  /** What the letter behind the hyphen stands for. */
  service?: "website" | "app" | "mini-program" | "quick-app";
  /** The number as it is written officially. */
  text: string;
}

/**
 * A number of the police.
 * @example
 * const number: PsbNumber | null = checker.readPsbNumber("川公网安备51010402000001号");
 */
export interface PsbNumber {
  /** Two digits of GB/T 2260. */
  region: string;
  /** The first six of its 14 digits: the county. */
  code: string;
  /** The county's name, where the code is known. */
  division?: string;
  /** The number as it is written officially. */
  text: string;
}

/**
 * What is known of a page's owner: for {@link Checker.footer} and {@link Checker.checkFooter}.
 * @example
 * const input: FooterInput = { icpNumber: "苏ICP备12345678号-1", subjectName: "南京半枝园艺有限公司", nature: "enterprise" };
 */
export interface FooterInput {
  /** The subject's or the site's number: 京ICP备12345678号-1. */
  icpNumber?: string;
  /** The public-security number: 京公网安备11000002999999号. */
  psbNumber?: string;
  /** 主办者名称, as on the certificate. */
  subjectName?: string;
  /** As in {@link Filing.region}; else that of the ICP number. */
  region?: string;
  /** 主办者性质; some regions ask more of units. */
  nature?: Nature;
  /** `"2019–2026"`, in the copyright line. */
  years?: string;
  /** The badge (备案图标) of the public-security filing, as the page reaches it. */
  psbBadgeUrl?: string;
}

/**
 * What a refusal says.
 * @example
 * const reading: RefusalReading = checker.explainRefusal(text, filing);
 */
export interface RefusalReading {
  /** At least one reason was recognised. */
  known: boolean;
  /** In the order of the text. */
  reasons: {
    /** Where in the text, in UTF-16 code units: `[start, end)`. */
    span: [number, number];
    /** Ids of the rules that it speaks of; empty where no rule can see it, as with a photo. */
    rules: string[];
    /** JSON pointers into the filing (`"/materials"` for papers); without a filing, `*` stands for the number of a site. */
    paths: string[];
    /** What is wrong, in a few words. */
    title: string;
    /** What to change. */
    message: string;
    /** Where it is known from. */
    source: Source;
  }[];
}

/**
 * A rule, as the handbook shows it.
 * @example
 * const rule: RuleInfo | undefined = checker.rules().find(({ id }) => id === "site-name/idiom");
 */
export interface RuleInfo {
  /** The same as {@link Finding.rule}. Several records can have one id: for other regions, natures or years. */
  id: RuleId;
  /** What it is about, in a few words. */
  title: string;
  /** The place in a filing: a {@link Field}, or a wider one (`"sites"`); several with blanks between them. */
  field: string;
  /** What its source says, before its age is weighed. */
  verdict: Finding["verdict"];
  /** Codes of the regions it holds in; absent: in all. */
  regions?: string[];
  /** The natures it holds for; absent: for all. */
  natures?: string[];
  /** Where it comes from. */
  source: Finding["source"];
  /** The natures it does not hold for. */
  notNatures?: string[];
  /** The kinds of filing (备案类型) it holds for; absent: for all but `notFilingTypes`. */
  filingTypes?: string[];
  /** The kinds of filing it does not hold for. */
  notFilingTypes?: string[];
  /** What it holds for of `"website"`, `"app"`, `"mini-program"`, `"quick-app"`; absent: for all. */
  services?: string[];
  /** Of whom a rule on `person.*` speaks: `"principal"`, `"site-principal"`, `"agent"`; absent: of all. */
  people?: string[];
  /** The first day it holds, `"YYYY-MM-DD"`, where its beginning is known. */
  from?: string;
  /** The first day it holds no more. */
  to?: string;
  /** Its message, in the checker's language, with the holes that a finding fills: `"…{word}…"`. */
  says?: string;
  /** Other outcomes of the same rule: their verdicts, messages and sources where they are not the rule's. */
  cases?: { name: string; verdict?: Finding["verdict"]; says: string; source?: Source }[];
  /** The words of its list. */
  words?: string[];
  /** Further sources that say the same. */
  confirmedBy?: Source[];
  /** Sources that say otherwise: because of them a reject is told as a risk. */
  disputedBy?: Source[];
  /** The last day on which its sources are young enough for its own verdict; afterwards a reject is told as a risk. Absent: they do not age. */
  firmUntil?: string;
  /** Small filings in which the rule is found, or is not. Of rules on ages and time limits, and of those that are over or not begun, on some days only. */
  examples: { filing: Filing; found: boolean }[];
  /** The overlay that it comes from, or that changed it. */
  overlay?: string;
}

/**
 * A region: a province, an autonomous region or a municipality.
 * @example
 * const region: RegionInfo | undefined = checker.regions().find(({ code }) => code === "44");
 */
export interface RegionInfo {
  /** Two digits of GB/T 2260. */
  code: string;
  /** "广东省" */
  name: string;
  /** "粤" */
  abbreviation: string;
  /** What the region's ICP numbers and public-security numbers begin with: they differ in Sichuan, for example. */
  letters?: { icp: string; police: string };
  /** Ids of the rules that hold here in a way of their own. */
  rules: RuleId[];
  /** Sites in one order; `null`: no limit known. */
  siteLimit: { individual: number | null; unit: number | null; disputed?: boolean };
  /**
   * What is known of the region, by topic (`"principal"`, `"outside-id"`, `"site-count"` …): the day of the youngest source, whether it
   * is old or disputed, the rules that speak of it, and (`facts`) what is known and asks for no rule.
   */
  covered?: {
    topic: string; title: string; asOf: string; doubtful: boolean; rules?: string[];
    facts?: { says: string; source: Source; confirmedBy?: Source[]; disputedBy?: Source[] }[];
  }[];
  /** The topics of which nothing is known here. Silence about them is no promise. */
  notKnown?: { topic: string; title: string }[];
}

/**
 * A provider's own rules, as data.
 * @example
 * const overlay: Overlay = { id: "my-cloud", verdicts: { "site-name/idiom": "note" } };
 */
export interface Overlay {
  /** Stands in the findings of its rules. */
  id: string;
  /** For people. */
  name?: string;
  /** The provider's own count. */
  version?: string;
  /** Rules to add, in the shape of `beian-check/schema.json`. A bad one is `bad-overlay`, with its place as `path`: `/0/rules/2/says/zh`. */
  rules?: object[];
  /** Ids of rules to switch off. */
  off?: RuleId[];
  /** Other verdicts, by rule id: for every outcome of the rule, and not softened by the age of its source. */
  verdicts?: { [rule in RuleId]?: Finding["verdict"] };
  /** Other messages, by rule id: for every outcome of the rule. `{word}` and the other holes of its own message are filled in. */
  messages?: { [rule in RuleId]?: { "zh-CN"?: string; en?: string } };
  /** Materials to add, in the shape of `beian-check/schema.json`; of one kind they speak before the rule book's. */
  materials?: object[];
}

/**
 * The interface of standardschema.dev, version 1.
 * @example
 * const { validate } = checker.schema("site.name")["~standard"];
 */
export interface StandardSchemaV1<I = unknown, O = I> {
  /** What form libraries look for. */
  readonly "~standard": {
    version: 1;
    vendor: string;
    /** Judges a value: the value itself, or what is wrong with it. */
    validate(value: unknown): { value: O } | { issues: { message: string; path?: PropertyKey[] }[] } | Promise<any>;
    types?: { input: I; output: O };
  };
}
