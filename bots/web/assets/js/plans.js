// The stored plans, and taking a new one in.
import { h, icon, show } from "./dom.js";
import { del, get, planPath, upload } from "./api.js";
import { t, day, label } from "./i18n.js";
import { announce } from "./shell.js";

export async function plansPage(main, state) {
  await state.reload();
  const may = ["editor", "admin"].includes(state.me.role);
  show(main, h("div.page", null, h("h1", null, t("plansTitle")),
    may ? dropZone(main, state) : h("p.note", null, t("editorOnly")),
    state.plans.length === 0 && h("p", null, t("plansNone")),
    h("ul.plans", null, state.plans.map((p) => planItem(p, main, state)))));
}

function planItem(p, main, state) {
  const more = h("div.report", { hidden: true });
  return h("li", null, h("div.plan-head", null, h("div", null, h("h2", null, p.title || p.file), h("p.note", null, `${p.number} · ${day(p.date)} · ${p.issuer}`),
    h("p.note", null, `${t("tasksIn", p.tasks)}, ${t("entriesN", p.entries)} · ${p.file} · ${t("welcomeStored", day(p.stored_at.slice(0, 10)))}`))),
    h("div.actions", null, h("button.button", { type: "button", "aria-expanded": "false", onclick: async (e) => {
      const b = e.currentTarget;
      if (more.hidden) show(more, report(await get(planPath(p.id)), state));
      more.hidden = !more.hidden;
      b.setAttribute("aria-expanded", String(!more.hidden));
    } }, t("details")),
      state.me.role === "admin" && h("button.button.danger", { type: "button", onclick: async () => {
        if (!confirm(t("removeSure", p.number))) return;
        try { await del(planPath(p.id)); await plansPage(main, state); } catch (err) { announce(err.message, true); }
      } }, icon("trash"), t("remove"))), more);
}

// report is the account of a document: what was read, what looks odd, what was
// not understood.
function report(r, state) {
  const open = (id) => { state.chosen = r.id; state.open(id, []); };
  return h("div", null, h("p", null, t("account", r.counts.tasks, r.counts.targets, r.counts.duties, r.leftovers.length)),
    h("h3", null, t("warningsFound", r.warnings.length)),
    r.warnings.length === 0 ? h("p.note", null, t("noWarnings")) : h("ul.warnings", null, r.warnings.map((w) => h("li", null, icon("warn"),
      h("span", null, w.entry && [h("button.chip", { type: "button", onclick: () => open(w.entry) }, label({ kind: w.entry.split("/")[0], number: w.entry.split("/").slice(1).join("/") })), " "], w.message)))),
    r.leftovers.length > 0 && [h("h3", null, t("leftovers", r.leftovers.length)), h("ul", null, r.leftovers.map((l) => h("li", null, l.text)))]);
}

function dropZone(main, state) {
  const input = h("input", { type: "file", id: "file", accept: ".docx,.pdf,.xlsx,.html,.htm,.mht,.doc,.rtf,.odt,.xls,.ods,.txt,.md", onchange: () => input.files[0] && send(input.files[0]) });
  const bar = h("progress", { max: "100", value: 0, "aria-label": t("uploadTitle") });
  const words = h("p.note", { role: "status" });
  const result = h("div.report", { hidden: true });
  const progress = h("div.uploading", { hidden: true }, words, bar);
  const zone = h("section.drop", { ondragover: (e) => { e.preventDefault(); zone.classList.add("over"); }, ondragleave: () => zone.classList.remove("over"),
    ondrop: (e) => { e.preventDefault(); zone.classList.remove("over"); if (e.dataTransfer.files[0]) send(e.dataTransfer.files[0]); } },
    h("h2", null, icon("upload"), t("uploadTitle")), h("p", null, t("uploadNote"), " ", h("label.file", { for: "file" }, t("choose")), input),
    h("p.note", null, t("uploadLimit", Math.round(state.me.max_upload / 1048576))), progress, result);
  async function send(file) {
    progress.hidden = false;
    result.hidden = true;
    let plan = null;
    try {
      await upload(file, (name, data) => {
        if (name === "sent") { bar.value = data * 60; words.textContent = t("sending", Math.round(data * 100)); }
        if (name === "stage") { bar.value = data.stage === "reading" ? 70 : 90; words.textContent = t(data.stage); }
        if (name === "plan") plan = data;
      });
      bar.value = 100;
      words.textContent = plan.changed ? t("stored") : t("unchanged");
      await state.reload();
      show(result, h("h3", null, `${plan.number} · ${plan.title}`), report(plan, state));
      result.hidden = false;
      const list = main.querySelector("ul.plans");
      if (list) show(list, state.plans.map((p) => planItem(p, main, state)));
    } catch (err) {
      progress.hidden = true;
      bar.value = 0;
      words.textContent = "";
      show(result, h("p.error", { role: "alert" }, t("refusedFile") + err.message));
      result.hidden = false;
    }
    input.value = "";
  }
  return zone;
}
