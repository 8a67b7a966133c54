/* Rows come, go up and down: the buttons ask the server for the typed form in the new order (htmx), Alt+↑ and Alt+↓ press
   them from within a row, Enter goes to the next line of a list. In a long text the line of the caret is meant. What was focused stays focused. */
(() => {
  "use strict";
  const form = document.getElementById("letter-form");
  if (!form) return;
  let back = null;
  const buttons = (root, way) => [...root.querySelectorAll("button[name=move]")].filter((b) => b.value.endsWith(`:${way}`));
  const lineOf = (text) => text.value.slice(0, text.selectionStart).split("\n").length - 1;
  const turnsOf = (text) => form.querySelector(`[data-turns="${CSS.escape(text.id)}"]`);
  const aim = (text, button) => {
    const [name, , way] = button.value.split(":");
    button.value = [name, lineOf(text), way].join(":");
  };
  const show = (root) => root.querySelectorAll("[data-turns][hidden]").forEach((turns) => { turns.hidden = false; });
  show(document);
  form.addEventListener("click", (event) => {
    const more = event.target.closest("button[name=more]");
    if (more) back = { name: more.value, at: form.querySelectorAll(`[data-row^="${more.value}:"]`).length, field: "" };
    const button = event.target.closest("button[name=move]");
    const turns = button && button.closest("[data-turns]");
    if (!button) return;
    if (turns) aim(document.getElementById(turns.dataset.turns), button);
    const [name, at, way] = button.value.split(":");
    const within = document.activeElement.name || "";
    const field = within.startsWith(`${name}-${at}-`) ? within.slice(`${name}-${at}-`.length) : "";
    back = { name, at: Number(at) + (way === "up" ? -1 : 1), way, field };
  }, true);
  form.addEventListener("keydown", (event) => {
    const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!event.altKey || !way || event.target.tagName === "SELECT") return;
    const text = event.target;
    const root = (text.tagName === "TEXTAREA" && turnsOf(text)) || text.closest("[data-row]");
    const button = root && buttons(root, way)[0];
    if (!button) return;
    event.preventDefault();
    if (!button.disabled) button.click();
  });
  // a proposal that was taken is gone from beside the form: on to the field that it filled
  document.addEventListener("click", (event) => {
    const fill = event.target.closest("button[name=fill]");
    const [, name, at, field] = (fill && /^(to|task|copy)-(\d+)-(\w+)$/.exec(fill.value)) || [];
    if (name) back = { name, at: Number(at), field };
  }, true);
  // Enter in the search for papers looks, it does not save the draft
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.name !== "find") return;
    event.preventDefault();
    form.querySelector("button[name=look]").click();
  });
  // Enter in a printed line of Kính gửi or Nơi nhận goes to the next one, behind the last to a new one
  form.addEventListener("keydown", (event) => {
    const [, name, at] = /^(to|copy)-(\d+)-text$/.exec(event.target.name || "") || [];
    if (event.key !== "Enter" || !name) return;
    event.preventDefault();
    const next = form.querySelector(`[name="${name}-${Number(at) + 1}-text"]`);
    if (next) next.focus();
    else form.querySelector(`button[name=more][value=${name}]`).click();
  });
  const refocus = () => {
    const text = document.getElementById(`id_${back.name}`);
    if (text && text.dataset.line) {
      const start = text.value.split("\n").slice(0, Number(text.dataset.line)).join("\n").length;
      const caret = Number(text.dataset.line) ? start + 1 : 0;
      text.focus();
      text.setSelectionRange(caret, caret);
      return;
    }
    const row = document.querySelector(`[data-row="${back.name}:${back.at}"]`);
    if (!row) return;
    const field = back.field && row.querySelector(`[name="${back.name}-${back.at}-${back.field}"]`);
    const button = back.way && [...buttons(row, back.way), ...row.querySelectorAll("button[name=move]")].find((b) => !b.disabled);
    (field || button || row.querySelector("input, textarea")).focus();
  };
  document.addEventListener("htmx:afterSettle", (event) => {
    if (!event.target.closest || !event.target.closest("#letter-form")) return;
    show(form);
    if (back) refocus();
    back = null;
    form.dispatchEvent(new CustomEvent("house:changed"));
  });
})();
