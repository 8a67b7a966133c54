/* What was typed in a long form survives a crash, a closed window or an expired session.
   <form data-keep="name"> is noted in this browser, per person, until the server says it was saved: a page that carries
   data-saved="name" (messages do, from extra_tags) forgets it. Notes older than 7 days are dropped. Files and passwords
   are never noted. What was typed is noted after a pause and when the form is sent; while the server can't be reached it
   is not sent at all, for the browser's own error page would take its place. Another script that has put the words in a
   safer place says so ("house:kept", its detail the name). */
(() => {
  "use strict";
  const WEEK = 7 * 24 * 3600 * 1000;
  const person = document.body.dataset.person || "";
  const key = (name) => `keep:${person}:${name}`;
  const read = (k) => { try { return JSON.parse(localStorage.getItem(k)); } catch (e) { return null; } };
  const forget = (k) => { try { localStorage.removeItem(k); } catch (e) { /* no storage: nothing to forget */ } };
  const fields = (form) => [...form.elements].filter((e) =>
    e.name && !["csrfmiddlewaretoken", "next"].includes(e.name) && !["hidden", "file", "password", "submit", "button", "fieldset"].includes(e.type));
  const take = (form) => fields(form).map((e) =>
    ["checkbox", "radio"].includes(e.type) ? [e.name, e.checked, e.value] : [e.name, e.value]);
  const give = (form, noted) => {
    const left = noted.slice();
    fields(form).forEach((e) => {
      const choice = ["checkbox", "radio"].includes(e.type);
      const i = left.findIndex((n) => n[0] === e.name && (!choice || n[2] === e.value));
      if (i < 0) return;
      const [note] = left.splice(i, 1);
      if (choice) e.checked = note[1]; else e.value = note[1];
      e.dispatchEvent(new Event("input", { bubbles: true }));
    });
  };
  const lacks = (form, noted) => {
    const left = take(form).map((e) => JSON.stringify(e));
    return noted.some((n) => {
      const i = left.indexOf(JSON.stringify(n));
      if (i >= 0) left.splice(i, 1);
      return i < 0;
    });
  };
  const tell = (form, sentence) => {
    form.querySelectorAll(":scope > .kept").forEach((e) => e.remove());
    const bar = document.createElement("div");
    bar.className = "kept";
    bar.setAttribute("role", "status");
    const words = document.createElement("span");
    words.textContent = sentence;
    bar.append(words);
    form.prepend(bar);
    return bar;
  };
  const offer = (form, k, note) => {
    const bar = tell(form, `Có nội dung gõ dở lúc ${new Date(note.at).toLocaleString("vi-VN")}, chưa được lưu.`);
    const button = (label, act) => {
      const b = document.createElement("button");
      b.type = "button"; b.className = "btn small"; b.textContent = label;
      b.addEventListener("click", () => { act(); bar.remove(); });
      bar.append(b);
    };
    button("Lấy lại", () => give(form, note.fields));
    button("Bỏ", () => forget(k));
  };
  document.addEventListener("house:kept", (event) => forget(key(event.detail)));
  document.querySelectorAll("[data-saved]").forEach((e) => forget(key(e.dataset.saved)));
  document.querySelectorAll("form[data-keep]").forEach((form) => {
    const k = key(form.dataset.keep);
    const note = read(k);
    if (note && Date.now() - note.at > WEEK) forget(k);
    else if (note && lacks(form, note.fields)) offer(form, k, note);
    let timer, reached = false;
    const keep = () => {
      clearTimeout(timer);
      timer = 0;
      try { localStorage.setItem(k, JSON.stringify({ at: Date.now(), fields: take(form) })); } catch (e) { /* full */ }
    };
    form.addEventListener("input", (event) => {
      if (!event.isTrusted) return;
      clearTimeout(timer);
      timer = setTimeout(keep, 400);
    });
    form.addEventListener("submit", async (event) => {
      if (timer) keep();
      if (navigator.onLine || reached || form.closest("[data-outbox]")) return;
      event.preventDefault();
      // without a network the server may still be this very machine
      reached = await fetch(location.href, { method: "HEAD", cache: "no-store" }).then(() => true, () => false);
      form.dispatchEvent(new CustomEvent("house:wake", { bubbles: true })); // once.js put it to rest
      if (reached) form.requestSubmit(event.submitter);
      else tell(form, "Máy đang mất mạng nên chưa gửi được. Nội dung vừa gõ vẫn còn ở đây; có mạng lại thì bấm lần nữa.");
    });
  });
})();
