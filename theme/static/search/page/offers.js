/** Pages of people, regions and tags, offered under the field while a reader types. */
import { normal, words } from "../analyser/words.js";
import { element } from "./dom.js";
import { TEXT } from "./words.js";

const MOST = 6;
const files = new Map();

/** Names that begin with the letter; the manifest says which letters there are. @param {URL} base @param {string} letter */
async function names(base, letter) {
  const name = letter.codePointAt(0).toString(16).padStart(4, "0");
  const manifest = await json(new URL("manifest.json", base));
  return manifest?.names.includes(name) ? json(new URL(`names/${name}.json`, base)) : [];
}

/** @param {URL} url */
function json(url) {
  if (!files.has(url.href)) files.set(url.href, fetch(url).then((answer) => (answer.ok ? answer.json() : null), () => null));
  return files.get(url.href);
}

const parts = (text) => words(text).map((word) => word.text.replace(/^ال(?=..)/, ""));

/**
 * Names of which every typed word begins a part.
 * @param {URL} base @param {string} typed
 */
export async function offered(base, typed) {
  const wanted = parts(typed).slice(0, 6);
  if (!wanted.length || normal(typed).trim().length < 2) return [];
  const known = (await names(base, wanted[0][0])) ?? [];
  const fit = known.filter(([, name, , latin]) => {
    const own = parts(`${name} ${latin ?? ""}`);
    return wanted.every((word) => own.some((part) => part.startsWith(word)));
  });
  return fit.slice(0, MOST);
}

/** Attach the list of offers to a field. @param {HTMLInputElement} field @param {URL} base @param {string} root */
export function attach(field, base, root) {
  const id = `${field.id}-offers`;
  const list = element("ul", { id, role: "listbox", class: "offers", "aria-label": TEXT.offers, hidden: true });
  field.form.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id })) field.setAttribute(name, value);
  let [active, turn] = [-1, 0];

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const move = (step) => {
    const options = [...list.children];
    options[active]?.removeAttribute("aria-selected");
    active = (active + step + options.length + 1) % (options.length + 1);
    if (active === options.length) active = -1;
    options[active]?.setAttribute("aria-selected", "true");
    if (active < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", options[active].id);
  };
  const show = async () => {
    const mine = ++turn;
    const found = await offered(base, field.value);
    if (mine !== turn || document.activeElement !== field) return;
    close();
    if (!found.length) return;
    list.append(...found.map(([kind, name, url], index) => option(`${id}-${index}`, kind, name, root + url)));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  };
  field.addEventListener("input", show);
  field.addEventListener("blur", () => setTimeout(close, 200));
  field.form.addEventListener("submit", () => (turn += 1, close()));
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.href);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
}

function option(id, kind, name, href) {
  const made = element("li", { id, role: "option", "data-href": href }, element("bdi", {}, name), element("span", { class: "count" }, TEXT.kind[kind]));
  made.addEventListener("mousedown", (event) => (event.preventDefault(), location.assign(href)));
  return made;
}
