/* Photos are made small on the phone before they travel: the longer side at most 1600 px, JPEG. Also says how many
   were chosen. Anything that fails (an old phone, an odd format) leaves the original file as it is. What the camera noted
   of time and place stays behind, unless the box "keep_noted" is ticked. */
(() => {
  "use strict";
  const SIDE = 1600, QUALITY = 0.8, SMALL = 400 * 1024;
  const START = 0xffd8, NOTES = 0xffe1, PICTURE = 0xffda, EXIF = 0x45786966, ORIENTATION = 0x0112, LITTLE = 0x4949;
  // The picture is drawn upright, so its notes must not say "turn me".
  const upright = (notes) => {
    const view = new DataView(notes.buffer), tiff = 10, little = view.getUint16(tiff) === LITTLE;
    const list = tiff + view.getUint32(tiff + 4, little);
    for (let i = 0; i < view.getUint16(list, little); i += 1) {
      const entry = list + 2 + i * 12;
      if (view.getUint16(entry, little) === ORIENTATION) view.setUint16(entry + 8, 1, little);
    }
    return notes;
  };
  // The camera's notes (EXIF) of a JPEG: its segment APP1; null if there is none.
  const notesOf = async (file) => {
    try {
      const head = await new Response(file.slice(0, 1 << 18)).arrayBuffer(), view = new DataView(head);
      if (view.getUint16(0) !== START) return null;
      for (let at = 2; view.getUint16(at) !== PICTURE; at += 2 + view.getUint16(at + 2)) {
        if (view.getUint16(at) === NOTES && view.getUint32(at + 4) === EXIF) {
          return upright(new Uint8Array(head.slice(at, at + 2 + view.getUint16(at + 2))));
        }
      }
    } catch (e) { /* no notes that we understand */ }
    return null;
  };
  const shrink = async (file, keepNotes) => {
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
      const notes = keepNotes && await notesOf(file);
      const parts = notes ? [blob.slice(0, 2), notes, blob.slice(2)] : [blob];
      return new File(parts, file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
    } catch (e) {
      return file;
    }
  };
  const chosen = new WeakMap(); // the files as they were chosen, by input
  const make = async (box) => {
    const form = box.closest("form");
    const send = form && form.querySelector("[type=submit]:not([disabled])");
    const agreed = form && form.elements.keep_noted && form.elements.keep_noted.checked;
    if (send) send.disabled = true;
    const inputs = [...box.querySelectorAll("input[type=file]")];
    try {
      for (const input of inputs) {
        const small = new DataTransfer();
        for (const file of chosen.get(input) || []) small.items.add(await shrink(file, agreed));
        input.files = small.files;
      }
    } catch (e) { /* the originals stay */ }
    if (send) send.disabled = false;
    const count = inputs.reduce((n, i) => n + i.files.length, 0);
    const words = box.querySelector(".chosen");
    if (words) { words.hidden = !count; words.textContent = `Đã chọn ${count} ảnh`; }
  };
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.name === "keep_noted") {
      const boxes = input.form ? input.form.querySelectorAll("[data-photos]") : [];
      boxes.forEach(make);
      return;
    }
    const box = input.type === "file" && input.closest("[data-photos]");
    if (!box) return;
    chosen.set(input, [...input.files]);
    make(box);
  });
})();
