// What a host sends with the page's files, and what the page's own text says for hosts that send nothing: one source for the built
// pages, the server of `npm start`, the tests, and docs/privacy.md (a test holds it to this file).

/** What each of our pages asks a browser to enforce. A site that embeds the package needs no more than this of it either. */
const WITHOUT_REQUESTS = [
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
];

/**
 * No text becomes markup or a script's address but through these policies: `beian-check` parses HTML into a document that runs
 * nothing (js/src/html.ts), `beian-check-page` vouches for the page's own workers (www/src/trusted.ts).
 */
const trustedTypes = (...policies) => ["require-trusted-types-for 'script'", `trusted-types ${policies.join(" ")}`];

/** The page's Content-Security-Policy; the pages carry the same one in their text, for hosts that set no headers. */
export const CSP = [...WITHOUT_REQUESTS, ...trustedTypes("beian-check", "beian-check-page")].join("; ");

/** For pages of others, which may have Trusted Types of their own or none. */
export const CSP_OF_A_HOST = WITHOUT_REQUESTS.join("; ");

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
    ...trustedTypes("beian-check"),
  ].join("; ");

/**
 * The service worker's own, which only a server can give it. It may fetch the page's files to keep them; without this, or with the
 * page's policy, the page works as ever and does not open without a network.
 */
export const CSP_OF_SERVICE_WORKER = "default-src 'none'; connect-src 'self'";

/**
 * Devices and services that the page has no use for. The browser then refuses them to it, whatever its script says. Names that not every browser
 * knows are left out: Chromium warns of each. */
export const PERMISSIONS = [
  "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "gamepad",
  "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
  "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
].map((name) => `${name}=()`).join(", ");

/** The headers for a file of ours, beside its kind. `csp: null` leaves the policy out. */
export const headersFor = (path, csp = CSP) => ({
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": PERMISSIONS,
  ...(csp === null ? {} : { "Content-Security-Policy": path === "/sw.js" ? CSP_OF_SERVICE_WORKER : csp }),
});
