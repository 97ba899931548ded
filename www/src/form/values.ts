// What a control shows and what its answer does to the draft. Most fields just hold their value;
// the few that stand for something else are listed here.
import { type Draft } from "../draft";
import { type Json, parentOf, read, write } from "../pointer";
import { approvalsSaid, natureSaid } from "./fields";
import { subjectPapers } from "./options";
import { cityOf, regionCode, regionOf } from "../regions";
import { isProvided, setProvided } from "../papers";
import { answer, answerOf } from "./which";

export function valueOf(draft: Draft, pointer: string): Json {
  const answered = answerOf(draft, pointer);
  if (answered) return answered.is;
  if (pointer === "/$city") return cityOf(read(draft, "/region"));
  if (pointer.endsWith("/$approvalPaper")) return isProvided(draft, "approval-document", parentOf(pointer)) ? ["approval-document"] : [];
  if (pointer === "/$nature") return natureSaid(draft);
  if (pointer === "/region") return regionCode(read(draft, pointer));
  if (pointer.endsWith("/$approvals")) return approvalsSaid(draft, parentOf(pointer));
  return read(draft, pointer);
}

export function setValue(draft: Draft, pointer: string, value: Json): void {
  if (answer(draft, pointer, value)) return;
  if (pointer === "/region" && value === regionCode(draft.region)) return;
  if (pointer === "/$city") return write(draft, "/region", regionOf(regionCode(draft.region), value));
  if (pointer.endsWith("/$approvalPaper")) return setProvided(draft, "approval-document", parentOf(pointer), value.length > 0);
  write(draft, pointer, value);
  if (pointer === "/$nature") write(draft, "/subject/nature", value === "other" ? undefined : value);
  if (pointer === "/$nature" || pointer === "/subject/nature") usualPapers(draft);
  if (pointer.endsWith("/$approvals")) {
    const kinds = `${parentOf(pointer)}/approvals`;
    const chosen = read(draft, kinds);
    write(draft, kinds, value === "none" ? [] : Array.isArray(chosen) && chosen.length ? chosen : undefined);
  }
  // Nothing ticked under “applies” is an open question; it is not the answer “none applies”.
  if (pointer.endsWith("/approvals") && !value.length) write(draft, pointer, undefined);
}

/** The usual certificate is chosen for one, until the one chosen no longer fits the nature. */
function usualPapers(draft: Draft): void {
  const offered = subjectPapers(draft.subject.nature);
  const held = read(draft, "/subject/certificate/kind");
  if (!offered.some(([kind]) => kind === held)) write(draft, "/subject/certificate/kind", offered[0]?.[0]);
  if (!read(draft, "/principal/certificate/kind")) write(draft, "/principal/certificate/kind", "resident-id");
}
