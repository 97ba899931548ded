// custom-elements.json says what the element has, no less and no more.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { at } from "../../tools/lib/root.mjs";
import { filesIn } from "../../tools/lib/stamp.mjs";
import { setUp } from "./support.mjs";

let web;
before(async () => { web = await setUp("manifest"); });
after(() => web.close());

const { modules } = JSON.parse(readFileSync(at("dist/custom-elements.json"), "utf8"));
const declared = modules[0].declarations.find(({ kind }) => kind === "class");
const names = (list) => list.map(({ name }) => name).sort();
const sources = filesIn("js/src/widget").map((file) => readFileSync(file, "utf8")).join("\n");
const found = (pattern) => [...new Set([...sources.matchAll(pattern)].flatMap(([, name]) => name.split(" ")))].filter((name) => !name.includes("$")).sort();

test("attributes, members and exports", async () => {
  const { page } = await web.open("<p></p>");
  const real = await page.evaluate(async () => {
    const widget = await import("/beian-check/widget.js");
    const { BeianCheckElement } = widget;
    return {
      attributes: BeianCheckElement.observedAttributes,
      members: [...Object.getOwnPropertyNames(BeianCheckElement.prototype), "formAssociated"].filter((name) => !/constructor|Callback$/.test(name)),
      exports: Object.keys(widget),
    };
  });
  await page.close();
  assert.deepEqual(names(declared.attributes), [...real.attributes, "disabled"].sort());
  assert.deepEqual(names(declared.members), real.members.sort());
  assert.deepEqual(names(modules[0].exports.filter(({ kind }) => kind === "js")), real.exports.sort());
  assert.equal(declared.tagName, "beian-check");
});

test("events, parts and custom properties", () => {
  assert.deepEqual(names(declared.events), found(/new CustomEvent\("([\w-]+)"/g));
  assert.deepEqual(names(declared.cssParts), found(/part: ["`]([^"`]+)["`]/g).filter((name) => !/^(message|tag)-/.test(name)));
  assert.deepEqual(names(declared.cssProperties), found(/var\((--beian-[\w-]+)/g));
  assert.match(readFileSync(at("package.json"), "utf8"), /"customElements": "\.\/dist\/custom-elements\.json"/);
});
