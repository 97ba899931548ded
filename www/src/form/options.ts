// The choices the form offers: the API's word for each, and what people call it.
import type { Both } from "../language";

export type Option = readonly [value: string, label: Both];

export const NATURES: Option[] = [
  ["individual", ["个人", "Individual"]],
  ["enterprise", ["企业", "Company"]],
  ["self-employed", ["个体工商户", "Sole trader"]],
];
export const OTHER_NATURES: Option[] = [
  ["public-institution", ["事业单位", "Public institution"]],
  ["social-organization", ["社会团体", "Social organisation"]],
  ["private-non-enterprise", ["民办非企业单位", "Private non-enterprise unit"]],
  ["government", ["政府机关", "Government body"]],
  ["foundation", ["基金会", "Foundation"]],
  ["law-firm", ["律师事务所", "Law firm"]],
  ["military", ["军队", "Military"]],
];
export const OTHER: Option = ["other", ["其他单位", "Other"]];

export const FILING_TYPES: Option[] = [
  ["first", ["首次备案", "First filing"]],
  ["new-site", ["新增网站", "New site"]],
  ["access", ["接入备案", "Change of provider (接入)"]],
  ["change-subject", ["变更主体", "Change of subject"]],
  ["change-site", ["变更网站", "Change of site"]],
  ["cancel-subject", ["注销主体", "Cancel subject"]],
  ["cancel-site", ["注销网站", "Cancel site"]],
  ["cancel-access", ["取消接入", "Cancel access"]],
];
export const SERVER_LOCATIONS: Option[] = [
  ["mainland", ["中国内地", "Mainland China"]],
  ["hong-kong", ["香港", "Hong Kong"]],
  ["macau", ["澳门", "Macau"]],
  ["taiwan", ["台湾", "Taiwan"]],
  ["overseas", ["境外", "Abroad"]],
];

const RESIDENT_ID: Option = ["resident-id", ["居民身份证", "Resident ID card"]];
const OTHER_PAPERS: Option[] = [
  ["passport", ["护照", "Passport"]],
  ["mainland-travel-permit-hk-macau", ["港澳居民来往内地通行证", "Mainland travel permit, HK and Macau"]],
  ["mainland-travel-permit-taiwan", ["台湾居民来往大陆通行证", "Mainland travel permit, Taiwan"]],
  ["residence-permit-hk-macau-taiwan", ["港澳台居民居住证", "Residence permit, HK, Macau, Taiwan"]],
  ["foreigner-permanent-residence", ["外国人永久居留身份证", "Foreign permanent resident ID card"]],
];
const CREDIT_CODE: Option = ["unified-social-credit", ["统一社会信用代码", "Unified social credit code"]];
const ORGANISATION: Option = ["organisation-code", ["组织机构代码证", "Organisation code certificate"]];
const OWN: Record<string, Option> = {
  "enterprise": ["business-licence", ["营业执照（旧注册号）", "Business licence (old number)"]],
  "self-employed": ["business-licence", ["营业执照（旧注册号）", "Business licence (old number)"]],
  "public-institution": ["public-institution-certificate", ["事业单位法人证书", "Public institution certificate"]],
  "social-organization": ["social-organization-certificate", ["社会团体法人登记证书", "Social organisation certificate"]],
  "private-non-enterprise": ["private-non-enterprise-certificate", ["民办非企业单位登记证书", "Private non-enterprise certificate"]],
  "military": ["military-code", ["部队代号", "Military unit code"]],
};

export const PEOPLES_PAPERS: Option[] = [RESIDENT_ID, ...OTHER_PAPERS, ["officer-card", ["军官证", "Officer's card"]]];

/** The certificates of a subject, the usual one first. */
export function subjectPapers(nature: string | undefined): Option[] {
  if (nature === "individual") return [RESIDENT_ID, ...OTHER_PAPERS];
  const own = nature ? OWN[nature] : undefined;
  if (nature === "military" && own) return [own];
  return own ? [CREDIT_CODE, own, ORGANISATION] : [CREDIT_CODE, ORGANISATION];
}

/** The value is the Chinese term itself: that is what is filed. */
const terms = (...pairs: [string, string][]): Option[] => pairs.map(([zh, en]) => [zh, [zh, `${en} ${zh}`]]);

export const CATEGORIES = terms(
  ["其他", "Other"], ["单位门户网站", "Portal of a unit"], ["综合门户", "General portal"], ["博客/个人空间", "Blog"],
  ["网络购物", "Shopping"], ["网络广告/信息", "Advertising, information"], ["搜索引擎", "Search engine"], ["网络论坛/社区", "Forum"],
  ["网络图片", "Pictures"], ["网络软件/下载", "Software, downloads"], ["网络教育", "Education"], ["网络游戏", "Games"],
  ["网络音乐", "Music"], ["网络影视", "Video"], ["网上求职", "Jobs"], ["网上房产", "Property"],
);
export const SERVICE_TYPES = terms(
  ["网站应用服务", "Site services"], ["信息发布平台和递送服务", "Publishing and delivery"], ["信息搜索查询服务", "Search"],
  ["信息社区平台服务", "Community"], ["信息即时交互服务", "Messaging"], ["信息保护和处理服务", "Protection and processing"],
);
export const LANGUAGES = terms(
  ["中文简体", "Simplified Chinese"], ["中文繁体", "Traditional Chinese"], ["英语", "English"], ["日语", "Japanese"], ["法语", "French"],
  ["俄语", "Russian"], ["藏语", "Tibetan"], ["维吾尔语", "Uyghur"], ["蒙古语", "Mongolian"], ["其他", "Other"],
);
export const SERVICES: Option[] = [
  ["website", ["网站", "Website"]],
  ["app", ["App", "App"]],
  ["mini-program", ["小程序", "Mini-program"]],
  ["quick-app", ["快应用", "Quick app"]],
];
export const APPROVALS: Option[] = [
  ["news", ["新闻", "News"]],
  ["publishing", ["出版", "Publishing"]],
  ["education", ["教育", "Education"]],
  ["health-care", ["医疗保健", "Health care"]],
  ["drugs-and-devices", ["药品和医疗器械", "Drugs and devices"]],
  ["culture", ["文化", "Culture"]],
  ["broadcasting", ["广播电视节目", "Broadcasting"]],
  ["ride-hailing", ["网络预约车", "Ride-hailing"]],
  ["finance", ["金融", "Finance"]],
  ["religion", ["宗教", "Religion"]],
];
export const YES_NO: Option[] = [["yes", ["是", "Yes"]], ["no", ["否", "No"]]];
