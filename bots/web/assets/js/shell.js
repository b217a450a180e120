// What stands around all pages: the side bar, the menu of the phone, the words
// for screen readers.
import { h, icon, show } from "./dom.js";
import { t, lang, setLang } from "./i18n.js";
import { allTalks, dropTalk, load, save } from "./store.js";

export const pages = ["chat", "agency", "calendar", "tour", "plans"];

let live, toast, side, toastTimer = 0;

// announce tells screen readers something, and with seen everybody.
export function announce(text, seen = false) {
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = text; });
  if (!seen) return;
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { toast.hidden = true; }, 2500);
}

// mountShell builds the page; main and panel go into it.
export function mountShell(root, main, panel, on) {
  live = h("p.hidden-text", { "aria-live": "polite", role: "status" });
  toast = h("p.toast", { hidden: true, "aria-hidden": "true" });
  side = h("div.side", { id: "side" });
  show(root,
    h("a.skip", { href: "#main", onclick: (e) => { e.preventDefault(); main.focus(); } }, t("skip")),
    h("header.top", null,
      h("button.plain", { type: "button", "aria-label": t("menu"), "aria-controls": "side", onclick: () => document.body.classList.toggle("menu-open") }, icon("menu")),
      h("a.brand", { href: "#/chat" }, t("app")),
      h("button.plain", { type: "button", "aria-label": t("newTalk"), onclick: on.newTalk }, icon("plus"))),
    side, h("div.veil", { onclick: closeMenu }), main, panel,
    h("nav.tabs", { "aria-label": t("app") }, pages.map((p) => link(p))), live, toast);
}

const link = (p) => h("a", { href: "#/" + p, "data-page": p }, icon(p), h("span", null, t(p)));

export function closeMenu() { document.body.classList.remove("menu-open"); }

// showSide draws the side bar: pages, plans, conversations, settings.
export function showSide(state, on) {
  show(side,
    h("a.brand", { href: "#/chat" }, h("img", { src: "/assets/icon.svg", alt: "", width: "28", height: "28" }), t("app")),
    h("button.button.primary", { type: "button", onclick: on.newTalk }, icon("plus"), t("newTalk")),
    h("nav.pages", { "aria-label": t("app") }, pages.map(link)),
    state.plans.length > 1 && h("label.field", null, h("span", null, t("whichPlan")),
      h("select", { onchange: (e) => on.choosePlan(e.target.value) }, h("option", { value: "" }, t("allPlans")),
        state.plans.map((p) => { const o = h("option", { value: p.id }, `${p.number || p.file} (${p.year || ""})`); o.selected = p.id === state.chosen; return o; }))),
    h("h2.side-title", null, t("talks")), talkList(state, on),
    h("div.settings", null,
      h("button.plain.text", { type: "button", lang: lang() === "vi" ? "en" : "vi", onclick: () => { setLang(lang() === "vi" ? "en" : "vi"); location.reload(); } }, t("otherLang")),
      state.me?.login && h("button.plain.text", { type: "button", title: state.me.user, onclick: on.logout }, t("logout")),
      h("button.plain", { type: "button", "aria-label": t("theme"), title: t("theme"), onclick: turnTheme }, icon(dark() ? "sun" : "moon"))));
  markPage(state.page);
}

function talkList(state, on) {
  const talks = allTalks();
  if (talks.length === 0) return h("p.note", null, t("talksNone"));
  return h("ul.talks", null, talks.map((talk) => h(talk.id === state.talk ? "li.current" : "li", null,
    h("a", { href: "#/chat/" + talk.id, title: talk.turns[0]?.question || "" }, talk.turns[0]?.question || "…"),
    h("button.plain", { type: "button", "aria-label": `${t("deleteTalk")}: ${talk.turns[0]?.question || ""}`, onclick: () => { dropTalk(talk.id); on.dropped(talk.id); } }, icon("trash")))));
}

// markPage shows which page is open.
export function markPage(page) {
  for (const a of document.querySelectorAll("a[data-page]")) {
    if (a.dataset.page === page) a.setAttribute("aria-current", "page"); else a.removeAttribute("aria-current");
  }
}

function dark() {
  const set = document.documentElement.dataset.theme;
  return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function turnTheme(e) {
  const theme = dark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  try { localStorage.setItem("kehoach.theme", theme); } catch { /* only this visit */ }
  show(e.currentTarget, icon(theme === "dark" ? "sun" : "moon"));
}

export { load, save };
