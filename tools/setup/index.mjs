// What a fresh machine needs. Each part looks first and installs only what is missing.

import { setUpBrowser } from "./browser.mjs";
import { setUpMoreBrowsers } from "./more-browsers.mjs";
import { checkNode, setUpNodeModules } from "./node-modules.mjs";
import { setUpRust, setUpRustTools } from "./rust.mjs";

/** For building and serving the page. */
export async function setUpBuild() {
  checkNode();
  await setUpNodeModules();
  await setUpRust();
}

/** For the tests as well. Gives back Chromium and its driver; the other browsers are found by who starts them. */
export async function setUpTests() {
  await setUpBuild();
  await setUpRustTools();
  const chromium = await setUpBrowser();
  await setUpMoreBrowsers();
  return chromium;
}
