// 后续步骤: what to hand in, who gets which SMS, what happens when, and what runs out.
import looks from "./plan.css?url";
import { dress } from "../dress";
import { copyButton } from "../copy";
import { isDay, isPast, sayMoment, today } from "../day";
import { download } from "../download";
import { h, refill } from "../dom";
import { setProvided } from "../papers";
import { toFiling } from "../draft";
import { type Both, pick } from "../language";
import { read, write } from "../pointer";
import type { View, ViewHost } from "../views";
import { calendar, shortId } from "./calendar";
import { fillPlanPaper } from "./paper";
import { type Material, type Plan, planOf, type Sms, type Step } from "./shape";
import { drawTimeline, isLate, sayWhere } from "./timeline";

dress(looks);

const DATES: readonly (readonly [key: string, label: Both])[] = [
  ["orderCreated", ["订单创建", "Order created"]],
  ["orderTouched", ["订单最近修改", "Order last changed"]],
  ["smsReceived", ["收到核验短信", "SMS received"]],
  ["filed", ["备案通过", "Filing passed"]],
  ["opened", ["网站开通", "Site opened"]],
  ["psbApproved", ["公安备案通过", "Public-security filing passed"]],
];

export function open(host: ViewHost): View {
  const title = pick(["后续步骤", "Next steps"]);
  const says = h("p", { class: "view-lead", role: "status" });
  const way = h("div", { class: "timeline" });
  const papers = h("ul", { class: "papers" });
  const paperCount = h("p", { class: "card-note" });
  const sms = h("div", { class: "sms" });
  const days = h("div", { class: "grid days" });
  const calendarButton = h("button", { type: "button", class: "quiet", onclick: () => saveCalendar() }, pick(["把期限存成日历文件（.ics）", "Save the deadlines as a calendar (.ics)"]));
  const printButton = h("button", { type: "button", class: "quiet", onclick: () => window.print() }, pick(["打印清单", "Print the list"]));

  const card = (id: string, heading: Both, ...content: (HTMLElement | null)[]): HTMLElement =>
    h("section", { class: `card ${id}`, "aria-labelledby": id }, h("div", { class: "card-head" }, h("h2", { id }, pick(heading)), content.shift() ?? null), ...content);
  const planned = h(
    "div",
    { class: "plan" },
    card("plan-way", ["时间表", "Timeline"], calendarButton, h("p", { class: "lead" }, pick(["填上知道的日期，期限就会算出来。每一步从最早能开始的那天画到最晚办完的那天，工作日已除去周末和节假日。", "Fill in the days you know and the deadlines follow. Each step is drawn from the earliest day it can begin to the latest it ends; week-ends and public holidays are no working days."])), days, way),
    h("div", { class: "plan-pair" }, card("plan-papers", ["要备的材料", "Papers to hand in"], printButton, paperCount, papers), card("plan-sms", ["短信核验", "SMS check"], null, sms)),
  );
  const nothing = h("p", { class: "plain-note" });
  const root = h("div", { class: "view-plan" }, h("div", { class: "view-head" }, h("h1", { tabindex: -1 }, title)), says, nothing, planned);
  let plan: Plan = planOf(undefined);
  let drawn = "";
  const inputs = new Map<string, HTMLInputElement>();

  for (const [key, label] of DATES) {
    const id = `plan-${key}`;
    const input = h("input", key === "smsReceived" ? { type: "datetime-local", id, max: "2199-12-31T23:59" } : { type: "date", id, max: "2199-12-31" });
    input.addEventListener("change", () => {
      write(host.draft, `/dates/${key}`, input.value || undefined);
      host.changed(`/dates/${key}`, false);
    });
    inputs.set(key, input);
    days.append(h("div", { class: key === "smsReceived" ? "field day minute" : "field day", "data-field": `/dates/${key}` }, h("label", { class: "label", for: id }, pick(label)), h("div", { class: "box" }, input)));
  }

  function update(): void {
    const { report } = host;
    plan = planOf(report);
    const drawing = JSON.stringify([plan, report?.filingNeeded, report?.filingType, today()]);
    if (drawing === drawn) return;
    drawn = drawing;
    for (const [key, input] of inputs) if (input !== document.activeElement) input.value = shownDate(read(host.draft, `/dates/${key}`), input.type);
    const known = plan.timeline.length > 0 && (report?.filingType !== null || report.filingNeeded === false);
    planned.hidden = !known;
    nothing.hidden = known;
    refill(nothing, pick(["先在“填写与检查”里回答想做什么、备过案没有，这里就会列出步骤、材料和期限。", "Answer under “Check” what you want to do and whether you have filed before: steps, papers and deadlines then stand here."]), " ", h("a", { href: "#" }, pick(["去填写", "Go there"])));
    says.hidden = !known;
    refill(says, sayWhere(plan.timeline));
    drawTimeline(way, plan.timeline);
    calendarButton.hidden = !deadlines().length;
    refill(paperCount, countPapers());
    drawPapers();
    refill(sms, ...(plan.sms.length ? [smsLead(), h("ul", { class: "sms-list" }, ...plan.sms.map(smsItem))] : [h("p", { class: "lead" }, pick(["这一种备案不需要短信核验。", "This filing needs no SMS check."]))]));
  }

  // --- papers

  function drawPapers(): void {
    const focus = document.activeElement?.id;
    refill(papers, ...plan.materials.map((material, at) => paperItem(material, `paper-${at}`)));
    if (focus?.startsWith("paper-")) document.getElementById(focus)?.focus({ preventScroll: true });
  }

  const countPapers = (): string => {
    const done = plan.materials.filter(({ provided }) => provided).length;
    return pick([`已备好 ${done} / ${plan.materials.length}`, `${done} of ${plan.materials.length} ready`]);
  };

  function paperItem(material: Material, id: string): HTMLElement {
    const { kind, title, forPath, provided, notes, fileName, mailTo, mailSubject, source } = material;
    const tick = h("input", { type: "checkbox", id });
    tick.checked = provided;
    tick.addEventListener("change", () => {
      const others = plan.materials.filter((one) => one.kind === kind && one.provided).map((one) => one.forPath);
      setProvided(host.draft, kind, forPath, tick.checked, others);
      host.changed("/materials", false);
    });
    const row = (label: Both, value: string | undefined) =>
      value ? h("div", { class: "exact" }, h("dt", {}, pick(label)), h("dd", {}, h("code", {}, value)), copyButton(() => value, pick(label))) : null;
    const exact = [row(["文件名", "File name"], fileName), row(["发到", "Mail to"], mailTo), row(["邮件主题", "Subject line"], mailSubject)].filter(Boolean);
    const owner = forPath ? host.nameOf(forPath) : "";
    return h(
      "li",
      { class: provided ? "paper provided" : "paper" },
      h("label", { class: "tick" }, tick, h("span", {}, h("b", {}, title), owner ? h("small", {}, owner) : null)),
      exact.length ? h("dl", { class: "exacts" }, ...exact) : null,
      mailSubject ? providerField(`${id}-provider`) : null,
      notes.length ? h("details", { class: "fold" }, h("summary", {}, pick([`要求 ${notes.length} 条`, `${notes.length} requirements`])), h("ul", { class: "notes" }, ...notes.map((note) => h("li", {}, note))), source ? h("p", { class: "source" }, [source.document, source.section, source.asOf].filter(Boolean).join(" · ")) : null) : null,
    );
  }

  /** A subject line names the provider, whom no other question asks about. */
  function providerField(id: string): HTMLElement {
    const input = h("input", { type: "text", id, autocomplete: "off", spellcheck: "false" });
    input.value = String(read(host.draft, "/provider/name") ?? "");
    input.addEventListener("change", () => {
      write(host.draft, "/provider/name", input.value.trim() || undefined);
      host.changed("/provider/name", false);
    });
    return h("div", { class: "provider" }, h("label", { class: "label", for: id }, pick(["接入商名称（写进主题）", "Provider’s name, for the subject line"])), h("div", { class: "box" }, input));
  }

  // --- the SMS

  function smsLead(): HTMLElement {
    const step = plan.timeline.find((one) => /sms/.test(one.step));
    const until = step && isDay(step.deadline) ? pick([`，即 ${sayMoment(step.deadline)} 之前`, `, that is by ${sayMoment(step.deadline)}`]) : "";
    return h(
      "p",
      { class: "lead" },
      pick([`收到短信后 24 小时内${until}，在 `, `Within 24 hours of the SMS${until}, enter at `]),
      h("a", { href: "https://beian.miit.gov.cn/#/Integrated/ComplaintA", target: "_blank", rel: "noreferrer" }, "beian.miit.gov.cn"),
      pick([" 填写六位验证码、手机号码和证件号码后六位。每个不同的号码各收一条。", " the six-digit code, the mobile number and the last six characters of the certificate number. Each different number gets one code."]),
    );
  }

  function smsItem({ person, mobile, lastSix, paths }: Sms): HTMLElement {
    const role: Both = person === "principal" ? ["主体负责人", "Principal"] : ["网站负责人", "Site principal"];
    const names = [...new Set(paths.map((path) => read(toFiling(host.draft), `${path}/name`)).filter(Boolean))].join("、");
    return h(
      "li",
      {},
      h("p", { class: "sms-who" }, h("b", {}, names || pick(role)), names ? h("small", {}, pick(role)) : null),
      h(
        "dl",
        { class: "sms-facts" },
        h("div", {}, h("dt", {}, pick(["接收号码", "Number"])), h("dd", {}, mobile || pick(["还没有填", "not filled in yet"]))),
        h("div", {}, h("dt", {}, pick(["证件号码后六位", "Last six characters"])), h("dd", { class: "last-six" }, lastSix || "–"), lastSix ? h("dd", { class: "copies" }, copyButton(() => lastSix, pick(["证件号码后六位", "last six characters"]))) : null),
      ),
    );
  }

  // --- the calendar file

  const deadlines = (): (Step & { deadline: string })[] => plan.timeline.filter((step): step is Step & { deadline: string } => !step.done && isDay(step.deadline) && (isLate(step) || !isPast(step.deadline)));

  function saveCalendar(): void {
    const { subject, sites } = toFiling(host.draft);
    const [first] = sites?.[0]?.domains ?? [];
    const site = (typeof first === "string" ? first : first?.name) ?? sites?.[0]?.name ?? "";
    const filing = shortId(`${subject?.name ?? ""}\n${site}`);
    const name = pick(["备案期限", "ICP filing deadlines"]);
    const entries = deadlines().map((step) => ({
      id: `${step.step}-${filing}`,
      at: step.deadline,
      title: `${pick(["备案", "ICP filing"])}${pick(["：", ": "])}${step.title}${site ? `（${site}）` : ""}`,
      text: [step.note, step.source?.document].filter(Boolean).join("\n"),
    }));
    download(`${name}.ics`, "text/calendar", calendar(name, entries, new Date()));
  }

  return { root, title, update, print: (sheet) => fillPlanPaper(sheet, host, plan) };
}

/** A day that a file brought, as the input can hold it. */
function shownDate(held: unknown, type: string): string {
  if (typeof held !== "string") return "";
  if (type === "date") return held.slice(0, 10);
  return held.length > 10 ? held.slice(0, 16).replace(" ", "T") : `${held}T00:00`;
}
