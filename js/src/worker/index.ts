import { fault, type Locale, type Sentence } from "../faults.js";
import { readOwn } from "../guard.js";
import { define } from "../primordials.js";
import { connect } from "./client.js";
import type { Line } from "./protocol.js";
import type { AsyncChecker, WorkerCheckerOptions } from "./types.js";

export { BeianError, type BeianErrorCode } from "../errors.js";
export { codeOfKind, codeOfNature, formCodes, kindOfCode, natureOfCode, type CertificateCode, type FormCode, type FormCodes } from "../codes.js";
export { toFormPath, type FormPathStyle } from "../form-path.js";
export { toRules, type AntDesignRule, type ElementPlusRule, type FieldChecker, type Kit, type VantRule } from "../kits.js";
export type * from "../types.js";
export type { RuleId } from "../../generated/rule-ids.js";
export type { AsyncChecker, RunningWorker, TrustedAddress, WorkerCheckerOptions } from "./types.js";

/**
 * Starts the engine in a worker of its own: the page does not wait for it, however many filings are checked. A page's policy
 * needs `worker-src 'self'` beside what the engine needs.
 *
 * @example
 * const checker = await createChecker();
 * const report = await checker.check(filing);
 * checker.dispose();
 *
 * @throws BeianError `bad-options`, `bad-overlay`, `too-large`; `wasm-failed` also where there are no workers
 */
export async function createChecker(options?: WorkerCheckerOptions): Promise<AsyncChecker> {
  let opened = false;
  // Awaited here: what an async function returns unawaited is asked for its `then`, which is the page's to change.
  return await connect(options, (locale) => {
    const worker = workerOf(options, opened, locale);
    opened = true;
    return lineTo(worker);
  });
}

const REFUSED: Sentence = {
  zh: "Worker 没有启动：worker 不是它的地址，或页面的策略不允许（worker-src、Trusted Types，见文档）。",
  en: "The worker was not started: worker is not its address, or the page's policy does not allow it (worker-src, Trusted Types; see the documentation).",
};
const ENDED: Sentence = { zh: "您给的 Worker 已经停止，请另建一个检查器。", en: "The worker that was given has ended; make another checker." };

/** `again`: the last one has died. */
function workerOf(options: WorkerCheckerOptions | undefined, again: boolean, locale: Locale): Worker {
  const given = options === undefined ? undefined : readOwn(options, "worker", { code: "bad-options", locale });
  try {
    // As it stands, for bundlers look for these very words.
    if (given === undefined) return new Worker(new URL("./worker-thread.js", import.meta.url), { type: "module" });
    if (typeof given !== "object" || given === null || !("postMessage" in given)) return new Worker(given as URL | string, { type: "module" });
  } catch (thrown) {
    throw define(fault("wasm-failed", REFUSED, locale), "cause", thrown, false);
  }
  if (again) throw fault("wasm-failed", ENDED, locale);
  return given as Worker;
}

function lineTo(worker: Worker): Line {
  return {
    post: (message) => worker.postMessage(message),
    listen: (heard) => worker.addEventListener("message", ({ data }) => heard(data)),
    onFailure: (job) => {
      worker.addEventListener("error", (event) => (event.preventDefault(), job(event.message)));
      worker.addEventListener("messageerror", () => job("messageerror"));
    },
    hold: () => undefined,
    cut: () => worker.terminate(),
  };
}
