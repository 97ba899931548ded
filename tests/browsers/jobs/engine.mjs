// The engine answers the same everywhere: the fixtures' reports, compared by their hashes with those of Node.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { at } from "../../../tools/lib/root.mjs";
import { CSP_OF_A_HOST } from "../../../tools/lib/csp.mjs";
import { faults, html, site } from "../site.mjs";

const read = (folder) => readdirSync(at("tests/fixtures", folder)).filter((name) => name.endsWith(".json")).map((name) => ({ name: `${folder}/${name}`, ...wrapped(JSON.parse(readFileSync(at("tests/fixtures", folder, name), "utf8"))) }));
const wrapped = (data) => (Array.isArray(data) ? { cases: data } : data);
const strip = ({ name, today, filing, cases }) => ({ name, today, filing, cases: cases?.map(({ field, value, context, today }) => ({ field, value, context, today })) });

/** Runs in Node and in the page: a hash of what each fixture comes to. */
async function answers({ createChecker }, fixtures) {
  const checkers = new Map();
  const checkerOf = async (today) => {
    if (!checkers.has(today)) checkers.set(today, await createChecker({ today }));
    return checkers.get(today);
  };
  const hashes = {};
  for (const { name, today, filing, cases } of fixtures) {
    const said = filing ? (await checkerOf(today)).check(filing) : await Promise.all(cases.map(async (one) => (await checkerOf(one.today)).checkField(one.field, one.value, one.context)));
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(said)));
    hashes[name] = [...new Uint8Array(hash.slice(0, 8))].join();
  }
  return hashes;
}

export const engine = [
  {
    what: ["引擎：全部测试用例的结果与 Node.js 一字不差", "the engine: every fixture's report is the same as in Node.js, to the letter"],
    async work({ browser }) {
      const fixtures = ["good", "refused", "field"].flatMap(read).map(strip);
      assert.ok(fixtures.length > 350);
      const expected = await answers(await import(pathToFileURL(at("dist/index.js")).href), fixtures);
      const { address, stop } = await site("engine", {
        folders: { "beian-check": "dist" },
        files: { "index.html": html(`<script type="module" src="/main.js"></script>`), "main.js": `import * as lib from "/beian-check/index.js"; globalThis.lib = lib; globalThis.answers = ${answers};` },
        csp: CSP_OF_A_HOST,
      });
      try {
        const page = await browser.open(address);
        await page.until(() => "lib" in globalThis);
        assert.deepEqual(await page.evaluate((all) => globalThis.answers(globalThis.lib, all), fixtures), expected);
        assert.deepEqual(await faults(page), []);
      } finally {
        await stop();
      }
    },
  },
];
