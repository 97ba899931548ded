import { Worker } from "beian-check/node-threads";
import { connect } from "./client.js";
import type { AsyncChecker, WorkerCheckerOptions } from "./types.js";

export { BeianError } from "../errors.js";
export { codeOfKind, codeOfNature, formCodes, kindOfCode, natureOfCode } from "../codes.js";
export { toFormPath } from "../form-path.js";
export { toRules } from "../kits.js";

/** The same in Node.js, with `node:worker_threads`. It does not keep the process alive. */
export async function createChecker(options?: WorkerCheckerOptions): Promise<AsyncChecker> {
  return await connect(options, () => {
    const worker = new Worker(new URL("./worker-thread.node.js", import.meta.url));
    return {
      post: (message) => worker.postMessage(message),
      listen: (heard) => void worker.on("message", heard),
      onFailure: (job) => {
        worker.on("error", job);
        worker.on("messageerror", job);
        worker.on("exit", (code) => job(`exit ${code}`));
      },
      hold: (waiting) => (waiting ? worker.ref() : worker.unref()),
      cut: () => void worker.terminate(),
    };
  });
}
