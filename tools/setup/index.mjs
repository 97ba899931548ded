// What a fresh machine needs. Each part looks first and installs only what is missing.

import { setUpBrowser } from "./browser.mjs";
import { checkNode, setUpNodeModules } from "./node-modules.mjs";
import { setUpRust, setUpRustTools } from "./rust.mjs";

/** For building and serving the page. */
export async function setUpBuild() {
  checkNode();
  await setUpNodeModules();
  await setUpRust();
}

/** For the tests as well. Gives back the browser and its driver. */
export async function setUpTests() {
  await setUpBuild();
  await setUpRustTools();
  return setUpBrowser();
}
