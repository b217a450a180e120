// Building the page out of elements. Text only ever becomes text nodes: there
// is no way from a string to markup.

// h makes an element: h("button.chip", {onclick: f, "aria-label": "…"}, "text", child).
export function h(spec, attrs, ...children) {
  const [tag, ...classes] = spec.split(".");
  return fill(document.createElement(tag || "div"), classes, attrs, children);
}

// svg makes an SVG element the same way.
export function svg(spec, attrs, ...children) {
  const [tag, ...classes] = spec.split(".");
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), classes, attrs, children);
}

function fill(el, classes, attrs, children) {
  if (classes.length) el.setAttribute("class", classes.join(" "));
  for (const [k, v] of Object.entries(attrs || {})) {
    if (v === null || v === undefined || v === false) continue;
    if (k.startsWith("on")) el.addEventListener(k.slice(2), v);
    else if (k === "value" || k === "checked" || k === "hidden") el[k] = v;
    else el.setAttribute(k, v === true ? "" : String(v));
  }
  append(el, children);
  return el;
}

export function append(el, children) {
  for (const c of children.flat(Infinity)) {
    if (c === null || c === undefined || c === false || c === "") continue;
    el.append(c instanceof Node ? c : document.createTextNode(String(c)));
  }
  return el;
}

// show replaces what an element holds.
export function show(el, ...children) {
  el.replaceChildren();
  return append(el, children);
}

const paths = {
  chat: "M4 5h16v11H9l-5 4z", agency: "M4 20V9l8-5 8 5v11M9 20v-6h6v6", calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  tour: "M12 6c-2-1.6-5-2-8-2v14c3 0 6 .4 8 2 2-1.600 5-2 8-2V4c-3 0-6 .4-8 2zM12 6v14", plans: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  plus: "M12 5v14M5 12h14", close: "M6 6l12 12M18 6L6 18", send: "M4 12l16-8-6 16-2.500-6.500z", stop: "M7 7h10v10H7z",
  menu: "M4 7h16M4 12h16M4 17h16", sun: "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2",
  moon: "M20 14.500A8.500 8.500 0 019.500 4a8.500 8.500 0 1010.500 10.500z", up: "M7 11v9H4v-9zM7 11l4-8c1.500 0 2.500 1 2.500 2.500V9H19l-1.500 9c-.2 1-1 2-2.500 2H7",
  down: "M17 13V4h3v9zM17 13l-4 8c-1.500 0-2.500-1-2.500-2.500V15H5l1.500-9c.2-1 1-2 2.500-2H17", copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13", left: "M14 6l-6 6 6 6", right: "M10 6l6 6-6 6", table: "M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14",
  down2: "M12 4v11M7 10l5 5 5-5M5 19h14", warn: "M12 4l9 16H3zM12 10v4M12 17v.5", upload: "M12 16V5M7 10l5-5 5 5M5 19h14", print: "M7 9V4h10v5M7 16H4V9h16v7h-3M7 14h10v6H7z",
};

// icon is a line drawing; it says nothing to a screen reader.
export function icon(name) {
  return svg("svg.icon", { viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, svg("path", { d: paths[name] || "" }));
}

// debounce calls f when the calls have stopped for a while.
export function debounce(f, ms) {
  let timer = 0;
  return (...args) => { clearTimeout(timer); timer = setTimeout(() => f(...args), ms); };
}
