/* A form is sent once: after the first press its buttons rest until the answer, or until the page is shown again.
   Every POST form is watched; data-again on a form leaves it alone. Without this script the server still refuses doubles. */
(() => {
  "use strict";
  const buttons = (form) => [...form.elements].filter((e) => e.type === "submit");
  const rest = (form) => {
    form.dataset.sent = "1";
    // later, so that the pressed button's own name and value still travel
    setTimeout(() => buttons(form).forEach((b) => { if (!b.disabled) { b.disabled = true; b.dataset.rests = "1"; } }));
    form.setAttribute("aria-busy", "true");
  };
  const wake = (form) => {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
    buttons(form).forEach((b) => { if (b.dataset.rests) { b.disabled = false; delete b.dataset.rests; } });
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || "again" in form.dataset) return;
    if (form.dataset.sent) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    // what another script stops (offline sending, htmx) is that script's to wake
    rest(form);
    if (form.target === "_blank") setTimeout(() => wake(form), 3000);
  }, true);
  // a preview that was waiting for a pause in the typing has nothing more to show once the form is on its way
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.target.closest && event.target.closest("form");
    const { triggeringEvent } = event.detail.requestConfig;
    if (form && form.dataset.sent && triggeringEvent && triggeringEvent.type !== "submit") event.preventDefault();
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(wake));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest && event.target.closest("form");
    if (form) wake(form);
  });
  document.addEventListener("house:wake", (event) => wake(event.target));
})();
