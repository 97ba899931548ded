// What the page says of itself at its top: no request once it is open, nothing kept, and a policy under which none could be made.
// Every test here is also run against a page that leaks, where it must fail.
import assert from "node:assert/strict";
import { dirname, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { control, DIST, setUp } from "./support/page.mjs";

const LEAKY = resolve(dirname(fileURLToPath(import.meta.url)), "support/leaky");
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'none'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types beian-check beian-check-page";
const SECRET = "周文岚的山间小屋商城";

let ours;
let leaky;
before(async () => {
  ours = await setUp(DIST);
  leaky = await setUp(LEAKY, { csp: null });
});
after(() => Promise.all([ours.close(), leaky.close()]));

/** Fills in, checks where there is a button, and gives what left the page and what stayed behind. */
async function traces(web) {
  const page = await web.open();
  await page.waitForLoadState("networkidle");
  const requests = [];
  page.context().on("request", (request) => requests.push(request.url()));
  await control(page, "/sites/0/name").pressSequentially(SECRET);
  const button = page.getByRole("button", { name: "检查", exact: true });
  if (await button.count()) {
    await page.locator("#examples").click();
    page.once("dialog", (dialog) => dialog.accept());
    await page.locator(".menu-item").first().click();
    await page.locator("#language").click();
    await page.locator("#language").click();
    await button.click();
    for (const view of ["plan", "footer", "refusal", ""]) {
      await page.evaluate((hash) => { location.hash = hash; }, view);
      await page.locator(view ? `.view-${view}` : "#form").waitFor();
    }
    await page.locator("#file").click();
    await page.locator(".menu-item", { hasText: "逐项复制" }).click();
    await page.locator("dialog.hand").waitFor();
  }
  await page.waitForTimeout(600);
  const stored = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    address: location.hash + location.search,
    history: history.state,
  }));
  return { requests, stored, cookies: await page.context().cookies(), errors: page.errors };
}

const NOTHING = { local: {}, session: {}, cookies: "", databases: [], caches: [], address: "", history: null };
const noRequest = ({ requests }) => assert.deepEqual(requests, []);
const nothingStored = ({ stored, cookies }) => {
  assert.deepEqual(stored, NOTHING);
  assert.deepEqual(cookies, []);
};

test("no request after the page has loaded", async () => {
  noRequest(await traces(ours));
  const leaked = await traces(leaky);
  assert.throws(() => noRequest(leaked));
});

test("nothing is stored, in any of the places a page can store", async () => {
  nothingStored(await traces(ours));
  const leaked = await traces(leaky);
  assert.throws(() => nothingStored(leaked));
  for (const place of Object.keys(NOTHING).filter((key) => key !== "history"))
    assert.notDeepEqual(leaked.stored[place], NOTHING[place], `the leaky page leaks into ${place}, and the test sees it`);
});

const policyOf = (page) => page.evaluate(() => document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? null);

test("the policy in the page is exactly the one it says", async () => {
  const page = await ours.open();
  assert.equal(await policyOf(page), POLICY);
  assert.notEqual(await policyOf(await leaky.open()), POLICY);
});

test("nothing on the page breaks the policy, and the policy stops what would", async () => {
  const page = await ours.open({
    before: (page) => page.addInitScript(() => {
      window.broken = [];
      document.addEventListener("securitypolicyviolation", (event) => window.broken.push(event.effectiveDirective));
    }),
  });
  await page.locator("#examples").click();
  await page.locator(".menu-item").first().click();
  await page.locator("#language").click();
  assert.deepEqual(await page.evaluate(() => window.broken), []);
  const sent = await page.evaluate(() => fetch("/collect").then(() => "sent", () => "stopped"));
  assert.equal(sent, "stopped");
  await page.waitForFunction(() => window.broken.length > 0); // it is told a task after the request was stopped
  assert.deepEqual([...new Set(await page.evaluate(() => window.broken))], ["connect-src"]);
});

test("no text becomes markup, a script or a worker, and nobody else can make a policy that says so", async () => {
  for (const path of ["", "batch.html"]) {
    const page = await ours.open();
    await page.goto(ours.server.address + path);
    await page.locator("body[data-engine=ready]").waitFor();
    const tried = await page.evaluate(() => {
      const ways = {
        markup: () => { document.body.innerHTML = "<b>x</b>"; },
        after: () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
        written: () => document.write("x"),
        frame: () => { document.createElement("iframe").srcdoc = "x"; },
        script: () => { document.createElement("script").text = "1"; },
        address: () => { document.createElement("script").src = "x.js"; },
        worker: () => new Worker("sw.js"),
        stranger: () => trustedTypes.createPolicy("stranger", {}),
        byDefault: () => trustedTypes.createPolicy("default", {}),
        parsed: () => new DOMParser().parseFromString("<b>x</b>", "text/html"),
      };
      return Object.keys(ways).filter((name) => {
        try {
          ways[name]();
          return true;
        } catch {
          return false;
        }
      });
    });
    assert.deepEqual(tried, [], path);
    // The page's own: the batch page's worker, the service worker, the footer's parser are at work, and none of them was refused.
    assert.deepEqual(page.errors, []);
  }
  const page = await leaky.open();
  await page.evaluate(() => { document.body.innerHTML = "<b>x</b>"; });
});

test("a host's headers: no referrer, no device, the policy also for what has no text of its own", async () => {
  for (const [path, csp] of [["", POLICY], ["batch.html", POLICY], ["sw.js", "default-src 'none'; connect-src 'self'"], ["nothing-of-ours", POLICY]]) {
    const { headers } = await fetch(ours.server.address + path);
    assert.equal(headers.get("Content-Security-Policy"), csp, path);
    assert.equal(headers.get("Referrer-Policy"), "no-referrer", path);
    assert.match(headers.get("Permissions-Policy"), /camera=\(\).*geolocation=\(\).*microphone=\(\)/, path);
  }
  const page = await ours.open();
  assert.deepEqual(await page.evaluate(() => ["camera", "microphone", "geolocation", "payment", "usb"].filter((name) => document.featurePolicy.allowsFeature(name))), []);
  // A host that sends nothing: the pages say it themselves.
  for (const path of ["", "batch.html"]) {
    await page.goto(ours.server.address + path);
    assert.equal(await page.evaluate(() => document.querySelector("meta[name=referrer]").content), "no-referrer");
    assert.equal(await policyOf(page), POLICY);
  }
});

test("no inline script, style or event handler in the page that is served", async () => {
  const page = await ours.open();
  const inline = await page.evaluate(() => [...document.querySelectorAll("script:not([src]), style, [onclick], [onload]")].map((node) => node.outerHTML));
  assert.deepEqual(inline, []);
});

test("it goes on working with the network switched off", async () => {
  const page = await ours.open();
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  await page.locator("#examples").click();
  await page.locator(".menu-item").first().click();
  await page.locator("#results .items li").first().waitFor();
  assert.deepEqual(page.errors, []);
});

test("the line at the top opens to say how to check it", async () => {
  const page = await ours.open();
  await page.locator(".privacy summary").click();
  assert.match(await page.locator(".privacy ol").innerText(), /断开网络[\s\S]*F12[\s\S]*Content-Security-Policy/);
});
