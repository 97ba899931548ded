// The pages of the handbook: all rules, to be searched; and one page for each region.

import { both, html, joined, title } from "./html.mjs";
import { ruleWriter, tag } from "./rule.mjs";
import { ALL_GROUPS, groupOf, meaning, VERDICTS } from "./words.mjs";

/** Records by id. Those of one rule: what holds now before what is over, the nation's before a region's. */
function byId(records) {
  const ids = new Map();
  for (const record of records) ids.set(record.id, [...(ids.get(record.id) ?? []), record]);
  for (const list of ids.values()) list.sort((a, b) => Number(a.isPast) - Number(b.isPast) || (a.regions?.[0] ?? "").localeCompare(b.regions?.[0] ?? ""));
  return ids;
}

/** File name → `{ title, description, body }`. */
export function handbook({ asOf, version, records, regions }, write) {
  const known = new Map(regions.map((region) => [region.code, region]));
  const writer = ruleWriter({ write, regions: known, asOf });
  const ids = byId(records);
  const pages = new Map([["index.html", index({ asOf, version, records, regions, ids, writer })]]);
  for (const region of regions) pages.set(`${region.code}.html`, regionPage({ region, regions, asOf, ids, writer }));
  return pages;
}

const regionList = (regions, here) => html`<details class="card"><summary>${both(["各地", "Regions"])}</summary><nav aria-label="各地 · Regions"><ul class="regions">${regions.map((region) => html`<li><a href="./${region.code}.html"${region.code === here ? html` aria-current="page"` : ""}>${both([shortName(region.name), region.en.name])}</a></li>`)}</ul></nav></details>`;
const shortName = (name) => name.replace(/(壮族|回族|维吾尔)?自治区$|[省市]$/, "");

function index({ asOf, version, records, regions, ids, writer }) {
  const groups = ALL_GROUPS.map(({ key, name }) => ({ key, name, rules: [...ids].filter(([id]) => groupOf(id) === key) })).filter(({ rules }) => rules.length > 0);
  const verdict = (key) => html`<li>${tag(key)} ${both(meaning(key))}</li>`;
  const as = html`<time datetime="${asOf}">${asOf}</time>`;
  const body = html`<div class="book">
<aside class="contents">
<details class="card"><summary>${both(["分类", "Groups"])}</summary><nav aria-label="分类 · Groups"><ul class="groups">${groups.map(({ key, name, rules }) => html`<li><a href="#${key}">${both(name)} <span class="soft">${rules.length}</span></a></li>`)}</ul></nav></details>
${regionList(regions)}
</aside>
<div class="rules">
<div class="view-head"><h1 id="top" tabindex="-1">${title(["规则手册", "Rules"])}</h1></div>
<p class="lead">${both([html`${ids.size} 条规则、${records.length} 条记录：查什么，为什么，哪里适用，依据哪份资料。例子可以当场改、当场查。规则截至 ${as}。`, html`${ids.size} rules in ${records.length} records: what is checked, why, where it holds and by which document. Examples can be changed and checked on the spot. Rules as of ${as}.`])}</p>
<ul class="verdicts">${Object.keys(VERDICTS).map(verdict)}</ul>
<form class="find" role="search" hidden><label class="unseen" for="words">${both(["在规则里查找", "Search the rules"])}</label><input id="words" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="found" aria-keyshortcuts="/" /><p id="found" class="soft" role="status"></p></form>
<p class="to-regions" hidden></p>
${groups.map(({ key, name, rules }) => html`<section class="group" aria-labelledby="${key}"><h2 id="${key}" tabindex="-1">${title(name)}</h2>${rules.map(([id, list]) => writer.article(id, list))}</section>`)}
<p class="none" hidden>${both(["没有这样的规则。换一个词试试，例如网站名称里的词、规则编号或地区。", "There is no such rule. Try another word: one of a site's name, a rule's id, a region."])}</p>
<p class="foot">${both([`规则集 ${version}`, `Rule book ${version}`])}</p>
</div>
</div>`;
  return { title: "规则手册", description: `备案预检的全部规则：查什么，为什么，哪里适用，依据哪份资料，正反例子。`, body };
}

