// The public types. Every input may be partial: a form that is being filled in is a partial filing.

/** What {@link createChecker} can be told. */
export interface CheckerOptions {
  /** The day for which the filing is judged, `"YYYY-MM-DD"` or an ISO 8601 date-time. Default: now in China (UTC+8), asked at each call. */
  today?: string;
  /** Language of messages. Default `"zh-CN"`. */
  locale?: "zh-CN" | "en";
  /** A provider's own rules on top of the rule book; checked against its JSON schema. */
  overlays?: Overlay[];
  /** Where the `.wasm` comes from, for bundlers that need it told. Default: inside the package's script, nothing is fetched. */
  wasm?: URL | string | Request | Response | BufferSource | WebAssembly.Module;
}

/** Checks filings. Made by {@link createChecker}; synchronous from then on. */
export interface Checker {
  /**
   * Checks a whole filing. Never throws for what a person typed: that is what findings are for.
   * @throws BeianError `bad-filing` for what is no filing, `too-large` above 4,096 characters a field, 1 MB or 1,000 sites
   */
  check(filing: Filing): Report;
  /**
   * Checks one field as it is typed. Findings lie at `/principal/…` for `person.*` and at `/sites/0/…` for `site.*`;
   * whether a value equals that of other people in the filing is left to {@link Checker.check}.
   * @param context whatever else of the filing is known; the value takes the place of the field there
   * @throws BeianError `bad-field` for an unknown field, `bad-filing`, `too-large`
   */
  checkField(field: Field, value: string, context?: Filing): Finding[];
  /**
   * Checks many filings: the same reports, in order, at a lower cost for each.
   * @throws BeianError with a path that begins with the number of the filing: `/3/sites/0/name`
   */
  checkMany(filings: Filing[]): Report[];
  /**
   * Judges the same filing in every region: one entry for each of the 31, in the order of GB/T 2260. Rules that only compare
   * an address, a certificate or a phone with the region are left out, and so is `missing`.
   */
  compareRegions(filing: Filing): RegionVerdict[];

  /** What a certificate number says of itself; width, spaces and case are forgiven. `null` where format or check character is wrong. */
  readCertificate(kind: CertificateKind, number: string): CertificateFacts | null;
  /** Reads an ICP filing or licence number: `"京ICP备12345678号-1"`. `null` where it is none. */
  readIcpNumber(text: string): IcpNumber | null;
  /** Reads a public-security filing number: `"粤公网安备44030502000001号"`. `null` where it is none. */
  readPsbNumber(text: string): PsbNumber | null;

  /** The rule book itself: for help pages, and to show why. */
  rules(): RuleInfo[];
  /** The 31 regions, what their rules are called, and how many sites an order may hold. */
  regions(): RegionInfo[];
  /**
   * A field as a Standard Schema (standardschema.dev, v1), for form libraries that take Zod or Valibot. Synchronous; empty
   * passes; findings with the verdict `reject` become issues.
   */
  schema(field: Field, context?: Filing | (() => Filing)): StandardSchemaV1<string, string>;
  /** Frees the engine's memory, zeroed. Every later call throws `disposed`. */
  dispose(): void;
}

/** A field that can be checked alone. */
export type Field =
  | "subject.name" | "subject.certificate.number" | "subject.certificate.address" | "subject.address"
  | "subject.investor" | "subject.remark"
  | "person.name" | "person.certificate.number" | "person.mobile" | "person.phone" | "person.emergencyPhone" | "person.email"
  | "site.name" | "site.domain" | "site.homeUrl" | "site.ip" | "site.providerServiceNumber" | "site.remark";

/** A filing (备案订单), complete or half filled in. */
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
}

/** 主办者: who files. */
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

/** A person in a filing: 负责人 or 代办人. */
export interface Person {
  name?: string;
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
  email?: string;
}

/** 网站, or an app, a mini-program, a quick app. */
export interface Site {
  /** 网站名称 */
  name?: string;
  /** 域名: the name alone, or with what is known of it. */
  domains?: (string | Domain)[];
  /** 主域名, when there are several. */
  primaryDomain?: string;
  /** 首页网址 */
  homeUrl?: string;
  ip?: string[];
  /** 备案服务号 */
  providerServiceNumber?: string;
  /** 网站内容 */
  contentCategory?: string;
  /** 服务类型 */
  serviceTypes?: string[];
  /** 前置或专项审批; `[]` says that none applies. */
  approvals?: ApprovalCategory[];
  languages?: string[];
  /** Visitors can write or trade: forum, comments, shop. */
  interactive?: boolean;
  /** Sells information or services. */
  paid?: boolean;
  service?: "website" | "app" | "mini-program" | "quick-app";
  /** What an app, a mini-program or a quick app has beside a website's fields. */
  app?: App;
  /** 网站负责人; absent: the same as the filing's principal. */
  principal?: Person;
  /** 备注 */
  remark?: string;
}

/** App: one entry for each system that it is made for. */
export interface App { platforms?: AppPlatform[] }

/** An app on one system, as its packaging tool shows it. */
export interface AppPlatform {
  os?: "android" | "ios" | "harmony";
  /** 软件包名称; on iOS the Bundle ID: `"com.example.reader"`. */
  package?: string;
  /** 公钥 */
  publicKey?: string;
  /** 证书指纹: MD5 on Android, SHA-1 on iOS; colons or none. */
  fingerprint?: string;
}

/** 域名 */
export interface Domain {
  name: string;
  /** 域名持有者 */
  holder?: { name?: string; certificate?: Certificate };
  /** Days, `"YYYY-MM-DD"`. */
  registered?: string;
  /** 实名认证: done? */
  verified?: boolean;
  verifiedOn?: string;
  expires?: string;
  filed?: boolean;
}

