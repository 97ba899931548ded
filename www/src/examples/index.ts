// The examples as the menu names them. The filings themselves lie beside the page (filings.ts): no first check needs them.
import type { Both } from "../language";

export interface Example {
  id: ExampleId;
  label: Both;
  good: boolean;
}

export const EXAMPLES = [
  { id: "sichuan-individual", good: true, label: ["四川 · 个人", "Sichuan · individual"] },
  { id: "jiangsu-individual", good: true, label: ["江苏 · 个人", "Jiangsu · individual"] },
  { id: "beijing-enterprise", good: true, label: ["北京 · 企业", "Beijing · company"] },
  { id: "guangdong-individual", good: false, label: ["广东 · 个人：名称、证件、地址", "Guangdong · individual: name, number, address"] },
  { id: "hunan-enterprise", good: false, label: ["湖南 · 企业：两个网站", "Hunan · company: two sites"] },
  { id: "jiangsu-wrong", good: false, label: ["江苏 · 个人：名称不合格式", "Jiangsu · individual: form of the name"] },
] as const satisfies readonly { id: string; label: Both; good: boolean }[];

export type ExampleId = (typeof EXAMPLES)[number]["id"];

/** The filing of an example; it has been loaded long before anybody asks. */
export async function filingOf(id: ExampleId): Promise<import("beian-check").Filing> {
  return (await import("./filings")).FILINGS[id];
}
