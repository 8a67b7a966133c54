/* A browser words its own file button in the language it was installed in. With a script the button is ours: what was
   chosen is told in Vietnamese. Without one the browser's own button works as it is. Boxes of photos are left alone. A file
   beyond the data-most bytes of its input is not chosen: nobody waits for an upload that would be refused. */
(() => {
  "use strict";
  const told = (files) => [...files].map((f) => f.name).join(", ") || "Chưa chọn tệp nào";
  const megabytes = (bytes) => String(Math.round(bytes / 1e5) / 10).replace(".", ",");
  const tooLarge = (input) => {
    const most = Number(input.dataset.most), file = most && [...input.files].find((f) => f.size > most);
    return file ? `Tệp “${file.name}” nặng ${megabytes(file.size)} MB, vượt mức ${megabytes(most)} MB nên chưa được chọn. ` +
      "Hãy chọn tệp nhỏ hơn hoặc dán nội dung." : "";
  };
  const dress = (root) => root.querySelectorAll("input[type=file]:not([data-dressed])").forEach((input) => {
    if (input.closest("[data-photos]")) return;
    input.dataset.dressed = "1";
    const box = document.createElement("span");
    const label = document.createElement("label");
    const names = document.createElement("span");
    box.className = "file-box"; label.className = "btn"; names.className = "small muted";
    label.htmlFor = input.id;
    label.textContent = input.multiple ? "Chọn các tệp…" : "Chọn tệp…";
    names.textContent = told(input.files);
    names.setAttribute("aria-live", "polite");
    input.classList.add("vh");
    input.after(box);
    box.append(label, names);
    input.addEventListener("change", () => {
      const refusal = tooLarge(input);
      if (refusal) input.value = "";
      names.textContent = refusal || told(input.files);
      names.classList.toggle("wrong", Boolean(refusal));
    });
  });
  dress(document);
  document.addEventListener("htmx:load", (event) => dress(event.target));
})();
