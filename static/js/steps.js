/* For thumbs: <div data-step> around a number gets − and +, around a date ‹ and › (a day back, a day on).
   The chosen day is told in words over the field, whose own order of day and month is that of the phone's language;
   a tap opens the calendar, a Tab shows the field to type in. Without this script the input works alone. */
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
  const NAMES = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
  const tell = (box, input) => {
    const words = document.createElement("span");
    words.className = "step-words";
    words.setAttribute("aria-live", "polite");
    const middle = document.createElement("div");
    middle.className = "step-day";
    box.append(middle);
    middle.append(input, words);
    if (input.showPicker) input.addEventListener("click", () => input.showPicker());
    const say = () => {
      const [y, m, d] = input.value.split("-").map(Number);
      const now = new Date();
      const away = y ? Math.round((Date.UTC(y, m - 1, d) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 864e5) : NaN;
      const near = { "0": "hôm nay, ", "-1": "hôm qua, " }[away] || "";
      words.textContent = y ? `${near}${NAMES[new Date(Date.UTC(y, m - 1, d)).getUTCDay()]} ${String(d).padStart(2, "0")}/${m < 3 ? "0" + m : m}/${y}` : "";
    };
    input.addEventListener("input", say);
    say();
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
    if (date) tell(box, input);
    box.prepend(button(date ? "‹" : "−", date ? "Lùi một ngày" : "Bớt", -1));
    box.append(button(date ? "›" : "+", date ? "Tiến một ngày" : "Thêm", 1));
  });
  dress(document);
  document.addEventListener("htmx:load", (event) => dress(event.target));
})();
