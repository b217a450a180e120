// The tour for newcomers: what the plan is, why, who, when, and its words.
import { h, show, svg, debounce } from "./dom.js";
import { get, planPath } from "./api.js";
import { t, lang, day, label, monthName } from "./i18n.js";
import { fold, work } from "./agency.js";

export async function tourPage(main, state) {
  const id = state.plan().id;
  const [plan, tour] = await Promise.all([get(planPath(id)), get(planPath(id, "/tour"))]);
  const c = tour.counts;
  show(main, h("div.page.tour", null, h("h1", null, t("tourTitle")), h("p.note", null, t("tourNote")),
    h("section", null, h("h2", null, t("what")), h("p.plan-title", null, plan.title), h("p", null, t("issued", plan.number, day(plan.date), plan.issuer, plan.signer)),
      h("div.figures", null, [[c.tasks, "nTasks"], [c.targets, "nTargets"], [c.duties, "nDuties"], [c.warnings, "nWarnings"]].filter(([n]) => n > 0).map(([n, key]) => h("div.figure", null, h("strong", null, n), h("span", null, t(key))))),
      h("ol.parts", null, tour.parts.map((p) => h("li", null, p.heading, h("span.count", null, p.entries))))),
    h("section", null, h("h2", null, t("why")), h("ul.works", null, tour.purpose.map((p) => work(p, state))),
      tour.basis.length > 0 && h("details.part", null, h("summary", null, h("span.part-name", null, t("basis")), h("span.count", null, tour.basis.length)), h("ul", null, tour.basis.map((b) => h("li", null, b))))),
    tour.groups.length > 0 && h("section", null, h("h2", null, t("works")), h("ul.groups", null, tour.groups.map((g) => h("li", null, h("span", null, `${g.numeral}. ${g.name}`), h("span.count", null, t("tasksIn", g.tasks)))))),
    tour.who.length > 0 && h("section", null, h("h2", null, t("who")), h("ul.groups", null, tour.who.map((a) => h("li", null, h("a", { href: "#/agency/" + encodeURIComponent(a.key) }, (lang() === "en" && a.english) || a.name), h("span.count", null, `${a.lead} ${t("leadShort")}`))))),
    h("section", null, h("h2", null, t("when")), months(tour.months), tour.reports.length > 0 && [h("h3", null, t("reports")), h("ul.works", null, tour.reports.map((r) => work(r, state)))]),
    glossary(tour.words, state)));
}

// months draws how much falls due in each month.
function months(all) {
  if (all.length === 0) return null;
  const list = all.length > 24 ? byYear(all) : all; // a plan for many years
  const most = Math.max(1, ...list.map((m) => m.due)), step = 60, high = 120;
  return h("div.scroll", { tabindex: "0", role: "region", "aria-label": t("perMonth") }, svg("svg.bars", { viewBox: `0 0 ${list.length * step} ${high + 40}`, role: "group", "aria-label": t("perMonth") },
    list.map((m, i) => {
      const tall = (high * m.due) / most;
      return svg("a", { href: "#/calendar/" + m.month, "aria-label": `${m.name || monthName(m.month)}: ${t("dueCount", m.due)}` },
        svg("rect.hit", { x: i * step, y: 0, width: step, height: high + 40 }), svg("rect.span", { x: i * step + 12, y: high + 16 - tall, width: step - 24, height: Math.max(tall, 1), rx: 3 }),
        svg("text.value", { x: i * step + step / 2, y: high + 10 - tall }, m.due), svg("text.month", { x: i * step + step / 2, y: high + 34 }, m.name || (lang() === "en" ? t("months")[Number(m.month.slice(5)) - 1].slice(0, 3) : "Th" + Number(m.month.slice(5)))));
    })));
}

function byYear(all) {
  const years = new Map();
  for (const m of all) years.set(m.month.slice(0, 4), (years.get(m.month.slice(0, 4)) || 0) + m.due);
  return [...years].map(([name, due]) => ({ name, month: name + "-01", due }));
}

function glossary(words, state) {
  const list = h("dl.glossary");
  const draw = (typed) => show(list, words.filter((w) => fold(w.short + " " + w.long + " " + (w.vi || "") + " " + (w.en || "")).includes(fold(typed))).map((w) => h("div", null,
    h("dt", null, w.short), h("dd", null, h("strong", null, w.long), lang() === "en" && w.en ? `: ${w.en}` : w.vi ? `: ${w.vi}` : "",
      w.entry && [" ", h("button.chip", { type: "button", onclick: () => state.open(w.entry, ["text"]) }, t("byPlan") + ": " + label({ kind: w.entry.split("/")[0], number: w.entry.split("/")[1] }))]))));
  draw("");
  return h("section", null, h("h2", null, t("glossary")), h("input.search", { type: "search", placeholder: t("findWord"), "aria-label": t("findWord"), oninput: debounce((e) => draw(e.target.value), 80) }), list);
}
