// Loaded first by every page that the tests serve: what goes wrong is kept in `faults`, and the clock stands still at `?at=`.
// A script of its own, since the page's policy allows no other kind.
"use strict";
globalThis.faults = [];
addEventListener("error", ({ message }) => faults.push(`thrown: ${message}`));
addEventListener("unhandledrejection", ({ reason }) => faults.push(`not caught: ${reason}`));
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => faults.push(`refused by the policy: ${effectiveDirective} ${blockedURI}`));
for (const kind of ["error", "warn"]) {
  const said = console[kind];
  console[kind] = (...words) => (faults.push(`console.${kind}: ${words.join(" ")}`), said.apply(console, words));
}
{
  const moment = Date.parse(new URL(document.currentScript.src).searchParams.get("at"));
  if (moment)
    globalThis.Date = class extends Date {
      constructor(...given) {
        super(...(given.length > 0 ? given : [moment]));
      }
      static now() {
        return moment;
      }
    };
}
