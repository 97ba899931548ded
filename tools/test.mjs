// `npm test`: sets up, builds, and runs every kind of test in order. All of them run, also after one that fails; one failure
// fails the whole. Names after `--` choose parts: `npm test -- package sizes`.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at, TARGET } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { command, heading, seconds, Stop } from "./lib/say.mjs";
import { filesIn } from "./lib/stamp.mjs";
import { setUpTests } from "./setup/index.mjs";
import { bindgen, WASM_TARGET } from "./setup/rust.mjs";

/** The programs that measure sizes and that make mutants are crates of their own. */
const TOOLS = ["sizes", "mutants"].map((name) => ({ manifest: ["--manifest-path", at("tools", name, "Cargo.toml")], target: ["--target-dir", join(TARGET, "tools", name)] }));

await command(async () => {
  const wanted = process.argv.slice(2);
  heading("准备", "setting up");
  const browser = await setUpTests();
  process.env.CHROME = browser.chrome;
  process.env.CHROMEDRIVER = browser.driver;

  const known = parts();
  for (const name of wanted) if (!(name in known)) throw new Stop(`没有这一项：${name}`, `No such part: ${name}. There are: ${Object.keys(known).join(", ")}`);
  const results = [];
  for (const [name, { zh, work }] of Object.entries(known)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    heading(zh, name);
    const began = Date.now();
    const fault = await work().then(() => null, (error) => error);
    if (fault) console.error(fault.message || fault.stack);
    results.push({ name, zh, ok: fault === null, took: seconds(Date.now() - began) });
    console.log(`  ${fault ? "✗" : "✓"} ${results.at(-1).took}`);
  }

  heading("结果", "summary");
  for (const { name, zh, ok, took } of results) console.log(`  ${ok ? "✓ 通过 pass" : "✗ 失败 FAIL"}  ${took.padStart(9)}  ${zh} · ${name}`);
  return results.every(({ ok }) => ok) ? 0 : 1;
});

function parts() {
  const cargo = (...args) => run("cargo", args, { show: true });
  const node = (...args) => run(process.execPath, args, { show: true });
  const strict = ["--", "-D", "warnings"];
  return {
    format: {
      zh: "Rust 格式",
      work: async () => {
        await cargo("fmt", "--check");
        for (const { manifest } of TOOLS) await cargo("fmt", "--check", ...manifest);
      },
    },
    clippy: {
      zh: "Rust 检查",
      work: async () => {
        await cargo("clippy", "--quiet", "--all-targets", ...strict);
        await cargo("clippy", "--quiet", "--lib", "--test", "web", "--target", WASM_TARGET, ...strict);
        for (const { manifest, target } of TOOLS) await cargo("clippy", "--quiet", "--locked", ...manifest, ...target, ...strict);
      },
    },
    rustdoc: { zh: "Rust 文档", work: () => run("cargo", ["doc", "--quiet", "--no-deps", "--lib"], { show: true, env: { RUSTDOCFLAGS: "-D warnings" } }) },
    rust: { zh: "Rust 测试", work: () => cargo("test", "--quiet") },
    web: { zh: "浏览器里的引擎", work: () => run("cargo", ["test", "--target", WASM_TARGET, "--test", "web"], { show: true, env: inBrowser() }) },
    build: { zh: "构建", work: async () => (await import("./build.mjs")).build() },
    types: { zh: "TypeScript 类型", work: async () => { for (const project of ["tsconfig.json", "js/src/cli"]) await node(at("node_modules/typescript/bin/tsc"), "-p", at(project)); } },
    fixtures: { zh: "测试用例文件", work: () => node(at("tests/fixtures/check-json.mjs")) },
    package: { zh: "npm 包", work: () => nodeTests("tests/package", node) },
    widget: { zh: "小组件", work: () => nodeTests("tests/widget", node) },
    examples: { zh: "示例表单", work: () => nodeTests("tests/examples", node) },
    browsers: { zh: "三种浏览器", work: () => nodeTests("tests/browsers", node) },
    page: { zh: "页面", work: () => nodeTests("tests/page", node) },
    release: { zh: "文档和发布", work: () => nodeTests("tests/release", node) },
    fuzz: { zh: "模糊测试", work: async () => (await import("./steps/fuzz.mjs")).fuzzShortly() },
    sizes: { zh: "大小", work: () => node(at("tools/sizes.mjs")) },
  };
}

function nodeTests(folder, node) {
  const files = filesIn(folder).filter((name) => name.endsWith(".test.mjs"));
  if (files.length === 0) return Promise.reject(new Error(`${folder} holds no tests`));
  // One file at a time: browsers and compilers in parallel would measure each other.
  return node("--test", "--test-concurrency=1", "--test-reporter=spec", ...files);
}

/** wasm-bindgen-test in the browser that was found: webdriver.json has the flags, its place is the machine's. */
function inBrowser() {
  const settings = JSON.parse(readFileSync(at("webdriver.json"), "utf8"));
  settings["goog:chromeOptions"].binary = process.env.CHROME;
  const file = join(TARGET, "webdriver.json");
  mkdirSync(TARGET, { recursive: true });
  writeFileSync(file, JSON.stringify(settings));
  return {
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: bindgen("wasm-bindgen-test-runner"),
    WASM_BINDGEN_TEST_WEBDRIVER_JSON: file,
  };
}
