import { preloadTexts } from "../language";
import { BatchPage } from "./page";

new BatchPage(document.getElementById("page") as HTMLElement);
// So that the switch of language needs no request.
void preloadTexts();
