// Sets the theme before the page is painted, so that it does not flash.
(() => {
  let theme = "";
  try { theme = localStorage.getItem("kehoach.theme") || ""; } catch { /* storage is off */ }
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
})();
