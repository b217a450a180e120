// The conversation: questions, answers as they come in, what to ask next.
import { h, icon, show } from "./dom.js";
import { ask, get, planPath } from "./api.js";
import { t, lang } from "./i18n.js";
import { keepTalk, load, newID, save, talkOf } from "./store.js";
import { announce } from "./shell.js";
import { render } from "./md.js";
import { openRecord } from "./record.js";
import { feedbackOf } from "./feedback.js";

let talk, log, box, sendButton, running = null;

// chatPage draws a conversation, a new one without an ID.
export function chatPage(main, state, id) {
  talk = talkOf(id) || { id: id || newID(), turns: [] };
  state.talk = talk.id;
  running?.abort();
  log = h("div.log", { role: "log", "aria-label": t("chat") });
  box = h("textarea", { id: "question", rows: "1", placeholder: t("placeholder"), "aria-label": t("question"), maxlength: "4000", autocomplete: "off", enterkeyhint: "send",
    oninput: grow, onkeydown: (e) => { if (e.key === "Enter" && !e.shiftKey && !e.isComposing) { e.preventDefault(); submit(state); } } });
  sendButton = h("button.send", { type: "submit", "aria-label": t("send") }, icon("send"));
  const form = h("form.composer", { onsubmit: (e) => { e.preventDefault(); if (running) running.abort(); else submit(state); } }, box, sendButton);
  show(main, h("div.chat", null, h("div.chat-scroll", null, log), form));
  if (talk.turns.length === 0) hello(state);
  for (const turn of talk.turns) log.append(asked(turn.question), answered(turn, state));
  toEnd();
  if (matchMedia("(pointer: fine)").matches) box.focus();
}

export const currentTalk = () => talk;

function grow() {
  if (!box.value.trim()) box.value = ""; // a lone line break of the Enter that sent
  box.style.height = "auto";
  box.style.height = Math.min(box.scrollHeight, 180) + "px";
}

// askNow asks a question as if it had been typed.
export function askNow(state, question) {
  if (running) return;
  box.value = question;
  submit(state);
}

// write puts words into the box, for the person to go on.
export function write(question) {
  box.value = question;
  grow();
  box.focus();
}

// hello greets, and offers questions to start with.
async function hello(state) {
  const list = h("div.starters");
  const tabs = h("div.roles", { role: "group", "aria-label": t("roles") });
  const plan = state.plan();
  log.append(h("section.hello", null, h("h1", null, t("hello")), plan && h("p.plan-name", null, plan.title ? `${plan.number} · ${plan.title}` : plan.number),
    h("p.note", null, t("helloNote")), tabs, list));
  if (!plan) return;
  let starters;
  try { starters = (await get(planPath(plan.id, "/starters"))).starters; } catch { return; }
  const choose = (role) => {
    save("role", role);
    for (const b of tabs.children) b.setAttribute("aria-pressed", String(b.dataset.role === role));
    show(list, starters[role].map((q) => h("button.starter", { type: "button", onclick: () => askNow(state, q) }, q)));
  };
  show(tabs, ["official", "home_affairs", "newcomer"].map((role) => h("button.role", { type: "button", "data-role": role, onclick: () => choose(role) }, t(role))));
  choose(load("role", "official"));
}

const asked = (question) => h("div.asked", null, h("h2.hidden-text", null, t("you")), h("p", null, question));

async function submit(state) {
  const question = box.value.trim();
  if (!question || running) return;
  box.value = "";
  grow();
  log.querySelector(".hello")?.remove();
  log.querySelectorAll(".next").forEach((n) => n.remove());
  const turn = { question, answer: null, next: [] };
  const slot = h("div.answered", null, h("p.thinking", null, t("thinking")));
  log.append(asked(question), slot);
  toEnd();
  await run(turn, slot, state);
}

