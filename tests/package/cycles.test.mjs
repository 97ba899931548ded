// Started and disposed of ten thousand times: nothing is left behind.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { at } from "../../tools/lib/root.mjs";
import { folder } from "./support.mjs";

const scratch = folder("cycles");

/**
 * Runs in a process of its own, which may ask for its garbage to be collected. Every memory and every instance that is made is
 * counted, and who of them is still there at the end.
 */
async function cycles(name, times, cycle) {
  const file = join(scratch, `${name}.mjs`);
  writeFileSync(file, `
    import * as threads from "node:worker_threads";
    const made = { memories: 0, instances: 0, left: 0 };
    const registry = new FinalizationRegistry(() => made.left--);
    const Real = WebAssembly.Instance;
    WebAssembly.Instance = function (...given) {
      const instance = new Real(...given);
      made.instances++;
      made.left++;
      registry.register(instance.exports.memory);
      return instance;
    };
    const { createChecker } = await import(${JSON.stringify(pathToFileURL(at("dist", name)).href)});
    const settle = async () => { for (let i = 0; i < 10; i++) { gc(); await new Promise((done) => setTimeout(done, 10)); } };
    const seen = () => { const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage(); return { heapUsed, external, arrayBuffers, rss, left: made.left, handles: process.getActiveResourcesInfo().filter((kind) => /Worker|MessagePort/.test(kind)).length }; };
    const signal = new AbortController().signal;
    const cycle = ${cycle};
    for (let i = 0; i < ${Math.ceil(times / 20)}; i++) await cycle(createChecker, signal, i);
    await settle();
    const before = seen();
    const began = performance.now();
    for (let i = 0; i < ${times}; i++) await cycle(createChecker, signal, i);
    const took = performance.now() - began;
    await settle();
    console.log(JSON.stringify({ before, after: seen(), made: made.instances, took }));`);
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", file], { env: { ...process.env, NODE_OPTIONS: "" } });
  return JSON.parse(stdout);
}

const MB = 1 << 20;
const said = ({ before, after, took }, times) =>
  `${times} cycles, ${(took / times).toFixed(2)} ms each; heap ${(before.heapUsed / MB).toFixed(1)} → ${(after.heapUsed / MB).toFixed(1)} MB, external ${(before.external / MB).toFixed(1)} → ${(after.external / MB).toFixed(1)} MB, rss ${(before.rss / MB).toFixed(0)} → ${(after.rss / MB).toFixed(0)} MB`;

function nothingLeft({ before, after }) {
  // One memory may still be on the stack.
  assert.ok(after.left <= 1, `${after.left} memories are left`);
  assert.ok(after.heapUsed - before.heapUsed < 2 * MB, "the heap");
  assert.ok(after.external - before.external < 3 * MB, "outside of the heap");
  assert.ok(after.rss - before.rss < 60 * MB, "the process");
  assert.equal(after.handles, 0);
}

const CYCLE = `async (createChecker, signal, i) => {
  const checker = await createChecker(i % 2 ? { today: "2026-11-22", signal } : { today: "2026-11-22", locale: "en" });
  if (i % 50 === 0) await checker.check({ region: "44", sites: [{ name: "山间小屋" }] });
  checker.dispose();
}`;

test("beian-check: 10,000 times, with a signal that outlives them all", async (context) => {
  const told = await cycles("index.js", 10_000, CYCLE);
  context.diagnostic(said(told, 10_000));
  assert.ok(told.made >= 10_000);
  nothingLeft(told);
});

test("slim: 1,000 times", async (context) => {
  const told = await cycles("slim.js", 1000, CYCLE);
  context.diagnostic(said(told, 1000));
  nothingLeft(told);
});

test("worker: 100 times, and no thread is left", async (context) => {
  const told = await cycles("worker.node.js", 100, CYCLE);
  context.diagnostic(said(told, 100));
  nothingLeft(told);
});

test("the measure sees what is kept: checkers that nobody disposes of, and holds", async () => {
  const told = await cycles("index.js", 40, `async (createChecker) => { (globalThis.kept ??= []).push(await createChecker()); }`);
  assert.ok(told.after.left >= 40);
  assert.throws(() => nothingLeft(told), /memories are left/);
});

test("checkers that nobody disposes of, and nobody holds, go with the garbage", async (context) => {
  const told = await cycles("index.js", 300, `async (createChecker) => { (await createChecker({ today: "2026-11-22" })).check({}); }`);
  context.diagnostic(said(told, 300));
  nothingLeft(told);
});
