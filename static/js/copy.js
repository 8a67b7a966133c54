/* "Sao chép tin Zalo": <button data-copy="#id"> copies the text of that element (or its value) and says so.
   Without this script the text stands on the page and can be copied by hand. */
(() => {
  "use strict";
  const copy = async (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    const box = document.createElement("textarea"); // over plain http, as in many offices
    box.value = text; box.className = "vh"; box.readOnly = true;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    if (!done) throw new Error("copy refused");
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const source = document.querySelector(button.dataset.copy);
    const label = button.querySelector("span") || button;
    const before = label.dataset.label || label.textContent;
    label.dataset.label = before;
    try {
      await copy(source.value === undefined ? source.textContent.trim() : source.value);
      label.textContent = "Đã sao chép";
    } catch (e) {
      label.textContent = "Mời bôi đen rồi sao chép";
      getSelection().selectAllChildren(source);
    }
    setTimeout(() => { label.textContent = before; }, 2500);
  });
})();
