import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { at } from "../lib/root.mjs";
import { run } from "../lib/run.mjs";
import { step, Stop } from "../lib/say.mjs";

/** The oldest Node.js that the build tools run on; the package itself needs 20. */
const OLDEST = [20, 19];

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Stop(
    `需要 Node.js ${OLDEST.join(".")} 或更新版本，这里是 ${process.versions.node}。请从 https://nodejs.org 安装。`,
    `Node.js ${OLDEST.join(".")} or newer is needed, this is ${process.versions.node}. Install it from https://nodejs.org.`,
  );
}

/** Exactly what package-lock.json says. */
export async function setUpNodeModules() {
  const lock = createHash("sha256").update(readFileSync(at("package-lock.json"))).digest("hex");
  const stamp = at("node_modules/.installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  await step("安装 npm 依赖", "installing npm packages", () => npm(["ci", "--no-audit", "--no-fund"])).catch((error) => {
    throw new Stop(
      `npm 依赖没有装上。请检查网络（或 npm 的 registry 设置）后再试。\n${error.message}`,
      "The npm packages could not be installed. Check the network (or npm's registry setting) and try again.",
    );
  });
  writeFileSync(stamp, lock);
}

/** Runs npm: the one that runs us, where there is one. What is for development is there also where NODE_ENV says production. */
export function npm(args, options = {}) {
  options = { ...options, env: { npm_config_include: "dev", ...options.env } };
  const script = process.env.npm_execpath;
  if (script && /\.c?js$/.test(script)) return run(process.execPath, [script, ...args], options);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, options);
}
