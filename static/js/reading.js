/* A paper is read: marks in the text at the left and fields at the right carry the same data-field; pointing at or
   entering one lights the other. A mark opens its field. By keyboard: Tab enters the marks at the last one visited,
   arrows, Home and End go through them, Enter opens the field, Escape in a field returns to its mark. Ctrl+Enter sends
   the form marked data-reading; Enter alone does not, it goes on to the next field. At a desk the first thing to look
   at has the focus when the page opens. */
(() => {
  "use strict";
  const all = (name) => [...document.querySelectorAll(`[data-field="${CSS.escape(name)}"]`)];
  const marks = [...document.querySelectorAll(".source mark[data-field]")];
  // a field of a row that was read from no place of its own ("tasks-2-due_on") is shown by the rest of its row
  const placesOf = (name) => {
    const own = marks.filter((e) => e.dataset.field === name), row = /^[a-z]+-\d+-/.exec(name);
    return own.length || !row ? own : marks.filter((e) => e.dataset.field.startsWith(row[0]));
  };
  let lit = "", shown = [];
  const light = (name, from) => {
    if (name === lit) return;
    shown.forEach((e) => e.classList.remove("on"));
    const places = placesOf(name), box = places[0] && places[0].closest(".source");
    [lit, shown] = [name, [...all(name), ...places]];
    shown.forEach((e) => e.classList.add("on"));
    if (box && !box.contains(from) && box.scrollHeight > box.clientHeight) {
      box.scrollTop += places[0].getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    }
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
    if (mark) open(mark);
  });
  const fieldOf = (name) => all(name).find((e) => !e.closest(".source"));
  const open = (mark) => {
    const field = fieldOf(mark.dataset.field);
    for (let e = field; e; e = e.parentElement) if (e.matches("details")) e.open = true;
    const input = field && field.querySelector("input:not([type=hidden]), select, textarea");
    if (input) input.focus();
  };
  const begin = () => {
    const form = document.querySelector(".found form[data-reading]");
    if (!form || location.hash || !matchMedia("(min-width: 60rem)").matches) return;
    const first = ["[aria-invalid=true]", ".doubted :is(input, select, textarea)", ".looks a, .field :is(input, select, textarea)"];
    first.map((each) => form.querySelector(each)).find((each) => each)?.focus();
  };
  const stand = (mark) => {
    marks.forEach((e) => { e.tabIndex = e === mark ? 0 : -1; });
  };
  marks.forEach((mark) => {
    const field = fieldOf(mark.dataset.field), label = field && field.querySelector("label, legend");
    mark.setAttribute("role", "button");
    if (label) mark.title = label.textContent.trim().replace(/\s+/g, " ");
  });
  if (marks.length) stand(marks[0]);
  begin();
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const walk = (event, mark) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      open(mark);
    } else if (event.key in STEPS) {
      const at = Math.min(Math.max(marks.indexOf(mark) + STEPS[event.key], 0), marks.length - 1);
      stand(marks[at]);
      marks[at].focus();
    } else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", (event) => {
    const here = of(event);
    if (here && marks.includes(here)) walk(event, here);
    else if (here && event.key === "Escape") {
      const mark = marks.find((e) => e.dataset.field === here.dataset.field);
      if (mark) { stand(mark); mark.focus(); }
    }
  });
  const toNext = (input) => {
    const fields = [...input.form.querySelectorAll("input:not([type=hidden]), select, textarea")].filter((e) => e.offsetParent && e.tabIndex >= 0);
    fields[fields.indexOf(input) + 1]?.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    if (!event.ctrlKey && !event.metaKey) {
      if (event.isComposing || !event.target.matches("form[data-reading] input")) return;
      event.preventDefault();
      toNext(event.target);
      return;
    }
    const form = (event.target.form && event.target.form.matches("[data-reading]") && event.target.form)
      || document.querySelector("form[data-reading]");
    if (form) { event.preventDefault(); form.requestSubmit(); }
  });
})();
