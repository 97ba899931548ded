// Which papers are at hand: ticks in the draft's list of materials. A paper can belong to one site or person.
import type { MaterialKind } from "beian-check";
import type { Draft } from "./draft";
import { type Json } from "./pointer";

const held = (draft: Draft): Json[] => (Array.isArray(draft.materials) ? draft.materials : []);
const kindIn = (one: Json): unknown => one?.kind ?? one;

/** One without a path is at hand wherever it is asked for, as the engine reads it. */
export const isProvided = (draft: Draft, kind: MaterialKind, path: string): boolean =>
  held(draft).some((one) => kindIn(one) === kind && (!one.forPath || path.startsWith(one.forPath)));

/** `others`: where else this kind is asked for, so that taking back one does not take back all. */
export function setProvided(draft: Draft, kind: MaterialKind, path: string, on: boolean, others: readonly string[] = []): void {
  const stay = others.filter((other) => other !== path && isProvided(draft, kind, other));
  const rest = held(draft).filter((one) => kindIn(one) !== kind);
  const paths = on ? [...stay, path] : stay;
  draft.materials = [...rest, ...paths.map((forPath) => (forPath ? { kind, forPath } : kind))];
}
