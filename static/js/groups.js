/* Choices under a heading: a button beside it ticks the whole group, and takes it back. Without this script they are ticked one by one. */
(() => {
  "use strict";
  document.querySelectorAll(".chips > p").forEach((heading) => {
    const boxes = [];
    for (let next = heading.nextElementSibling; next && next.matches(".chip"); next = next.nextElementSibling) {
      boxes.push(...next.querySelectorAll('input[type="checkbox"]'));
    }
    if (boxes.length < 2) return;
    const button = document.createElement("button");
    button.type = "button"; button.className = "btn small";
    const all = () => boxes.every((box) => box.checked);
    const say = () => { button.textContent = all() ? "Bỏ cả nhóm" : "Chọn cả nhóm"; };
    button.setAttribute("aria-label", `Chọn hoặc bỏ cả nhóm ${heading.textContent.trim()}`);
    button.addEventListener("click", () => {
      const ticked = !all();
      boxes.forEach((box) => { box.checked = ticked; });
      ["input", "change"].forEach((kind) => boxes[0].dispatchEvent(new Event(kind, { bubbles: true })));
      say();
    });
    boxes.forEach((box) => box.addEventListener("change", say));
    say();
    heading.append(" ", button);
  });
})();
