// What is tested in every browser, in the order of docs/browsers.md. `what` somebody can do is a line of the table there, Chinese and
// English; `work` does it in a browser.
import { axe } from "./axe.mjs";
import { engine } from "./engine.mjs";
import { handbook } from "./handbook.mjs";
import { offline } from "./offline.mjs";
import { packages } from "./package.mjs";
import { pages } from "./page.mjs";
import { widget } from "./widget.mjs";

export const jobs = [...engine, ...packages, ...widget, ...pages, ...handbook, ...axe, ...offline];
