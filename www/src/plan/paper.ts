// The list on paper: what to bring, with boxes to tick, the days, and who types what. A phone number is half hidden here: paper lies about.
import looks from "../../styles/paper.css?url";
import { dress } from "../dress";
import { h, refill, unseen } from "../dom";
import { locale, pick, t } from "../language";
import type { ViewHost } from "../views";
import type { Plan } from "./shape";
import { days, deadlineOf, states, who } from "./timeline";

dress(looks);

export const masked = (number: string): string => (number.length >= 7 ? `${number.slice(0, 3)}****${number.slice(-4)}` : number);

export function fillPlanPaper(sheet: HTMLElement, host: ViewHost, { materials, sms, timeline }: Plan): void {
  const day = new Date().toLocaleDateString(locale(), { dateStyle: "long" });
  const stands = states(timeline);
  const { report } = host;
  refill(
    sheet,
    h("h1", {}, `${t("title")} · ${pick(["材料与期限", "Papers and deadlines"])}`),
    h("p", {}, [t("printed", { day }), report ? t("asOf", { day: report.rulebook.asOf }) : "", t("disclaimer")].filter(Boolean).join(" · ")),
    h("h2", {}, pick(["材料", "Papers"])),
    h("ul", { class: "boxes" }, ...materials.map(({ title, forPath, provided, notes, fileName, mailTo, mailSubject }) => {
      const exact = [fileName, mailTo, mailSubject].filter(Boolean).join(" · ");
      return h("li", {}, h("span", { class: "tick-box", "aria-hidden": "true" }, provided ? "☑" : "☐"), unseen(provided ? pick(["已备好：", "Ready: "]) : ""), h("b", {}, title), forPath ? ` ${host.nameOf(forPath)}` : "", exact ? h("div", {}, exact) : null, notes.length ? h("div", { class: "small" }, notes.join(pick(["；", "; "]))) : null);
    })),
    h("h2", {}, pick(["时间表", "Timeline"])),
    h("table", {}, h("tbody", {}, ...timeline.map((step, at) =>
      h("tr", {}, h("th", { scope: "row" }, `${at + 1}. ${step.title}`), h("td", {}, who(step)), h("td", {}, step.workingDays ? days(step.workingDays) : ""), h("td", {}, [stands[at] === "done" ? pick(["已完成", "done"]) : "", deadlineOf(step)].filter(Boolean).join(" ")))))),
    sms.length ? h("h2", {}, pick(["短信核验", "SMS check"])) : null,
    sms.length ? h("table", {}, h("tbody", {}, ...sms.map(({ person, mobile, lastSix }) => h("tr", {}, h("th", { scope: "row" }, person === "principal" ? pick(["主体负责人", "Principal"]) : pick(["网站负责人", "Site principal"])), h("td", {}, masked(mobile)), h("td", {}, `${pick(["证件号码后六位", "Last six characters"])} ${lastSix ? "______" : ""}`))))) : null,
  );
}
