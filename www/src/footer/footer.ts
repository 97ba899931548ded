// 页脚代码: the lines that belong at the foot of every page, ready to paste, and a look at the page where they are.
import looks from "./footer.css?url";
import { dress } from "../dress";
import type { Finding, FooterInput } from "beian-check";
import { textField } from "../controls";
import { copyButton } from "../copy";
import { today } from "../day";
import { h, refill } from "../dom";
import { toFiling } from "../draft";
import { findingItem } from "../finding";
import { type Both, pick } from "../language";
import { Backdrop } from "../marks";
import type { View, ViewHost } from "../views";

dress(looks);

const FIELDS = ["icpNumber", "psbNumber", "subjectName", "years"] as const;
type Name = (typeof FIELDS)[number];
const LABELS: Record<Name, Both> = {
  icpNumber: ["ICP 备案号", "ICP number (备案号)"],
  psbNumber: ["公安联网备案号", "Public-security number"],
  subjectName: ["版权所有者（主办者名称）", "Owner (the subject’s name)"],
  years: ["年份", "Years"],
};
const HINTS: Record<Name, Both> = {
  icpNumber: ["如 京ICP备12345678号-1", "such as 京ICP备12345678号-1"],
  psbNumber: ["14 位数字，没有可不填", "14 digits, if there is one"],
  subjectName: ["单位写全称", "a unit: its full name"],
  years: ["如 2021–2026，可不填", "such as 2021–2026, optional"],
};
const PAUSE = 250;

