// The policy and the headers: one source (tools/lib/csp.mjs), and what is written of it in pages and documents says the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CSP, CSP_OF_SERVICE_WORKER, headersFor } from "../../tools/lib/csp.mjs";
import { at } from "../../tools/lib/root.mjs";
import { filesIn } from "../../tools/lib/stamp.mjs";

const text = (path) => readFileSync(at(path), "utf8");

test("docs/privacy.md has the policy and every header, word for word", () => {
  const written = text("docs/privacy.md");
  for (const [name, value] of Object.entries(headersFor("/"))) assert.ok(written.includes(`\n${name}: ${value}\n`), name);
  assert.ok(written.replaceAll(/\s+/g, " ").includes(CSP));
  assert.ok(written.includes(`\`${CSP_OF_SERVICE_WORKER}\``));
});

test("every page that is built carries the policy before anything that it could stop, and no referrer", () => {
  const pages = filesIn("www/dist").filter((file) => file.endsWith(".html"));
  assert.ok(pages.length >= 2);
  for (const file of pages) {
    const page = readFileSync(file, "utf8");
    const place = page.indexOf(`<meta http-equiv="Content-Security-Policy" content="${CSP}"`);
    assert.ok(place > 0, file);
    for (const what of ["<script", "<link", "<style", "<img"]) assert.ok(page.indexOf(what) < 0 || page.indexOf(what) > place, `${file}: ${what}`);
    assert.match(page, /<meta name="referrer" content="no-referrer"/, file);
  }
});

test("the example of a provider's page: no request, no text as script", () => {
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(text("examples/provider/index.html"))[1];
  for (const wanted of ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", "trusted-types beian-check"]) assert.ok(policy.split("; ").includes(wanted), wanted);
});
