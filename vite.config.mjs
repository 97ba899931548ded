import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { CSP, headersFor } from "./tools/lib/csp.mjs";
import { placesOf } from "./tools/lib/places.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Vite wraps every later import in a helper that loads styles and links for it. Ours bring their styles themselves (www/src/dress.ts). */
const plainImports = {
  name: "plain-imports",
  enforce: "pre",
  load: (id) => (id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : null),
};

/** The table of places as a module: www/src/places.ts reads it. */
const places = {
  name: "places",
  resolveId: (id) => (id === "virtual:places" ? "\0places" : null),
  load: (id) => (id === "\0places" ? `export const places = ${JSON.stringify(placesOf(at("rules/lexicon/divisions.tsv")))};` : null),
};

/** Each page carries the policy in its own text, for hosts that send no headers. */
const policy = {
  name: "policy",
  transformIndexHtml: (html) => {
    if (!html.includes('content="__POLICY__"')) throw new Error("a page has no place for the policy: <meta http-equiv=\"Content-Security-Policy\" content=\"__POLICY__\" />");
    return html.replace("__POLICY__", () => CSP);
  },
};

/** What pages share, in two files: the bundler's own cuts would make the form wait for a dozen. */
const groups = [
  { name: "shared", test: /www[\\/]src[\\/](alone|dom|finding|header|live|tools|language[\\/](index|zh))\.ts$|www[\\/]styles[\\/]main\.css$|preload-helper\.js$/ },
  { name: "form", test: /www[\\/]src[\\/](form[\\/]\w+|asking|card|controls|draft|engine|field|marks|papers|place|pointer|presence|pressing|regions|steady|summary)\.ts$/ },
];

export default defineConfig({
  plugins: [plainImports, places, policy],
  root: at("www"),
  // Relative addresses: the page works in any folder of a site, and from a file server without configuration.
  base: "./",
  resolve: { alias: { "beian-check": at("js/src/core.ts") } },
  // The batch page's worker is a module, in one file with its engine: nothing more is loaded when it works.
  worker: { format: "es", rolldownOptions: { output: { codeSplitting: false } } },
  build: {
    rolldownOptions: {
      input: ["index", "batch", "handbook/page"].map((page) => at(`www/${page}.html`)),
      output: { codeSplitting: { groups } },
    },
    outDir: at("www/dist"),
    emptyOutDir: true,
    target: "es2022",
    // The policy allows scripts and styles from the page's own address only: nothing becomes a data: URL.
    assetsInlineLimit: 0,
    // What loads later is small and loads soon: a list of what it needs would be longer than the wait.
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
  },
  preview: { headers: headersFor("/") },
});
