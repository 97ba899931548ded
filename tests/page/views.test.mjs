// The views of the page: five places in the head, three of them without loading anything; back button, titles, focus.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { control, DIST, pick, setUp, settle, type } from "./support/page.mjs";

let web;
before(async () => { web = await setUp(); });
after(() => web.close());

const nav = (page) => page.getByRole("navigation");
const here = (page) => nav(page).locator("[aria-current=page]").allTextContents();
const heading = (page) => page.evaluate(() => document.activeElement.matches("h1") && document.activeElement.textContent);
const shown = (page) => page.locator("main h1:visible").allTextContents();

test("five places, in order, and one of them is where one is", async () => {
  const page = await web.open();
  assert.deepEqual(await nav(page).getByRole("link").allTextContents(), ["填写与检查", "后续步骤", "页脚代码", "批量", "规则手册"]);
  assert.deepEqual(await here(page), ["填写与检查"]);
  assert.deepEqual(await nav(page).getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href"))), ["#", "#plan", "#footer", "batch.html", "handbook/"]);
});

test("by keyboard: a view comes with its title, its heading has the focus, and back leads back", async () => {
  const page = await web.open();
  await type(page, "/subject/name", "周文岚");
  await nav(page).getByRole("link", { name: "后续步骤" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".view-plan").waitFor();
  assert.equal(await page.title(), "后续步骤 · 备案预检");
  assert.equal(await heading(page), "后续步骤");
  assert.deepEqual(await here(page), ["后续步骤"]);
  assert.deepEqual(await shown(page), ["后续步骤"], "the form is out of sight and out of reach");
  assert.equal(await page.locator(".bar").isVisible(), false);

  await nav(page).getByRole("link", { name: "页脚代码" }).click();
  await page.locator(".view-footer").waitFor();
  assert.equal(await heading(page), "页脚代码");
  await page.goBack();
  await page.locator(".view-plan").waitFor();
  assert.equal(await page.title(), "后续步骤 · 备案预检");
  await page.goBack();
  await control(page, "/subject/name").waitFor();
  assert.equal(await page.title(), "备案预检");
  assert.equal(await control(page, "/subject/name").inputValue(), "周文岚", "nothing is lost on the way");
  assert.deepEqual(await here(page), ["填写与检查"]);
  assert.deepEqual(page.errors, []);
});

for (const [hash, title] of [["#plan", "后续步骤"], ["#footer", "页脚代码"], ["#refusal", "退回原因"]])
  test(`${hash} opens at its address; the skip link leads into it; English has it too`, async () => {
    const page = await web.open({ before: (page) => page.route("**/nothing", (route) => route.abort()) });
    await page.goto(`${page.url()}${hash}`);
    await page.reload();
    await page.locator("body[data-engine=ready]").waitFor();
    await page.locator("main h1", { hasText: title }).waitFor();
    assert.deepEqual(await shown(page), [title]);
    assert.equal(await page.title(), `${title} · 备案预检`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await heading(page), title);
    await page.locator("#language").click();
    await page.locator("html[lang=en]").waitFor();
    await settle(page);
    const chinese = await page.evaluate(() => [...document.querySelectorAll("main h1, main h2, main h3, main p, main .label, main .hint, main button, main summary, nav a")].filter((node) => node.checkVisibility()).map((node) => node.textContent.trim()).filter((text) => /\p{Script=Han}/u.test(text) && !/[A-Za-z]{3}/.test(text)));
    assert.deepEqual(chinese, []);
    assert.match(await page.title(), /· ICP filing check$/);
  });

test("an address that names no view shows the form", async () => {
  const page = await web.open();
  await page.goto(`${page.url()}#nothing`);
  await control(page, "/region").waitFor();
  await page.evaluate(() => { location.hash = "#constructor"; });
  await settle(page);
  await control(page, "/region").waitFor();
  assert.deepEqual(page.errors, []);
});

test("views work with the network switched off, and without a check engine", async () => {
  const page = await web.open();
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  for (const view of ["plan", "footer", "refusal"]) {
    await page.evaluate((hash) => { location.hash = hash; }, view);
    await page.locator(`.view-${view}`).waitFor();
    assert.notEqual(await page.locator(`.view-${view}`).evaluate((node) => getComputedStyle(node).display), "inline");
  }
  assert.deepEqual(page.errors, []);
});

for (const width of [320, 360, 768, 1280])
  test(`at ${width} every place is in view and nothing scrolls sideways, in every view and language`, async () => {
    const page = await web.open({ viewport: { width, height: 780 } });
    await page.locator("#examples").click();
    await page.locator(".menu-item").nth(1).click();
    for (const language of ["zh-CN", "en"]) {
      await page.locator(`html[lang=${language}]`).waitFor();
      for (const view of ["", "plan", "footer", "refusal"]) {
        await page.evaluate((hash) => { location.hash = hash; }, view);
        if (view) await page.locator(`.view-${view}`).waitFor();
        await settle(page);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${view} ${language}`);
        const cut = await nav(page).getByRole("link").evaluateAll((links, width) => links.filter((link) => { const { left, right, height } = link.getBoundingClientRect(); return left < 0 || right > width || height < 40; }).map((link) => link.textContent), width);
        assert.deepEqual(cut, [], `${view} ${language}`);
      }
      const rows = new Set(await nav(page).getByRole("link").evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().top))));
      if (width >= 360) assert.equal(rows.size, 1, `one row, ${language}`);
      await page.locator("#language").click();
    }
  });

test("styles of the views are files of the page, not inline", async () => {
  const page = await web.open();
  await page.evaluate(() => { location.hash = "plan"; });
  await page.locator(".view-plan").waitFor();
  assert.ok(DIST);
  const links = await page.locator("link[rel=stylesheet]").evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
  assert.ok(links.length > 1 && links.every((path) => path.startsWith("/assets/")), links.join(" "));
});