function regionPage({ region, regions, asOf, ids, writer }) {
  const own = [...ids.values()].flat().filter((record) => record.regions?.includes(region.code) && !record.isPast);
  const groups = ALL_GROUPS.map(({ key, name }) => ({ name, rules: own.filter(({ id }) => groupOf(id) === key) })).filter(({ rules }) => rules.length > 0);
  const ruleName = (id) => {
    const [first] = ids.get(id) ?? [];
    return first ? html`<a href="#${id}">${both([first.title, first.en.title])}</a>` : html`<code>${id}</code>`;
  };
  const fact = (one, english) => html`<p>${both([one.says, english.says])} <small class="soft">${writer.source(one.source, english.source)}</small></p>`;
  const covered = (region.covered ?? []).map((topic, at) => {
    const english = region.en.covered[at];
    const facts = (topic.facts ?? []).map((one, number) => fact(one, english.facts[number]));
    return html`<tr><th scope="row">${both([topic.title, english.title])}</th><td><time datetime="${topic.asOf}">${topic.asOf}</time>${topic.doubtful ? html` <span class="doubt">${both(["拿不准", "in doubt"])}</span>` : ""}</td><td>${topic.rules?.length ? html`<p>${joined(topic.rules.map(ruleName), html`<span class="zh">、</span><span class="en">, </span>`)}</p>` : ""}${facts}</td></tr>`;
  });
  const { individual, unit, disputed } = region.siteLimit;
  const limits = [individual && [`个人 ${individual} 个`, `individuals ${individual}`], unit && [`单位 ${unit} 个`, `units ${unit}`], disputed && ["各来源说法不一", "sources disagree"]].filter(Boolean);
  const limit = limits.length ? [limits.map(([zh]) => zh).join("，"), limits.map(([, en]) => en).join(", ")] : ["没有查到限制", "no limit known"];
  const row = (name, value) => html`<div><dt>${both(name)}</dt><dd>${value}</dd></div>`;
  const doubtful = (region.covered ?? []).filter((topic) => topic.doubtful).length;
  const body = html`<div class="book">
<aside class="contents">${regionList(regions, region.code)}</aside>
<div class="rules">
<p class="up"><a href="./index.html">${both(["← 全部规则", "← All rules"])}</a></p>
<div class="view-head"><h1 id="top" tabindex="-1">${title([region.name, region.en.name])}</h1></div>
<p class="lead">${both([`这里只写${region.name}与全国不同的地方；其余按全国规则检查。规则截至 ${asOf}。`, `Only what differs here from the rest of the nation; for everything else the national rules apply. Rules as of ${asOf}.`])}</p>
<div class="card"><dl class="facts">
${row(["ICP 备案号开头", "ICP numbers begin with"], region.letters.icp)}
${row(["公安备案号开头", "Public-security numbers begin with"], region.letters.police)}
${row(["一次备案的网站数", "Sites in one order"], both(limit))}
${row(["本地的规则", "Rules of its own"], String(own.length))}
${row(["知道的方面", "Topics covered"], both([`${(region.covered ?? []).length} 个${doubtful ? `，其中 ${doubtful} 个拿不准` : ""}`, `${(region.covered ?? []).length}${doubtful ? `, ${doubtful} of them in doubt` : ""}`]))}
</dl></div>
<section aria-labelledby="covered"><h2 id="covered">${title(["知道些什么，有多旧", "What is known, and how old it is"])}</h2>
<p class="lead">${both(["“拿不准”是说：资料旧了，或各来源说法不一。", "“In doubt”: the source is old, or sources disagree."])}</p>
<table class="covered"><thead><tr><th scope="col">${both(["方面", "Topic"])}</th><th scope="col">${both(["最新的资料", "Youngest source"])}</th><th scope="col">${both(["规则与情况", "Rules and facts"])}</th></tr></thead><tbody>${covered}</tbody></table></section>
<section aria-labelledby="not-known"><h2 id="not-known">${title(["没有查到的", "What is not known"])}</h2>
${region.notKnown?.length ? html`<p class="lead">${both(["没有查到不等于没有要求，请向服务商或当地通信管理局问。", "Not known does not mean that nothing is asked: ask the provider or the local administration."])}</p><ul class="not-known">${region.notKnown.map((topic, at) => html`<li>${both([topic.title, region.en.notKnown[at].title])}</li>`)}</ul>` : html`<p>${both(["各个方面都查到了资料。", "There is a source for every topic."])}</p>`}</section>
<section aria-labelledby="own"><h2 id="own">${title(["本地的规则", "Rules of its own"])}</h2>
${groups.length ? groups.map(({ name, rules }) => html`<h3 class="of-group">${both(name)}</h3><div class="group">${rules.map((record) => writer.local(record, own.find(({ id }) => id === record.id) === record))}</div>`) : html`<p>${both(["没有本地的规则，按全国规则检查。", "None: the national rules apply."])}</p>`}</section>
</div>
</div>`;
  return { title: `${region.name} · 规则手册`, description: `${region.name} ICP 备案的本地规则：知道些什么，资料有多旧，什么还没有查到。`, body };
}
