// Messages in words of the caller's: `createChecker({ messages })`. What stands in the rule book stays as it is.

import { fault, type Sentence } from "./faults.js";
import { copyText, keysOf, readOwn, type Guard } from "./guard.js";
import type { Finding } from "./types.js";

/** Puts the caller's words in, in place. */
export type Replaced = (findings: Finding[]) => void;

const NOT_A_TABLE: Sentence = { zh: "messages 应为一个对象：规则编号 → 文字或函数。", en: "messages must be an object: rule id → a text or a function." };

export function readMessages(value: unknown, guard: Guard): Replaced | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "object" || value === null) throw fault("bad-options", NOT_A_TABLE, guard.locale, "/messages");
  const words = { __proto__: null } as unknown as Record<string, string | ((finding: Finding) => unknown)>;
  const within: Guard = { ...guard, base: "/messages" };
  const rules = keysOf(value, within);
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i] as string;
    const said = readOwn(value, rule, within);
    if (said === undefined) continue;
    words[rule] = typeof said === "function" ? (said as (finding: Finding) => unknown) : copyText(said, { ...guard, base: `/messages/${rule}` });
  }
  return (findings) => {
    for (let i = 0; i < findings.length; i++) {
      const finding = findings[i] as Finding;
      const said = words[finding.rule];
      if (said !== undefined) finding.message = typeof said === "string" ? said : ask(said, finding);
    }
  };
}

/** A check does not fail for want of words: where the caller's function throws or says nothing, the book speaks. */
function ask(say: (finding: Finding) => unknown, finding: Finding): string {
  try {
    const said = say(finding);
    return typeof said === "string" ? said : finding.message;
  } catch {
    return finding.message;
  }
}
