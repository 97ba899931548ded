// The caller's AbortSignal, to which a checker's life may be tied: `createChecker({ signal })`.

import { BeianError } from "./errors.js";
import { fault, type Locale, type Sentence } from "./faults.js";

const NOT_A_SIGNAL: Sentence = { zh: "signal 应为 AbortSignal。", en: "signal must be an AbortSignal." };
const ABORTED: Sentence = { zh: "检查器在启动以前就被取消了。", en: "The checker was cancelled before it had started." };

/** What can be disposed of, and says when it was. */
export interface Mortal {
  dispose(): void;
  onDispose(job: () => void): void;
}

/** Life that ends with the caller's signal. */
export interface Life {
  /** Throws `disposed` when the signal has come already. */
  throwIfAborted(): void;
  /** Disposes of the host with the signal; and lets go of the signal when the host is disposed of before. */
  bind(host: Mortal): void;
}

export function readSignal(value: unknown, locale: Locale): Life | undefined {
  if (value === undefined) return undefined;
  // By what it can do: a signal may come from another frame.
  const signal = value as AbortSignal;
  if (!isSignal(value)) throw fault("bad-options", NOT_A_SIGNAL, locale, "/signal");
  const throwIfAborted = (): void => {
    if (signal.aborted) throw fault("disposed", ABORTED, locale);
  };
  return {
    throwIfAborted,
    bind(host) {
      const end = (): void => host.dispose();
      try {
        throwIfAborted();
        signal.addEventListener("abort", end);
      } catch (thrown) {
        host.dispose();
        throw thrown instanceof BeianError ? thrown : fault("bad-options", NOT_A_SIGNAL, locale, "/signal");
      }
      host.onDispose(() => {
        try {
          signal.removeEventListener("abort", end);
        } catch {
          // Not ours to mend; the engine is gone all the same.
        }
      });
    },
  };
}

function isSignal(value: unknown): boolean {
  try {
    return typeof value === "object" && value !== null && typeof (value as AbortSignal).aborted === "boolean" && typeof (value as AbortSignal).addEventListener === "function";
  } catch {
    // A proxy that was revoked, a getter that throws.
    return false;
  }
}
