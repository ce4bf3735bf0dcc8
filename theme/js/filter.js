// The people index shrinks as one types; letters that writers interchange count as one, as in arabic/folding.py.
{
  const form = document.querySelector("[data-filter]");
  if (form) {
    const marks = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f]/g;
    const pairs = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ئ: "ي", ؤ: "و", ة: "ه", ء: "" };
    const fold = (text) => text.replace(marks, "").replace(/[أإآٱىئؤةء]/g, (letter) => pairs[letter])
      .normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
    const input = form.querySelector("input");
    const output = form.querySelector("output");
    const index = document.querySelector(form.dataset.filter);
    const rows = [...index.querySelectorAll("li")].map((row) => [row, fold(row.textContent)]);
    const sections = index.querySelectorAll("section");
    input.addEventListener("input", () => {
      const words = fold(input.value).split(/\s+/);
      let shown = 0;
      for (const [row, text] of rows) {
        row.hidden = !words.every((word) => text.includes(word));
        shown += !row.hidden;
      }
      for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
      output.textContent = input.value ? `${shown} من ${rows.length}` : "";
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
  }
}
