// The script that runs in a browser's worker.

import { serve } from "./serve.js";

const scope = globalThis as unknown as Worker;
serve({
  post: (message) => scope.postMessage(message),
  listen: (heard) => scope.addEventListener("message", ({ data }) => heard(data)),
});
