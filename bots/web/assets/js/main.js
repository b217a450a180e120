// The page starts here: who the person is, which plans there are, and which
// part of the page the address names.
import { h, show } from "./dom.js";
import { get, post } from "./api.js";
import { t } from "./i18n.js";
import { load, save } from "./store.js";
import { announce, closeMenu, mountShell, pages, showSide } from "./shell.js";
import { closeRecord, mountPanel, openRecord } from "./record.js";
import { askNow, chatPage, currentTalk, write } from "./chat.js";
import { agencyPage } from "./agency.js";
import { calendarPage } from "./calendar.js";
import { tourPage } from "./tour.js";
import { plansPage } from "./plans.js";

const state = {
  me: null, plans: [], chosen: load("plan", ""), page: "chat", talk: "",
  // plan is the plan that pages show: the chosen one, else the last stored.
  plan() { return this.plans.find((p) => p.id === this.chosen) || this.plans[0]; },
  talksChanged() { showSide(state, on); },
  async reload() {
    state.plans = (await get("/api/plans")).plans;
    if (!state.plans.some((p) => p.id === state.chosen)) state.chosen = "";
    showSide(state, on);
  },
  open(id, cells) { openRecord(state.plan().id, id, cells); },
  ask(question) { location.hash = "#/chat"; setTimeout(() => askNow(state, question)); },
};

const on = {
  newTalk() { if (location.hash === "#/chat") route(); else location.hash = "#/chat"; },
  choosePlan(id) { state.chosen = id; save("plan", id); route(); },
  async logout() { await post("/auth/logout", {}); location.reload(); },
  dropped(id) { if (state.talk === id) on.newTalk(); showSide(state, on); },
};

const main = h("main", { id: "main", tabindex: "-1" });
const panel = mountPanel((words) => { if (state.page !== "chat") location.hash = "#/chat"; setTimeout(() => write(words + ": ")); if (innerWidth < 1000) closeRecord(); });

function route() {
  const [page, ...rest] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  state.page = pages.includes(page) ? page : "chat";
  closeMenu();
  closeRecord();
  main.className = "page-" + state.page;
  if (state.page !== "chat" && state.page !== "plans" && !state.plan()) { show(main, h("div.page", null, h("p", null, t("plansNone")))); showSide(state, on); return; }
  const draw = { chat: chatPage, agency: agencyPage, calendar: calendarPage, tour: tourPage, plans: plansPage }[state.page];
  Promise.resolve(draw(main, state, ...rest)).catch((err) => show(main, h("div.page", null, h("p.error", { role: "alert" }, err.message))));
  document.title = state.page === "chat" ? t("app") : `${t(state.page)} · ${t("app")}`;
  showSide(state, on);
  if (state.page !== "chat") { main.scrollTop = 0; announce(t(state.page)); }
}

document.addEventListener("keydown", (e) => {
  if (e.key === "/" && !e.ctrlKey && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName || "")) {
    const box = document.getElementById("question");
    if (box) { e.preventDefault(); box.focus(); }
  }
});

async function begin() {
  mountShell(document.getElementById("app"), main, panel, on);
  try {
    const [me, plans] = await Promise.all([get("/api/me"), get("/api/plans")]);
    state.me = me;
    state.plans = plans.plans;
  } catch (err) {
    show(main, h("div.page", null, h("p.error", { role: "alert" }, err.message)));
    return;
  }
  addEventListener("hashchange", () => { if (location.hash !== "#/chat/" + currentTalk()?.id || state.page !== "chat") route(); });
  route();
}

begin();
