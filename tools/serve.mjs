// A small static server for the built page: 127.0.0.1 only, with the headers that a real host should set.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { CSP, headersFor } from "./lib/csp.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

/** Serves a folder. `csp: null` leaves the policy out. Gives back the address and a way to stop. */
export async function serve(folder, { port = 0, csp = CSP } = {}) {
  const server = createServer(async (request, response) => {
    const path = normalize(decode(new URL(request.url, "http://localhost").pathname));
    const file = join(folder, path.endsWith(sep) ? `${path}index.html` : path);
    const headers = { ...headersFor(path, csp), "Cache-Control": "no-cache" };
    try {
      if (!file.startsWith(folder + sep)) throw new Error("outside");
      const body = await readFile(file);
      response.writeHead(200, { ...headers, "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404, { ...headers, "Content-Type": "text/plain; charset=utf-8" }).end("404\n");
    }
  });
  await new Promise((ready, fail) => server.once("error", fail).listen(port, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}

function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return "/\0";
  }
}
