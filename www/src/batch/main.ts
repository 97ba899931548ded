import { preloadTexts } from "../language";
import { BatchPage } from "./page";

const page = new BatchPage(document.getElementById("page") as HTMLElement);
// So that the switch of language needs no request.
void Promise.allSettled([preloadTexts(), page.ready]).then(async () => (await import("../offline")).keepOffline());
