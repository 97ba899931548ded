// Pages as people make them, with what is found on them. Every number is made up. Node's parser and the browser's are held to
// this table, and to each other.

const MIIT = "https://beian.miit.gov.cn/";
const MPS = "https://beian.mps.gov.cn/#/query/webSearch?code=11000002999999";
const ICP = "京ICP备12345678号-1";
const PSB = "京公网安备11000002999999号";
const own = { icpNumber: ICP };
const both = { icpNumber: ICP, psbNumber: PSB };
const nanjing = { icpNumber: "苏ICP备12345678号-1", subjectName: "南京半枝园艺有限公司", region: "32", nature: "enterprise", psbNumber: "苏公网安备32010002999999号" };
const nanjingFoot = (line) =>
  `<footer><p>${line}</p><p><a href="${MIIT}">苏ICP备12345678号-1</a></p><p><img src="b.png"><a href="https://beian.mps.gov.cn/#/query/webSearch?code=32010002999999">苏公网安备32010002999999号</a></p></footer>`;
const good = `<a href="${MIIT}" target="_blank">${ICP}</a>`;
const page = (foot) => `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>半枝园艺 ${ICP}</title><style>.icp{color:#999}</style></head>
<body><header><nav><ul><li><a href="/">首页</a><li><a href="/about">关于我们</a></ul></nav></header><main><h1>四季种植手记</h1><p>露台上的番茄，三月育苗，五月定植。</p></main>
${foot}</body></html>`;

