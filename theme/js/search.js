// The search field of every page: "/" goes to it, names are offered as one types, and an article opened from a search is marked.
// The modules are fetched only when a reader needs them.
{
  const here = new URL("search/", document.currentScript.src);
  const field = document.querySelector('form[role="search"] input[name="q"]');
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  if (field) {
    const search = new URL(field.form.action);
    const root = new URL("..", search);
    field.addEventListener("focus", () => {
      import(new URL("page/offers.js", here)).then(({ attach }) => attach(field, new URL("index/", search), root.href));
    }, { once: true });
  }
  if (location.hash.startsWith("#m=")) import(new URL("mark.js", here));
}
