// Keeps what the reader has visited. Pages come from the network first, so that a correction is never hidden by a copy; the copy is for
// when there is no network, or one too slow to wait for. Nothing is told to anybody, and searches are not kept: a page's key has no query.
const CONFIG = { /* filled in at build */ };

const BASE = new URL("./", self.location).pathname;
const PREFIX = `khizana:${BASE}:`; // several archives may share one origin
const PAGES = `${PREFIX}pages`;
const SHELL = `${PREFIX}shell-${CONFIG.version}`;
const SEARCH = `${PREFIX}search-${CONFIG.search}`;
const MOST_PAGES = 200;
const QUIET = 2000; // ms without a request before the rest of the search is fetched, and for how often that is waited
const MOST_WAITS = 10;
const PATIENCE = 4000; // ms for which a slow network may keep a reader waiting who has a copy
const SETTLED = /theme\/site\.[0-9a-f]+\.|theme\/fonts\/|search\/index\/[0-9a-f]{16}\//; // names with a digest: their content never changes

const asked = new Map(); // path of the search -> its answer on the way, so that nothing is fetched twice at once
let lastAsked = 0;

const fresh = (path) => new Request(BASE + path, { cache: "no-cache" });

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const shell = await caches.open(SHELL);
    await shell.addAll(CONFIG.shell.map((path) => (SETTLED.test(path) ? BASE + path : fresh(path))));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const searched = await forgetOldVersions();
    await forgetRemoved();
    await self.clients.claim();
    if (searched && !navigator.connection?.saveData) await keepSearch();
  })());
});

/** Delete caches of other versions; true when one of them held the search. */
async function forgetOldVersions() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && ![PAGES, SHELL, SEARCH].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  return old.some((name) => name.startsWith(`${PREFIX}search-`));
}

/** An article that was removed leaves this device too, and so does every kept page that names it. */
async function forgetRemoved() {
  if (!CONFIG.removed.length) return;
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) {
    const text = await (await pages.match(request)).text();
    if (CONFIG.removed.some((path) => request.url.endsWith(`/${path}`) || text.includes(path))) await pages.delete(request);
  }
}

self.addEventListener("message", (event) => {
  const path = inside(event.data?.keep);
  if (path !== undefined) event.waitUntil(fetch(BASE + path).then((answer) => visited(path, answer), () => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = inside(request.url);
  if (path === undefined || request.method !== "GET" || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(page(event, path));
  else if (path.startsWith("theme/") || path.startsWith("search/index/")) event.respondWith(part(event, path));
});

/** Path of an address of this site, without query; undefined for any other. */
function inside(address) {
  const url = address ? new URL(address, self.location) : null;
  return url?.origin === self.location.origin && url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : undefined;
}

/** A page from the network; from this device when there is none. */
async function page(event, path) {
  const network = fetch(event.request, { cache: "no-cache" }).then((answer) => {
    event.waitUntil(visited(path, answer.clone()));
    return answer;
  });
  event.waitUntil(network.catch(() => {}));
  const copy = await kept(path);
  if (!copy) return network.catch(() => Response.redirect(`${BASE}offline/?for=${encodeURIComponent(path)}`));
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE, copy));
  return Promise.race([network.catch(() => copy), patience]);
}

async function kept(path) {
  for (const name of [PAGES, SHELL, SEARCH]) {
    const copy = await (await caches.open(name)).match(BASE + path);
    if (copy) return copy;
  }
  return undefined;
}

async function visited(path, answer) {
  await keepPage(path, answer);
  if (path !== "search/" || !answer.ok) return;
  // The reader's own question goes first; what it fetched need not be fetched again.
  await new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await keepSearch();
}

/** Put a page away; one that is gone is let go. The pages visited longest ago make room. */
async function keepPage(path, answer) {
  const pages = await caches.open(PAGES);
  if (answer.status === 404 || answer.status === 410) return void (await pages.delete(BASE + path));
  if (!answer.ok || answer.redirected || !answer.headers.get("content-type")?.startsWith("text/html")) return;
  await pages.put(BASE + path, answer);
  const keys = await pages.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map((key) => pages.delete(key)));
}

/** A style sheet, script, font or piece of the index: what never changes from this device, the rest from the network first. */
async function part(event, path) {
  const cache = await caches.open(path.startsWith("search/") || path.startsWith("theme/search/") ? SEARCH : SHELL);
  const copy = await cache.match(BASE + path);
  if (copy && SETTLED.test(path)) return copy;
  lastAsked = Date.now();
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(put(cache, path, answer.clone()));
    return answer;
  } catch (error) {
    return copy ?? (await instead(path)) ?? Promise.reject(error);
  }
}

/** Put a part away, and let it be known until then that it is coming. */
async function put(cache, path, answer) {
  const stored = cache.put(BASE + path, answer);
  asked.set(path, stored);
  await stored.finally(() => asked.delete(path));
}

/** A kept page may ask for the style sheet of its day: today's dresses it as well. */
async function instead(path) {
  const kind = path.match(/theme\/site\.[0-9a-f]+(\.(?:css|js))$/)?.[1];
  const today = kind && CONFIG.shell.find((name) => name.startsWith("theme/site.") && name.endsWith(kind));
  return today ? (await caches.open(SHELL)).match(BASE + today) : undefined;
}

/** The reader's own question comes first. */
async function quiet() {
  for (let waits = 0; waits < MOST_WAITS && (asked.size || Date.now() - lastAsked < QUIET); waits += 1) {
    await new Promise((resolve) => setTimeout(resolve, QUIET));
  }
}

/** Whoever searches wants to search on the train as well: once the page is quiet, the rest of the search, a few files at a time. */
async function keepSearch() {
  lastAsked = Date.now();
  await quiet();
  const cache = await caches.open(SEARCH);
  const answer = await fetch(fresh("offline/search.json")).catch(() => null);
  const paths = answer?.ok ? await answer.json() : [];
  const next = async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      if (asked.has(path) || (await cache.match(BASE + path))) continue;
      await cache.add(SETTLED.test(path) ? BASE + path : fresh(path)).catch(() => {});
    }
  };
  await Promise.all([next(), next(), next(), next()]);
}
