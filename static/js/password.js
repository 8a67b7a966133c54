/* A button that shows the password being typed: <div data-password> around the input. */
(() => {
  "use strict";
  document.querySelectorAll("[data-password]").forEach((box) => {
    const input = box.querySelector("input");
    const button = document.createElement("button");
    button.type = "button"; button.className = "btn"; button.textContent = "Hiện";
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-label", "Hiện mật khẩu");
    button.addEventListener("click", () => {
      const shown = input.type === "text";
      input.type = shown ? "password" : "text";
      button.textContent = shown ? "Hiện" : "Ẩn";
      button.setAttribute("aria-pressed", String(!shown));
      input.focus();
    });
    box.append(button);
  });
})();
