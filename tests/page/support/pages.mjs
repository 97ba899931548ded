// Pages that are text rather than program: whatever HTML is built beside the form and the batch page, two of each kind (the hundreds of
// the handbook are made from few templates).
import { filesIn } from "../../../tools/lib/stamp.mjs";
import { DIST } from "./page.mjs";

const PROGRAMS = ["index.html", "batch.html"];

export function pages() {
  const all = filesIn(DIST).map((file) => file.slice(DIST.length + 1)).filter((path) => path.endsWith(".html") && !PROGRAMS.includes(path));
  const before = (path, at) => all.slice(0, at).filter((other) => kindOf(other) === kindOf(path)).length;
  return all.filter((path, at) => before(path, at) < 2);
}

/** The folder a page lies in, and whether it is the folder's own index. */
const kindOf = (path) => path.replace(/[^/]+$/, (file) => (file === "index.html" ? "index" : "page"));
