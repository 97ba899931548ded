/** The page's Content-Security-Policy; index.html carries the same one, for hosts that set no headers. */
export const CSP = [
  "default-src 'none'",
  // Compiling WebAssembly, which is not 'unsafe-eval'.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  // Nothing can be sent: the page may not make a request.
  "connect-src 'none'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");
