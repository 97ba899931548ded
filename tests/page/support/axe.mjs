// What axe-core finds in a page as it is now: WCAG at every level that it tests by default, and its own good practice.
import assert from "node:assert/strict";
import axe from "axe-core";

export async function axeFaults(page) {
  // Movements that have begun would be measured half way.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter(({ effect }) => effect.getTiming().iterations !== Infinity).map(({ finished }) => finished)).then(() => undefined));
  // A page without a ground of its own has the browser's, dark in the dark; axe-core takes it to be white.
  await page.evaluate(() => { document.documentElement.style.background ||= getComputedStyle(document.body).backgroundColor === "rgba(0, 0, 0, 0)" ? "Canvas" : ""; });
  if (await page.evaluate(() => globalThis.axe === undefined)) await page.evaluate(`${axe.source}; undefined`);
  const violations = await page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) => `${id}: ${target.flat().join(" ")} (${[...any, ...all, ...none].map(({ message }) => message).join("; ").slice(0, 200)})`));
}

export const clean = async (page, state) => assert.deepEqual(await axeFaults(page), [], state);
