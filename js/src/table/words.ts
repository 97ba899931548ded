// The words a table uses where the API has a name for it: what people write in Chinese, in English, and what else they are
// known to write. The API's own name is understood too.

import type { Sentence } from "../faults.js";

export interface Choice extends Sentence {
  readonly value: string;
  readonly also?: readonly string[];
}

const choice = (value: string, zh: string, en: string, ...also: string[]): Choice => ({ value, zh, en, also });
/** Where the Chinese term itself is what is filed. */
const term = (zh: string, en: string, ...also: string[]): Choice => choice(zh, zh, en, ...also);

export const NATURES: readonly Choice[] = [
  choice("individual", "个人", "Individual", "自然人", "person"),
  choice("enterprise", "企业", "Company", "企业法人", "公司", "企业单位"),
  choice("self-employed", "个体工商户", "Sole trader", "个体户", "个体"),
  choice("public-institution", "事业单位", "Public institution", "事业法人", "事业单位法人"),
  choice("social-organization", "社会团体", "Social organisation", "社团法人", "社会团体法人", "其他机构"),
  choice("private-non-enterprise", "民办非企业单位", "Private non-enterprise unit", "民办非企业", "民非", "社会服务机构"),
  choice("government", "政府机关", "Government body", "国家机关", "机关"),
  choice("foundation", "基金会", "Foundation"),
  choice("law-firm", "律师事务所", "Law firm", "律师执业机构"),
  choice("military", "军队", "Military"),
  choice("other", "其他单位", "Other", "其他"),
];

export const FILING_TYPES: readonly Choice[] = [
  choice("first", "首次备案", "First filing", "首次", "新增备案", "新备案"),
  choice("new-site", "新增网站", "New site", "无主体新增网站", "新增互联网信息服务", "有主体新增网站"),
  choice("access", "接入备案", "Change of provider (接入)", "新增接入", "接入", "转接入"),
  choice("change-subject", "变更主体", "Change of subject", "主体变更"),
  choice("change-site", "变更网站", "Change of site", "网站变更"),
  choice("cancel-subject", "注销主体", "Cancel subject", "主体注销"),
  choice("cancel-site", "注销网站", "Cancel site", "网站注销"),
  choice("cancel-access", "取消接入", "Cancel access"),
];

export const SERVER_LOCATIONS: readonly Choice[] = [
  choice("mainland", "中国内地", "Mainland China", "中国大陆", "内地", "大陆", "境内"),
  choice("hong-kong", "香港", "Hong Kong", "中国香港"),
  choice("macau", "澳门", "Macau", "中国澳门"),
  choice("taiwan", "台湾", "Taiwan", "中国台湾"),
  choice("overseas", "境外", "Abroad", "海外", "国外"),
];

export const CERTIFICATES: readonly Choice[] = [
  choice("resident-id", "居民身份证", "Resident ID card", "身份证", "二代身份证"),
  choice("passport", "护照", "Passport"),
  choice("mainland-travel-permit-hk-macau", "港澳居民来往内地通行证", "Mainland travel permit, HK and Macau", "回乡证", "港澳通行证"),
  choice("mainland-travel-permit-taiwan", "台湾居民来往大陆通行证", "Mainland travel permit, Taiwan", "台胞证"),
  choice("residence-permit-hk-macau-taiwan", "港澳台居民居住证", "Residence permit, HK, Macau, Taiwan"),
  choice("foreigner-permanent-residence", "外国人永久居留身份证", "Foreign permanent resident ID card", "外国人永久居留证"),
  choice("officer-card", "军官证", "Officer's card"),
  choice("unified-social-credit", "统一社会信用代码", "Unified social credit code", "统一社会信用代码证书", "统一社会信用代码证"),
  choice("business-licence", "营业执照（旧注册号）", "Business licence (old number)", "营业执照", "工商注册号"),
  choice("organisation-code", "组织机构代码证", "Organisation code certificate", "组织机构代码"),
  choice("public-institution-certificate", "事业单位法人证书", "Public institution certificate", "事业法人证书"),
  choice("social-organization-certificate", "社会团体法人登记证书", "Social organisation certificate", "社团法人证书"),
  choice("private-non-enterprise-certificate", "民办非企业单位登记证书", "Private non-enterprise certificate"),
  choice("military-code", "部队代号", "Military unit code", "军队代号"),
];

