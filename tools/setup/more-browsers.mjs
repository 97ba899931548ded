// The browsers that the tests run in beside Chromium: Firefox and WebKitGTK, where they are, or where we may install them (as root,
// with apt). They are not a must: what cannot be had is told with what to install, and the tests leave it out aloud.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { step } from "../lib/say.mjs";
import { aptInstall, mayInstall, onPath } from "./browser.mjs";

const PACKAGES = { firefox: ["firefox-esr"], webkit: ["webkit2gtk-driver", "xvfb"] };
const FIREFOX_ELSEWHERE = ["/Applications/Firefox.app/Contents/MacOS/firefox", ...[process.env.PROGRAMFILES].filter(Boolean).map((folder) => join(folder, "Mozilla Firefox/firefox.exe"))];
/** Where distributions put WebKitGTK's small browser, which is on no path. */
const LIBRARIES = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/libexec"];

/** The program, or undefined. The environment's FIREFOX goes first. */
export const findFirefox = () => process.env.FIREFOX || onPath(["firefox-esr", "firefox"]) || FIREFOX_ELSEWHERE.find(existsSync);

/** Its WebDriver, its browser, and a screen for it, since it has no headless mode; or undefined. */
export function findWebKit() {
  const found = { driver: process.env.WEBKIT_DRIVER || onPath(["WebKitWebDriver"]), browser: process.env.MINIBROWSER || miniBrowser(), screen: onPath(["Xvfb"]) };
  return Object.values(found).every(Boolean) ? found : undefined;
}

/** What to say where one of them is not there. */
export const HOW_TO_GET = {
  firefox: "没有 Firefox，跳过。Firefox is not here and left out: apt-get install firefox-esr (or set FIREFOX)",
  webkit: `没有 WebKitGTK，跳过。WebKitGTK is not here and left out: apt-get install ${PACKAGES.webkit.join(" ")} (or set WEBKIT_DRIVER and MINIBROWSER)`,
};

export async function setUpMoreBrowsers() {
  const without = () => [...(findFirefox() ? [] : ["firefox"]), ...(findWebKit() ? [] : ["webkit"])];
  const wanted = without().flatMap((name) => PACKAGES[name]);
  if (wanted.length > 0 && (await mayInstall())) {
    await step("安装 Firefox 和 WebKitGTK", `installing ${wanted.join(" ")}`, () => aptInstall(wanted)).catch((error) => console.log(`  ${error.message.split("\n").at(-1)}`));
  }
  for (const name of without()) console.log(`  ⚠ ${HOW_TO_GET[name]}`);
}

function miniBrowser() {
  const folders = LIBRARIES.filter(existsSync).flatMap((library) => readdirSync(library).filter((name) => /^webkit2?gtk-\d/.test(name)).map((name) => join(library, name, "MiniBrowser")));
  return folders.find(existsSync);
}
