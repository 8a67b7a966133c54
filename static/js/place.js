/* After a save the writer is where he was: the field, the caret and the scroll, for this address and this tab only.
   A draft that is opened anew begins in the first empty line to fill in ([data-begin]). */
(() => {
  "use strict";
  const form = document.getElementById("letter-form");
  if (!form) return;
  const key = `place:${location.pathname}`;
  form.addEventListener("submit", () => {
    const at = document.activeElement;
    const caret = at && "selectionStart" in at ? at.selectionStart : null;
    try { sessionStorage.setItem(key, JSON.stringify([at && form.contains(at) ? at.name : "", caret, scrollY])); } catch (e) { /* full */ }
  });
  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(key)); sessionStorage.removeItem(key); } catch (e) { /* none */ }
  if (!kept) {
    if (!location.hash) form.querySelector("[data-begin]")?.focus();
    return;
  }
  if (document.querySelector(".errors, [aria-invalid=true]")) return;
  const [name, caret, top] = kept;
  const field = name && form.elements.namedItem(name);
  if (field && field.focus) field.focus({ preventScroll: true });
  if (field && caret !== null && field.setSelectionRange) field.setSelectionRange(caret, caret);
  scrollTo(0, top);
})();
