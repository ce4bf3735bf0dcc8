// Loaded before the first paint, so that a reader's choice of light or dark never flashes. The switch itself is in theme/js/scheme.js.
try {
  const chosen = localStorage.getItem("khizana:scheme");
  if (chosen) document.documentElement.dataset.scheme = chosen;
} catch { /* storage is closed: the system's scheme serves */ }
