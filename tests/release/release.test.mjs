// The parts of `npm run release:check` that can be tried without building twice.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, sep } from "node:path";
import { test } from "node:test";
import { at, ROOT } from "../../tools/lib/root.mjs";
import { filesIn } from "../../tools/lib/stamp.mjs";
import { differences, hashesOf } from "../../tools/release/clone.mjs";
import { integrityOf } from "../../tools/release/integrity.mjs";
import { sbom } from "../../tools/release/sbom.mjs";
import { ENGINE } from "../../tools/steps/engine.mjs";
import { folder } from "../package/support.mjs";

test("two builds of which one byte differs, or a file is missing, are told apart by the file's name", () => {
  const made = (name, files) => {
    const path = folder(name);
    for (const part of ["target/js/engine/linked", "dist", "www/dist"]) mkdirSync(join(path, part), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
    return hashesOf(path);
  };
  const files = { "target/js/engine/engine.wasm": "a", "dist/index.js": "b", "www/dist/sw.js": "c", "x-1.0.0.tgz": "d", "package.json": "no part of it", "target/js/engine/linked/fast.wasm": "nor this" };
  const one = made("release-one", files);
  assert.deepEqual([...one.keys()], ["dist/index.js", "target/js/engine/engine.wasm", "www/dist/sw.js", "x-1.0.0.tgz"]);
  assert.deepEqual(differences(one, made("release-other", { ...files, "package.json": "another" })), []);
  assert.deepEqual(differences(one, made("release-other", { ...files, "dist/index.js": "B", "dist/more.js": "" })), ["dist/index.js", "dist/more.js"]);
});

test("no file that is published names a folder of the machine that built it", () => {
  const files = [...Object.values(ENGINE), ...filesIn("dist", "www/dist")];
  const mine = [ROOT, homedir(), process.env.CARGO_HOME].filter(Boolean).map((path) => join(path, sep));
  for (const file of files) for (const path of mine) assert.ok(!readFileSync(file).includes(path), `${file} names ${path}`);
});

test("the hashes are those of the built files, in the form that browsers take", async () => {
  const list = integrityOf(at("dist"));
  for (const name of ["widget.js", "index.js", "slim.js", "worker.js", "worker-thread.js", "tables/rules.js", "beian.wasm"]) {
    assert.equal(list[name], `sha384-${createHash("sha384").update(readFileSync(at("dist", name))).digest("base64")}`, name);
  }
  assert.deepEqual(Object.keys(list).filter((name) => name.endsWith(".cjs") || name === "cli.js"), []);
});

test("the bill of materials is the same where NODE_ENV says production, as a bundler's build leaves it", async () => {
  const about = { name: "beian-check", version: "0.1.0", licence: "MIT OR Apache-2.0", time: "2026-11-22T00:00:00.000Z" };
  const text = await sbom(about);
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  try {
    assert.equal(await sbom(about), text);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
});

test("the bill of materials has every crate and package once, says which are inside, and is the same each time", async () => {
  const about = { name: "beian-check", version: "0.1.0", licence: "MIT OR Apache-2.0", time: "2026-11-22T00:00:00.000Z" };
  const text = await sbom(about);
  assert.equal(await sbom(about), text);
  const bom = JSON.parse(text);
  const { components, dependencies, metadata, serialNumber } = bom;
  assert.deepEqual(await faultsOfBom(bom), []);
  // The schema is at work: it knows licences by SPDX's list, and no member of our own.
  assert.notDeepEqual(await faultsOfBom({ ...bom, colour: "blue" }), []);
  assert.notDeepEqual(await faultsOfBom({ ...bom, components: [{ ...components[0], licenses: [{ license: { id: "Mine" } }] }] }), []);
  assert.match(serialNumber, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(metadata.component.purl, "pkg:npm/beian-check@0.1.0");
  const refs = components.map((one) => one["bom-ref"]);
  assert.equal(new Set(refs).size, refs.length);
  for (const one of components) assert.ok(one.licenses?.length === 1 && one.hashes?.length > 0 && one.purl, one["bom-ref"]);
  const inside = components.filter(({ scope }) => scope === "required").map(({ name }) => name);
  for (const name of ["serde_json", "time", "parse5", "hucre"]) assert.ok(inside.includes(name), name);
  for (const name of ["proptest", "vite", "toml"]) assert.ok(!inside.includes(name), name);
  const known = new Set([...refs, metadata.component["bom-ref"]]);
  for (const { ref, dependsOn } of dependencies) for (const name of [ref, ...(dependsOn ?? [])]) assert.ok(known.has(name), name);
});

/** CycloneDX's own schema for JSON, as its library brings it. */
async function faultsOfBom(bom) {
  const [{ default: Ajv }, { default: formats }] = await Promise.all([import("ajv"), import("ajv-formats")]);
  const schema = (name) => JSON.parse(readFileSync(at("node_modules/@cyclonedx/cyclonedx-library/res/schema", `${name}.SNAPSHOT.schema.json`), "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { "idn-email": true, "iri-reference": (text) => URL.canParse(text, "https://example.com/") } });
  formats(ajv);
  for (const name of ["spdx", "jsf-0.82"]) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  const holds = ajv.compile(schema(`bom-${bom.specVersion}`));
  return holds(bom) ? [] : holds.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
