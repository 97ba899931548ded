import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { CSP } from "./tools/lib/csp.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("www"),
  // Relative addresses: the page works in any folder of a site, and from a file server without configuration.
  base: "./",
  resolve: { alias: { "beian-check": at("js/src/core.ts") } },
  build: {
    outDir: at("www/dist"),
    emptyOutDir: true,
    target: "es2022",
    // The policy allows scripts and styles from the page's own address only: nothing becomes a data: URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
  },
  preview: { headers: { "Content-Security-Policy": CSP } },
});
