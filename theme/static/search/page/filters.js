/** Facets with counts, and a chip for each chosen value. */
import { element } from "./dom.js";
import { FACETS } from "./state.js";
import { LISTS } from "./table.js";
import { TEXT } from "./words.js";

const SHOWN = 8;
const opened = new Set(["region", "year"]);
const whole = new Set();

/**
 * @param {HTMLElement} place @param {Record<string, [string, number][]>} counts @param {Record<string, string[]>} chosen
 * @param {(facet: string, value: string, on: boolean) => void} choose @param {(facet: string) => void} open  a list that is read late was asked for
 */
export function drawFacets(place, counts, chosen, choose, open) {
  const focused = document.activeElement?.getAttribute("data-value");
  const again = () => drawFacets(place, counts, chosen, choose, open);
  const shown = FACETS.filter((facet) => counts[facet].length || facet in LISTS);
  place.replaceChildren(...shown.map((facet) => group(facet, counts[facet], chosen[facet], choose, again)));
  for (const facet of Object.keys(LISTS)) {
    const list = place.querySelector(`[data-facet="${facet}"]`);
    list.addEventListener("toggle", () => list.open && open(facet));
  }
  if (focused) [...place.querySelectorAll("[data-value]")].find((one) => one.getAttribute("data-value") === focused)?.focus();
}

function group(facet, pairs, chosen, choose, redraw) {
  const list = element("ul", { class: "facet-values" });
  const shown = whole.has(facet) ? pairs : pairs.filter(([value], index) => index < SHOWN || chosen.includes(value));
  for (const [value, count] of shown) {
    const box = element("input", { type: "checkbox", "data-value": `${facet} ${value}` });
    box.checked = chosen.includes(value);
    box.addEventListener("change", () => choose(facet, value, box.checked));
    list.append(element("li", {}, element("label", {}, box, element("bdi", {}, value), element("span", { class: "count" }, String(count)))));
  }
  const details = element("details", { class: "facet", "data-facet": facet, open: opened.has(facet) || chosen.length > 0 }, element("summary", {}, TEXT.facet[facet]), list);
  details.addEventListener("toggle", () => (details.open ? opened.add(facet) : opened.delete(facet)));
  if (shown.length < pairs.length) {
    const more = element("button", { type: "button", class: "quiet" }, TEXT.moreValues);
    more.addEventListener("click", () => (whole.add(facet), opened.add(facet), redraw()));
    details.append(more);
  }
  return details;
}

/**
 * @param {HTMLElement} place @param {Record<string, string[]>} chosen
 * @param {(facet: string, value: string, on: boolean) => void} choose @param {() => void} clear
 */
export function drawChips(place, chosen, choose, clear) {
  const all = FACETS.flatMap((facet) => chosen[facet].map((value) => [facet, value]));
  place.replaceChildren(...all.map(([facet, value]) => {
    const chip = element("button", { type: "button", class: "chip", "aria-label": TEXT.remove(`${TEXT.facet[facet]}: ${value}`) }, element("bdi", {}, value), element("span", { "aria-hidden": "true" }, " ×"));
    chip.addEventListener("click", () => choose(facet, value, false));
    return chip;
  }));
  if (all.length > 1) {
    const button = element("button", { type: "button", class: "quiet" }, TEXT.clear);
    button.addEventListener("click", clear);
    place.append(button);
  }
  place.hidden = !all.length;
}
