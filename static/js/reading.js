/* A paper is read: marks in the text at the left and fields at the right carry the same data-field; pointing at or
   entering one lights the other. A mark opens its field; Ctrl+Enter saves the form marked data-reading. */
(() => {
  "use strict";
  const all = (name) => document.querySelectorAll(`[data-field="${CSS.escape(name)}"]`);
  let lit = "";
  const light = (name, from) => {
    if (name === lit) return;
    if (lit) all(lit).forEach((e) => e.classList.remove("on"));
    lit = name;
    all(name).forEach((e, i) => {
      e.classList.add("on");
      const box = e.closest(".source");
      if (box && !box.contains(from) && box.scrollHeight > box.clientHeight && i === 0) {
        box.scrollTo({ top: e.offsetTop - box.offsetTop - box.clientHeight / 3 });
      }
    });
  };
  const of = (event) => event.target.closest && event.target.closest("[data-field]");
  document.addEventListener("focusin", (event) => { const e = of(event); if (e) light(e.dataset.field, e); });
  document.addEventListener("mouseover", (event) => {
    const e = of(event);
    if (e && !document.querySelector(".found :focus")) light(e.dataset.field, document.body);
    else if (e && e.closest(".source")) light(e.dataset.field, e);
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".source [data-field]");
    if (!mark) return;
    const field = [...all(mark.dataset.field)].find((e) => !e.closest(".source"));
    const input = field && field.querySelector("input:not([type=hidden]), select, textarea");
    if (input) input.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = (event.target.form && event.target.form.matches("[data-reading]") && event.target.form)
      || document.querySelector("form[data-reading]");
    if (form) { event.preventDefault(); form.requestSubmit(); }
  });
})();
