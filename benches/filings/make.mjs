// Made-up filings for benchmarks and for trying things at scale: the same seed gives the same filings, byte for byte.
// Every number is invented, its check character computed. Three in ten have one slip of those that people make.
//   node benches/filings/make.mjs COUNT [SEED] > filings.ndjson

import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { Numbers } from "../../tests/fixtures/make-numbers.mjs";

const SURNAMES = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"];
const GIVEN = ["知微", "晚照", "听雨", "怀瑾", "思齐", "若水", "临川", "望舒", "清和", "景行", "牧之", "云起", "南乔", "言蹊", "砚秋", "朝颜"];
const WHAT = ["山间小屋", "江边晨跑", "旧书修补", "露营做饭", "陶艺练习", "胶片冲洗", "阳台种菜", "木工入门", "手冲咖啡", "观鸟记事", "拼图收纳", "古琴练习"];
const KIND = ["手记", "笔记", "小记", "札记", "随笔", "日志"];
const TRADE = ["木作", "茶业", "陶瓷", "纸品", "灯具", "园艺", "家具", "文具", "食品", "软件", "机械", "服饰"];
const BRAND = ["栖迟", "听松", "映月", "渡口", "拾光", "青禾", "知更", "云岫", "长亭", "远山", "半亩", "南枝"];

/** Places with a county code, a road, and the area code of landlines. */
const PLACES = [
  ["11", "110108", "北京市", "海淀区", "010", "62"], ["12", "120101", "天津市", "和平区", "022", "27"],
  ["13", "130102", "河北省石家庄市", "长安区", "0311", "86"], ["14", "140105", "山西省太原市", "小店区", "0351", "70"],
  ["21", "210102", "辽宁省沈阳市", "和平区", "024", "23"], ["31", "310104", "上海市", "徐汇区", "021", "64"],
  ["32", "320102", "江苏省南京市", "玄武区", "025", "83"], ["33", "330106", "浙江省杭州市", "西湖区", "0571", "87"],
  ["34", "340104", "安徽省合肥市", "蜀山区", "0551", "63"], ["35", "350102", "福建省福州市", "鼓楼区", "0591", "87"],
  ["36", "360102", "江西省南昌市", "东湖区", "0791", "86"], ["37", "370102", "山东省济南市", "历下区", "0531", "86"],
  ["41", "410105", "河南省郑州市", "金水区", "0371", "65"], ["42", "420106", "湖北省武汉市", "武昌区", "027", "88"],
  ["43", "430104", "湖南省长沙市", "岳麓区", "0731", "88"], ["44", "440305", "广东省深圳市", "南山区", "0755", "26"],
  ["50", "500103", "重庆市", "渝中区", "023", "63"], ["51", "510104", "四川省成都市", "锦江区", "028", "86"],
  ["53", "530102", "云南省昆明市", "五华区", "0871", "63"], ["61", "610113", "陕西省西安市", "雁塔区", "029", "85"],
];
const ROADS = ["文林街", "桃源路", "长宁路", "学府路", "建设路", "滨江路", "梧桐街", "望江路"];
const LATIN = ["qichi", "tingsong", "yingyue", "dukou", "shiguang", "qinghe", "zhigeng", "yunxiu", "changting", "yuanshan", "banmu", "nanzhi"];
const ENDINGS = ["com", "cn", "net", "com.cn", "top", "shop"];

