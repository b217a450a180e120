// The citation panel: an entry as its document has it, the cells lit that an
// answer took.
import { h, icon, show } from "./dom.js";
import { get, entryPath } from "./api.js";
import { t, label, place, by } from "./i18n.js";
import { announce } from "./shell.js";

let panel, opener, ask;

// mountPanel makes the panel; askAbout is called with a question to ask.
export function mountPanel(askAbout) {
  ask = askAbout;
  panel = h("aside.panel", { id: "panel", hidden: true, tabindex: "-1", "aria-label": t("record") });
  document.addEventListener("keydown", (e) => { if (e.key === "Escape" && !panel.hidden && !document.querySelector("dialog[open]")) closeRecord(); });
  return panel;
}

export function closeRecord() {
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove("with-panel");
  document.querySelectorAll(".chip.current").forEach((c) => c.classList.remove("current"));
  opener?.focus?.({ preventScroll: true });
}

// openRecord shows an entry of a plan; cells are the fields to light.
export async function openRecord(plan, id, cells = []) {
  opener = document.activeElement;
  panel.hidden = false;
  document.body.classList.add("with-panel");
  show(panel, head("", ""), h("p.loading", null, t("loading")));
  try {
    const r = await get(entryPath(plan, id));
    show(panel, head(label(r), r.group ? `${t("group")} ${r.group}` : ""), body(plan, r, cells));
    panel.querySelector(".lit")?.scrollIntoView({ block: "nearest" });
    announce(label(r));
  } catch (err) {
    show(panel, head("", ""), h("p.error", { role: "alert" }, err.message));
  }
  panel.focus({ preventScroll: true });
}

function head(title, group) {
  return h("header.panel-head", null, h("div", null, h("p.over", null, t("record")), h("h2", null, title), group && h("p.sub", null, group)),
    h("button.plain", { type: "button", "aria-label": t("close"), title: t("close") + " (Esc)", onclick: closeRecord }, icon("close")));
}

function body(plan, r, cells) {
  const lit = new Set(cells);
  return h("div.panel-body", null,
    h("p.where", null, h("span.key", null, t("where")), " ", [place(r.source), r.file].filter(Boolean).join(" · ")),
    r.heading?.length > 0 && h("p.path", null, r.heading.join(" › ")),
    r.cells ? h("dl.cells", null, r.cells.map((c) => cell(c, lit))) : words(r, lit),
    r.meaning && h("p.meaning", null, h("span.key", null, t("meaning")), " ", r.meaning, r.day_note && ` (${r.day_note})`),
    r.progress?.length > 0 && h("section.progress", null, h("h3", null, t("progress")), h("ul", null, r.progress.map((p) => h("li", null, h("strong", null, p.done + "%"), " " + [p.name, p.doc, p.note, by(p)].filter(Boolean).join(" · "))))),
    r.notes.length > 0 && h("section.notes", null, h("h3", null, icon("warn"), t("notes")), h("ul", null, r.notes.map((n) => h("li", null, n.message)))),
    h("div.actions", null,
      r.cells && h("button.button", { type: "button", onclick: () => openTable(plan, r, lit) }, icon("table"), t("wholeTable")),
      h("button.button", { type: "button", onclick: () => ask(label(r)) }, icon("chat"), t("askThis")),
      h("button.button", { type: "button", onclick: () => copyCite(r) }, icon("copy"), t("copyCite"))));
}

function cell(c, lit) {
  const on = lit.has(c.field);
  const words = h(c.text ? "dd" : "dd.blank", null, c.text || t("empty"), c.inherited && h("span.inherited", null, ` (${t("inherited")})`));
  const out = h(on ? "div.cell.lit" : "div.cell", { "data-field": c.field }, h("dt", null, c.header || t(c.field), on && h("span.taken", null, t("taken"))), words);
  if (!on && c.text.length > 170) {
    // Long cells that the answer did not take are cut, so that those it took are seen.
    words.classList.add("cut");
    const more = h("button.plain.text", { type: "button", onclick: () => { words.classList.remove("cut"); more.remove(); } }, t("readAll"));
    out.append(more);
  }
  return out;
}

// words shows an entry that is not of a table, its time marked.
function words(r, lit) {
  const parts = (r.due_text || "").split("; ").filter((p) => p && r.text.includes(p));
  const on = lit.has("text") || lit.has("end") || lit.has("agency");
  return h("dl.cells", null, h(on ? "div.cell.lit" : "div.cell", { "data-field": "text" },
    h("dt", null, t("text"), on && h("span.taken", null, t("taken"))), h("dd", null, mark(r.text, parts))));
}

function mark(text, parts) {
  if (parts.length === 0) return [text];
  const at = parts.map((p) => [text.indexOf(p), p]).filter(([i]) => i >= 0).sort((a, b) => a[0] - b[0])[0];
  if (!at) return [text];
  const [i, p] = at;
  return [text.slice(0, i), h("mark", null, p), ...mark(text.slice(i + p.length), parts.filter((x) => x !== p))];
}

async function copyCite(r) {
  await navigator.clipboard.writeText(`[${label(r)}] ${r.gist} (${[place(r.source), r.file].filter(Boolean).join(", ")})`);
  announce(t("copied"), true);
}

// openTable shows the row among its neighbours, as the appendix has them.
async function openTable(plan, r, lit) {
  const table = (await get(entryPath(plan, r.id), { around: 3 })).around;
  const dialog = h("dialog.table-dialog", { "aria-label": t("tableTitle"), onclose: () => dialog.remove() },
    h("header.panel-head", null, h("h2", null, `${t("tableTitle")} · ${label(r)}`),
      h("button.plain", { type: "button", "aria-label": t("close"), onclick: () => dialog.close() }, icon("close"))),
    h("div.scroll", { tabindex: "0", role: "region", "aria-label": t("tableTitle") }, h("table", null,
      h("thead", null, h("tr", null, h("th", { scope: "col" }, t("number")), table.columns.map((c) => h("th", { scope: "col" }, c.header || t(c.field))))),
      h("tbody", null, table.rows.map((row) => h(row.id === r.id ? "tr.this" : "tr", null, h("th", { scope: "row" }, row.number),
        row.cells.map((c) => h(row.id === r.id && lit.has(c.field) ? "td.lit" : "td", { "data-field": c.field }, h("div.clip", null, c.text),
          c.inherited && h("span.inherited", null, t("inherited"))))))))));
  document.body.append(dialog);
  dialog.showModal();
  const at = dialog.querySelector("tr.this td.lit") || dialog.querySelector("tr.this");
  at?.scrollIntoView({ block: "center", inline: "center" });
}
