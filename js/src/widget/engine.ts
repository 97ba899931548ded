// The engine that the widgets of a page share: one for each set of options, started with the first and ended with the last.

import type { Checker, CheckerOptions } from "../types.js";
import { textOf } from "./data.js";

export interface Lease {
  readonly checker: Promise<Checker>;
  release(): void;
}

const shared = new Map<string, { users: number; readonly checker: Promise<Checker> }>();

/** The script with the engine is loaded here and not before: a page whose checker is its own never does. */
export function lease(options: CheckerOptions): Lease {
  const key = textOf(options);
  const held = shared.get(key) ?? { users: 0, checker: import("beian-check").then(({ createChecker }) => createChecker(options)) };
  held.users += 1;
  shared.set(key, held);
  // What failed once may be allowed next time.
  held.checker.catch(() => shared.get(key) === held && shared.delete(key));
  let over = false;
  return {
    checker: held.checker,
    release() {
      if (over) return;
      over = true;
      held.users -= 1;
      if (held.users > 0) return;
      if (shared.get(key) === held) shared.delete(key);
      held.checker.then((checker) => checker.dispose(), () => undefined);
    },
  };
}

let warned = false;

/** Once for a page, however many widgets it has. */
export function warn(error: unknown): void {
  if (warned) return;
  warned = true;
  console.warn("beian-check: the engine did not start; forms work without it.", error);
}

/** A fault of ours is a line in the console, not an error in the host's form. */
export function safely(job: () => void): void {
  try {
    job();
  } catch (error) {
    warn(error);
  }
}