/** What people get wrong. Each changes one field of a good filing. */
const SLIPS = [
  (filing) => { filing.principal.certificate.number = filing.principal.certificate.number.replace(/.$/, (last) => (last === "X" ? "x" : String((Number(last) + 1) % 10))); },
  (filing) => { filing.subject.address = filing.subject.address.replace(/\d+号.*$/, ""); },
  (filing) => { filing.principal.mobile = filing.principal.mobile.slice(0, 10); },
  (filing) => { filing.principal.email = filing.principal.email.replace("@", "＠"); },
  (filing) => { filing.sites[0].domains = [`https://www.${filing.sites[0].domains[0]}/`]; },
  (filing) => { filing.sites[0].name += "论坛"; },
  (filing) => { filing.sites[0].name = "中国" + filing.sites[0].name; },
  (filing) => { filing.sites[0].ip = ["192.168.1.8"]; },
  (filing) => { if (filing.subject.certificate.kind === "unified-social-credit") filing.subject.certificate.number = filing.subject.certificate.number.replace(/.$/, "I"); else filing.subject.certificate.number = `${filing.subject.certificate.number} `; },
];

/** An endless supply, from a seed. */
export function* filings(seed = 20261122) {
  const numbers = new Numbers(seed);
  const pick = (list) => list[Math.floor(numbers.next() * list.length)];
  for (let serial = 0; ; serial++) {
    const [code, area, city, county, areaCode, exchange] = pick(PLACES);
    const unit = numbers.next() < 0.5;
    const person = pick(SURNAMES) + pick(GIVEN);
    const brand = Math.floor(numbers.next() * BRAND.length);
    const [trade, name] = [pick(TRADE), `${pick(WHAT)}${pick(KIND)}`];
    const address = `${city}${county}${pick(ROADS)}${1 + Math.floor(numbers.next() * 180)}号${1 + Math.floor(numbers.next() * 20)}栋${1 + Math.floor(numbers.next() * 20)}0${1 + Math.floor(numbers.next() * 8)}室`;
    const own = { kind: "resident-id", number: numbers.residentId(area), expires: "2041-08-09" };
    const company = `${city.replace(/^.*[省区]/, "")}${BRAND[brand]}${trade}有限公司`;
    const domain = `${LATIN[brand]}${serial}.${pick(ENDINGS)}`;
    const filing = {
      filed: { subject: false, domain: false },
      region: code,
      serverLocation: "mainland",
      subject: unit
        ? { nature: "enterprise", name: company, certificate: { kind: "unified-social-credit", number: numbers.uscc("91", area), address, expires: "long-term" }, address, investor: person, legalRepresentative: person }
        : { nature: "individual", name: person, certificate: { ...own, address }, address, investor: person },
      principal: { name: person, certificate: own, mobile: numbers.mobile(), phone: `086-${areaCode}-${exchange}${numbers.digits(8 - exchange.length)}`, emergencyPhone: numbers.mobile(), email: `${LATIN[brand]}${serial}@example.com` },
      sites: [{
        name: unit ? `${BRAND[brand]}${trade}官网` : name,
        domains: [domain], homeUrl: `https://www.${domain}/`, ip: [`47.96.${serial % 200}.${1 + (serial % 250)}`],
        contentCategory: unit ? "单位门户网站" : "其他", serviceTypes: ["网站应用服务"], approvals: [], languages: ["中文简体"], interactive: false, paid: false,
        ...(unit ? {} : { remark: `个人网站，记录${name.slice(0, 4)}的见闻和心得，不含企业和单位的信息。` }),
      }],
      materials: ["subject-certificate", "principal-id", "domain-certificate"],
    };
    if (numbers.next() < 0.3) pick(SLIPS)(filing);
    yield filing;
  }
}

/** The first `count` of them. */
export function some(count, seed) {
  const from = filings(seed);
  return Array.from({ length: count }, () => from.next().value);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [count, seed] = process.argv.slice(2).map(Number);
  if (!Number.isInteger(count) || count < 1) {
    console.error("usage: node benches/filings/make.mjs COUNT [SEED]");
    process.exit(2);
  }
  const from = filings(seed || undefined);
  let lines = "";
  for (let made = 1; made <= count; made++) {
    lines += `${JSON.stringify(from.next().value)}\n`;
    if (lines.length < 1 << 16 && made < count) continue;
    if (!process.stdout.write(lines)) await once(process.stdout, "drain");
    lines = "";
  }
}
