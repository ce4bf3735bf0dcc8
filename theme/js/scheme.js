// Light or dark: the system's, until the reader asks for the other; asking again goes back to the system's.
{
  const button = document.querySelector("[data-scheme-switch]");
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = () => (dark.matches ? "dark" : "light");
  const show = () => {
    const now = root.dataset.scheme || system();
    button.setAttribute("aria-pressed", now === "dark");
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      meta.dataset.scheme ??= meta.media.includes("dark") ? "dark" : "light";
      meta.media = meta.dataset.scheme === now ? "all" : "not all";
    }
  };
  if (button) {
    button.addEventListener("click", () => {
      const next = (root.dataset.scheme || system()) === "dark" ? "light" : "dark";
      if (next === system()) delete root.dataset.scheme;
      else root.dataset.scheme = next;
      try {
        if (next === system()) localStorage.removeItem("khizana:scheme");
        else localStorage.setItem("khizana:scheme", next);
      } catch { /* for this page only */ }
      show();
    });
    dark.addEventListener("change", show);
    show();
    button.disabled = false;
  }
}
