/* Days are typed day first; beside the field of one stands a button for the browser's calendar.
   By keyboard one types, so Tab passes the button by. Without this script, or where no calendar opens, the field works alone. */
(() => {
  "use strict";
  if (!HTMLInputElement.prototype.showPicker) return;
  const two = (number) => String(number).padStart(2, "0");
  const dress = (root) => root.querySelectorAll('.date-field input[type="text"]:not([data-dressed])').forEach((input) => {
    input.dataset.dressed = "1";
    const box = document.createElement("div");
    box.className = "day";
    input.before(box);
    box.innerHTML = `<input type="date" class="vh" tabindex="-1" aria-hidden="true">
      <button type="button" tabindex="-1" aria-label="Mở lịch"><svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor"
      stroke-width="1.5" aria-hidden="true"><path d="M2 3.5h12v10H2zM2 6.5h12M5 2v3M11 2v3"/></svg></button>`;
    box.prepend(input);
    const [calendar, button] = [box.querySelector('input[type="date"]'), box.querySelector("button")];
    button.addEventListener("click", () => {
      const [, d, m, y] = input.value.trim().match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/) || [];
      calendar.value = y ? `${y}-${two(m)}-${two(d)}` : "";
      calendar.showPicker();
    });
    calendar.addEventListener("change", () => {
      if (!calendar.value) return;
      const [y, m, d] = calendar.value.split("-").map(Number);
      input.value = `${two(d)}/${m < 3 ? two(m) : m}/${y}`; // as official papers write it
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });
  dress(document);
  document.addEventListener("htmx:load", (event) => dress(event.target));
})();
