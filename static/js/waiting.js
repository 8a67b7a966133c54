/* Forms inside [data-outbox] are first put into the outbox of this browser, then sent; what still waits is told on every
   phone page, sent when the network returns, and can be mended or dropped. Without IndexedDB all is sent as before. */
(() => {
  "use strict";
  const Box = self.Outbox;
  const places = document.body.dataset;
  const isList = Boolean(document.querySelector("[data-outbox-list]"));
  if (!places.worker || !Box.able || !(places.person || isList)) return;
  const make = (tag, words, attributes) => {
    const element = document.createElement(tag);
    if (words) element.textContent = words;
    Object.keys(attributes || {}).forEach((name) => element.setAttribute(name, attributes[name]));
    return element;
  };
  const whoAmI = async () => places.person || Box.keptPerson();

  // --- What waits -----------------------------------------------------------------------------------------------------

  let signedOut = false;
  const bar = document.getElementById("waiting");
  const tell = async (sent) => {
    const entries = await Box.of(await whoAmI());
    const refused = entries.filter((one) => one.state === "refused").length;
    const waiting = entries.length - refused;
    bar.textContent = "";
    bar.hidden = !(entries.length || sent);
    bar.className = `note ${refused ? "error" : waiting ? "warning" : "success"}`;
    const words = make("div");
    bar.append(words);
    if (sent) words.append(make("p", `Đã gửi ${sent} kết quả chờ trong máy.`));
    if (waiting) words.append(make("p", `Còn ${waiting} kết quả chờ gửi`));
    if (refused) words.append(make("p", `${refused} kết quả chưa được nhận, mời xem lại`));
    if (waiting && signedOut) words.append(make("p", "Phiên làm việc đã hết: mời đăng nhập để gửi tiếp."));
    const row = make("p", "", { class: "two" });
    if (waiting && signedOut) row.append(make("a", "Đăng nhập", { class: "btn", href: `${places.signIn}?next=${encodeURIComponent(location.pathname)}` }));
    else if (waiting) {
      const now = make("button", "Gửi ngay", { type: "button", class: "btn" });
      now.addEventListener("click", () => { now.disabled = true; flush(); });
      row.append(now);
    }
    if (entries.length && !isList) row.append(make("a", "Xem", { class: "btn", href: places.offline }));
    if (sent && !entries.length) row.append(make("a", "Tải lại trang", { class: "btn", href: "" }));
    words.append(row);
    list(entries);
  };

  const when = (at) => {
    const d = new Date(at), two = (n) => ("0" + n).slice(-2);
    return `${two(d.getHours())}:${two(d.getMinutes())} ngày ${two(d.getDate())}/${d.getMonth() < 2 ? "0" : ""}${d.getMonth() + 1}/${d.getFullYear()}`;
  };
  const list = (entries) => {
    const place = document.querySelector("[data-outbox-list]");
    if (!place) return;
    document.querySelector("[data-none]").hidden = entries.length > 0;
    place.textContent = "";
    entries.forEach((entry) => {
      const item = make("li");
      item.append(make("p", entry.text, { class: "small muted" }), make("p", entry.title, { class: "what" }));
      const photos = entry.files.length ? `, kèm ${entry.files.length} ảnh` : "";
      item.append(make("p", `Ghi lúc ${when(entry.at)}${photos}`, { class: "small" }));
      const note = entry.fields.find((pair) => pair[0] === "note");
      if (note && note[1]) item.append(make("p", note[1]));
      (entry.words || []).forEach((pair) => item.append(make("p", pair[1], { class: "late-words" })));
      const row = make("p", "", { class: "two" });
      if (entry.kind === "form") row.append(make("a", "Sửa", { class: "btn", href: `${entry.url}#sua=${entry.key}` }));
      else if (entry.state === "refused") {
        const again = make("button", "Gửi lại", { type: "button", class: "btn" });
        again.addEventListener("click", async () => { await Box.put(Object.assign(entry, { state: "waiting" })); flush(); });
        row.append(again);
      }
      const away = make("button", "Bỏ", { type: "button", class: "btn danger" });
      away.addEventListener("click", async () => {
        if (away.dataset.sure) { await Box.drop(entry.key); tell(); }
        away.dataset.sure = "1";
        away.textContent = "Bỏ hẳn, không gửi";
      });
      row.append(away);
      item.append(row);
      place.append(item);
    });
  };

  const flush = async () => {
    const person = await whoAmI();
    if (!(await Box.of(person)).length) { await tell(0); return null; }
    const done = await Box.flush(places.me);
    signedOut = done.person !== null && done.person !== person;
    await tell(done.sent);
    return done;
  };

  // --- A form that is sent ----------------------------------------------------------------------------------------------

  let mended = null;
  const frameOf = (form) => form.closest("[data-outbox]");
  const backOf = (form) => frameOf(form).dataset.outbox || location.pathname.replace(/[^/]+\/$/, "");
  const entryOf = (form, person, mended) => {
    const data = Array.from(new FormData(form)).filter((pair) => pair[0] !== "csrfmiddlewaretoken");
    const files = data.filter((pair) => pair[1] instanceof Blob && pair[1].size);
    const fields = data.filter((pair) => !(pair[1] instanceof Blob));
    const key = fields.find((pair) => pair[0] === "key");
    const frame = frameOf(form).dataset;
    return {
      key: key ? key[1] : Box.newKey(),
      person,
      kind: key ? "form" : "press",
      url: form.getAttribute("action") || location.pathname + location.search,
      back: backOf(form),
      title: frame.title,
      text: frame.text,
      fields,
      files: files.map((pair) => ({ field: pair[0], name: pair[1].name, blob: pair[1].slice(0, pair[1].size, pair[1].type) })).concat(mended ? mended.files : []),
      at: Date.now(),
      state: "waiting",
    };
  };
  const status = (form, words) => {
    let line = form.querySelector("[data-status]");
    if (!line) { line = make("p", "", { class: "note", role: "status", "data-status": "" }); form.append(line); }
    line.textContent = words;
  };
  const showRefusal = (form, words) => {
    const old = form.querySelector(".errors");
    if (old) old.remove();
    const box = make("div", "", { class: "errors", role: "alert", tabindex: "-1" });
    box.append(make("h2", "Chưa lưu được, mời xem lại các chỗ sau"));
    const lines = make("ul");
    words.forEach((pair) => {
      const line = make("li", pair[0] ? "" : pair[1]);
      if (pair[0]) line.append(make("a", pair[1], { href: `#${pair[0]}` }));
      lines.append(line);
    });
    box.append(lines);
    form.prepend(box);
    box.focus();
    const line = form.querySelector("[data-status]");
    if (line) line.remove();
    form.dispatchEvent(new CustomEvent("house:wake", { bubbles: true }));
  };
  const askForSync = async () => {
    try {
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
      const registration = navigator.serviceWorker && (await navigator.serviceWorker.getRegistration());
      if (registration && registration.sync) await registration.sync.register("outbox");
    } catch (e) { /* the pages send it */ }
  };
  const forgetTyped = (form) => {
    try { localStorage.removeItem(`keep:${places.person}:${form.dataset.keep}`); } catch (e) { /* nothing noted */ }
  };
  const sendByItself = (form) => { form.dataset.again = "1"; form.submit(); };

  // Who comes back to this form by the browser's button writes down something else.
  const leave = (form, address) => {
    const line = form.querySelector("[data-status]");
    if (line) line.remove();
    mended = null;
    refresh(form);
    location.assign(address);
  };
  const take = async (form, person, mended) => {
    const entry = entryOf(form, person, mended);
    try {
      await Box.put(entry);
    } catch (e) { // no room in this browser: as without this script
      sendByItself(form);
      return;
    }
    forgetTyped(form);
    if (navigator.onLine === false) {
      await askForSync();
      leave(form, entry.back);
      return;
    }
    status(form, "Đang gửi. Kết quả đã được giữ trong máy, mạng chậm cũng không mất.");
    const done = await Box.flush(places.me);
    const left = await Box.get(entry.key);
    if (left && left.state === "refused") { showRefusal(form, left.words); tell(0); return; }
    if (left) await askForSync();
    if (left && done.person !== null && done.person !== person) {
      leave(form, `${places.signIn}?next=${encodeURIComponent(entry.back)}`);
      return;
    }
    leave(form, entry.back);
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!frameOf(form) || !places.person || event.defaultPrevented) return;
    event.preventDefault();
    // whatever fails here, the form still goes as without this script; its key keeps it from being kept twice
    take(form, places.person, mended).catch(() => sendByItself(form));
  });

  // --- A form that is shown ---------------------------------------------------------------------------------------------

  // A page from the cache carries an old key and an old today.
  const refresh = (form) => {
    if (form.elements.key) form.elements.key.value = Box.newKey();
    const day = form.elements.done_on;
    const d = new Date(), two = (n) => ("0" + n).slice(-2);
    const today = `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
    if (!day || !day.max || day.max >= today) return;
    const untouched = day.value === day.max;
    day.max = today;
    if (untouched) day.value = today;
    day.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const mend = async (form) => {
    const wanted = /^#sua=([\w-]+)$/.exec(location.hash);
    const entry = wanted && (await Box.get(wanted[1]));
    if (!entry || entry.person !== places.person) return;
    mended = entry;
    entry.fields.forEach((pair) => {
      const field = form.elements[pair[0]];
      if (!field || field.length !== undefined && field.tagName !== "SELECT") return;
      field.value = pair[1];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    if (entry.files.length) form.prepend(make("p", `${entry.files.length} ảnh đã chọn lần trước vẫn được gửi kèm.`, { class: "note" }));
    if (entry.words) showRefusal(form, entry.words);
  };
  const nameTheTask = async (form) => {
    const place = document.querySelector("[data-task-text]");
    document.querySelectorAll("[data-back]").forEach((link) => { link.href = backOf(form); });
    if (!place || !self.caches) return;
    const pages = await Box.pagesOf(places.person);
    const noted = await pages.match(places.tasks);
    const task = noted && (await noted.json()).tasks.find((one) => one.url === backOf(form));
    if (!task) return;
    place.textContent = task.text;
    frameOf(form).dataset.text = task.text;
  };

  // --- From here on -----------------------------------------------------------------------------------------------------

  const quietly = (promise) => promise.catch(() => {});
  document.querySelectorAll("[data-outbox] form").forEach((form) => {
    if (!form.querySelector(".errors")) refresh(form);
    quietly(mend(form));
    quietly(nameTheTask(form));
  });
  addEventListener("online", () => quietly(flush()));
  if (navigator.serviceWorker) {
    navigator.serviceWorker.addEventListener("message", (event) => quietly(tell(event.data && event.data.outbox)));
  }
  quietly(flush());
})();
