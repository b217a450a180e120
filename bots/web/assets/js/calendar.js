// The calendar of deadlines: a month as a grid, its works below.
import { h, icon, show } from "./dom.js";
import { get, planPath } from "./api.js";
import { t, lang, day, monthName } from "./i18n.js";
import { work } from "./agency.js";
import { load, save } from "./store.js";

const iso = (y, m, d) => `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;

export async function calendarPage(main, state, month) {
  const plan = state.plan();
  const key = load("calendarAgency", "");
  const today = state.me.today;
  const [{ agencies }, { from, to }] = await Promise.all([get(planPath(plan.id, "/agencies")), get(planPath(plan.id))]);
  const inPlan = today >= from && today <= to;
  const asked = /^\d{4}-(0[1-9]|1[0-2])$/.test(month || "") ? month : "";
  const y = Number((asked || (inPlan ? today : from || today)).slice(0, 4));
  const year = await get(planPath(plan.id, "/calendar"), { from: iso(y, 1, 1), to: iso(y, 12, 31), ...(key ? { agency: key } : {}) });
  // The month that is asked for, else this one where the plan has it, else the first with something due.
  const shown = asked || (inPlan ? today : year.days[0]?.date || year.from).slice(0, 7);
  const m = Number(shown.slice(5));
  const days = new Map(year.days.filter((d) => d.date.startsWith(shown)).map((d) => [d.date, d]));
  const go = (n) => { const d = new Date(Date.UTC(y, m - 1 + n, 1)); location.hash = "#/calendar/" + d.toISOString().slice(0, 7); };
  const choose = h("select", { "aria-label": t("agency"), onchange: (e) => { save("calendarAgency", e.target.value); calendarPage(main, state, shown); } },
    h("option", { value: "" }, t("allAgencies")), agencies.map((a) => { const o = h("option", { value: a.key }, (lang() === "en" && a.english) || a.name); o.selected = a.key === key; return o; }));
  show(main, h("div.page", null,
    h("div.row", null, h("h1", null, t("calendar")), choose), h("p.note", null, plan.title),
    years(from, to, y), h("div.months", { role: "group" }, overview(year, shown)),
    h("div.row.month-row", null, h("button.plain", { type: "button", "aria-label": t("prev"), onclick: () => go(-1) }, icon("left")),
      h("h2", { "aria-live": "polite" }, monthName(shown)), h("button.plain", { type: "button", "aria-label": t("nextMonth"), onclick: () => go(1) }, icon("right"))),
    grid(y, m, days, today), h("p.note", null, t("noDay")), agenda(days, state)));
  const pill = main.querySelector(".month-pill[aria-current]");
  if (pill) pill.parentElement.scrollLeft = pill.offsetLeft - pill.parentElement.clientWidth / 2;
}

// years are links to the years of a plan for several.
function years(from, to, shown) {
  const first = Number((from || "").slice(0, 4)), last = Number((to || "").slice(0, 4));
  if (!first || last <= first) return null;
  return h("nav.months", { "aria-label": t("years") }, Array.from({ length: Math.min(last - first + 1, 30) }, (_, i) => first + i).map((y) =>
    h("a.month-pill", { href: `#/calendar/${y}-01`, "aria-current": y === shown ? "date" : null }, h("strong", null, y))));
}

// overview is the months of the plan with how much each has.
function overview(year, shown) {
  const count = new Map();
  for (const d of year.days) count.set(d.date.slice(0, 7), (count.get(d.date.slice(0, 7)) || 0) + d.items.length);
  const out = [];
  if (!year.from) return out;
  for (let [y, m] = year.from.split("-").map(Number); iso(y, m, 1) <= year.to && out.length < 72; m === 12 ? (y++, (m = 1)) : m++) {
    const ym = iso(y, m, 1).slice(0, 7);
    const n = count.get(ym) || 0;
    out.push(h(n ? "a.month-pill" : "a.month-pill.none", { href: "#/calendar/" + ym, "aria-current": ym === shown ? "date" : null, "aria-label": `${monthName(ym)}: ${t("dueCount", n)}` },
      h("span", null, lang() === "en" ? t("months")[m - 1].slice(0, 3) : "Th" + m), h("strong", null, n)));
  }
  return out;
}

function grid(y, m, days, today) {
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  const before = (new Date(Date.UTC(y, m - 1, 1)).getUTCDay() + 6) % 7;
  const cells = [];
  for (let i = 0; i < before; i++) cells.push(h("td.out"));
  for (let d = 1; d <= last; d++) {
    const date = iso(y, m, d), due = days.get(date);
    const off = (before + d - 1) % 7 > 4;
    const exact = due?.items.filter((i) => i.exact).length || 0;
    cells.push(h(`td${off ? ".off" : ""}${date === today ? ".today" : ""}`, null, h("span.number", null, d),
      due && h(exact ? "a.due" : "a.due.end", { href: "#", "aria-label": `${day(date)}: ${t("dueCount", due.items.length)}`, onclick: (e) => { e.preventDefault(); document.getElementById("day-" + date)?.scrollIntoView({ behavior: "smooth", block: "start" }); document.getElementById("day-" + date)?.focus({ preventScroll: true }); } },
        h("span.long", null, t("dueCount", due.items.length)), h("span.short", null, due.items.length))));
  }
  while (cells.length % 7) cells.push(h("td.out"));
  const rows = [];
  for (let i = 0; i < cells.length; i += 7) rows.push(h("tr", null, cells.slice(i, i + 7)));
  return h("table.calendar", null, h("thead", null, h("tr", null, t("weekdays").map((w) => h("th", { scope: "col" }, w)))), h("tbody", null, rows));
}

function agenda(days, state) {
  if (days.size === 0) return h("p.note", null, t("nothingDue"));
  return h("div.agenda", null, [...days.values()].map((d) => h("section", null,
    h("h3", { id: "day-" + d.date, tabindex: "-1" }, day(d.date), d.note && h("span.note", null, " · " + d.note), h("span.count", null, d.items.length)),
    h("ul.works", null, d.items.map((i) => work(i, state, i.exact ? t("exact") : t("periodEnd")))))));
}
