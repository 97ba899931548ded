// A worker has no policy from the page's own text: only its server can give it one. So it lets go of everything that could send or
// keep something before it reads a file, and can do neither, whoever serves it.

const WAYS_OUT = ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport", "importScripts", "Worker", "BroadcastChannel", "indexedDB", "caches", "cookieStore", "RTCPeerConnection"];

export function seal(): void {
  for (const name of WAYS_OUT) {
    for (let owner: object | null = globalThis; owner !== null; owner = Object.getPrototypeOf(owner) as object | null) {
      if (Object.hasOwn(owner, name)) Object.defineProperty(owner, name, { value: undefined, writable: false, configurable: false });
    }
  }
}
