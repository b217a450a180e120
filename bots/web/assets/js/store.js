// What this browser remembers: settings and conversations. They stay here: the
// server keeps no list of who asked what.

const prefix = "kehoach.";

export function load(key, otherwise) {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? otherwise : JSON.parse(text);
  } catch { return otherwise; }
}

export function save(key, value) {
  try { localStorage.setItem(prefix + key, JSON.stringify(value)); } catch { /* full or off: only this visit remembers */ }
}

const most = 40; // conversations kept
const turns = 60; // of each

let talks = load("talks", []);

export const allTalks = () => talks;
export const talkOf = (id) => talks.find((t) => t.id === id);

// keepTalk puts a conversation at the top of the list.
export function keepTalk(talk) {
  talk.turns = talk.turns.slice(-turns);
  talks = [talk, ...talks.filter((t) => t.id !== talk.id)].slice(0, most);
  save("talks", talks);
}

export function dropTalk(id) {
  talks = talks.filter((t) => t.id !== id);
  save("talks", talks);
}

export function newID() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}
