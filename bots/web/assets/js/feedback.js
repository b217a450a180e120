// What people think of an answer.
import { h, icon, show } from "./dom.js";
import { post } from "./api.js";
import { t } from "./i18n.js";
import { announce } from "./shell.js";

export function feedbackOf(turn, state) {
  const a = turn.answer;
  const box = h("span.feedback");
  const tell = async (verdict, comment) => {
    try {
      await post("/api/feedback", { verdict, comment, question: turn.question, answer: a.answer, entries: a.entries.map((e) => e.id) });
      show(box, h("span.meta", null, t("thanks")));
      announce(t("thanks"));
    } catch (err) { announce(err.message, true); }
  };
  const wrong = () => {
    const words = h("textarea", { rows: "2", maxlength: "2000", "aria-label": t("whatWrong"), placeholder: t("whatWrong") });
    show(box, h("form.wrong", { onsubmit: (e) => { e.preventDefault(); tell("bad", words.value); } }, words,
      h("button.button.primary", { type: "submit" }, t("sendFeedback")), h("button.button", { type: "button", onclick: () => box.replaceWith(feedbackOf(turn, state)) }, t("cancel"))));
    words.focus({ preventScroll: true });
    box.scrollIntoView({ block: "end" });
  };
  const copy = async () => {
    await navigator.clipboard.writeText(a.answer.replaceAll("**", ""));
    announce(t("copied"), true);
  };
  const button = (name, words, onclick) => h("button.plain.small", { type: "button", "aria-label": words, title: words, onclick }, icon(name));
  return show(box, button("copy", t("copy"), copy),
    state.me?.feedback && [button("up", t("good"), () => tell("good", "")), button("down", t("bad"), wrong)]);
}