async function run(turn, slot, state) {
  const earlier = talk.turns.filter((x) => x.answer).slice(-8).map((x) => x.question);
  running = new AbortController();
  setBusy(true);
  let text = "", frame = 0;
  // Lines come faster than the screen is painted: once a frame is enough.
  const paint = () => { frame ||= requestAnimationFrame(() => { frame = 0; if (!turn.answer) show(slot, render(text, chip)); }); };
  try {
    await ask({ question: turn.question, conversation: talk.id, earlier, plan: state.chosen, lang: "auto" }, (name, data) => {
      if (name === "text") { text += data.text; paint(); }
      else if (name === "progress") show(slot, h("p.thinking", null, data.text));
      else if (name === "answer") turn.answer = data;
      else if (name === "next") turn.next = data.suggestions;
    }, running.signal);
    talk.turns.push(turn);
    keepTalk(talk);
    state.talksChanged();
    slot.replaceWith(answered(turn, state, true));
    toEnd();
    announce(t("answered") + " " + citedWords(turn.answer));
  } catch (err) {
    const words = err.name === "AbortError" ? t("stopped") : err.message;
    show(slot, h("p.error", { role: "alert" }, words), h("button.button", { type: "button", onclick: () => { show(slot, h("p.thinking", null, t("thinking"))); run(turn, slot, state); } }, t("tryAgain")));
  } finally {
    cancelAnimationFrame(frame);
    running = null;
    setBusy(false);
  }
}

function setBusy(on) {
  show(sendButton, icon(on ? "stop" : "send"));
  sendButton.setAttribute("aria-label", t(on ? "stop" : "send"));
}

// chip is a citation before the answer is whole: it cannot be opened yet.
const chip = (kind, number, words) => h("span.chip", null, words);

function citedWords(a) {
  if (a.entries.length === 0) return a.abstained ? t("noCite") : "";
  return a.entries.length === 1 ? t("citedOne") : t("cited", a.entries.length);
}

// answered draws an answer with its citations to be opened.
function answered(turn, state, fresh = false) {
  const a = turn.answer;
  const entries = new Map(a.entries.map((e) => [e.kind + " " + e.number, e]));
  const cite = (kind, number, words) => {
    const e = entries.get(kind + " " + number) || { id: kind + "/" + number, cells: [] };
    return h("button.chip", { type: "button", "data-entry": e.id, "aria-controls": "panel", onclick: (ev) => {
      document.querySelectorAll(".chip.current").forEach((c) => c.classList.remove("current"));
      ev.currentTarget.classList.add("current");
      openRecord(a.plan, e.id, e.cells);
    } }, words);
  };
  const by = a.answered_by === "rules" ? t("byRules") : t("byModel", a.answered_by);
  return h(a.abstained ? "div.answered.abstained" : "div.answered", null, h("h2.hidden-text", null, t("answerOf")), render(a.answer, cite), files(a, state),
    h("div.under", null, h("span.meta", null, [citedWords(a), by, t("took", a.elapsed_ms.toLocaleString(lang(), { maximumFractionDigits: 1 }))].filter(Boolean).join(" · ")), feedbackOf(turn, state)),
    fresh && turn.next.length > 0 && h("div.next", { role: "group", "aria-label": t("next") }, turn.next.map((q) => h("button.starter.small", { type: "button", onclick: () => askNow(state, q) }, q))));
}

// files are links to what the answer offers to make: a paper, a list.
function files(a, state) {
  const link = (rest, offer, words) => {
    const q = Object.entries({ ...offer, agency: offer.agency_key || offer.agency, agency_key: "", lang: lang() }).filter(([, v]) => v);
    return h("a.button.primary", { download: true, href: `${planPath(a.plan, rest)}?${new URLSearchParams(q)}` }, icon("down2"), words);
  };
  const list = a.export && state.me.exports.includes(a.export.format);
  return (list || a.draft && state.me.drafts) && h("div.actions.files", null,
    list && link("/export", a.export, t("getList", t("export_" + a.export.format))),
    a.draft && state.me.drafts && link("/draft", a.draft, t("getDraft")));
}

// toEnd scrolls to the last question, so that a long answer is read from its
// start.
function toEnd() {
  const all = log.querySelectorAll(".asked");
  if (all.length) log.parentElement.scrollTop = all[all.length - 1].offsetTop - 16;
}
