import { readOwn } from "../guard.js";
import { connect } from "./client.js";
import type { Line } from "./protocol.js";
import type { AsyncChecker, WorkerCheckerOptions } from "./types.js";

export { BeianError, type BeianErrorCode } from "../errors.js";
export { codeOfKind, codeOfNature, formCodes, kindOfCode, natureOfCode, type CertificateCode, type FormCode, type FormCodes } from "../codes.js";
export { toFormPath, type FormPathStyle } from "../form-path.js";
export { toRules, type AntDesignRule, type ElementPlusRule, type FieldChecker, type Kit, type VantRule } from "../kits.js";
export type * from "../types.js";
export type { RuleId } from "../../generated/rule-ids.js";
export type { AsyncChecker, WorkerCheckerOptions } from "./types.js";

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
  return connect(options, () => lineTo(workerOf(options)));
}

function workerOf(options: WorkerCheckerOptions | undefined): Worker {
  const given = options === undefined ? undefined : readOwn(options, "worker", { code: "bad-options", locale: "zh-CN" });
  if (typeof given === "object" && given !== null && "postMessage" in given) return given as Worker;
  if (given !== undefined) return new Worker(given as URL | string, { type: "module" });
  // As it stands, for bundlers look for these very words.
  return new Worker(new URL("./worker-thread.js", import.meta.url), { type: "module" });
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
