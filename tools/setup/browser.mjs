// A browser for the tests: one that is installed, or Debian's own Chromium where we may install it.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ask, run } from "../lib/run.mjs";
import { step, Stop } from "../lib/say.mjs";

const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ...[process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].filter(Boolean).flatMap((folder) => [
    join(folder, "Google/Chrome/Application/chrome.exe"),
    join(folder, "Microsoft/Edge/Application/msedge.exe"),
  ]),
];
const PACKAGES = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/** How the tests start it: headless, also as root, and without a word to the outside. webdriver.json says the same. */
export const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Finds a browser, its WebDriver and fonts for Chinese; the environment's CHROME and CHROMEDRIVER go first. */
export async function setUpBrowser() {
  if (missing(find()).length > 0 || !(await chineseFonts())) await install();
  const found = find();
  const without = missing(found);
  if (without.length === 0) return found;
  throw new Stop(
    `测试需要 ${without.join("、")}。请安装 Chrome、Chromium 或 Edge，以及同一版本的 chromedriver；或用环境变量 CHROME、CHROMEDRIVER 指出位置。`,
    `The tests need ${without.join(" and ")}. Install Chrome, Chromium or Edge and the chromedriver of the same version, or set CHROME and CHROMEDRIVER.`,
  );
}

function find() {
  return {
    chrome: process.env.CHROME || onPath(BROWSERS) || ELSEWHERE.find(existsSync),
    driver: process.env.CHROMEDRIVER || onPath(["chromedriver", "msedgedriver"]) || ["/usr/lib/chromium-browser/chromedriver"].find(existsSync),
  };
}

function missing({ chrome, driver }) {
  return [...(chrome ? [] : ["Chromium"]), ...(driver ? [] : ["chromedriver"])];
}

export function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const endings = process.platform === "win32" ? [".exe"] : [""];
  for (const name of names) for (const folder of folders) for (const end of endings) if (existsSync(join(folder, name + end))) return join(folder, name + end);
  return undefined;
}

/** Without one, Chromium draws boxes. Where it cannot be asked, it is taken to be there. */
async function chineseFonts() {
  const list = await ask("fc-list", [":lang=zh", "file"]);
  return list === null ? process.platform !== "linux" : list !== "";
}

/** As root, where apt is. */
export async function mayInstall() {
  return process.getuid?.() === 0 && (await ask("apt-get", ["--version"])) !== null;
}

export async function aptInstall(packages) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { env });
}

async function install() {
  if (!(await mayInstall())) return;
  await step("安装 Chromium 和中文字体", "installing Chromium and Chinese fonts", () => aptInstall(PACKAGES)).catch((error) => {
    throw new Stop(
      `Chromium 没有装上，请手动运行：apt-get install ${PACKAGES.join(" ")}\n${error.message}`,
      `Chromium could not be installed; run by hand: apt-get install ${PACKAGES.join(" ")}`,
    );
  });
}
