/** The list of results. */
import { passage } from "../engine/marks.js";
import { normal } from "../analyser/words.js";
import { element, marked } from "./dom.js";
import { TEXT } from "./words.js";

const PEOPLE = 4;
const MOST_MARKED = 12;

/**
 * One result: title, day, region, people, and the passage that shows the match.
 * @param {import("../engine/source.js").Article} article
 * @param {import("../engine/marks.js").Asked} asked @param {string} root @param {boolean} suggestion
 */
export function result(article, asked, root, suggestion) {
  const inTitle = asked.marks(article.title);
  const inText = asked.marks(article.text);
  const link = element("a", { href: (article.site || root) + article.url + target(article, inTitle, inText) }, marked(article.title, inTitle));
  const { start, end } = passage(article.text, inText);
  const excerpt = element("p", { class: "result-text" }, start > 0 ? "… " : "", marked(article.text, inText, start, end), end < article.text.length ? " …" : "");
  const item = element("li", suggestion ? { class: "result" } : { class: "result", "data-search-result": article.slug });
  item.append(element("h3", { class: "result-title" }, link), facts(article, asked), excerpt);
  item.append(...[named(article, asked), tagged(article, asked)].filter(Boolean));
  return item;
}

/** Day and region. */
function facts(article, asked) {
  const line = element("p", { class: "result-facts" });
  const day = article.date || TEXT.undated;
  const when = /^\d{4}-\d\d-\d\d$/.test(article.edtf) ? element("time", { datetime: article.edtf }) : element("span");
  when.append(marked(day, asked.marks(day)));
  line.append(when);
  if (article.region) line.append(element("span", {}, marked(article.region, asked.marks(article.region))));
  return line;
}

/** «شخص آخر», «شخصان آخران», «6 آخرون». @param {number} count */
function others(count) {
  return ["شخص آخر", "شخصان آخران"][count - 1] ?? `${count} آخرون`;
}

/** People, those that were asked for first. */
function named(article, asked) {
  if (!article.people.length) return null;
  const all = article.people.map((name) => ({ name, marks: asked.marks(name) }));
  const shown = [...all.filter((one) => one.marks.length), ...all.filter((one) => !one.marks.length)].slice(0, PEOPLE);
  const line = element("p", { class: "result-people" });
  shown.forEach((one, index) => line.append(index ? "، " : "", element("bdi", {}, marked(one.name, one.marks))));
  if (all.length > shown.length) line.append(`، و${others(all.length - shown.length)}`);
  return line;
}

/** Tags that were asked for: an article may be found by them alone. */
function tagged(article, asked) {
  const found = article.tags.map((name) => ({ name, marks: asked.marks(name) })).filter((one) => one.marks.length);
  if (!found.length) return null;
  const line = element("p", { class: "result-people" }, `${TEXT.facet.tag}: `);
  found.forEach((one, index) => line.append(index ? "، " : "", element("bdi", {}, marked(one.name, one.marks))));
  return line;
}

/** The words to mark in the article itself, after the address: `#m=كلمة,كلمة`. Nothing of it reaches a server. */
function target(article, inTitle, inText) {
  const found = new Set();
  for (const mark of inText) found.add(normal(article.text.slice(mark.start, mark.end)));
  for (const mark of inTitle) found.add(normal(article.title.slice(mark.start, mark.end)));
  const words = [...found].slice(0, MOST_MARKED);
  return words.length ? `#m=${words.map(encodeURIComponent).join(",")}` : "";
}
