import type { Checker, CheckerOptions } from "../types.js";

/**
 * A {@link Checker} off the main thread: the same methods, answering with promises. `schema` comes at once and validates
 * asynchronously; `dispose` ends the worker, and what is still waiting for an answer is refused with `disposed`.
 * @example
 * const checker: AsyncChecker = await createChecker();
 * const reports = await checker.checkMany(filings);
 */
export type AsyncChecker = {
  [Method in keyof Checker]: Method extends "schema" | "dispose"
    ? Checker[Method]
    : Checker[Method] extends (...given: infer Given) => infer Answer
      ? (...given: Given) => Promise<Answer>
      : never;
};

/**
 * The options of {@link CheckerOptions}, and where the worker's script is.
 * @example
 * const options: WorkerCheckerOptions = { locale: "en", worker: "/assets/beian-worker.js" };
 */
export interface WorkerCheckerOptions extends CheckerOptions {
  /**
   * The worker's script, or a worker that runs it already, for bundlers that do not follow `new Worker(new URL(…))`, as
   * esbuild: an entry of theirs that imports `beian-check/worker-thread`.
   * Default: the file beside this one; Node.js always takes that.
   */
  worker?: URL | string | TrustedAddress | RunningWorker;
}

/**
 * An address that the page's Trusted Types policy has vouched for: a `TrustedScriptURL`, which not every TypeScript knows.
 * @example
 * const policy = trustedTypes.createPolicy("workers", { createScriptURL: (address: string) => address });
 * const options: WorkerCheckerOptions = { worker: policy.createScriptURL("/assets/beian-worker.js") };
 */
export interface TrustedAddress {
  /** As of every `TrustedScriptURL`. */
  toJSON(): string;
}

/**
 * A `Worker` that runs, in a browser.
 * @example
 * const worker: RunningWorker = new Worker("/assets/beian-worker.js", { type: "module" });
 */
export interface RunningWorker {
  /** As of every `Worker`. */
  postMessage(message: unknown): void;
  /** As of every `Worker`. */
  terminate(): unknown;
}
