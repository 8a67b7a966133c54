/* What is typed in <form data-autosave="address"> goes to the server with every pause, into a slot of its own: it is
   not a save; Ctrl+S is. The address answers with a sentence for [data-autosaved]. While an earlier slot is still offered
   ([data-offer]), nothing is sent, so that it is not written over. Files are never sent. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const PAUSE = 1500, LONGEST = 10000, MOST_IN_PARTING = 60000;
  const words = document.querySelector("[data-autosaved]");
  const say = (text) => { if (words && words.textContent !== text) words.textContent = text; };
  let timer, since = 0, change = 0, stop = null;
  const body = () => {
    const sent = new URLSearchParams();
    new FormData(form).forEach((value, name) => { if (typeof value === "string") sent.append(name, value); });
    return sent;
  };
  const later = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };
  const send = async (parting) => {
    clearTimeout(timer);
    if (!since || form.dataset.sent || document.querySelector("[data-offer]")) return;
    if (stop || form.querySelector("fieldset:disabled")) { later(PAUSE); return; } // a part is being laid anew
    const [upTo, sent] = [change, body()];
    if (parting && sent.toString().length > MOST_IN_PARTING) return;
    stop = new AbortController();
    since = 0;
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body: sent, credentials: "same-origin", keepalive: Boolean(parting), signal: stop.signal,
      });
      const plain = (answer.headers.get("Content-Type") || "").startsWith("text/plain");
      if (!answer.ok && !plain) throw new Error(String(answer.status));
      say(await answer.text());
      if (answer.ok && upTo === change) document.dispatchEvent(new CustomEvent("house:kept", { detail: form.dataset.keep }));
    } catch (e) {
      if (form.dataset.sent) return;
      since = since || Date.now();
      say("Chưa lưu nháp được lên máy chủ; phần mềm sẽ thử lại.");
      later(LONGEST);
    } finally {
      stop = null;
    }
  };
  const changed = () => {
    change += 1;
    const now = Date.now();
    since = since || now;
    if (document.querySelector("[data-offer]")) {
      say("Chưa lưu nháp: hãy chọn dùng hay bỏ bản đang gõ dở ở đầu trang.");
      return;
    }
    later(Math.max(0, Math.min(PAUSE, since + LONGEST - now)));
  };
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector(".btn.primary"));
  });
  ["input", "change", "house:changed"].forEach((name) => form.addEventListener(name, changed));
  form.addEventListener("submit", () => { clearTimeout(timer); if (stop) stop.abort(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(true); });
})();
