// The foot of a page: what `footer` makes, and what `checkFooter` finds in HTML, in Node and in a browser.

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CSP_OF_A_HOST as CSP } from "../../tools/lib/csp.mjs";
import { at } from "../../tools/lib/root.mjs";
import { serve } from "../../tools/serve.mjs";
import { FLAGS } from "../../tools/setup/browser.mjs";
import { random } from "../fixtures/make-numbers.mjs";
import { FOOTERS, randomHtml } from "./footers.mjs";
import { built, folder, put, thrown } from "./support.mjs";

const { createChecker, BeianError } = await built();
const TODAY = "2026-11-22";
const checker = await createChecker({ today: TODAY });

/** A note that has a test of its own. */
const PORTAL = "psb/region-portal note";
const brief = (found) => found.map(({ rule, verdict }) => `${rule} ${verdict}`);

for (const { name, html, input, found, at } of FOOTERS) {
  test(`on a page: ${name}`, () => {
    const findings = checker.checkFooter(html, input);
    assert.deepEqual(brief(findings).filter((one) => one !== PORTAL || found.includes(PORTAL)), found);
    for (const finding of findings) {
      assert.match(finding.path, /^$|^\/(icp|psb)Number$/);
      if (finding.span) assert.ok(finding.path !== "" || html.slice(...finding.span).trim() !== "");
    }
    if (at !== undefined) assert.equal(html.slice(...findings[0].span), at);
  });
}

test("where to file with the police is told where the region is known and no number is", () => {
  const told = (input) => checker.checkFooter("<p>半枝园艺</p>", input).find(({ rule }) => rule === "psb/region-portal");
  assert.match(told({ region: "33" }).message, /beian\.mps\.gov\.cn/);
  assert.match(told({ icpNumber: "沪ICP备12345678号" }).message, /上海市/);
  assert.equal(told({}), undefined);
  assert.equal(told({ region: "33", psbNumber: "浙公网安备33010002999999号" }), undefined);
});

test("what footer makes, checkFooter finds nothing wrong with", () => {
  for (const input of [
    { icpNumber: "京ICP备12345678号-1", psbNumber: "京公网安备11000002999999号", psbBadgeUrl: "/b.png" },
    { icpNumber: "苏ICP备12345678号-1", psbNumber: "苏公网安备32010002999999号", psbBadgeUrl: "https://example.cn/b.png", subjectName: "南京半枝园艺（集团）有限公司", region: "江苏", nature: "enterprise", years: "2019–2026" },
    { icpNumber: "粤ICP备2024000001号", psbNumber: "粤公网安备44030002000001号", psbBadgeUrl: "data:image/png;base64,AAAA", region: "44", subjectName: "<script>alert(1)</script>", nature: "enterprise" },
    { icpNumber: "浙B2-20080101", psbNumber: "浙公网安备33010002999999号", psbBadgeUrl: "b.png" },
  ]) {
    const { html } = checker.footer(input);
    assert.deepEqual(checker.checkFooter(html, input), []);
    assert.doesNotMatch(html, /<script|style=|onerror/i);
  }
});

test("footer refuses what is no number, and what is no input", async () => {
  const fault = (input) => thrown(BeianError, () => checker.footer(input));
  assert.deepEqual(await fault({ icpNumber: "京ICP备1234号" }), { code: "bad-number", path: "/icpNumber" });
  assert.deepEqual(await fault({ icpNumber: "京ICP备12345678号", psbNumber: "湘公网安备31010402000001号" }), { code: "bad-number", path: "/psbNumber" });
  assert.deepEqual(await fault({ icpNumber: 5 }), { code: "bad-filing", path: "/icpNumber" });
  assert.deepEqual(await fault(null), { code: "bad-filing", path: "" });
  assert.deepEqual(await fault({ subjectName: "x".repeat(4097) }), { code: "too-large", path: "/subjectName" });
  assert.deepEqual(checker.footer({}), { html: "", text: "" });
});

