// A proxy that writes down all that is asked of it, whole: address, headers, body. Only the site under test is really asked; everybody
// else is told that nobody is there.

import { createServer, request as ask } from "node:http";
import { once } from "node:events";

export async function startProxy(site) {
  const { host } = new URL(site);
  const log = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url, site);
    log.push({ method: request.method, url: url.href, ours: url.host === host, raw: Buffer.concat([Buffer.from(`${request.method} ${request.url}\n${request.rawHeaders.join("\n")}\n\n`), ...chunks]) });
    if (url.host !== host) return response.writeHead(502).end();
    const headers = { ...request.headers, connection: "close" };
    ask(url, { method: request.method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    }).on("error", () => response.destroy()).end(Buffer.concat(chunks));
  });
  // TLS and web sockets begin like this; what they would say stays unsaid.
  server.on("connect", (request, socket) => {
    log.push({ method: "CONNECT", url: request.url, ours: request.url === host, raw: Buffer.from(`CONNECT ${request.url}\n${request.rawHeaders.join("\n")}`) });
    socket.on("error", () => {});
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `127.0.0.1:${server.address().port}`,
    log,
    stop: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}