/** 证件 */
export interface Certificate {
  kind?: CertificateKind;
  number?: string;
  /** 证件住所, to the letter. */
  address?: string;
  /** `"YYYY-MM-DD"` or `"long-term"` (长期). */
  expires?: string | "long-term";
}

/** 主办者性质 */
export type Nature = "individual" | "enterprise" | "self-employed" | "public-institution" | "social-organization"
  | "private-non-enterprise" | "government" | "military" | "foundation" | "law-firm" | (string & {});

/** 证件类型 */
export type CertificateKind = "resident-id" | "passport" | "mainland-travel-permit-hk-macau" | "mainland-travel-permit-taiwan"
  | "residence-permit-hk-macau-taiwan" | "foreigner-permanent-residence" | "officer-card"
  | "unified-social-credit" | "business-licence" | "organisation-code" | "public-institution-certificate"
  | "social-organization-certificate" | "private-non-enterprise-certificate" | "military-code" | (string & {});

/** 前置或专项审批内容类型 */
export type ApprovalCategory = "news" | "publishing" | "education" | "health-care" | "drugs-and-devices" | "culture"
  | "broadcasting" | "ride-hailing" | "finance" | "religion" | (string & {});

/** 备案材料 */
export type MaterialKind = "subject-certificate" | "principal-id" | "agent-id" | "letter-of-authority" | "domain-certificate"
  | "approval-document" | "site-plan" | "commitment-letter" | "office-video" | "verification-sheet" | (string & {});

/** The answer to {@link Checker.check}. */
export interface Report {
  /** `reject`: at least one reject; `incomplete`: no reject but something missing; `risk`; `pass`. */
  verdict: "reject" | "incomplete" | "risk" | "pass";
  /** Sorted by where they are in the filing, then by verdict. */
  findings: Finding[];
  filingType: NonNullable<Filing["filingType"]> | null;
  filingNeeded: boolean | null;
  rulebook: { version: string; asOf: string };
}

/** One fault, at one place. */
export interface Finding {
  /** The rule's id, which never changes: `"site-name/too-few-han"`. */
  rule: string;
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
  source: Source;
  /** Further sources that say the same. */
  confirmedBy?: Source[];
  /** Sources that say otherwise. */
  disputedBy?: Source[];
  /** The overlay that the rule came from. */
  overlay?: string;
}

/** Where a rule comes from. */
export interface Source {
  document: string;
  section?: string;
  /** The day of the document, `"YYYY-MM-DD"`. */
  asOf: string;
  url?: string;
}

/** How a filing fares in one region. `code`: the first two digits of GB/T 2260 (`"32"`), here and wherever a region is answered. */
export interface RegionVerdict { code: string; name: string; verdict: Report["verdict"]; rules: string[] }

/** What a certificate number says. */
export interface CertificateFacts {
  kind: CertificateKind;
  /** Half-width, without spaces, capital letters. */
  number: string;
  /** `code`: two digits; `name`: down to the county, "北京市朝阳区"; `current`: is it in today's GB/T 2260? */
  region?: { code: string; name: string; current: boolean };
  birthDate?: string;
  sex?: "male" | "female" | "undetermined";
  organisationCode?: string;
  registrar?: string;
}

/** A number of the ministry: `备` (filing) or `证` (licence). */
export interface IcpNumber {
  region: string; kind: "filing" | "licence"; serial: string; site?: number;
  service?: "website" | "app" | "mini-program" | "quick-app"; text: string;
}

/** A number of the police. */
export interface PsbNumber { region: string; code: string; division?: string; text: string }

/** A rule, as the handbook shows it. */
export interface RuleInfo {
  id: string; title: string; field: string; verdict: Finding["verdict"]; regions?: string[]; natures?: string[];
  source: Finding["source"];
  /** Small filings in which the rule is found, or is not. */
  examples: { filing: Filing; found: boolean }[];
}

/** A region: a province, an autonomous region or a municipality. */
export interface RegionInfo {
  code: string; name: string; abbreviation: string;
  /** Ids of the rules that hold here in a way of their own. */
  rules: string[];
  /** Sites in one order; `null`: no limit known. */
  siteLimit: { individual: number | null; unit: number | null; disputed?: boolean };
  /**
   * What is known of the region, by topic (`"principal"`, `"outside-id"`, `"site-count"` …): the day of the youngest source, whether it
   * is old or disputed, the rules that speak of it, or (`says`) what is known and asks for no rule.
   */
  covered?: { topic: string; title: string; asOf: string; doubtful: boolean; rules?: string[]; says?: string; source?: Source }[];
  /** The topics of which nothing is known here. Silence about them is no promise. */
  notKnown?: { topic: string; title: string }[];
}

/** A provider's own rules, as data. */
export interface Overlay {
  id: string; name?: string; version?: string;
  /** Rules to add, in the shape of the rule book's schema. */
  rules?: object[];
  /** Ids of rules to switch off. */
  off?: string[];
  /** Other verdicts, by rule id. */
  verdicts?: Record<string, Finding["verdict"]>;
  /** Other messages, by rule id. */
  messages?: Record<string, { "zh-CN"?: string; en?: string }>;
  /** Materials to add. */
  materials?: object[];
}

/** The interface of standardschema.dev, version 1. */
export interface StandardSchemaV1<I = unknown, O = I> {
  readonly "~standard": {
    version: 1;
    vendor: string;
    validate(value: unknown): { value: O } | { issues: { message: string; path?: PropertyKey[] }[] } | Promise<any>;
    types?: { input: I; output: O };
  };
}
