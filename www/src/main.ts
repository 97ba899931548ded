import { ALONE } from "./alone";
import { Page } from "./app";

const page = new Page(document.getElementById("page") as HTMLElement);
// One frame first: the form is there before the engine's bytes are unpacked.
requestAnimationFrame(() => setTimeout(async () => {
  await page.startEngine();
  if (!ALONE) await (await import("./offline")).keepOffline();
}));
