// Keeps the page's own files, so that it opens without a network, and serves these and nothing else: what is not on the list is
// none of its business, and what somebody types never comes this far.
// tools/steps/offline.mjs puts the list in. The browser compares this file with the one it has at each visit: a changed file of the
// page changes the list, the list changes this file, and a new version is fetched whole before it takes over.

/** Address below this folder → its hash, as in an `integrity` attribute. */
const FILES = __FILES__;
/** The handbook, in the same form: kept once somebody has opened it, since most people never do. */
const HANDBOOK = __HANDBOOK__;
const PREFIX = "beian-check-";
const CACHE = `${PREFIX}__VERSION__`;

const addressOf = (path) => new URL(path, registration.scope).href;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
self.addEventListener("message", (event) => {
  // Said by a page that has loaded completely: it will miss nothing of the older version.
  if (event.data === "take-over") skipWaiting();
  if (event.data === "keep-handbook") event.waitUntil(keepHandbook());
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const path = pathOf(url);
  if (method === "GET" && path !== null) event.respondWith(answer(path, event.request));
});

/** All or nothing: where one file is missing or not what the list says, this version is not installed and the older one stays. */
async function fill() {
  const hadHandbook = await caches.match(addressOf("handbook/index.html"));
  try {
    await keepAll(hadHandbook ? { ...FILES, ...HANDBOOK } : FILES);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keepHandbook() {
  const cache = await caches.open(CACHE);
  if (await cache.match(addressOf("handbook/index.html"))) return;
  // A host that has a newer version by now has other files: they come with it.
  await keepAll(HANDBOOK).catch(() => Promise.all(Object.keys(HANDBOOK).map((path) => cache.delete(addressOf(path)))));
}

async function keepAll(files) {
  const cache = await caches.open(CACHE);
  await Promise.all(Object.entries(files).map(async ([path, integrity]) => {
    const address = addressOf(path);
    // A name below assets/ has a hash of its content in it: the same name is the same file.
    const held = path.startsWith("assets/") ? await caches.match(address) : undefined;
    const response = held ?? (await fetch(address, { integrity, cache: "no-cache" }));
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    // A copy, since a response that was redirected (/index.html to /) cannot open a page.
    await cache.put(address, new Response(response.body, response));
  }));
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

/** The file that an address means, or null where it is none of the page's. */
function pathOf(url) {
  const { scope } = registration;
  if (!url.startsWith(scope)) return null;
  const path = url.slice(scope.length).replace(/[?#].*$/s, "");
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return Object.hasOwn(FILES, file) || Object.hasOwn(HANDBOOK, file) ? file : null;
}

async function answer(path, request) {
  const cache = await caches.open(CACHE);
  // A browser that needs room may have dropped it; the handbook may never have been opened.
  return (await cache.match(addressOf(path))) ?? fetch(request);
}