export const APPROVALS: readonly Choice[] = [
  choice("news", "新闻", "News"),
  choice("publishing", "出版", "Publishing"),
  choice("education", "教育", "Education"),
  choice("health-care", "医疗保健", "Health care"),
  choice("drugs-and-devices", "药品和医疗器械", "Drugs and devices"),
  choice("culture", "文化", "Culture"),
  choice("broadcasting", "广播电视节目", "Broadcasting", "广播影视"),
  choice("ride-hailing", "网络预约车", "Ride-hailing", "网约车"),
  choice("finance", "金融", "Finance"),
  choice("religion", "宗教", "Religion"),
];

export const SERVICES: readonly Choice[] = [
  choice("website", "网站", "Website"),
  choice("app", "App", "App", "应用"),
  choice("mini-program", "小程序", "Mini-program"),
  choice("quick-app", "快应用", "Quick app"),
];

export const MATERIALS: readonly Choice[] = [
  choice("subject-certificate", "主办者证件", "Subject's certificate", "主办单位证件", "营业执照"),
  choice("principal-id", "负责人身份证", "Principal's ID", "负责人证件", "身份证"),
  choice("agent-id", "代办人身份证", "Agent's ID"),
  choice("letter-of-authority", "授权书", "Letter of authority", "委托书"),
  choice("domain-certificate", "域名证书", "Domain certificate"),
  choice("approval-document", "前置审批文件", "Approval document", "前置审批"),
  choice("site-plan", "网站建设方案书", "Site plan", "建站方案书"),
  choice("commitment-letter", "承诺书", "Letter of commitment"),
  choice("office-video", "办公场所视频", "Video of the office"),
  choice("verification-sheet", "真实性核验单", "Verification sheet", "核验单"),
];

export const DOMAIN_SUBJECTS: readonly Choice[] = [
  choice("same", "本主体", "This subject", "同一主体", "本单位", "本人"),
  choice("other", "其他主体", "Another subject", "他人"),
];

/** Suggested in the template; any other text is taken as it is. */
export const CATEGORIES: readonly Choice[] = [
  term("其他", "Other"), term("单位门户网站", "Portal of a unit"), term("综合门户", "General portal"), term("博客/个人空间", "Blog"),
  term("网络购物", "Shopping"), term("网络广告/信息", "Advertising, information"), term("搜索引擎", "Search engine"),
  term("网络论坛/社区", "Forum"), term("网络图片", "Pictures"), term("网络软件/下载", "Software, downloads"), term("网络教育", "Education"),
  term("网络游戏", "Games"), term("网络音乐", "Music"), term("网络影视", "Video"), term("网上求职", "Jobs"), term("网上房产", "Property"),
];
export const SERVICE_TYPES: readonly Choice[] = [
  term("网站应用服务", "Site services"), term("信息发布平台和递送服务", "Publishing and delivery"), term("信息搜索查询服务", "Search"),
  term("信息社区平台服务", "Community"), term("信息即时交互服务", "Messaging"), term("信息保护和处理服务", "Protection and processing"),
];
export const LANGUAGES: readonly Choice[] = [
  term("中文简体", "Simplified Chinese", "简体中文", "中文"), term("中文繁体", "Traditional Chinese", "繁体中文"), term("英语", "English", "英文"),
  term("日语", "Japanese", "日文"), term("法语", "French", "法文"), term("俄语", "Russian", "俄文"), term("藏语", "Tibetan"),
  term("维吾尔语", "Uyghur"), term("蒙古语", "Mongolian"), term("其他", "Other"),
];

const YES = ["是", "有", "已", "对", "yes", "y", "true", "1", "√", "✓", "已备案", "已完成", "done"];
const NO = ["否", "无", "未", "没有", "不", "no", "n", "false", "0", "×", "未备案", "未完成", "not done"];
const NONE = ["无", "不涉及", "没有", "none", "n/a", "-", "/"];
const LONG_TERM = ["长期", "长期有效", "long-term", "longterm", "no expiry", "永久", "无固定期限"];

/** Letters as a person means them: width, case and spaces do not count. */
export const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/[\s_＿]+/g, "");

const among = (words: readonly string[]): ((text: string) => boolean) => {
  const set = new Set(words.map(plain));
  return (text) => set.has(plain(text));
};
export const isYes = among(YES);
export const isNo = among(NO);
export const isNone = among(NONE);
export const isLongTerm = among(LONG_TERM);

const tables = new WeakMap<readonly Choice[], Map<string, string>>();

/** The API's name for what somebody wrote; `undefined` where it is none of the choices. */
export function valueOf(choices: readonly Choice[], text: string): string | undefined {
  let table = tables.get(choices);
  if (table === undefined) {
    table = new Map();
    for (const { value, zh, en, also } of choices) for (const word of [value, zh, en, ...(also ?? [])]) table.set(plain(word), value);
    tables.set(choices, table);
  }
  return table.get(plain(text));
}
