// The year as a picture: one line a work, a bar from its start to its end, a
// point for each day that is named.
import { svg } from "./dom.js";
import { t, label, day, lang } from "./i18n.js";

const left = 128, width = 960, row = 24, top = 30;

const time = (iso) => Date.parse(iso + "T00:00:00Z");

// timeline draws the works that have a date; null where none has.
export function timeline(owes, from, to, today, title, open) {
  const dated = owes.filter((o) => o.days?.length > 0);
  if (dated.length === 0 || !from) return null;
  dated.sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0));
  const a = time(from), b = time(to) + 864e5;
  const x = (iso, end = false) => left + Math.max(0, Math.min(1, (time(iso) + (end ? 864e5 : 0) - a) / (b - a))) * (width - left - 12);
  const height = top + dated.length * row + 20;
  const out = svg("svg.timeline", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": title });
  months(out, from, to, x, height);
  if (today >= from && today <= to) out.append(svg("line.now", { x1: x(today), x2: x(today), y1: top - 6, y2: height - 18 }), svg("text.now", { x: x(today) + 4, y: height - 6 }, t("today")));
  dated.forEach((o, i) => out.append(bar(o, top + i * row, x, open)));
  return out;
}

const first = (o) => o.days?.[0] || o.date;

function months(out, from, to, x, height) {
  const [y0, m0] = from.split("-").map(Number), [y1, m1] = to.split("-").map(Number);
  const many = (y1 - y0) * 12 + m1 - m0 + 1 > 18;
  for (let y = y0, m = m0; y < y1 || (y === y1 && m <= m1); m++) {
    if (m > 12) { m = 0; y++; continue; }
    const at = x(`${y}-${String(m).padStart(2, "0")}-01`);
    if (many && m !== 1) continue;
    out.append(svg("line.month", { x1: at, x2: at, y1: top - 6, y2: height - 18 }),
      svg("text.month", { x: at + 4, y: 16 }, many ? y : lang() === "en" ? t("months")[m - 1].slice(0, 3) : `Th${m}`));
  }
}

function bar(o, y, x, open) {
  const mid = y + row / 2;
  const words = `${label(o)}: ${o.gist} — ${o.meaning || day(o.date)}`;
  const g = svg(`g.bar.${o.way}`, { tabindex: "0", role: "button", "aria-label": words, onclick: () => open(o.id),
    onkeydown: (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); open(o.id); } } },
    svg("title", null, words), svg("rect.row", { x: 0, y, width, height: row }), svg("text.name", { x: left - 10, y: mid + 4 }, label(o)));
  if (o.days.length === 1 && o.from && o.from < o.days[0]) { // the rule of the picture as a file too
    const a = x(o.from), b = x(o.days[0], true);
    g.append(svg("rect.span", { x: a, y: mid - 5, width: Math.max(6, b - a), height: 10, rx: 5 }));
  }
  for (const d of o.days || []) g.append(svg("circle.day", { cx: x(d, true) - 2, cy: mid, r: 5 }));
  return g;
}
