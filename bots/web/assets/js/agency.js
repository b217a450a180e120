// The agencies, and all that one of them owes.
import { h, icon, show, debounce } from "./dom.js";
import { get, planPath } from "./api.js";
import { t, lang, label, day, by } from "./i18n.js";
import { timeline } from "./timeline.js";
import { load, save } from "./store.js";

const nameOf = (a) => (lang() === "en" && a.english) || a.name;

// fold makes words comparable however they are typed.
export const fold = (s) => s.toLowerCase().normalize("NFD").replace(/[̀-ͯ]/g, "").replace(/đ/g, "d");

export async function agencyPage(main, state, key) {
  if (key) return one(main, state, key);
  const { agencies } = await get(planPath(state.plan().id, "/agencies"));
  const most = Math.max(1, ...agencies.map((a) => a.lead + a.coordinating));
  const list = h("div");
  const draw = (typed) => {
    const found = agencies.filter((a) => fold(nameOf(a) + " " + a.name + " " + a.key).includes(fold(typed)));
    show(list, section(t("bodies"), found.filter((a) => !a.group), most), section(t("groups"), found.filter((a) => a.group), most));
  };
  show(main, h("div.page", null, h("h1", null, t("agency")), h("p.note", null, state.plan().title),
    h("input.search", { type: "search", placeholder: t("findAgency"), "aria-label": t("findAgency"), oninput: debounce((e) => draw(e.target.value), 80) }), list));
  draw("");
}

function section(title, agencies, most) {
  if (agencies.length === 0) return null;
  return h("section", null, h("h2", null, title), h("ul.agencies", null, agencies.map((a) => h("li", null,
    h("a", { href: "#/agency/" + encodeURIComponent(a.key) }, h("span.agency-name", null, nameOf(a)),
      h("span.counts", null, counts(a)), bar(a, most))))));
}

const counts = (a) => [a.lead && `${a.lead} ${t("leadShort")}`, a.coordinating && `${a.coordinating} ${t("helpShort")}`, a.member && `${a.member} ${t("memberShort")}`].filter(Boolean).join(" · ");

function bar(a, most) {
  const el = h("span.load", { "aria-hidden": "true" }, h("span.load-lead"), h("span.load-help"));
  el.children[0].style.width = (100 * a.lead) / most + "%";
  el.children[1].style.width = (100 * a.coordinating) / most + "%";
  return el;
}

async function one(main, state, key) {
  const { agency, owes, from, to } = await get(planPath(state.plan().id, "/agencies/" + encodeURIComponent(key)));
  const picture = h("div.scroll", { tabindex: "0", role: "region", "aria-label": t("timeline") });
  const outside = h("p.note.outside");
  const draw = (all) => {
    const chosen = all ? owes : owes.filter((o) => o.way === "lead" || o.way === "coordinating");
    const astray = chosen.filter((o) => o.date && !o.days?.length);
    show(picture, timeline(chosen, from, to, state.me.today, t("timelineOf", nameOf(agency)), state.open) || h("p.note", null, t("noDates")));
    show(outside, astray.length > 0 && [icon("warn"), t("outside") + ": ", astray.map((o) => [h("button.chip", { type: "button", onclick: () => state.open(o.id, ["end"]) }, `${label(o)} · ${day(o.date)}`), " "])]);
  };
  const named = owes.some((o) => (o.way === "lead" || o.way === "coordinating") && (o.days?.length || o.date));
  const all = h("input", { type: "checkbox", checked: !named || load("allWork", false), onchange: (e) => { save("allWork", e.target.checked); draw(e.target.checked); } });
  show(main, h("div.page", null, h("a.back", { href: "#/agency" }, icon("left"), t("backAgencies")), h("h1", null, nameOf(agency)), h("p.note", null, counts(agency)), h("p.note", null, state.plan().title),
    h("div.actions.noprint", null, h("button.button.primary", { type: "button", onclick: () => state.ask(t("askAgencyQ", nameOf(agency))) }, icon("chat"), t("askAgency")),
      h("button.button", { type: "button", onclick: () => print() }, icon("print"), t("print")),
      exports(state, key)),
    h("section", null, h("div.row", null, h("h2", null, t("timeline")), h("label.check", null, all, t("withGroups"))), picture, outside),
    ["lead", "coordinating", "member_lead", "member_coordinating"].map((way) => works(owes.filter((o) => o.way === way), way, state))));
  draw(all.checked);
}

// exports are links to what is shown as files.
export const exports = (state, key) => state.me.exports.map((f) => h("a.button", { download: true,
  href: `${planPath(state.plan().id, "/export")}?${new URLSearchParams({ format: f, agency: key, lang: lang() })}` }, icon("down2"), t("export_" + f)));

function works(owes, way, state) {
  if (owes.length === 0) return null;
  const details = h("details.part", { open: way === "lead" || way === "coordinating" || owes.length < 6 }, h("summary", null, h("span.part-name", null, t("way_" + way)), h("span.count", null, owes.length)),
    h("ul.works", null, owes.map((o) => work(o, state, way.startsWith("member") ? t("via", o.via) : ""))));
  return details;
}

// work is one line of a list of works, for all pages.
export function work(o, state, note = "") {
  return h("li", null, h("button.work", { type: "button", onclick: () => state.open(o.id, o.kind === "task" ? ["end"] : ["text"]) },
    h("span.chip", null, label(o)), h("span.work-text", null, o.what && h("strong", null, o.what + ": "), o.gist),
    h("span.work-facts", null, (o.due || o.kind === "task") && h(o.date ? "span.date" : "span.date.none", null, o.due || t("noDate")), note && h("span", null, note), o.progress && reported(o), o.product && h("span", null, o.product),
      o.warnings > 0 && h("span.warned", null, icon("warn")))));
}

// reported says how far a work is, as it was last reported, by whom and when.
function reported(o) {
  const p = o.progress, helps = o.way.endsWith("coordinating");
  return h(p.done === 100 ? "span.done" : "span.under-way", null, [t(helps ? "leadReported" : "reported", p.done), p.doc, by(p)].filter(Boolean).join(" · "));
}
