// Registers the worker that keeps visited pages, when the page has nothing else to do; and fills the page that lists them.
{
  const manifest = document.querySelector("link[rel=manifest]");
  const workers = navigator.serviceWorker;
  if (manifest && workers) {
    addEventListener("load", async () => {
      await workers.register(new URL("sw.js", manifest.href)).catch(() => {});
      if (!workers.controller) (await workers.ready).active.postMessage({ keep: location.href });
    });
  }

  const list = document.querySelector("[data-kept]");
  if (list && manifest && "caches" in self) {
    const base = new URL("./", manifest.href).pathname;
    const name = `khizana:${base}:pages`;
    const asked = new URLSearchParams(location.search).get("for");
    const note = document.querySelector("[data-asked]");
    if (asked !== null) {
      note.hidden = false;
      note.querySelector("a").href = base + asked;
    }
    const row = async (pages, request) => {
      const text = await (await pages.match(request)).text();
      const link = document.createElement("a");
      link.href = request.url;
      link.textContent = new DOMParser().parseFromString(text, "text/html").title.split(" — ")[0];
      const item = document.createElement("li");
      item.append(link);
      return item;
    };
    const show = async () => {
      const pages = await caches.open(name);
      const rows = await Promise.all((await pages.keys()).reverse().map((request) => row(pages, request)));
      list.querySelector("ul").replaceChildren(...rows);
      list.hidden = !rows.length;
      document.querySelector("[data-nothing]").hidden = rows.length > 0;
    };
    list.querySelector("button").addEventListener("click", async () => {
      await caches.delete(name);
      await show();
    });
    show();
  }
}
