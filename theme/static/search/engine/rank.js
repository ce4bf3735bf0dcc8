/**
 * Which articles answer best: whole answers first, then rare words, titles, names and nearness.
 * @typedef {{weight: number, words: number[], fields: Set<string>}} Match  how one article satisfies one term
 * @typedef {{id: string, score: number, covered: number, hit: import("./source.js").Hit}} Ranked
 */

const FIELD_WORTH = { t: 0.7, p: 0.35, g: 0.2 };

/**
 * The articles that satisfy a term.
 * @param {import("./query.js").Term} term
 * @param {import("./source.js").Source} source
 * @returns {Promise<Map<string, Match & {hit: object}>>}
 */
export async function matches(term, source) {
  const found = new Map();
  const answers = await Promise.all(term.asks.map((ask) => source.find(ask.key)));
  term.asks.forEach((ask, index) => {
    for (const [id, hit] of answers[index]) add(found, id, ask.weight, hit.words, hit.fields, hit);
  });
  if (term.parts.length) await addParts(found, term, source);
  return found;
}

function add(found, id, weight, words, fields, hit) {
  const match = found.get(id);
  if (!match) {
    found.set(id, { weight, words: [...words], fields: new Set(fields), hit });
    return;
  }
  match.weight = Math.max(match.weight, weight);
  match.words = match.words.concat(words);
  for (const field of fields) match.fields.add(field);
}

/** A name of several words also stands where all its words stand, at less weight. */
async function addParts(found, term, source) {
  const parts = await Promise.all(term.parts.filter((part) => !part.optional).map((part) => matches(part, source)));
  if (!parts.length) return;
  for (const [id, first] of parts[0]) {
    const all = parts.map((part) => part.get(id));
    if (all.some((match) => !match)) continue;
    const weight = 0.75 * Math.min(...all.map((match) => match.weight));
    add(found, id, weight, all.flatMap((match) => match.words), all.flatMap((match) => [...match.fields]), first.hit);
  }
}

/**
 * Rank the articles of all terms.
 * @param {{term: import("./query.js").Term, found: Map<string, Match & {hit: object}>}[]} answers
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
  return ranked.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}

function score(id, answers, worth, whole) {
  let [sum, covered, count, hit] = [0, 0, 0, null];
  const places = [];
  answers.forEach(({ term, found }, index) => {
    const match = found.get(id);
    if (!match) return;
    hit ??= match.hit;
    if (!term.optional) {
      covered += worth[index];
      count += 1;
      if (match.words.length) places.push(match.words);
    }
    const often = Math.min(new Set(match.words).size, 5);
    let share = 1 + 0.06 * Math.max(0, often - 1);
    for (const field of match.fields) share += FIELD_WORTH[field] ?? 0;
    sum += worth[index] * match.weight * match.weight * share * (term.optional ? 0.2 : 1);
  });
  const part = whole ? covered / whole : 1;
  return { id, score: sum * part * part * nearness(places), covered: part, count, hit };
}

/** 1 for words far apart, up to 1.6 for neighbours. @param {number[][]} places */
function nearness(places) {
  if (places.length < 2) return 1;
  const window = narrowest(places);
  return 1 + 0.6 / (1 + Math.max(0, window - 2 * places.length) / (4 * places.length));
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
