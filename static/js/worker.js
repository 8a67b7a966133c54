/* The service worker: pages of work without network, never those of another person, and sending when it returns.
   HOUSE (addresses, version) comes from the server with the file that loads this one. */
(() => {
  "use strict";
  const house = self.HOUSE;
  const STATIC = `static-${house.version}`;
  // So long may the network take before a kept page is shown instead, in milliseconds.
  const PATIENCE = 8000;

  self.addEventListener("install", (event) => {
    const keep = async () => {
      const cache = await caches.open(STATIC);
      await cache.addAll(house.assets);
      const page = await fetch(house.offline, { credentials: "omit", cache: "no-store" });
      await cache.put(house.offline, page);
      await self.skipWaiting();
    };
    event.waitUntil(keep());
  });
  self.addEventListener("activate", (event) => {
    const begin = async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith("static-") && name !== STATIC);
      await Promise.all(old.map((name) => caches.delete(name)));
      if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
      await self.clients.claim();
    };
    event.waitUntil(begin());
  });

  const isWork = (url) => url.pathname.startsWith(house.work) && /^([^/]+\/)?$/.test(url.pathname.slice(house.work.length)) && !url.search;
  const kept = async (request) => {
    const person = await Outbox.keptPerson();
    const url = new URL(request.url);
    if (!person || request.method !== "GET") return undefined;
    const pages = await Outbox.pagesOf(person);
    const page = await pages.match(url.pathname, { ignoreVary: true });
    if (page) return page;
    const channel = url.searchParams.get("hinh-thuc");
    const logs = channel && url.pathname.startsWith(house.work) && url.pathname.endsWith("/ghi-ket-qua/");
    return logs ? pages.match(house.forms + channel, { ignoreVary: true }) : undefined;
  };
  const withoutNetwork = async (request) => {
    const url = new URL(request.url);
    if (url.pathname === house.start && await Outbox.keptPerson()) return Response.redirect(house.work);
    return (await kept(request)) || (await caches.match(house.offline)) || Response.error();
  };
  const fromNetwork = async (event, url) => {
    const answer = (await event.preloadResponse) || (await fetch(event.request));
    const person = answer.headers.get("X-Person");
    if (person) await Outbox.keepOnly(person);
    if (person && answer.ok && event.request.method === "GET" && isWork(url)) {
      const copy = answer.clone();
      event.waitUntil(Outbox.pagesOf(person).then((pages) => pages.put(url.pathname, copy)));
    }
    return answer;
  };
  const navigate = async (event) => {
    const url = new URL(event.request.url);
    // who signs in or out, or changes his post, leaves nothing of before
    if (event.request.method === "POST" && house.ends.indexOf(url.pathname) >= 0) await Outbox.keepOnly("");
    const network = fromNetwork(event, url);
    const patience = new Promise((done) => setTimeout(done, PATIENCE)).then(() => kept(event.request)).then((page) => page || network);
    patience.catch(() => {});
    try {
      return await Promise.race([network, patience]);
    } catch (e) {
      return withoutNetwork(event.request);
    }
  };
  self.addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    if (url.origin !== self.location.origin) return;
    if (event.request.mode === "navigate") event.respondWith(navigate(event));
    else if (event.request.method === "GET" && url.pathname.startsWith(house.static)) {
      event.respondWith(caches.open(STATIC).then((cache) => cache.match(event.request)).then((file) => file || fetch(event.request)));
    }
  });

  self.addEventListener("sync", (event) => {
    if (event.tag !== "outbox") return;
    const send = async () => {
      const done = await Outbox.flush(house.me);
      const windows = await self.clients.matchAll({ type: "window" });
      windows.forEach((one) => one.postMessage({ outbox: done.sent }));
      // thrown, so that the browser tries again by itself
      if (done.person === null || (done.person && done.left)) throw new Error("chưa gửi hết");
    };
    event.waitUntil(send());
  });
})();
