// The script that runs in a thread of Node.js.

import { parentPort } from "beian-check/node-threads";
import { serve } from "./serve.js";

serve({
  post: (message) => parentPort?.postMessage(message),
  listen: (heard) => void parentPort?.on("message", heard),
});
