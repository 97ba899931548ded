// The choices the form offers: the API's word for each, and what people call it. English is in language/words.ts, which comes later.

export type Option = readonly [value: string, label: string];

export const NATURES: Option[] = [
  ["individual", "个人"],
  ["enterprise", "企业"],
  ["self-employed", "个体工商户"],
];
export const OTHER_NATURES: Option[] = [
  ["public-institution", "事业单位"],
  ["social-organization", "社会团体"],
  ["private-non-enterprise", "民办非企业单位"],
  ["government", "政府机关"],
  ["foundation", "基金会"],
  ["law-firm", "律师事务所"],
  ["military", "军队"],
];
export const OTHER: Option = ["other", "其他单位"];

export const FILING_TYPES: Option[] = [
  ["first", "首次备案"],
  ["new-site", "新增网站"],
  ["access", "接入备案"],
  ["change-subject", "变更主体"],
  ["change-site", "变更网站"],
  ["cancel-subject", "注销主体"],
  ["cancel-site", "注销网站"],
  ["cancel-access", "取消接入"],
];
export const SERVER_LOCATIONS: Option[] = [
  ["mainland", "中国内地"],
  ["hong-kong", "香港"],
  ["macau", "澳门"],
  ["taiwan", "台湾"],
  ["overseas", "境外"],
];

const RESIDENT_ID: Option = ["resident-id", "居民身份证"];
const OTHER_PAPERS: Option[] = [
  ["passport", "护照"],
  ["mainland-travel-permit-hk-macau", "港澳居民来往内地通行证"],
  ["mainland-travel-permit-taiwan", "台湾居民来往大陆通行证"],
  ["residence-permit-hk-macau-taiwan", "港澳台居民居住证"],
  ["foreigner-permanent-residence", "外国人永久居留身份证"],
];
const CREDIT_CODE: Option = ["unified-social-credit", "统一社会信用代码"];
const ORGANISATION: Option = ["organisation-code", "组织机构代码证"];
const OWN: Record<string, Option> = {
  "enterprise": ["business-licence", "营业执照（旧注册号）"],
  "self-employed": ["business-licence", "营业执照（旧注册号）"],
  "public-institution": ["public-institution-certificate", "事业单位法人证书"],
  "social-organization": ["social-organization-certificate", "社会团体法人登记证书"],
  "private-non-enterprise": ["private-non-enterprise-certificate", "民办非企业单位登记证书"],
  "military": ["military-code", "部队代号"],
};

export const PEOPLES_PAPERS: Option[] = [RESIDENT_ID, ...OTHER_PAPERS, ["officer-card", "军官证"]];

/** The certificates of a subject, the usual one first. */
export function subjectPapers(nature: string | undefined): Option[] {
  if (nature === "individual") return [RESIDENT_ID, ...OTHER_PAPERS];
  const own = nature ? OWN[nature] : undefined;
  if (nature === "military" && own) return [own];
  return own ? [CREDIT_CODE, own, ORGANISATION] : [CREDIT_CODE, ORGANISATION];
}

/** The value is the Chinese term itself: that is what is filed. */
const terms = (...names: string[]): Option[] => names.map((name) => [name, name]);

export const CATEGORIES = terms(
  "其他", "单位门户网站", "综合门户", "博客/个人空间",
  "网络购物", "网络广告/信息", "搜索引擎", "网络论坛/社区",
  "网络图片", "网络软件/下载", "网络教育", "网络游戏",
  "网络音乐", "网络影视", "网上求职", "网上房产",
);
export const SERVICE_TYPES = terms(
  "网站应用服务", "信息发布平台和递送服务", "信息搜索查询服务",
  "信息社区平台服务", "信息即时交互服务", "信息保护和处理服务",
);
export const LANGUAGES = terms(
  "中文简体", "中文繁体", "英语", "日语", "法语",
  "俄语", "藏语", "维吾尔语", "蒙古语", "其他",
);
export const SERVICES: Option[] = [
  ["website", "网站"],
  ["app", "App"],
  ["mini-program", "小程序"],
  ["quick-app", "快应用"],
];
export const APPROVALS: Option[] = [
  ["news", "新闻"],
  ["publishing", "出版"],
  ["education", "教育"],
  ["health-care", "医疗保健"],
  ["drugs-and-devices", "药品和医疗器械"],
  ["culture", "文化"],
  ["broadcasting", "广播电视节目"],
  ["ride-hailing", "网络预约车"],
  ["finance", "金融"],
  ["religion", "宗教"],
];
