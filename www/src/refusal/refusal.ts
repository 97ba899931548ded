// 退回原因: the text of a refusal, read: which reasons it gives, which fields they speak of, and what to change there.
import looks from "./refusal.css?url";
import { dress } from "../dress";
import type { RefusalReading } from "beian-check";
import { onText, textField } from "../controls";
import { h, refill } from "../dom";
import { toFiling } from "../draft";
import { pick } from "../language";
import { Backdrop } from "../marks";
import type { View, ViewHost } from "../views";

dress(looks);

const PAUSE = 150;
const QUOTED = 40;

export function open(host: ViewHost): View {
  const title = pick(["退回原因", "Why it was sent back"]);
  const text = textField("refusal-text", "several", undefined) as HTMLTextAreaElement;
  text.rows = 5;
  text.setAttribute("aria-describedby", "refusal-h");
  const behind = new Backdrop(text);
  const says = h("p", { class: "refusal-says", role: "status" });
  const reasons = h("ol", { class: "reasons" });
  let waiting = 0;

  const root = h(
    "div",
    { class: "view-refusal" },
    h("div", { class: "view-head" }, h("h1", { tabindex: -1 }, title), h("a", { href: "#" }, pick(["回到填写与检查", "Back to the form"]))),
    h(
      "section",
      { class: "card", "aria-labelledby": "refusal-l" },
      h("p", { class: "lead", id: "refusal-h" }, pick(["把退回的短信、邮件或服务商页面上的文字粘贴到这里，就会标出其中的原因，并说明该改哪里。", "Paste the text of the SMS, the mail or the provider’s page: its reasons are marked, with what to change."])),
      h("label", { class: "label", for: "refusal-text", id: "refusal-l" }, pick(["退回的文字", "Text of the refusal"])),
      h("div", { class: "box refusal-box" }, behind.element, text),
      says,
    ),
    reasons,
  );
  onText(text, {
    typed: () => {
      behind.draw([]);
      clearTimeout(waiting);
      waiting = window.setTimeout(update, PAUSE);
    },
    composing: () => behind.draw([]),
  });

  function update(): void {
    const { checker } = host;
    const value = text.value;
    let reading: RefusalReading = { known: false, reasons: [] };
    let fault = checker ? "" : pick(["检查引擎还没有准备好。", "The checking engine is not ready."]);
    if (value.trim() && checker) {
      try {
        reading = checker.explainRefusal(value, toFiling(host.draft));
      } catch (error) {
        fault = error instanceof Error ? error.message : String(error);
      }
    }
    const n = reading.reasons.length;
    const unknown = pick(["没有认出这段文字里的原因。请照原文联系服务商，问清是哪一项资料、要怎样改；也可以在“填写与检查”里逐项核对。", "No reason that we know was found in this text. Ask the provider which item it is about and what to change; “Check” goes through every item."]);
    const known = pick([`读出 ${n} 条原因。没有标出的文字没有认出，请照原文再核对。`, `${n === 1 ? "One reason" : `${n} reasons`} found. What is not marked was not understood: read it again.`]);
    refill(says, value.trim() ? fault || (n ? known : unknown) : "");
    says.dataset.state = n ? "found" : value.trim() ? "unknown" : "";
    behind.draw(reading.reasons.map(({ span }) => ({ span, verdict: "risk" })));
    refill(reasons, ...reading.reasons.map((reason, at) => item(reason, value, at)));
  }

  function item({ span, rules, paths, title, message, source }: RefusalReading["reasons"][number], whole: string, at: number): HTMLElement {
    const quote = whole.slice(...span).trim();
    const places = [...new Map(paths.map((path) => [host.nameOf(path), path])).entries()];
    const id = `reason-${at}`;
    return h(
      "li",
      { class: "card", "aria-labelledby": id },
      h("h2", { id }, title),
      h("blockquote", {}, quote.length > QUOTED ? `${quote.slice(0, QUOTED)}…` : quote),
      h("p", { class: "reason-message" }, message),
      places.length
        ? h("div", { class: "reason-places" }, ...places.map(([name, path]) => h("button", { type: "button", class: "quiet", onclick: () => host.leadTo(path) }, pick([`去改：${name}`, `Change: ${name}`]))))
        : null,
      h("p", { class: "source" }, [source.document, source.section, source.asOf].filter(Boolean).join(" · "), ...rules.flatMap((rule) => [" ", h("code", {}, rule)])),
    );
  }

  return { root, title, update };
}
