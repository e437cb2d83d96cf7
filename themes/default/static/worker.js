// Keeps what a reader has seen, and the search, for use without a connection. The site's `sw.js` names the release, the
// pages every reader needs and the search indexes in `SITE`, then runs this.
//
// Everything comes from the network while there is one. Only parts of the index come from what is kept: their address
// names their version. One release is one cache, so nothing of two releases is ever mixed.
(() => {
  "use strict";
  const scope = self.registration.scope;
  const OWN = "minhbach " + scope + " ";
  const NAME = OWN + SITE.release;
  const MOST_PAGES = 60;
  const KEPT_TYPES = /^(?:text\/(?:html|css|javascript)|application\/javascript|image\/|font\/)/;
  const full = (path) => new URL(path, scope).href;
  const plain = (address) => address.replace(/[?#].*/, "");
  const core = new Set(SITE.core.map(full));

  // The index a file belongs to.
  const indexOf = (address) => SITE.indexes.find(({ folder }) => plain(address).startsWith(full(folder)));
  const partsOf = (index) => [index.folder + "index.js", ...index.parts.flatMap(([name, count]) =>
    (count === null ? [name] : [...Array(count).keys()].map((i) => name + i)).map((part) => `${index.folder}${part}.js?${index.version}`))].map(full);
  // A part is kept only when it says itself that it is of the version in its address: a host may be between releases.
  const isTrue = async (index, response) => (await response.clone().text()).startsWith(`searchPart("${index.version}"`);

  const keepParts = async (index) => {
    const cache = await caches.open(NAME);
    const wanted = partsOf(index);
    for (let at = 0; at < wanted.length; at += 6) {
      await Promise.all(wanted.slice(at, at + 6).map(async (address) => {
        if (await cache.match(address)) return;
        const response = await fetch(address, { cache: "no-cache" });
        if (response.ok && await isTrue(index, response)) await cache.put(address, response);
        else throw new Error(address);
      }));
    }
    await cache.put(full(index.folder + "whole"), new Response(""));
  };

  // What an older release kept of the search is kept of the new one as well.
  const install = async () => {
    const cache = await caches.open(NAME);
    await Promise.all(SITE.core.map(async (path) => {
      const response = await fetch(full(path), { cache: "no-cache" });
      if (response.ok) await cache.put(full(path), response);
    }));
    const older = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== NAME);
    for (const index of SITE.indexes) {
      for (const name of older) {
        if (await (await caches.open(name)).match(full(index.folder + "whole"))) await keepParts(index).catch(() => {});
      }
    }
    await self.skipWaiting();
  };

  const activate = async () => {
    for (const name of await caches.keys()) if (name.startsWith(OWN) && name !== NAME) await caches.delete(name);
    await self.clients.claim();
  };

  // The oldest pages make room; what the search needs stays.
  const keep = async (address, response) => {
    const cache = await caches.open(NAME);
    await cache.delete(address);
    await cache.put(address, response);
    const pages = (await cache.keys()).map(({ url }) => url).filter((url) => !core.has(url) && !indexOf(url));
    await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST_PAGES)).map((url) => cache.delete(url)));
  };

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const notKept = (address) => {
    const words = SITE.words.findLast(({ folder }) => address.startsWith(full(folder)));
    const page = `<!DOCTYPE html><html lang="${words.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(words.title)}</title><link rel="stylesheet" href="${full("static/site.css")}"></head><body><main><div class="wrap"><h1>${escaped(words.title)}</h1><p>${escaped(words.text)}</p><p><a href="${full(words.search)}">${escaped(words.link)}</a></p></div></main></body></html>`;
    return new Response(page, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
  };

  const fromNetwork = async (event) => {
    const { request } = event;
    const address = plain(request.url);
    try {
      const response = await fetch(request);
      const isKept = response.status === 200 && response.type === "basic" && !response.redirected;
      const index = indexOf(address);
      if (isKept && (index ? await isTrue(index, response) : KEPT_TYPES.test(response.headers.get("content-type")))) {
        event.waitUntil(keep(address, response.clone()));
      }
      return response;
    } catch (error) {
      const kept = await (await caches.open(NAME)).match(address);
      if (kept) return kept;
      if (request.mode === "navigate") return notKept(address);
      throw error;
    }
  };

  const part = async (event, index) => {
    const cache = await caches.open(NAME);
    const kept = await cache.match(event.request.url);
    if (kept) return kept;
    const response = await fetch(event.request);
    if (response.ok && await isTrue(index, response)) event.waitUntil(cache.put(event.request.url, response.clone()));
    return response;
  };

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(scope) || request.headers.has("range")) return;
    const index = indexOf(request.url);
    event.respondWith(index && request.url.endsWith(".js?" + index.version) && !/\/index\.js/.test(request.url) ? part(event, index) : fromNetwork(event));
  });
  // A page asks to keep its whole index: it names the folder, and hears when that is done.
  self.addEventListener("message", (event) => {
    const index = indexOf(event.data);
    if (!index) return;
    const answer = (text) => event.ports[0].postMessage(text);
    event.waitUntil(keepParts(index).then(() => answer("kept"), () => answer("failed")));
  });
})();
