// The scripts of the npm package, and the files that lie beside them. package.json's `exports` says how they are reached.

/**
 * `input` lies in js/src; `types`: its declarations are part of the package; `carries`: what is inside it and whose licences stand at its end;
 * `inBrowsers`: in them alone, where every byte counts and nobody reads a stack in a terminal.
 */
export const ENTRIES = [
  { input: "index.ts", file: "index.js", format: "esm", types: true },
  { input: "index.ts", file: "index.cjs", format: "cjs" },
  { input: "slim.ts", file: "slim.js", format: "esm", types: true },
  { input: "slim.ts", file: "slim.cjs", format: "cjs" },
  { input: "worker/index.ts", file: "worker.js", format: "esm", types: true },
  { input: "worker/node.ts", file: "worker.node.js", format: "esm" },
  { input: "worker/node.ts", file: "worker.node.cjs", format: "cjs" },
  { input: "worker/thread.ts", file: "worker-thread.js", format: "esm", types: true },
  { input: "worker/thread.ts", file: "worker-thread.cjs", format: "cjs" },
  { input: "worker/thread-node.ts", file: "worker-thread.node.js", format: "esm" },
  { input: "widget/index.ts", file: "widget.js", format: "esm", types: true, inBrowsers: true },
  { input: "widget/index.ts", file: "widget.cjs", format: "cjs", inBrowsers: true },
  { input: "cli/main.ts", file: "cli.js", format: "esm", carries: ["get-east-asian-width", "hucre", "jsonc-parser", "papaparse"] },
  // What places without a DOMParser (Node.js, workers) load for `checkFooter`.
  { input: "html-parser.ts", file: "html-parser.js", format: "esm", carries: ["parse5", "entities"] },
  { input: "html-parser.ts", file: "html-parser.cjs", format: "cjs", carries: ["parse5", "entities"] },
];

/** The entries that TypeScript knows. */
export const TYPED = ["index", "slim", "worker", "worker-thread", "widget", "beian.wasm"];

/** Files that are copied as they are, by their names in dist/. */
export const BESIDE = {
  "custom-elements.json": "js/custom-elements.json",
  "schema.json": "rules/schema.json",
  "filing.schema.json": "rules/filing.schema.json",
};