test("a badge that is no picture is left out", () => {
  for (const psbBadgeUrl of ["javascript:alert(1)", "data:text/html,<b>", " java\tscript:x", undefined, ""]) {
    const { html } = checker.footer({ psbNumber: "京公网安备11000002999999号", psbBadgeUrl });
    assert.doesNotMatch(html, /<img|script/);
    assert.match(html, /code=11000002999999"/);
  }
});

test("what is no HTML, or too much of it", async () => {
  const fault = (html, input = {}) => thrown(BeianError, () => checker.checkFooter(html, input));
  assert.equal((await fault(5)).code, "bad-filing");
  assert.equal((await fault("", null)).code, "bad-filing");
  assert.deepEqual(await fault("", { region: 32 }), { code: "bad-filing", path: "/region" });
  assert.equal((await fault("x".repeat((1 << 20) + 1))).code, "too-large");
  assert.equal((await fault("<div>".repeat(100_000))).code, "too-large");
  assert.equal((await fault("<b>".repeat(300))).code, "too-large");
  checker.checkFooter("<div>".repeat(200), {});
  const gone = await createChecker();
  gone.dispose();
  assert.equal((await thrown(BeianError, () => gone.checkFooter("", {}))).code, "disposed");
});

/** A megabyte of each. None may take longer than a plain one by more than its nature. */
const BOMBS = {
  text: "备案".repeat(500_000),
  numbers: "京ICP备12345678号-1 ".repeat(60_000),
  "halves of numbers": "ICP备".repeat(250_000),
  hyphens: "b2-".repeat(330_000),
  digits: `京ICP备${"1".repeat(1_000_000)}`,
  links: "<a href=x>y</a>".repeat(69_000),
  "stray ends": "</p></x>".repeat(120_000),
  "unclosed links": "<a href=x>".repeat(100_000),
  quotes: "<a b='".repeat(160_000),
  entities: "&amp".repeat(250_000),
  styles: `<p style="${";  display".repeat(100_000)}">`,
  scripts: "<script>ICP备</script>".repeat(45_000),
  comments: "<!--".repeat(250_000),
};

for (const [name, html] of Object.entries(BOMBS)) {
  test(`a megabyte of ${name} takes a moment`, { timeout: 60_000 }, () => {
    const began = performance.now();
    try {
      checker.checkFooter(html, { icpNumber: "京ICP备12345678号-1", subjectName: "备".repeat(150) + "案", region: "32", nature: "enterprise" });
    } catch (error) {
      assert.equal(error.code, "too-large");
    }
    const took = performance.now() - began;
    assert.ok(took < 10_000, `${Math.round(took)} ms`);
  });
}

test("elements that the standard repeats without end are too large", async () => {
  const html = Array.from({ length: 200 }, (_, i) => `<p><b x=${i}>`).join("") + "<p>x".repeat(200_000);
  assert.equal((await thrown(BeianError, () => checker.checkFooter(html, {}))).code, "too-large");
});

// In a browser: the page's own parser, under a policy that trusts nothing.

let browser;
before(async () => {
  const { chromium } = await import("playwright-core");
  browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: FLAGS });
});
after(() => browser?.close());

async function inBrowser(csp, job, given) {
  const home = folder("footer");
  put(home, {
    "index.html": `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/main.js"></script>`,
    "main.js": `import { createChecker } from "./index.js"; createChecker({ today: "${TODAY}" }).then((checker) => { globalThis.checker = checker; document.title = "ready"; });`,
    "worker.js": `import { createChecker } from "./index.js"; onmessage = async ({ data: [html, input] }) => { const checker = await createChecker({ today: "${TODAY}" }); try { postMessage(checker.checkFooter(html, input)); } catch (error) { postMessage({ code: error.code }); } };`,
  });
  for (const name of ["index.js", "html-parser.js"]) cpSync(at("dist", name), join(home, name));
  const { address, stop } = await serve(home, { csp });
  const page = await browser.newPage();
  const loaded = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  try {
    await page.goto(address);
    await page.waitForFunction(() => document.title === "ready", undefined, { timeout: 20_000 });
    return { answer: await page.evaluate(job, given), loaded };
  } finally {
    await page.close();
    await stop();
  }
}

const answers = (cases) =>
  cases.map(({ html, input }) => {
    try {
      return checker.checkFooter(html, input);
    } catch (error) {
      return { code: error.code };
    }
  });
const inPage = (cases) => cases.map(({ html, input }) => {
  try {
    return globalThis.checker.checkFooter(html, input);
  } catch (error) {
    return { code: error.code };
  }
});

const cases = FOOTERS.map(({ html, input }) => ({ html, input }));
const next = random(7);
const made = Array.from({ length: 1500 }, () => ({ html: randomHtml(next), input: { icpNumber: "京ICP备12345678号-1", psbNumber: "京公网安备11000002999999号", region: "32", subjectName: "版权", nature: "enterprise" } }));

test("the browser's parser and Node's find the same on every page of the table, and on made-up HTML", async () => {
  const all = [...cases, ...made];
  const { answer, loaded } = await inBrowser(CSP, inPage, all);
  answers(all).forEach((wanted, i) => assert.deepEqual(answer[i], wanted, all[i].html));
  assert.ok(!loaded.includes("/html-parser.js"), "browsers have a parser of their own");
});

test("where the page trusts only policies, ours is asked for; where it is not among them, an error says so", async () => {
  const strict = `${CSP}; require-trusted-types-for 'script'`;
  const allowed = await inBrowser(`${strict}; trusted-types beian-check`, inPage, cases);
  assert.deepEqual(allowed.answer, answers(cases));
  const refused = await inBrowser(`${strict}; trusted-types other`, inPage, cases.slice(0, 1));
  assert.deepEqual(refused.answer, [{ code: "bad-options" }]);
  const notEnforced = await inBrowser(`${CSP}; trusted-types other`, inPage, cases.slice(0, 1));
  assert.deepEqual(notEnforced.answer, answers(cases.slice(0, 1)));
});

test("a worker has no parser of its own, and loads the library", async () => {
  const { answer, loaded } = await inBrowser(CSP, ({ html, input }) => new Promise((done) => {
    const worker = new Worker("/worker.js", { type: "module" });
    worker.onmessage = ({ data }) => done(data);
    worker.postMessage([html, input]);
  }), cases[6]);
  assert.deepEqual(answer, answers(cases.slice(6, 7))[0]);
  assert.ok(loaded.includes("/html-parser.js"));
});
