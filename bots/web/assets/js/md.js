// An answer's Markdown as elements: paragraphs, lists, bold words, citations
// as chips. Long lists are folded, so that the answer comes first.
import { h, icon } from "./dom.js";
import { t, kindOf } from "./i18n.js";

const shown = 6; // of a long list, before it is unfolded

// render makes elements of an answer; cite is called with the kind and number
// of a citation, and returns its chip.
export function render(text, cite) {
  const blocks = parse(text);
  const out = h("div.answer-text");
  blocks.forEach((b, i) => {
    if (b.list) return;
    const list = blocks[i + 1]?.list;
    const bare = b.text.replaceAll("**", "");
    const count = /\((\d+)\)\s*$/.exec(bare);
    if (list && count) {
      // A heading with its count, such as "Phối hợp qua nhóm (17)".
      const open = i < 2 || list.length <= 3;
      out.append(h("details.part", { open }, h("summary", null, h("span.part-name", null, inline(bare.slice(0, count.index).trim(), cite)),
        h("span.count", null, count[1])), listOf(list, cite)));
    } else {
      out.append(h("p", null, inline(b.text, cite)));
      if (list) out.append(listOf(list, cite));
    }
  });
  if (blocks[0]?.list) out.prepend(listOf(blocks[0].list, cite));
  return out;
}

// parse cuts a text into paragraphs and lists; the lines under an item that
// are further in are its own.
function parse(text) {
  const blocks = [];
  for (const line of text.split("\n")) {
    const m = /^(\s*)- (.*)$/.exec(line);
    const last = blocks[blocks.length - 1];
    if (!m) {
      if (line.trim()) blocks.push({ text: line.trim() });
      continue;
    }
    if (m[1].length >= 2 && last?.list) { last.list[last.list.length - 1].sub.push(m[2]); continue; }
    if (last?.list) last.list.push({ text: m[2], sub: [] });
    else blocks.push({ list: [{ text: m[2], sub: [] }] });
  }
  return blocks;
}

function listOf(items, cite) {
  const ul = h("ul.items");
  const rows = items.map((it) => item(it, cite));
  ul.append(...rows.slice(0, items.length > shown + 2 ? shown : items.length));
  if (items.length <= shown + 2) return ul;
  const rest = rows.slice(shown);
  const more = h("button.more", { type: "button", "aria-expanded": "false", onclick: () => {
    const open = more.getAttribute("aria-expanded") === "true";
    more.setAttribute("aria-expanded", String(!open));
    more.textContent = open ? t("more", rest.length) : t("less");
    if (open) rest.forEach((r) => r.remove()); else { ul.append(...rest); rest[0].querySelector("button")?.focus({ preventScroll: true }); }
  } }, t("more", rest.length));
  return h("div.folded", null, ul, more);
}

// item shows what an entry is about, then its facts ("sản phẩm: …") below.
function item(it, cite) {
  const [head, ...facts] = it.text.split(" — ");
  const all = [...facts, ...it.sub];
  return h("li", null, h("div.item-head", null, inline(head, cite)),
    all.length > 0 && h("div.facts", null, all.map((f) => fact(f, cite))));
}

function fact(text, cite) {
  if (text.startsWith("⚠")) return h("div.fact.warning", null, icon("warn"), h("span", null, inline(text.slice(1).trim(), cite)));
  const m = /^([^:“"]{2,24}): (.*)$/s.exec(text);
  if (!m) return h("div.fact", null, h("span", null, inline(text, cite)));
  const due = /^(hạn|hoàn thành|thời hạn|due|deadline|finish|end)/i.test(m[1]);
  return h(due ? "div.fact.due" : "div.fact", null, h("span.key", null, m[1]), h("span", null, inline(m[2], cite)));
}

// inline makes bold words and chips.
export function inline(text, cite) {
  const out = [];
  let bold = false;
  for (const piece of text.split(/(\*\*|\[[^[\]]+\])/)) {
    if (piece === "**") { bold = !bold; continue; }
    if (!piece) continue;
    const m = /^\[(\D+?) (\S+)\]$/.exec(piece);
    const kind = m && kindOf(m[1]);
    if (kind) out.push(cite(kind, m[2], piece.slice(1, -1)));
    else out.push(bold ? h("strong", null, piece) : piece);
  }
  return out;
}
