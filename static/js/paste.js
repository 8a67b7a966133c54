/* What is pasted from Word or from a page into a long text of the editor: paragraphs as lines, the numbers of lists as
   text, the rows of a table as lines with tabs. The letters themselves (old fonts, odd blanks) are the server's to mend. */
(() => {
  "use strict";
  const form = document.getElementById("letter-form");
  if (!form) return;
  const SILENT = new Set(["STYLE", "SCRIPT", "HEAD", "TITLE", "META", "LINK", "TEMPLATE", "XML"]);
  const BLOCK = new Set(["P", "DIV", "LI", "UL", "OL", "TABLE", "TR", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE",
    "PRE", "SECTION", "ARTICLE", "HEADER", "FOOTER", "DL", "DT", "DD", "FIGURE", "BODY"]);
  const letter = (number) => "abcdđeghiklmnopqrstuvxy"[(number - 1) % 23];
  const mark = (item) => {
    const list = item.closest("ol, ul");
    if (!list || list.tagName === "UL") return "- ";
    const before = [...list.children].filter((one) => one.tagName === "LI");
    const number = item.hasAttribute("value") ? item.value : (list.start || 1) + before.indexOf(item);
    return list.getAttribute("type") === "a" ? `${letter(number)}) ` : `${number}. `;
  };
  // the policy of this page refuses inline styles even in a document that nobody sees: they become plain attributes
  const unstyled = (html) => html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/(<[^<>]*?\s)style\s*=/gi, "$1data-style=");
  const isWordMark = (element) => /mso-list:\s*ignore/i.test(element.dataset.style || "");
  // Word writes its own marks as text: a number stays, a drawn bullet becomes a dash
  const wordMark = (text) => (/\d|[.)]$/.test(text.trim()) ? `${text.trim()} ` : "- ");
  const folded = (text) => text.replace(/[\s\u00a0]+/g, " ");
  const cells = (row) => [...row.children].filter((one) => ["TD", "TH"].includes(one.tagName))
    .map((one) => lines(one).join(" ").replace(/\t/g, " ")).join("\t");
  const told = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return folded(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || SILENT.has(node.tagName.toUpperCase())) return "";
    if (node.tagName === "BR") return "\n";
    if (isWordMark(node)) return wordMark(folded(node.textContent));
    if (node.tagName === "TR") return `\n${cells(node)}\n`;
    const inside = [...node.childNodes].map(told).join("");
    const text = node.tagName === "LI" ? mark(node) + inside.trimStart() : inside;
    return BLOCK.has(node.tagName) ? `\n${text}\n` : text;
  };
  // a row keeps its tabs, also those of empty cells; other lines are trimmed
  const lines = (node) => [...node.childNodes].map(told).join("").split("\n")
    .map((line) => line.replace(/ {2,}/g, " ")).map((line) => (line.includes("\t") ? line : line.trim())).filter((line) => line.trim());
  form.addEventListener("paste", (event) => {
    const field = event.target;
    const html = event.clipboardData && event.clipboardData.getData("text/html");
    if (field.tagName !== "TEXTAREA" || !html) return;
    const text = lines(new DOMParser().parseFromString(unstyled(html), "text/html").body).join("\n"); // it fetches nothing
    if (!text) return;
    event.preventDefault();
    if (!document.execCommand("insertText", false, text)) { // it alone can be undone
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
})();
