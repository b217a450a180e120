// The page's words in two languages, and how days and numbers are written.
import { load, save } from "./store.js";
import { vi } from "./words.vi.js";
import { en } from "./words.en.js";

const words = { vi, en };
let current = load("lang", (navigator.language || "vi").startsWith("en") ? "en" : "vi");
if (!words[current]) current = "vi";

export const lang = () => current;

export function setLang(l) {
  current = l;
  save("lang", l);
  document.documentElement.lang = l;
}
document.documentElement.lang = current;

// t returns words by their key; %s stand for the arguments.
export function t(key, ...args) {
  let text = words[current][key] ?? vi[key] ?? key;
  for (const a of args) text = text.replace("%s", a);
  return text;
}

const kinds = {
  vi: { task: "nhiệm vụ", target: "mục tiêu", duty: "trách nhiệm", section: "mục" },
  en: { task: "task", target: "target", duty: "duty", section: "section" },
};

// label names an entry: "nhiệm vụ 59".
export const label = (e) => `${kinds[current][e.kind] || e.kind} ${e.number}`;

// kindOf is the kind that a citation's words name, in either language.
export function kindOf(words) {
  for (const l of [kinds.vi, kinds.en]) {
    for (const [kind, name] of Object.entries(l)) if (name === words) return kind;
  }
  return "";
}

// day writes a day: "14/01/2025", "14 Jan 2025".
export function day(iso) {
  if (!iso) return "";
  const [y, m, d] = iso.split("-");
  return current === "en" ? `${Number(d)} ${en.months[m - 1].slice(0, 3)} ${y}` : `${d}/${m}/${y}`;
}

// monthName writes "2025-03" as people do.
export function monthName(ym) {
  const [y, m] = ym.split("-");
  return current === "en" ? `${en.months[m - 1]} ${y}` : `Tháng ${Number(m)}/${y}`;
}

// place says where something stands in its document.
export function place(s) {
  if (!s) return "";
  const parts = [];
  if (s.page) parts.push(t("page", s.page));
  if (s.table) parts.push(t("tableRow", s.table, s.row || "?"));
  else if (s.first_line) parts.push(s.last_line > s.first_line ? t("lines", s.first_line, s.last_line) : t("line", s.first_line));
  else if (s.paragraph) parts.push(t("paragraph", s.paragraph));
  return parts.join(", ");
}

// by says who made a report, and when in the office's time.
export const by = (p) => `${p.by} ${new Date(p.at).toLocaleDateString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", year: "numeric" })}`;
