// One rule with all its records: what it says, where and since when it holds, who says so, how sure that is, and examples to try.

import { both, html, joined, title } from "./html.mjs";
import { FIELDS, filled, PEOPLE, pointerOf, VERDICTS } from "./words.mjs";

/** Examples of a kind that are shown at once. */
const SHOWN = 4;

export const tag = (verdict, firmUntil) => html`<b class="tag ${verdict}"${firmUntil ? html` data-firm="${firmUntil}"` : ""}>${both(VERDICTS[verdict])}</b>`;

/** Age, or sources that disagree, make a reject a risk. */
export function standing(record, asOf) {
  const { verdict, firmUntil, disputedBy } = record;
  const isDisputed = (disputedBy ?? []).length > 0;
  const isAged = !isDisputed && firmUntil !== undefined && firmUntil < (record.isPast ? record.to : asOf);
  return { isDisputed, isAged, speaks: verdict === "reject" && (isDisputed || isAged) ? "risk" : verdict };
}

/** `write`: how examples and fields are said (www/src/handbook/example.ts); `regions`: by code. */
export function ruleWriter({ write, regions, asOf }) {
  const regionLink = (code) => {
    const region = regions.get(code);
    return html`<a href="./${code}.html">${both([region.name, region.en.name])}</a>`;
  };
  const places = (record) => (record.regions?.length ? joined(record.regions.map(regionLink), html`<span class="zh">、</span><span class="en">, </span>`) : both(["全国", "all regions"]));

  const fieldName = (field) => FIELDS[field] ?? write.nameOf(pointerOf(field));
  const listed = (names) => [names.map(([zh]) => zh).join("、"), names.map(([, en]) => en).join(", ")];

  /** For whom and for what, as far as that is not everybody and everything. */
  function bounds({ natures, notNatures, filingTypes, notFilingTypes, services, people }) {
    const only = (values, say) => (values?.length ? [listed(values.map(say))] : []);
    const but = (values, say) => only(values, say).map(([zh, en]) => [`${zh}除外`, `not: ${en}`]);
    return [
      ...only(natures, write.natureInWords), ...but(notNatures, write.natureInWords),
      ...only(services, write.serviceInWords),
      ...only(filingTypes, write.filingTypeInWords), ...but(notFilingTypes, write.filingTypeInWords),
      ...only(people, (who) => PEOPLE[who] ?? [who, who]),
    ];
  }

  const source = (one, english) => html`${one.url ? html`<a href="${one.url}" rel="noreferrer" target="_blank">${both([one.document, english.document])}</a>` : both([one.document, english.document])}${one.section ? html` · ${one.section}` : ""} · <time datetime="${one.asOf}">${one.asOf}</time>`;
  const sources = (list, english) => list.map((one, at) => html`<p>${source(one, english[at])}</p>`);
  const row = (name, value) => html`<div><dt>${both(name)}</dt><dd>${value}</dd></div>`;

  function since({ from, to }) {
    const begins = from ? [`${from} 起`, `from ${from}`] : ["起始日不详，按资料的日期算", "its beginning is not known; the day of the source counts"];
    return to ? [`${begins[0]}，${to} 起不再适用`, `${begins[1]}; ended on ${to}`] : begins;
  }

  function confidence(record) {
    const { verdict, firmUntil } = record;
    const { isDisputed, isAged } = standing(record, asOf);
    const [zh, en] = VERDICTS[verdict];
    const [softZh, softEn] = VERDICTS.risk;
    if (isDisputed) return verdict === "reject" ? [`各来源说法不一，所以按“${softZh}”提示`, `sources disagree, so it is told as “${softEn}”`] : ["各来源说法不一", "sources disagree"];
    if (!firmUntil) return ["有法律、标准或工信部的文件，不随时间变弱", "law, a standard or the ministry's own text: age does not weaken it"];
    if (verdict !== "reject") return isAged ? [`${firmUntil} 以后，提示里注明资料已旧`, `since ${firmUntil} the message says that its source is old`] : [`到 ${firmUntil} 资料算新；以后提示里注明资料已旧`, `its source is fresh until ${firmUntil}; after that the message says that it is old`];
    return isAged
      ? [`资料写的是“${zh}”，${firmUntil} 以后没有更新的资料，按“${softZh}”提示`, `the source says “${en}”; nothing younger after ${firmUntil}, so it is told as “${softEn}”`]
      : [`到 ${firmUntil} 按“${zh}”；到时没有更新的资料，就改按“${softZh}”`, `“${en}” until ${firmUntil}; with nothing younger by then, “${softEn}”`];
  }

  function message(record, zh = record.says, en = record.en.says) {
    const bad = record.examples.filter(({ isBad }) => isBad);
    return both([filled(zh, bad.flatMap(({ messages }) => messages)), filled(en, bad.flatMap(({ inEnglish }) => inEnglish))]);
  }

  function cases(record) {
    if (!record.cases?.length) return "";
    const item = (one, at) => html`<li>${one.verdict && one.verdict !== record.verdict ? html`${tag(one.verdict)} ` : ""}${message(record, one.says, record.en.cases[at].says)}${one.source ? html` <small class="soft">${source(one.source, record.en.cases[at].source)}</small>` : ""}</li>`;
    return html`<div class="cases"><p class="soft">${both(["另有几种情形", "Other outcomes"])}</p><ul>${record.cases.map(item)}</ul></div>`;
  }

  const words = ({ words: list }) => (list?.length > 1 ? html`<details class="fold words"><summary>${both([`${list.length} 个词`, `${list.length} words`])}</summary><p>${list.join("、")}</p></details>` : "");

  function marked({ value, says }, spans, verdict) {
    if (typeof value !== "string" || spans.length === 0 || value !== says[0]) return both(says);
    const [start, end] = spans[0];
    return html`${value.slice(0, start)}<mark class="${verdict}">${value.slice(start, end)}</mark>${value.slice(end)}`;
  }

  /** What is the same in all examples of a record says nothing in each of them. */
  function isPlain({ pointer, value }, { regions: at, natures }) {
    return (pointer === "/region" && at?.length === 1) || (pointer === "/subject/nature" && natures?.length === 1 && natures[0] === value);
  }

  function example(one, record, about) {
    const all = write.leaves(one.filing).filter((leaf) => !isPlain(leaf, record));
    const main = all.filter(({ pointer }) => about.has(general(pointer)));
    const rest = all.filter((leaf) => !main.includes(leaf));
    const said = (leaf, isMain) => {
      const spans = one.findings.filter(({ path, span }) => path === leaf.pointer && span).map(({ span }) => span);
      const value = marked(leaf, isMain ? spans : [], one.findings[0]?.verdict ?? "risk");
      return isMain && main.length === 1 ? html`<b>${value}</b>` : html`<span class="leaf"><span class="soft">${both(leaf.name)}</span> ${isMain ? html`<b>${value}</b>` : value}</span>`;
    };
    const pieces = [...main.map((leaf) => said(leaf, true)), ...rest.map((leaf) => said(leaf, false))];
    const text = pieces.length ? joined(pieces, html`<span class="soft"> · </span>`) : html`<span class="soft">${both(["（什么也没有填）", "(nothing filled in)"])}</span>`;
    return html`<li class="example ${one.isBad ? "bad" : "good"}"><span class="example-text">${text}</span><button type="button" class="try" data-filing="${JSON.stringify(one.filing)}"${one.day ? html` data-day="${one.day}"` : ""}>${both(["试一试", "Try it"])}</button></li>`;
  }

  function examples(record) {
    const about = new Set(record.examples.flatMap(({ findings }) => findings.map(({ path }) => general(path))));
    const kind = (isBad, label) => {
      const some = record.examples.filter((one) => one.isBad === isBad).map((one) => example(one, record, about));
      if (some.length === 0) return "";
      const rest = some.slice(SHOWN);
      return html`<div class="kind"><h4>${both(label)}</h4><ul>${some.slice(0, SHOWN)}</ul>${rest.length ? html`<details class="fold"><summary>${both([`另外 ${rest.length} 个`, `${rest.length} more`])}</summary><ul>${rest}</ul></details>` : ""}</div>`;
    };
    return html`<div class="examples">${kind(true, ["查得出的例子", "Found in"])}${kind(false, ["不会查出的例子", "Not found in"])}</div>`;
  }

  const facts = (record) => {
    const limits = bounds(record);
    return html`<dl class="facts">
${row(["适用", "Holds in"], html`${places(record)}${limits.length ? html` · ${joined(limits.map(both), " · ")}` : ""}`)}
${row(["时间", "Since"], both(since(record)))}
${row(["依据", "Source"], source(record.source, record.en.source))}
${record.confirmedBy?.length ? row(["另有来源一致", "Also said by"], sources(record.confirmedBy, record.en.confirmedBy)) : ""}
${record.disputedBy?.length ? row(["说法不同", "Said otherwise"], sources(record.disputedBy, record.en.disputedBy)) : ""}
${row(["把握", "How sure"], both(confidence(record)))}
</dl>`;
  };

  const body = (record) => html`<p class="says">${message(record)}</p>${cases(record)}${words(record)}${facts(record)}${examples(record)}`;
  const past = ({ isPast }) => (isPast ? html` <span class="ended">${both(["已不适用", "ended"])}</span>` : "");
  const lead = (record) => {
    const { speaks, isDisputed } = standing(record, asOf);
    return html`${tag(speaks, speaks === "reject" && !isDisputed ? record.firmUntil : undefined)}${past(record)}`;
  };
  const nameOfPlace = ({ regions: codes }) => (codes?.length ? joined(codes.map((code) => both([regions.get(code).name, regions.get(code).en.name])), "、") : both(["全国", "All regions"]));
  const isNational = ({ regions: codes }) => !codes?.length;

  /** One of several records of a rule, folded. */
  const fold = (record, at) => html`<details class="record"${at === 0 ? html` open` : ""}><summary><span class="where">${nameOfPlace(record)}</span> ${lead(record)} <span class="soft">${joined(bounds(record).map(both), " · ")}</span></summary>${body(record)}</details>`;

  /** What regions say of their own, in a line each. All of it stands on the region's page. */
  function inRegions(records) {
    const row = (record, at) => {
      const [code] = record.regions;
      const first = records.findIndex(({ regions: codes }) => codes[0] === code) === at;
      return html`<tr class="record"${first ? html` id="${record.id}@${code}"` : ""}><th scope="row"><a href="./${code}.html#${record.id}">${nameOfPlace(record)}</a></th><td>${lead(record)}</td><td>${message(record)} <span class="soft">${joined(bounds(record).map(both), " · ")}</span></td><td><time class="soft" datetime="${newest(record)}">${newest(record)}</time></td></tr>`;
    };
    return html`<table class="in-regions"><thead><tr><th scope="col">${both(["地区", "Region"])}</th><th scope="col">${both(["结论", "Verdict"])}</th><th scope="col">${both(["怎么说", "What it says"])}</th><th scope="col">${both(["最新资料", "Youngest source"])}</th></tr></thead><tbody>${records.map(row)}</tbody></table>`;
  }

  function inside(records) {
    if (records.length === 1) return body(records[0]);
    const nation = records.filter(isNational);
    const local = records.filter((record) => !isNational(record));
    // Where only regions have it, the first stands for all.
    const shown = nation.length > 0 ? nation : local.slice(0, 1);
    return html`<p class="soft count-of-records">${both([`${records.length} 条记录，各有各的适用范围和依据`, `${records.length} records, each with its own bounds and sources`])}</p>${shown.map(fold)}${local.length > 0 ? inRegions(local) : ""}`;
  }

  const about = (records) => both(listed(unique([...new Set(records.flatMap(({ field }) => field.split(" ")))].map(fieldName))));

  return {
    lead, source,
    /** The rule's one article. */
    article: (id, records) => html`<article class="card rule" id="${id}" data-rule="${id}" aria-labelledby="${id}:title">
<header><h3 id="${id}:title"><a class="to-rule" href="#${id}">${title([records[0].title, records[0].en.title])}</a></h3><p class="about">${records.length === 1 ? lead(records[0]) : ""}<span class="soft">${about(records)}</span> <code>${id}</code></p></header>
${inside(records)}
</article>`,
    /** One record, on the page of its region. `anchor`: it is the first of its rule there. */
    local: (record, anchor) => html`<section class="card rule"${anchor ? html` id="${record.id}"` : ""} data-rule="${record.id}"><header><h4><a class="to-rule" href="./index.html#${record.id}">${title([record.title, record.en.title])}</a></h4><p class="about">${lead(record)}<span class="soft">${about([record])}</span> <code>${record.id}</code></p></header>${body(record)}</section>`,
  };
}

/** The day of the youngest that says so. */
const newest = ({ source, confirmedBy = [] }) => [source, ...confirmedBy].map(({ asOf }) => asOf).sort().at(-1);

/** A pointer without the numbers of its lists. */
const general = (pointer) => pointer.replace(/\/\d+(?=\/|$)/g, "/*");
const unique = (names) => names.filter(([zh], at) => names.findIndex(([other]) => other === zh) === at);
