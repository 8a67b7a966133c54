/* For thumbs: <div data-step> around a number gets − and +, around a date ‹ and › (a day back, a day on).
   Without this script the input works alone. */
(() => {
  "use strict";
  const move = (input, by) => {
    if (input.type === "date") {
      const day = input.value ? new Date(`${input.value}T12:00:00Z`) : new Date();
      day.setUTCDate(day.getUTCDate() + by);
      const value = day.toISOString().slice(0, 10);
      if ((input.max && value > input.max) || (input.min && value < input.min)) return;
      input.value = value;
    } else {
      const value = (parseInt(input.value, 10) || 0) + by * (parseInt(input.step, 10) || 1);
      const min = input.min === "" ? 0 : Number(input.min);
      input.value = Math.max(min, input.max === "" ? value : Math.min(value, Number(input.max)));
    }
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const dress = (root) => root.querySelectorAll("[data-step]:not([data-dressed])").forEach((box) => {
    const input = box.querySelector("input");
    if (!input) return;
    box.dataset.dressed = "1";
    const date = input.type === "date";
    const button = (sign, label, by) => {
      const b = document.createElement("button");
      b.type = "button"; b.textContent = sign; b.setAttribute("aria-label", label);
      b.addEventListener("click", () => move(input, by));
      return b;
    };
    box.prepend(button(date ? "‹" : "−", date ? "Lùi một ngày" : "Bớt", -1));
    box.append(button(date ? "›" : "+", date ? "Tiến một ngày" : "Thêm", 1));
  });
  dress(document);
  document.addEventListener("htmx:load", (event) => dress(event.target));
})();
