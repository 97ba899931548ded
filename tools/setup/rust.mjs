import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { at, TARGET } from "../lib/root.mjs";
import { ask, run } from "../lib/run.mjs";
import { step, Stop } from "../lib/say.mjs";

export const WASM_TARGET = "wasm32-unknown-unknown";

/** wasm-bindgen's tools live in the project: their version is the project's, not the machine's. */
const TOOLS = join(TARGET, "tools");
const EXE = process.platform === "win32" ? ".exe" : "";

export function bindgen(name) {
  return join(TOOLS, "bin", name + EXE);
}

/** The compiler, its WebAssembly target, and wasm-bindgen. */
export async function setUpRust() {
  if ((await ask("cargo", ["--version"])) === null || (await ask("rustc", ["--version"])) === null) {
    throw new Stop("没有找到 Rust。请从 https://rustup.rs 安装后再试。", "Rust was not found. Install it from https://rustup.rs and try again.");
  }
  await setUpTarget();
  await setUpBindgen();
}

/** What only the tests need. */
export async function setUpRustTools() {
  for (const [component, args] of [["rustfmt", ["fmt", "--version"]], ["clippy", ["clippy", "--version"]]]) {
    if ((await ask("cargo", args)) !== null) continue;
    await step(`安装 ${component}`, `installing ${component}`, () => run("rustup", ["component", "add", component])).catch(() => {
      throw new Stop(`${component} 没有装上，请运行：rustup component add ${component}`, `${component} could not be installed; run: rustup component add ${component}`);
    });
  }
}

const DENY = "0.20.2";

/** What `npm run release:check` asks about the crates. Gives back the program. */
export async function setUpDeny() {
  const program = bindgen("cargo-deny");
  if ((await ask(program, ["--version"]))?.split(" ")[1] === DENY) return program;
  await step(`安装 cargo-deny ${DENY}（约 4 分钟，只此一次）`, `installing cargo-deny ${DENY} (about 4 minutes, only once)`, () =>
    run("cargo", ["install", "cargo-deny", "--version", DENY, "--root", TOOLS, "--force"]),
  ).catch((error) => {
    throw new Stop(`cargo-deny 没有装上。\n${error.message}`, "cargo-deny could not be installed.");
  });
  return program;
}

async function setUpTarget() {
  const sysroot = await ask("rustc", ["--print", "sysroot"]);
  if (existsSync(join(sysroot, "lib/rustlib", WASM_TARGET, "lib"))) return;
  await step("安装 Rust 的 WebAssembly 目标", "installing Rust's WebAssembly target", () => run("rustup", ["target", "add", WASM_TARGET])).catch(() => {
    throw new Stop(
      `Rust 的 ${WASM_TARGET} 目标没有装上。请检查网络，或用 rustup 安装的 Rust 运行：rustup target add ${WASM_TARGET}`,
      `Rust's target ${WASM_TARGET} could not be installed. Check the network, or with a Rust from rustup run: rustup target add ${WASM_TARGET}`,
    );
  });
}

async function setUpBindgen() {
  const version = lockedVersion("wasm-bindgen");
  if ((await ask(bindgen("wasm-bindgen"), ["--version"]))?.split(" ")[1] === version) return;
  await step(
    `安装 wasm-bindgen ${version}（约 4 分钟，只此一次）`,
    `installing wasm-bindgen ${version} (about 4 minutes, only once)`,
    () => run("cargo", ["install", "wasm-bindgen-cli", "--version", version, "--root", TOOLS, "--force"]),
  ).catch((error) => {
    throw new Stop(
      `wasm-bindgen 没有装上。请检查网络（或 cargo 的 registry 设置）后再试。\n${error.message}`,
      "wasm-bindgen could not be installed. Check the network (or cargo's registry setting) and try again.",
    );
  });
}

/** The tool must be of the crate's version. */
function lockedVersion(name) {
  const found = new RegExp(`name = "${name}"\\r?\\nversion = "([^"]+)"`).exec(readFileSync(at("Cargo.lock"), "utf8"));
  if (!found) throw new Error(`Cargo.lock names no ${name}`);
  return found[1];
}
