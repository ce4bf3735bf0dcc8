// The people index shrinks as one types; letters that writers interchange count as one, as in arabic/folding.py.
// An index that is divided by letter has its names in a file of their own, fetched when somebody means to type.
{
  const form = document.querySelector("[data-filter]");
  if (form) {
    const marks = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f]/g;
    const pairs = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ئ: "ي", ؤ: "و", ة: "ه", ء: "" };
    const fold = (text) => text.replace(marks, "").replace(/[أإآٱىئؤةء]/g, (letter) => pairs[letter])
      .normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
    const most = 200;
    const input = form.querySelector("input");
    const output = form.querySelector("output");
    const index = document.querySelector(form.dataset.filter);
    const sections = [...index.querySelectorAll("section")];
    const found = document.createElement("ul");
    found.className = "names columns";
    let rows = [...index.querySelectorAll(".names li")].map((row) => [fold(row.textContent), row]);
    const row = ([name, url, count, latin]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const number = document.createElement("span");
      link.href = index.dataset.root + url;
      link.append(Object.assign(document.createElement("bdi"), { textContent: name }));
      Object.assign(number, { className: "count", textContent: count });
      item.append(link, " ", number);
      if (latin) item.append(" ", Object.assign(document.createElement("span"), { className: "latin", textContent: latin }));
      return item;
    };
    const listed = (matches) => {
      for (const section of sections) section.hidden = input.value !== "";
      found.replaceChildren(...(input.value ? matches.slice(0, most).map(([, person]) => row(person)) : []));
    };
    const hidden = (matches) => {
      const kept = new Set(matches.map(([, item]) => item));
      for (const [, item] of rows) item.hidden = !kept.has(item);
      for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
    };
    const filter = () => {
      const words = fold(input.value).split(/\s+/);
      const matches = rows.filter(([text]) => words.every((word) => text.includes(word)));
      (index.dataset.names ? listed : hidden)(matches);
      output.textContent = input.value && rows.length ? `${matches.length} من ${rows.length}` : "";
    };
    if (index.dataset.names) {
      index.append(found);
      input.addEventListener("focus", async () => {
        const people = await (await fetch(index.dataset.names)).json();
        rows = people.map((person) => [fold(`${person[0]} ${person[3]}`), person]);
        filter();
      }, { once: true });
    }
    input.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
  }
}
