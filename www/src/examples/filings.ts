// Filings to look at: people, units and numbers are made up, the check characters are right.
import type { Filing, Person, Site } from "beian-check";
import type { ExampleId } from "./index";

const resident = (name: string, number: string, expires = "2038-06-18"): Person => ({ name, certificate: { kind: "resident-id", number, expires } });
const reach = (mobile: string, email: string): Person => ({ mobile, emergencyPhone: mobile.replace(/.$/, "6"), email });

const site = (name: string, domain: string, holder: Filing["subject"], more: Site = {}): Site => {
  const { kind, number } = holder?.certificate ?? {};
  return {
    name,
    domains: [{ name: domain, holder: { name: holder?.name ?? "", certificate: { kind: kind ?? "resident-id", number: number ?? "" } }, registered: "2025-04-08", verified: true, verifiedOn: "2025-04-09", expires: "2034-04-08" }],
    homeUrl: `https://www.${domain.replace(/^www\./, "")}/`,
    ip: ["121.40.88.12"],
    service: "website",
    contentCategory: "其他",
    serviceTypes: ["网站应用服务"],
    approvals: [],
    languages: ["中文简体"],
    interactive: false,
    paid: false,
    ...more,
  };
};
const papers = ["subject-certificate", "principal-id", "domain-certificate"];

function individual(region: string, name: string, number: string, address: string, makeSite: (subject: Filing["subject"]) => Site, remark?: string): Filing {
  const person = resident(name, number);
  const subject = { nature: "individual", name, certificate: { ...person.certificate, address }, address, investor: name, ...(remark && { remark }) };
  return {
    filingType: "first", region, serverLocation: "mainland", subject,
    principal: { ...person, ...reach("13812340057", "post@shanjianxiaowu.cn") },
    sites: [makeSite(subject)], materials: papers,
  };
}

function unit(region: string, nature: string, name: string, number: string, address: string, head: Person, phone: string, sites: [name: string, domain: string][]): Filing {
  const subject = {
    nature, name, certificate: { kind: "unified-social-credit", number, address, expires: "long-term" }, address,
    investor: name, legalRepresentative: head.name ?? "",
  };
  const domain = sites[0]?.[1] ?? "";
  return {
    filingType: "first", region, serverLocation: "mainland", subject,
    principal: { ...head, ...reach("13607310028", `office@${domain}`), phone },
    sites: sites.map(([title, at]) => site(title, at, subject, { contentCategory: "单位门户网站" })), materials: papers,
  };
}

export const FILINGS: Record<ExampleId, Filing> = {
  "sichuan-individual": individual("51", "周文岚", "510104199305096229", "四川省成都市锦江区三圣街道白桦林路118号6栋2单元503室", (subject) =>
      site("山间小屋手记", "shanjianxiaowu.cn", subject, { remark: "记录山里的植物和四季，没有评论和交易。" })),
  "jiangsu-individual": individual("32", "周文岚", "320102198804235120", "江苏省南京市玄武区梅园新村街道竺桥路26号3幢402室", (subject) =>
      site("山间小屋的个人博客", "shanjianxiaowu.cn", subject, { remark: "网站开通后的主要内容：记录山里的植物和四季，没有评论和交易。" })),
  "beijing-enterprise": unit("11", "enterprise", "北京云杉岭科技有限公司", "91110108MA01C8D24U", "北京市海淀区中关村街道知春路86号院2号楼1105室",
      resident("许明澈", "110108199001023355"), "086-010-82345678", [["云杉岭科技", "yunshanling.com"]]),
  "guangdong-individual": individual("44", "周文斌", "44030519920617303x", "广东省深圳市南山区桃源街道塘朗村", (subject) => site("山间小屋商城", "shanjianxiaowu.cn", subject)),
  "hunan-enterprise": unit("43", "enterprise", "长沙岳麓青禾文具有限公司", "91430102MA4Q7R2K63", "湖南省长沙市芙蓉区定王台街道五一大道389号1203室",
      resident("谭嘉禾", "430102197908113014"), "086-0731-84123456", [["青禾文具", "qinghewenju.com"], ["青禾文具商店", "www.qinghe-shop.com"]]),
  "jiangsu-wrong": individual("32", "周文岚", "320102198804235120", "江苏省南京市玄武区梅园新村街道竺桥路26号3幢402室", (subject) =>
      site("周文岚的小站2026★", "http://www.shanjianxiaowu.cn", subject, { ip: ["192.168.1.8"], homeUrl: "https://www.example.com/" })),
};
