// What the form holds, and the filing that it stands for.
import type { Filing, Place } from "beian-check";

/** Texts; "" where nothing has been chosen or typed yet. */
export interface Values {
  region: string;
  nature: string;
  kind: string;
  number: string;
  address: string;
  mobile: string;
  siteName: string;
}

export const EMPTY: Values = { region: "", nature: "", kind: "", number: "", address: "", mobile: "", siteName: "" };

/** What is chosen decides about what is written, so every check is told the whole form. */
export const filingOf = ({ region, nature, kind, number, address, mobile, siteName }: Partial<Values>): Filing => ({
  region,
  subject: { nature, certificate: { kind, number }, address },
  principal: { mobile },
  sites: [{ name: siteName }],
});

/** What each value is called in a filing. */
export const PLACES = {
  region: "region",
  nature: "subject.nature",
  kind: "subject.certificate.kind",
  number: "subject.certificate.number",
  address: "subject.address",
  mobile: "person.mobile",
  siteName: "site.name",
} as const satisfies Record<keyof Values, Place>;

export const LABELS: Record<keyof Values, string> = {
  region: "备案地区",
  nature: "主办者性质",
  kind: "证件类型",
  number: "证件号码",
  address: "通信地址",
  mobile: "手机号码",
  siteName: "网站名称",
};

export interface Option {
  value: string;
  label: string;
}

/** What is chosen from a list. */
export const OPTIONS: Record<"region" | "nature" | "kind", Option[]> = {
  region: options(`11 北京市 12 天津市 13 河北省 14 山西省 15 内蒙古自治区 21 辽宁省 22 吉林省 23 黑龙江省 31 上海市 32 江苏省 33 浙江省
    34 安徽省 35 福建省 36 江西省 37 山东省 41 河南省 42 湖北省 43 湖南省 44 广东省 45 广西壮族自治区 46 海南省 50 重庆市 51 四川省
    52 贵州省 53 云南省 54 西藏自治区 61 陕西省 62 甘肃省 63 青海省 64 宁夏回族自治区 65 新疆维吾尔自治区`),
  nature: options("individual 个人 enterprise 企业 self-employed 个体工商户"),
  kind: options("resident-id 居民身份证 passport 护照 unified-social-credit 统一社会信用代码"),
};

function options(text: string): Option[] {
  return [...text.matchAll(/(\S+) (\S+)/g)].map(([, value = "", label = ""]) => ({ value, label }));
}

/** What is written, in the order of the form. */
export const WRITTEN = ["number", "address", "mobile", "siteName"] as const;
export const CHOSEN = ["region", "nature", "kind"] as const;
