/* Photos are made small on the phone before they travel: the longer side at most 1600 px, JPEG. Also says how many
   were chosen. Anything that fails (an old phone, an odd format) leaves the original file as it is. */
(() => {
  "use strict";
  const SIDE = 1600, QUALITY = 0.8, SMALL = 400 * 1024;
  const shrink = async (file) => {
    if (!file.type.startsWith("image/") || file.size < SMALL) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
      if (!blob || blob.size >= file.size) return file;
      return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
    } catch (e) {
      return file;
    }
  };
  document.addEventListener("change", async (event) => {
    const input = event.target;
    const box = input.type === "file" && input.closest("[data-photos]");
    if (!box) return;
    const form = input.form;
    const send = form && form.querySelector("[type=submit]:not([disabled])");
    if (send) send.disabled = true;
    try {
      const small = new DataTransfer();
      for (const file of input.files) small.items.add(await shrink(file));
      input.files = small.files;
    } catch (e) { /* the originals stay */ }
    if (send) send.disabled = false;
    const count = [...box.querySelectorAll("input[type=file]")].reduce((n, i) => n + i.files.length, 0);
    const words = box.querySelector(".chosen");
    if (words) { words.hidden = !count; words.textContent = `Đã chọn ${count} ảnh`; }
  });
})();