export function open(host: ViewHost): View {
  const title = pick(["页脚代码", "The page’s footer"]);
  const inputs = new Map<Name, HTMLInputElement>();
  /** What somebody has typed here stays; the rest follows the form. */
  const touched = new Set<Name>();
  const faults = new Map<Name, HTMLElement>();
  const code = h("code");
  const preview = h("div", { class: "footer-preview", role: "group", "aria-label": pick(["预览", "Preview"]) });
  const made = h("div", { class: "footer-made" });
  const page = textField("footer-page", "several", undefined) as HTMLTextAreaElement;
  page.rows = 8;
  page.setAttribute("aria-describedby", "footer-page-h");
  const behind = new Backdrop(page);
  const found = h("ul", { class: "findings" });
  const verdict = h("p", { class: "footer-says", role: "status" });
  let html = "";
  let waiting = 0;

  const field = (name: Name): HTMLElement => {
    const id = `footer-${name}`;
    const input = textField(id, "one", undefined) as HTMLInputElement;
    const fault = h("p", { class: "fault", id: `${id}-f` });
    input.setAttribute("aria-describedby", `${id}-h ${id}-f`);
    input.addEventListener("input", () => {
      touched.add(name);
      make();
      soon();
    });
    inputs.set(name, input);
    faults.set(name, fault);
    return h("div", { class: "field" }, h("div", { class: "head" }, h("label", { class: "label", for: id }, pick(LABELS[name])), h("span", { class: "hint", id: `${id}-h` }, pick(HINTS[name]))), h("div", { class: "box" }, input), h("div", { class: "slot" }, fault));
  };

  const root = h(
    "div",
    { class: "view-footer" },
    h("div", { class: "view-head" }, h("h1", { tabindex: -1 }, title)),
    h(
      "div",
      { class: "footer-pair" },
      h(
        "section",
        { class: "card", "aria-labelledby": "footer-make" },
        h("div", { class: "card-head" }, h("h2", { id: "footer-make" }, pick(["生成代码", "Make the code"]))),
        h("p", { class: "lead" }, pick(["备案通过后，首页底部要有备案号，并链接到工信部网站。", "Once filed, the foot of the home page shows the number with a link to the ministry."])),
        h("div", { class: "grid" }, ...FIELDS.map(field)),
        made,
      ),
      h(
        "section",
        { class: "card", "aria-labelledby": "footer-check" },
        h("div", { class: "card-head" }, h("h2", { id: "footer-check" }, pick(["检查已有的页面", "Check a page"]))),
        h("p", { class: "lead", id: "footer-page-h" }, pick(["打开网站首页，右键“查看网页源代码”，全选复制，粘贴到这里。网页不会被运行。", "Open the home page, view its source, copy all of it and paste it here. It is read, never run."])),
        h("label", { class: "label", for: "footer-page" }, pick(["网页的 HTML", "The page’s HTML"])),
        h("div", { class: "box footer-page" }, behind.element, page),
        verdict,
        found,
      ),
    ),
  );
  page.addEventListener("input", () => soon());

  const input = (): FooterInput => {
    const { subject, region } = toFiling(host.draft);
    const given = Object.fromEntries(FIELDS.map((name) => [name, inputs.get(name)?.value.trim()]).filter(([, value]) => value));
    return { ...given, ...(region && { region }), ...(subject?.nature && { nature: subject.nature }) };
  };

  function update(): void {
    const { subject, filed } = toFiling(host.draft);
    const offered: Partial<Record<Name, string | undefined>> = { icpNumber: filed?.icpNumber, subjectName: subject?.name, years: today().slice(0, 4) };
    for (const name of FIELDS) {
      const control = inputs.get(name);
      const value = offered[name];
      if (control && value !== undefined && !touched.has(name)) control.value = value;
    }
    make();
    look();
  }

  // --- the code

  function make(): void {
    const { checker } = host;
    const given = input();
    say("icpNumber", given.icpNumber && checker && !checker.readIcpNumber(given.icpNumber) ? pick(["认不出这个备案号，请照备案通知写，如 京ICP备12345678号-1", "This is no ICP number: copy it as it was granted"]) : "");
    say("psbNumber", given.psbNumber && checker && !checker.readPsbNumber(given.psbNumber) ? pick(["认不出这个公安备案号，请写全，如 京公网安备11010502000000号", "This is no public-security number: copy all of it"]) : "");
    try {
      const snippet = checker && given.icpNumber ? checker.footer(given) : undefined;
      html = snippet?.html ?? "";
      refill(preview, ...(snippet ? previewOf(snippet.text) : []));
    } catch {
      html = ""; // a number is not right yet, which its field says
    }
    refill(code, html);
    if (!html) refill(made, h("p", { class: "empty" }, pick(["填好备案号，这里给出代码和样子。", "Fill in the number: the code and its look then stand here."])));
    else if (!made.contains(preview))
      refill(
        made,
        h("h3", {}, pick(["样子", "How it looks"])),
        preview,
        h("div", { class: "code-head" }, h("h3", {}, pick(["代码", "Code"])), copyButton(() => html, pick(["页脚代码", "the footer code"]))),
        h("pre", { tabindex: 0, "aria-label": pick(["页脚代码", "Footer code"]) }, code),
        h("p", { class: "lead" }, pick(["粘贴到每个页面的底部，</body> 之前。", "Paste it at the foot of every page, before </body>."])),
      );
  }

  function say(name: Name, text: string): void {
    const fault = faults.get(name);
    if (fault && fault.textContent !== text) fault.textContent = text;
    if (text) inputs.get(name)?.setAttribute("aria-invalid", "true");
    else inputs.get(name)?.removeAttribute("aria-invalid");
  }

  /** The code's lines, built node by node; the code itself is only ever shown as text. */
  function previewOf(text: string): HTMLElement[] {
    const { checker } = host;
    const link = (href: string, words: string) => h("a", { href, target: "_blank", rel: "noreferrer" }, words);
    return text.split("\n").map((line) => {
      const psb = checker?.readPsbNumber(line);
      if (psb) return link(`https://beian.mps.gov.cn/#/query/webSearch?code=${psb.code}`, line);
      return checker?.readIcpNumber(line) ? link("https://beian.miit.gov.cn/", line) : h("span", {}, line);
    });
  }

  // --- the page

  function soon(): void {
    clearTimeout(waiting);
    waiting = window.setTimeout(look, PAUSE);
  }

  function look(): void {
    const { checker } = host;
    const text = page.value;
    let findings: Finding[] = [];
    let fault = "";
    if (text.trim() && checker) {
      try {
        findings = checker.checkFooter(text, input());
      } catch (error) {
        fault = error instanceof Error ? error.message : String(error);
      }
    }
    const rejects = findings.filter(({ verdict }) => verdict === "reject").length;
    refill(verdict, !text.trim() ? "" : fault || (rejects ? pick([`有 ${rejects} 处要改`, `To be changed: ${rejects}`]) : findings.length ? pick(["备案号和链接都在，另有提示", "Number and link are there; some remarks"]) : pick(["没有发现问题", "No problem found"])));
    verdict.dataset.state = fault || rejects ? "reject" : findings.length ? "risk" : text.trim() ? "pass" : "";
    refill(found, ...findings.map((finding, at) => findingItem(finding, `footer-m${at}`, [fixed(finding)])));
    behind.draw(findings.flatMap(({ span, verdict }) => (span ? [{ span, verdict }] : [])));
  }

  /** What to put at the foot, to take away and paste. */
  function fixed({ fix }: Finding): HTMLElement | null {
    if (!fix) return null;
    return h("div", { class: "footer-fix" }, h("pre", { tabindex: 0, "aria-label": pick(["可以粘贴的代码", "Code to paste"]) }, h("code", {}, fix)), copyButton(() => fix, pick(["这段代码", "this code"])));
  }

  return { root, title, update };
}
