/* A field that takes several names apart by ";": the list proposes the next name behind those already typed. */
(() => {
  "use strict";
  const list = document.getElementById("names");
  if (!list) return;
  const all = [...list.options].map((one) => one.value);
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches || !field.matches("[data-names]")) return;
    const cut = field.value.lastIndexOf(";");
    const before = cut < 0 ? "" : `${field.value.slice(0, cut + 1)} `;
    list.replaceChildren(...all.map((name) => {
      const option = document.createElement("option");
      option.value = before + name;
      return option;
    }));
  });
})();