/** `found`: rules with their verdicts, in order; `at`: the words that the first finding's span covers. */
export const FOOTERS = [
  { name: "as it should be", html: page(`<footer>© 2019–2026 半枝园艺 ${good}</footer>`), input: own, found: [] },
  { name: "the number alone, as a fragment", html: good, input: own, found: [] },
  { name: "both numbers with badge", html: page(`<footer>${good} <a href="${MPS}"><img src="/badge.png" alt="">${PSB}</a></footer>`), input: both, found: [] },
  { name: "badge in the line before", html: page(`<div>${good}</div><div><img src="badge.png"><p><a href="${MPS}">${PSB}</a></p></div>`), input: both, found: [] },
  { name: "no number", html: page("<footer>© 2019–2026 半枝园艺</footer>"), input: own, found: ["footer/icp-missing reject"] },
  { name: "nothing at all", html: "", input: {}, found: ["footer/icp-missing reject"] },
  { name: "no link", html: page(`<footer>${ICP}</footer>`), input: own, found: ["footer/icp-link reject"] },
  { name: "old host", html: page(`<footer><a href="http://www.miitbeian.gov.cn/">${ICP}</a></footer>`), input: own, found: ["footer/icp-link reject"], at: "http://www.miitbeian.gov.cn/" },
  { name: "old host without www", html: page(`<footer><a href="http://miitbeian.gov.cn">${ICP}</a></footer>`), input: own, found: ["footer/icp-link reject"], at: "http://miitbeian.gov.cn" },
  { name: "the link is there and points elsewhere", html: page(`<footer><a href="https://www.example.com/beian.miit.gov.cn">${ICP}</a></footer>`), input: own, found: ["footer/icp-link reject"], at: "https://www.example.com/beian.miit.gov.cn" },
  { name: "a host that only begins like it", html: page(`<footer><a href="https://beian.miit.gov.cn.example.com">${ICP}</a></footer>`), input: own, found: ["footer/icp-link reject"] },
  { name: "user info in front of another host", html: page(`<footer><a href="https://beian.miit.gov.cn@example.com/">${ICP}</a></footer>`), input: own, found: ["footer/icp-link reject"] },
  { name: "no scheme", html: page(`<footer><a href="beian.miit.gov.cn">${ICP}</a></footer>`), input: own, found: ["footer/icp-link reject"], at: "beian.miit.gov.cn" },
  { name: "no scheme, with slashes", html: page(`<footer><a href="//beian.miit.gov.cn">${ICP}</a></footer>`), input: own, found: [] },
  { name: "http and a path", html: page(`<footer><a href=http://beian.miit.gov.cn/#/Integrated/index>${ICP}</a></footer>`), input: own, found: [] },
  { name: "a link that opens nothing", html: page(`<footer><a href="#">${ICP}</a></footer>`), input: own, found: ["footer/icp-link reject"] },
  { name: "an anchor without href", html: page(`<footer><a>${ICP}</a></footer>`), input: own, found: ["footer/icp-link reject"] },
  { name: "opened by a script", html: page(`<footer><span onclick="window.open('${MIIT}')">${ICP}</span></footer>`), input: own, found: ["footer/icp-link risk"] },
  { name: "the link beside the number", html: page(`<footer>${ICP} <a href="${MIIT}">工信部备案系统</a></footer>`), input: own, found: ["footer/icp-link risk"] },
  { name: "the link around a part", html: page(`<footer>京ICP备<a href="${MIIT}">12345678号-1</a></footer>`), input: own, found: ["footer/icp-link note"] },
  { name: "the link around more", html: page(`<footer><a href="${MIIT}"><p>ICP备案号：<b>${ICP}</b></p></a></footer>`), input: own, found: [] },
  { name: "the number split over spans", html: page(`<footer><a href="${MIIT}"><span>京</span><span>ICP备</span><em>1234</em><em>5678</em>号-<i>1</i></a></footer>`), input: own, found: [] },
  { name: "entities and full width", html: page(`<footer><a href="https&#58;//beian.miit.gov.cn/">&#20140;ＩＣＰ备１２３４５６７８号&nbsp;－１</a></footer>`), input: own, found: [] },
  { name: "hidden by attribute", html: page(`<footer hidden>${good}</footer>`), input: own, found: ["footer/icp-missing reject"] },
  { name: "hidden by style", html: page(`<footer><div style="color: red; DISPLAY : none !important">${good}</div></footer>`), input: own, found: ["footer/icp-missing reject"] },
  { name: "in a comment", html: page(`<!-- <footer>${good}</footer> -->`), input: own, found: ["footer/icp-missing reject"] },
  { name: "in a template", html: page(`<template>${good}</template>`), input: own, found: ["footer/icp-missing reject"] },
  { name: "in noscript", html: page(`<noscript>${good}</noscript>`), input: own, found: ["footer/icp-missing reject"] },
  { name: "in a text field", html: page(`<textarea>${good}</textarea>`), input: own, found: ["footer/icp-missing reject"] },
  { name: "written by a script", html: page(`<script>document.write('<a href="${MIIT}">${ICP}</a>')</script>`), input: own, found: ["footer/icp-missing risk"] },
  { name: "drawn by scripts", html: `<!doctype html><html><head><script type="module" src="/a.js"></script></head><body><div id="app"></div></body></html>`, input: both, found: ["footer/icp-missing risk", "footer/psb risk"] },
  { name: "another subject's number", html: page(`<footer><a href="${MIIT}">沪ICP备2024000002号-1</a></footer>`), input: own, found: ["footer/icp-missing reject"], at: "沪ICP备2024000002号-1" },
  { name: "the subject's number for the site's", html: page(`<footer><a href="${MIIT}">京ICP备12345678号</a></footer>`), input: own, found: [] },
  { name: "the site's number for the subject's", html: page(`<footer>${good}</footer>`), input: { icpNumber: "京ICP备12345678号" }, found: [] },
  { name: "the app's number", html: page(`<footer><a href="${MIIT}">京ICP备12345678号-2A</a></footer>`), input: own, found: ["footer/icp-missing risk"], at: "京ICP备12345678号-2A" },
  { name: "two sites' numbers, one of them its own", html: page(`<footer>${good} | <a href="${MIIT}">京ICP备12345678号-3X</a></footer>`), input: own, found: [] },
  { name: "a template's placeholder", html: page(`<footer><a href="${MIIT}">京ICP备XXXXXXXX号-1</a></footer>`), input: {}, found: ["icp-number/format reject"], at: "京ICP备XXXXXXXX号-1" },
  { name: "the police's letter", html: page(`<footer><a href="${MIIT}">川ICP备2024000001号-1</a></footer>`), input: {}, found: ["icp-number/format risk"], at: "川ICP备2024000001号-1" },
  { name: "the right letter", html: page(`<footer><a href="${MIIT}">蜀ICP备2024000001号-1</a></footer>`), input: { icpNumber: "蜀ICP备2024000001号-1", psbNumber: "" , region: "" }, found: ["psb/region-portal note"] },
  { name: "malformed in the input", html: page(`<footer>${good}</footer>`), input: { icpNumber: "京ICP备1234号" }, found: ["icp-number/format reject"] },
  { name: "a licence", html: page("<footer>增值电信业务经营许可证：浙B2-20080101</footer>"), input: { psbNumber: "浙公网安备33010002999999号" }, found: ["footer/psb risk"] },
  { name: "public-security number missing", html: page(`<footer>${good}</footer>`), input: both, found: ["footer/psb risk"] },
  { name: "public-security link of old", html: page(`<footer>${good}<br><img src="b.png"><a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11000002999999">${PSB}</a></footer>`), input: both, found: ["footer/psb risk"] },
  { name: "public-security link with other digits", html: page(`<footer>${good}<br><img src="b.png"><a href="https://beian.mps.gov.cn/#/query/webSearch?code=32010002999999">${PSB}</a></footer>`), input: both, found: ["footer/psb risk"], at: "https://beian.mps.gov.cn/#/query/webSearch?code=32010002999999" },
  { name: "no badge", html: page(`<footer>${good}<br><a href="${MPS}">${PSB}</a></footer>`), input: both, found: ["footer/psb note"] },
  { name: "a fake of a template", html: page(`<footer>${good}<br><img src="b.png"><a href="https://beian.mps.gov.cn/#/query/webSearch?code=31010402000001">湘公网安备31010402000001号</a></footer>`), input: own, found: ["psb-number/format reject"], at: "湘公网安备31010402000001号" },
  { name: "Jiangsu, as it should be", html: page(nanjingFoot("© 2019–2026 南京半枝园艺有限公司 版权所有")), input: nanjing, found: [] },
  { name: "Jiangsu, no copyright line", html: page(nanjingFoot("欢迎来访")), input: nanjing, found: ["footer/copyright risk"] },
  { name: "Jiangsu, a short name", html: page(nanjingFoot("© 半枝园艺 版权所有")), input: nanjing, found: ["footer/copyright risk"] },
  { name: "Jiangsu, a branch's name", html: page(nanjingFoot("版权所有：南京半枝园艺有限公司苏州分公司")), input: nanjing, found: ["footer/copyright risk"] },
  { name: "Jiangsu, known by the number alone", html: page(nanjingFoot("欢迎来访")), input: { icpNumber: nanjing.icpNumber, subjectName: nanjing.subjectName }, found: ["footer/copyright risk"] },
  { name: "an individual in Jiangsu", html: page(nanjingFoot("欢迎来访")), input: { ...nanjing, subjectName: "沈听澜", nature: "individual" }, found: [] },
  { name: "tables, unclosed tags, a stray link", html: `<table><tr><td><center>Copyright &copy; 2008-2012<br><font color=#999><a href=${MIIT}>${ICP}<td>联系我们<a href="/x">站长</table>`, input: own, found: [] },
  { name: "text misplaced in a table", html: `<table><a href="${MIIT}">${ICP}</a><tr><td>x</table>`, input: own, found: [] },
  { name: "a link inside a link", html: `<footer><a href="/about"><b>关于 <a href="${MIIT}">${ICP}</a></b></a></footer>`, input: own, found: [] },
  { name: "a link never closed", html: `<footer><a href="${MIIT}">首页<p>${ICP}</footer>`, input: own, found: [] },
  { name: "drawn in an svg", html: page(`<svg><text>${ICP}</text></svg>`), input: own, found: ["footer/icp-missing reject"] },
  { name: "upper case of long ago", html: `<HTML><BODY BGCOLOR=#FFFFFF><P ALIGN=CENTER><A HREF="HTTPS://BEIAN.MIIT.GOV.CN" TARGET=_BLANK>京icp備12345678號-1</A></BODY></HTML>`, input: own, found: [] },
  { name: "followed by a year in another element", html: page(`<footer><a href="${MIIT}">${ICP}</a><span>2026</span></footer>`), input: own, found: [] },
];

