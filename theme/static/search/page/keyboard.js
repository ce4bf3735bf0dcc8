/** Arrows walk from the field through the results and back; Escape clears the field. "/" works on every page (theme/js/search.js). */

/** @param {HTMLInputElement} field @param {HTMLElement} page */
export function keyboard(field, page) {
  const links = () => [...page.querySelectorAll(".result-title a")];
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && field.value) {
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      event.preventDefault();
    } else if (event.key === "ArrowDown" && links().length) {
      links()[0].focus();
      event.preventDefault();
    }
  });
  page.addEventListener("keydown", (event) => {
    const all = links();
    const here = all.indexOf(document.activeElement);
    if (here < 0) return;
    if (event.key === "ArrowDown") all[Math.min(here + 1, all.length - 1)].focus();
    else if (event.key === "ArrowUp") (here ? all[here - 1] : field).focus();
    else if (event.key === "Escape") field.focus();
    else return;
    event.preventDefault();
  });
}
