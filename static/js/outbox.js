/* What was logged waits in this browser (IndexedDB) until the server has it. Shared by the pages and the service worker.
   An entry: { key, person, kind, url, back, title, text, fields: [[name, value]], files: [{ field, name, blob }], at,
   state: "waiting" | "refused", words: [[id of field, sentence]] }. The key travels with the form, so the server keeps an
   entry once however often it is sent. An entry is sent only while the person who typed it is signed in. */
(() => {
  "use strict";
  const STORE = "waiting";
  const able = Boolean(self.indexedDB && self.fetch && self.FormData && self.Promise);
  const asked = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const open = () => {
    const request = indexedDB.open("outbox", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    return asked(request);
  };
  // Resolves when the browser has written it down: what was pressed survives a browser that is killed.
  const within = async (mode, act) => {
    const db = await open();
    try {
      const step = db.transaction(STORE, mode, { durability: "strict" });
      const written = new Promise((done, fail) => {
        step.oncomplete = done;
        step.onabort = () => fail(step.error);
      });
      const request = act(step.objectStore(STORE));
      await written;
      return request.result;
    } finally {
      db.close();
    }
  };
  const put = (entry) => within("readwrite", (store) => store.put(entry));
  const drop = (key) => within("readwrite", (store) => store.delete(key));
  const get = (key) => within("readonly", (store) => store.get(key));
  const count = () => within("readonly", (store) => store.count());
  const of = async (person) => {
    if (!able || !person) return [];
    const all = await within("readonly", (store) => store.getAll());
    return all.filter((one) => one.person === person).sort((a, b) => a.at - b.at);
  };

  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (b) => ("0" + b.toString(16)).slice(-2)).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };

  // Who is signed in now; null without network.
  const whoIsIn = async (address) => {
    try {
      const answer = await fetch(address, { credentials: "same-origin", cache: "no-store" });
      return answer.ok ? await answer.json() : null;
    } catch (e) {
      return null;
    }
  };
  const TOO_LARGE = "Ảnh gửi kèm nặng quá mức cho phép. Mời sửa và chọn ít ảnh hơn.";
  const REFUSED = "Máy chủ không nhận kết quả này. Mời mở ra, kiểm tra rồi gửi lại.";
  // "kept", "refused" with words, or "later"
  const send = async (entry, token) => {
    const data = new FormData();
    entry.fields.forEach((pair) => data.append(pair[0], pair[1]));
    entry.files.forEach((file) => data.append(file.field, file.blob, file.name));
    let answer;
    try {
      answer = await fetch(entry.url, {
        method: "POST",
        body: data,
        credentials: "same-origin",
        redirect: "manual",
        headers: { "X-Outbox": entry.person, "X-CSRFToken": token },
      });
    } catch (e) {
      return { state: "later" };
    }
    let told = {};
    if ((answer.headers.get("Content-Type") || "").startsWith("application/json")) {
      try { told = await answer.json(); } catch (e) { return { state: "later" }; }
    }
    if (told.state === "kept" || told.state === "refused") return told;
    if (answer.status === 413) return { state: "refused", words: [["", TOO_LARGE]] };
    if (answer.status === 400 || answer.status === 404) return { state: "refused", words: [["", REFUSED]] };
    return { state: "later" };
  };

  // Sends all that waits, oldest first. Gives { sent, refused, left, person, url }; one run at a time in this window.
  let running = null;
  const flush = (address) => {
    const next = () => run(address);
    running = running ? running.then(next, next) : next();
    return running;
  };
  const run = async (address) => {
    const done = { sent: 0, refused: 0, left: 0, person: null, url: "" };
    if (!able) return done;
    const now = await whoIsIn(address);
    if (!now) return done;
    done.person = now.person;
    const waiting = (await of(now.person)).filter((one) => one.state === "waiting");
    done.left = waiting.length;
    for (const entry of waiting) {
      const told = await send(entry, now.token);
      if (told.state === "later") break;
      done.left -= 1;
      if (told.state === "kept") {
        await drop(entry.key);
        done.sent += 1;
        done.url = told.url;
      } else {
        entry.state = "refused";
        entry.words = told.words;
        await put(entry);
        done.refused += 1;
      }
    }
    return done;
  };

  // Pages are kept for one person only, in a cache that carries his name.
  const PAGES = "person-";
  const keptPerson = async () => {
    if (!self.caches) return "";
    const name = (await caches.keys()).find((one) => one.startsWith(PAGES));
    return name ? name.slice(PAGES.length) : "";
  };
  const keepOnly = async (person) => {
    if (!self.caches) return;
    const others = (await caches.keys()).filter((one) => one.startsWith(PAGES) && one !== PAGES + person);
    await Promise.all(others.map((one) => caches.delete(one)));
  };
  const pagesOf = (person) => caches.open(PAGES + person);

  self.Outbox = { able, put, drop, get, count, of, newKey, flush, keptPerson, keepOnly, pagesOf };
})();
