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

/** The same for the page as one file: one script, one style sheet, and nothing from any address. */
export const policyOfOneFile = (script, styles) =>
  [
    "default-src 'none'",
    `script-src '${script}' 'wasm-unsafe-eval'`,
    `style-src '${styles}'`,
    "img-src data:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");

/**
 * The service worker's own, which only a server can give it. It may fetch the page's files to keep them; without this, or with the
 * page's policy, the page works as ever and does not open without a network.
 */
export const CSP_OF_SERVICE_WORKER = "default-src 'none'; connect-src 'self'";
