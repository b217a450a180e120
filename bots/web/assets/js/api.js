// The server's API.
import { lang, t } from "./i18n.js";

// Failure is what the server said it could not do, in words for people.
export class Failure extends Error {
  constructor(message, code) { super(message); this.code = code; }
}

async function failed(res) {
  if (res.status === 401 && res.headers.get("X-Kehoach-Login")) location.assign(res.headers.get("X-Kehoach-Login"));
  let body = null;
  try { body = await res.json(); } catch { /* not from our server */ }
  return new Failure(body?.error?.message || t("serverSaid", res.status), body?.error?.code || "");
}

function url(path, params) {
  const q = new URLSearchParams({ lang: lang(), ...params });
  return `${path}?${q}`;
}

async function request(path, options) {
  let res;
  try { res = await fetch(path, options); } catch (err) {
    if (err.name === "AbortError") throw err;
    throw new Failure(t("noServer"), "offline");
  }
  if (!res.ok) throw await failed(res);
  return res;
}

export const get = async (path, params) => (await request(url(path, params))).json();

export const post = (path, body, signal) => request(url(path), {
  method: "POST", signal, body: JSON.stringify(body), headers: { "Content-Type": "application/json" },
});

export const del = (path) => request(url(path), { method: "DELETE" });

export const planPath = (id, rest = "") => `/api/plans/${encodeURIComponent(id)}${rest}`;
export const entryPath = (plan, id) => planPath(plan, "/entries/" + id.split("/").map(encodeURIComponent).join("/"));

// events reads the events out of the text of a stream, and returns what is
// left of it.
export function events(text, on) {
  let end;
  while ((end = text.indexOf("\n\n")) >= 0) {
    let name = "message", data = "";
    for (const line of text.slice(0, end).split("\n")) {
      if (line.startsWith("event: ")) name = line.slice(7);
      else if (line.startsWith("data: ")) data += line.slice(6);
    }
    text = text.slice(end + 2);
    if (data) on(name, JSON.parse(data));
  }
  return text;
}

// ask streams an answer; on is told of each event.
export async function ask(body, on, signal) {
  let res;
  try {
    res = await fetch(url("/api/ask"), {
      method: "POST", signal, body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    });
  } catch (err) {
    if (err.name === "AbortError") throw err;
    throw new Failure(t("noServer"), "offline");
  }
  if (!res.ok) throw await failed(res);
  const reader = res.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "", ended = false;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    text = events(text + value, (name, data) => {
      if (name === "error") throw new Failure(data.error.message, data.error.code);
      ended ||= name === "end";
      on(name, data);
    });
  }
  if (!ended) throw new Failure(t("brokeOff"), "offline");
}

// upload sends a file; on is told of "sent" (0 to 1), "stage" and "plan".
export function upload(file, on) {
  return new Promise((resolve, reject) => {
    const x = new XMLHttpRequest(); // fetch cannot tell how much is sent
    let seen = 0, rest = "", failure = null;
    const read = () => {
      rest = events(rest + x.responseText.slice(seen), (name, data) => {
        if (name === "error") failure = new Failure(data.error.message, data.error.code);
        else on(name, data);
      });
      seen = x.responseText.length;
    };
    x.open("POST", url("/api/plans", { name: file.name }));
    x.setRequestHeader("Content-Type", "application/octet-stream");
    x.setRequestHeader("Accept", "text/event-stream");
    x.upload.onprogress = (e) => e.lengthComputable && on("sent", e.loaded / e.total);
    x.onprogress = () => { if (x.status === 200) read(); };
    x.onerror = () => reject(new Failure(t("noServer"), "offline"));
    x.onload = () => {
      if (x.status === 200) { read(); return failure ? reject(failure) : resolve(); }
      let body = null;
      try { body = JSON.parse(x.responseText); } catch { /* not from our server */ }
      reject(new Failure(body?.error?.message || t("serverSaid", x.status), body?.error?.code));
    };
    x.send(file);
  });
}