/**
 * Text that looks like HTML, the same for the same seed. Without <select>: browsers have read more inside of one since 2025 than
 * parse5 does yet, and nothing of it is looked at but what follows where it is never closed.
 */
export function randomHtml(random) {
  const parts = [
    "<p>", "</p>", "<div>", "</div>", "<a href='https://beian.miit.gov.cn/'>", "<a href=x>", "</a>", "<table>", "<tr>", "<td>", "</table>", "<b>", "<i>", "</b>", "</i>",
    "京ICP备12345678号-1", "京ICP备", "12345678号", "京公网安备11000002999999号", "版权所有", " ", "\n", "<!--", "-->", "<script>", "</script>", "<style>", "</style>",
    "<template>", "</template>", "<div hidden>", "<p style='display:none'>", "<br>", "<img src=b.png>", "&nbsp;", "&lt;", "&#x4eac;", "<svg>", "</svg>",
    "<math>", "<title>", "</title>", "<textarea>", "</textarea>", "<", ">", "\"", "'", "\u0000", "\ud800", "𠮷", "<form>", "</form>", "<li>", "<ul>", "<noscript>", "</noscript>", "<body>", "</html>", "<frameset>", "<plaintext>",
    "<button>", "</button>", "<h1>", "</h2>", "<caption>", "<col>", "<nobr>", "</br>", "</p>", "<marquee>", "<object>", "<foreignObject>", "<![CDATA[", "]]>", "<?x ", "<!doctype html>",
  ];
  // <plaintext> swallows the rest: seldom.
  const pick = () => parts[Math.floor(random() * parts.length)];
  return Array.from({ length: 1 + Math.floor(random() * 30) }, () => (pick() === "<plaintext>" ? "x" : pick().replace("<plaintext>", "y"))).join("");
}
