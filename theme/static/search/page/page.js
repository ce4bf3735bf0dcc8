/** The search page: reads the address, asks the engine, shows the answer. */
import { Engine } from "../engine/engine.js";
import { Asked } from "../engine/marks.js";
import { element } from "./dom.js";
import { drawChips, drawFacets } from "./filters.js";
import { keyboard } from "./keyboard.js";
import { result } from "./results.js";
import { anyChosen, read, write } from "./state.js";
import { LISTS, byDay, counted, fill, filtered, load } from "./table.js";
import { TEXT, results as count } from "./words.js";

const PAGE = 10;
const PAUSE = 300;

const at = (name) => document.querySelector(`[data-search="${name}"]`);
const place = Object.fromEntries(["page", "results", "status", "notes", "chips", "facets", "sort", "more", "others", "suggestions", "hint"].map((name) => [name, at(name)]));
const field = document.querySelector('form[role="search"] input[name="q"]');
const { root } = place.page.dataset;
const base = new URL(`${root}search/index/`, location.href);
const engine = new Engine(base);
let [state, turn, shown, table, answer] = [read(location.search), 0, PAGE, null, null];
/** Facets that are filled, each with the promise of it. */
const filled = new Map();

/** Ask and show; a newer question makes an older answer worthless. */
async function run() {
  const mine = ++turn;
  const query = state.q.trim();
  place.hint.hidden = query !== "";
  place.results.setAttribute("aria-busy", "true");
  say(query ? TEXT.working : "");
  try {
    const found = query ? await engine.search(query) : null;
    if (mine !== turn) return;
    answer = found;
    shown = PAGE;
    if (found && (anyChosen(state) || state.sort !== "relevance")) await ready();
    await draw(mine);
  } catch (error) {
    if (mine === turn) failed(error);
  }
}

/** Show the answer at hand under the present filters and order. */
async function draw(mine) {
  const ranked = answer ? arranged(answer.ranked) : [];
  const asked = answer && new Asked(answer.query, engine.analyser);
  const suggestions = answer && !answer.ranked.length ? answer.partial : [];
  const [articles, others] = await Promise.all([ranked.slice(0, shown), suggestions].map((list) => Promise.all(list.map((one) => engine.source.article(one.id)))));
  if (mine !== turn) return;
  place.results.replaceChildren(...articles.map((one) => result(one, asked, root, false)));
  place.suggestions.replaceChildren(...others.map((one) => result(one, asked, root, true)));
  place.others.hidden = !others.length;
  place.more.hidden = ranked.length <= shown;
  notes(ranked);
  drawChips(place.chips, state.chosen, choose, clear);
  finish();
  drawCounts(mine);
}

/** Counts come after the results: they need the table of all articles. */
async function drawCounts(mine) {
  if (!answer?.ranked.length) {
    place.facets.replaceChildren();
    return;
  }
  await ready();
  if (mine === turn) drawFacets(place.facets, counted(answer.ranked, table, state.chosen), state.chosen, choose, opened);
}

/** The table of facets; of people and tags only those that are chosen or whose list the reader opened. */
async function ready() {
  table ??= load(engine.source);
  table = await table;
  await Promise.all(Object.keys(LISTS).filter((facet) => state.chosen[facet].length).map(filling));
}

function filling(facet) {
  if (!filled.has(facet)) filled.set(facet, fill(table, engine.source, facet));
  return filled.get(facet);
}

async function opened(facet) {
  if (filled.has(facet)) return;
  await filling(facet);
  drawCounts(turn);
}

function arranged(ranked) {
  if (!anyChosen(state) && state.sort === "relevance") return ranked;
  const fitting = anyChosen(state) ? filtered(ranked, table, state.chosen) : ranked;
  return state.sort === "relevance" ? fitting : byDay(fitting, table, state.sort === "newest");
}

/** Corrections, advice and the number of results. */
function notes(ranked) {
  place.notes.replaceChildren();
  const query = state.q.trim();
  if (!answer) return;
  for (const { from, to } of answer.ranked.length ? answer.corrections : []) place.notes.append(element("p", {}, `${TEXT.corrected(from, to)} `, meant([to], from)));
  if (ranked.length) return say(count(ranked.length));
  const empty = answer.ranked.length ? TEXT.noneChosen : TEXT.none(query.slice(0, 80));
  say(empty);
  place.notes.append(element("p", { class: "none" }, empty));
  const guesses = [...new Set([...answer.corrections.map((one) => one.to), ...answer.guesses])].slice(0, 3);
  if (guesses.length && !answer.ranked.length) place.notes.append(element("p", {}, meant(guesses)));
  if (!answer.ranked.length) place.notes.append(element("p", {}, TEXT.advice, " ", ...elsewhere()));
}

/** «هل تقصد …؟» with links that search for it. @param {string[]} guesses @param {string} [from] */
function meant(guesses, from) {
  const line = element("span", {}, `${TEXT.meant} `);
  guesses.forEach((guess, index) => {
    const q = from && state.q.includes(from) ? state.q.replace(from, guess) : guess;
    line.append(index ? " أو " : "", element("a", { href: write({ ...state, q }) }, guess));
  });
  line.append("؟");
  return line;
}

const elsewhere = () => TEXT.places.flatMap(([url, name], index) => [index ? "، " : "", element("a", { href: root + url }, name)]);

function failed(error) {
  console.info("search:", error.message);
  answer = null;
  place.results.replaceChildren();
  place.others.hidden = place.more.hidden = true;
  place.notes.replaceChildren(element("p", { class: "none" }, TEXT.broken, " ", ...elsewhere()));
  say(TEXT.broken);
  finish();
}

function finish() {
  place.results.dataset.query = state.q;
  place.results.setAttribute("aria-busy", "false");
}

/** @param {string} text */
function say(text) {
  place.status.textContent = text;
}

/** Change the state, remember it in the address, ask or only arrange again. */
function change(next, push, ask) {
  state = { ...state, ...next };
  history[push ? "pushState" : "replaceState"](null, "", location.pathname + write(state));
  if (ask) return run();
  return rearrange();
}

async function rearrange() {
  const mine = ++turn;
  place.results.setAttribute("aria-busy", "true");
  if (answer) await ready();
  shown = PAGE;
  await draw(mine);
}

function choose(facet, value, on) {
  const others = state.chosen[facet].filter((one) => one !== value);
  change({ chosen: { ...state.chosen, [facet]: on ? [...others, value] : others } }, true, false);
}

const clear = () => change({ chosen: read("").chosen }, true, false);

let pause;
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => change({ q: field.value }, false, true), PAUSE);
});
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  change({ q: field.value }, true, true);
});
place.sort.addEventListener("change", () => change({ sort: place.sort.value }, true, false));
place.more.addEventListener("click", async () => {
  const first = shown;
  shown += PAGE;
  await draw(turn);
  place.results.children[first]?.querySelector("a")?.focus();
});
addEventListener("popstate", start);

/** Take the state from the address. */
function start() {
  state = read(location.search);
  field.value = state.q;
  place.sort.value = state.sort;
  run();
}

// What the reader has typed and chosen since the shell called for this module stays; the shell passes it on.
keyboard(field, place.page);
if (location.search) place.sort.value = state.sort;
run();
// The first question will find the index loaded; whether it is there, that question will say.
engine.open().catch(() => {});
