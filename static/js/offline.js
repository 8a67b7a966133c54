/* The phone pages without network: the service worker is registered, and the pages of one's open work and the forms to
   log with are kept for reading, for this person only. */
(() => {
  "use strict";
  const Box = self.Outbox;
  const places = document.body.dataset;
  const FRESH = 10 * 60 * 1000;
  const signedOut = document.querySelector("[data-signed-out]");
  if (signedOut) {
    Box.keepOnly("").catch(() => {});
    if (Box.able) Box.count().then((waiting) => { signedOut.hidden = !waiting; }, () => {});
    return;
  }
  if (!places.worker) return;

  const asJson = async (address) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok || answer.headers.get("X-Person") !== places.person) return null;
    return Object.assign(await answer.json(), { policy: answer.headers.get("Content-Security-Policy") || "" });
  };
  const keepPage = async (pages, address) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (answer.ok && !answer.redirected && answer.headers.get("X-Person") === places.person) await pages.put(address, answer);
  };
  const keepForms = async (pages) => {
    const blank = await asJson(places.forms);
    if (!blank) return;
    const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": blank.policy };
    for (const code of Object.keys(blank.forms)) await pages.put(places.forms + code, new Response(blank.forms[code], { headers }));
  };
  const dropClosed = async (pages, open) => {
    for (const request of await pages.keys()) {
      const path = new URL(request.url).pathname;
      if (path.startsWith(places.work) && path !== places.work && path !== location.pathname && open.indexOf(path) < 0) await pages.delete(request);
    }
  };
  const fill = async () => {
    if (!self.caches || !places.person) return;
    await Box.keepOnly(places.person);
    if (navigator.onLine === false) return;
    const pages = await Box.pagesOf(places.person);
    const before = await pages.match(places.tasks);
    const noted = before ? await before.json() : { at: 0, tasks: [] };
    const version = places.version;
    const day = new Date().toDateString();
    const isSame = noted.version === version;
    if (isSame && noted.day === day && Date.now() - noted.at < FRESH) return;
    const now = await asJson(places.tasks);
    if (!now) return;
    const stamps = {};
    if (isSame) noted.tasks.forEach((one) => { stamps[one.url] = one.stamp; });
    const changed = now.tasks.filter((one) => stamps[one.url] !== one.stamp);
    for (const task of changed) if (task.url !== location.pathname) await keepPage(pages, task.url);
    if (location.pathname !== places.work && (changed.length || !(await pages.match(places.work)))) await keepPage(pages, places.work);
    // the page on which the worker was installed did not pass through it
    if (location.pathname.startsWith(places.work) && !location.search && !(await pages.match(location.pathname))) await keepPage(pages, location.pathname);
    await dropClosed(pages, now.tasks.map((one) => one.url));
    if (!isSame || noted.day !== day) await keepForms(pages);
    const note = JSON.stringify({ at: Date.now(), day, version, tasks: now.tasks });
    await pages.put(places.tasks, new Response(note, { headers: { "Content-Type": "application/json" } }));
  };

  const seesList = navigator.onLine && location.pathname === places.offline;
  document.querySelectorAll("[data-when]").forEach((part) => { part.hidden = (part.dataset.when === "online") !== seesList; });
  document.querySelectorAll("[data-reload]").forEach((link) => link.addEventListener("click", (event) => { event.preventDefault(); location.reload(); }));
  if (places.person && navigator.serviceWorker) navigator.serviceWorker.register(places.worker, { scope: "/" }).catch(() => {});
  fill().catch(() => {});
})();
