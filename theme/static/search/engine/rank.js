/**
 * Which articles answer best: whole answers first, then rare words, titles, names and nearness.
 * @typedef {{weight: number, words: number[], fields: number}} Match  how one article satisfies one term
 * @typedef {{id: number, score: number, covered: number}} Ranked
 */

import { FIELDS } from "./bundle.js";

// What a match in each set of fields adds.
const WORTH = [[FIELDS.title, 0.7], [FIELDS.people, 0.35], [FIELDS.facts, 0.2]];
const FIELD_WORTH = Array.from({ length: 8 }, (_, bits) => WORTH.reduce((sum, [field, worth]) => sum + (bits & field ? worth : 0), 0));
// Nearness is worth at most this factor, and is weighed for the first articles only: a common word stands in thousands.
const NEAREST = 1.6;
const WEIGHED = 150;
// Places between two neighbours: a word takes one for each of its readings that is new to the text.
const ADJACENT = 4;
const LARGE = 1000;
// What a match is worth that stands in no word of the text, but in a tag or the region alone.
const UNWRITTEN = 0.75;

/**
 * The articles that satisfy a term.
 * @param {import("./query.js").Term} term
 * @param {import("./source.js").Source} source
 * @returns {Promise<Map<number, Match>>}
 */
export async function matches(term, source) {
  const found = new Map();
  const asks = await worthwhile(term.asks, source);
  const answers = await Promise.all(asks.map((ask) => source.find(ask.key)));
  asks.forEach((ask, index) => {
    for (const [id, hit] of answers[index]) add(found, id, ask.weight, hit.words, hit.fields);
  });
  if (term.parts.length) await addParts(found, term, source);
  return found;
}

/** A word that stands in much of a large archive tells articles apart by itself so little that its other forms are not asked for. */
async function worthwhile(asks, source) {
  if (asks.length < 2 || source.total < LARGE) return asks;
  const [first] = asks;
  return (await source.find(first.key)).size > source.total / 8 ? [first] : asks;
}

function add(found, id, weight, words, fields) {
  const match = found.get(id);
  if (!match) {
    found.set(id, { weight, words, fields });
    return;
  }
  if (weight > match.weight) match.weight = weight;
  if (words.length) match.words = match.words.length ? match.words.concat(words) : words;
  match.fields |= fields;
}

/** A name of several words also stands where all its words stand, at less weight. */
async function addParts(found, term, source) {
  const parts = await Promise.all(term.parts.filter((part) => !part.optional).map((part) => matches(part, source)));
  if (!parts.length) return;
  for (const id of parts[0].keys()) {
    const all = parts.map((part) => part.get(id));
    if (all.some((match) => !match) || (term.joined && !neighbours(all))) continue;
    const weight = 0.75 * Math.min(...all.map((match) => match.weight));
    add(found, id, weight, all.flatMap((match) => match.words), all.reduce((sum, match) => sum | match.fields, 0));
  }
}

/** Whether the words stand side by side, or in one field that is no text. @param {Match[]} all */
function neighbours(all) {
  if (all.every((match) => match.words.length)) return narrowest(all.map((match) => match.words)) <= ADJACENT * (all.length - 1);
  return all.reduce((shared, match) => shared & match.fields, FIELDS.people | FIELDS.facts) > 0;
}

/**
 * Rank the articles of all terms.
 * @param {{term: import("./query.js").Term, found: Map<number, Match>}[]} answers
 * @param {number} total  articles in the archive
 * @returns {Ranked[]}
 */
export function rank(answers, total) {
  const needed = answers.filter(({ term }) => !term.optional);
  const worth = answers.map(({ found }) => Math.log(1 + (total - found.size + 0.5) / (found.size + 0.5)));
  const whole = answers.reduce((sum, answer, index) => sum + (needed.includes(answer) ? worth[index] : 0), 0);
  const ids = new Set(needed.flatMap(({ found }) => [...found.keys()]));
  const ranked = [];
  for (const id of ids) ranked.push(score(id, answers, worth, whole));
  ranked.sort(better);
  const first = ranked.slice(0, WEIGHED);
  for (const one of first) one.score *= nearness(one.places);
  return [...first.sort(better), ...ranked.slice(WEIGHED)];
}

/** Of equal articles the later years come first. */
const better = (one, other) => other.score - one.score || other.id - one.id;

function score(id, answers, worth, whole) {
  let [sum, covered, count] = [0, 0, 0];
  const places = [];
  for (let index = 0; index < answers.length; index += 1) {
    const match = answers[index].found.get(id);
    if (!match) continue;
    const { optional } = answers[index].term;
    if (!optional) {
      covered += worth[index];
      count += 1;
      if (match.words.length) places.push(match.words);
    }
    const share = (match.words.length ? 1 : UNWRITTEN) + 0.06 * Math.min(Math.max(match.words.length - 1, 0), 4) + FIELD_WORTH[match.fields];
    sum += worth[index] * match.weight * match.weight * share * (optional ? 0.2 : 1);
  }
  const part = whole ? covered / whole : 1;
  return { id, score: sum * part * part, covered: part, count, places };
}

/** 1 for words far apart, up to 1.6 for neighbours. @param {number[][]} places */
function nearness(places) {
  if (places.length < 2) return 1;
  const window = narrowest(places);
  return 1 + (NEAREST - 1) / (1 + Math.max(0, window - 2 * places.length) / (4 * places.length));
}

/** Length of the narrowest stretch that holds one place of each list. @param {number[][]} lists */
export function narrowest(lists) {
  const all = lists.flatMap((list, index) => list.map((place) => [place, index])).sort((one, other) => one[0] - other[0]);
  const last = new Array(lists.length).fill(-Infinity);
  let best = Infinity;
  for (const [place, index] of all) {
    last[index] = place;
    best = Math.min(best, place - Math.min(...last));
  }
  return best;
}
