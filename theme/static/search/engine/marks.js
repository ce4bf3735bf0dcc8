/**
 * Which words of a text a query found, and the passage that shows them best.
 * @typedef {{start: number, end: number, term: number, weight: number}} Mark
 */
import { BASE_END, CONCEPT_END, LEAST, STEM_END } from "./query.js";

const LENGTH = 240;

/** Everything a query asks for, ready to be looked up in texts. */
export class Asked {
  /** @param {import("./query.js").Query} query @param {import("../analyser/analyser.js").Analyser} analyser */
  constructor(query, analyser) {
    this.analyser = analyser;
    this.keys = new Map();
    this.beginnings = [];
    query.terms.forEach((term, index) => this.add(term, index));
  }

  /** @param {import("./query.js").Term} term @param {number} index */
  add(term, index) {
    for (const { key, weight } of term.asks) {
      if (weight < LEAST) continue;
      if (![BASE_END, STEM_END, CONCEPT_END].includes(key.at(-1))) this.beginnings.push({ key, term: index, weight });
      else if (weight > (this.keys.get(key)?.weight ?? 0)) this.keys.set(key, { term: index, weight: term.optional ? weight / 4 : weight });
    }
    for (const part of term.parts) this.add(part, index);
  }

  /**
   * @param {string} text
   * @returns {Mark[]} in order, not overlapping
   */
  marks(text) {
    const { units, spans } = this.analyser.read(text);
    const found = new Map();
    const put = (unit, hit) => {
      const { start, end } = unit.word;
      if (hit.weight > (found.get(start)?.weight ?? 0)) found.set(start, { start, end, ...hit });
    };
    for (const unit of units) {
      for (const hit of this.hits(unit)) put(unit, hit);
    }
    for (const span of spans) {
      const hit = this.keys.get(span.key + (span.kind === "c" ? CONCEPT_END : BASE_END));
      if (hit) for (const unit of units.slice(span.start, span.start + span.length)) put(unit, hit);
    }
    return [...found.values()].sort((one, other) => one.start - other.start);
  }

  *hits(unit) {
    for (const base of unit.forms.bases.keys()) {
      if (this.keys.has(base + BASE_END)) yield this.keys.get(base + BASE_END);
      for (const beginning of this.beginnings) if (base.startsWith(beginning.key)) yield beginning;
    }
    for (const [stem, weight] of unit.forms.stems) {
      if (weight >= 200 && this.keys.has(stem + STEM_END)) yield this.keys.get(stem + STEM_END);
    }
  }
}

/**
 * The stretch of a text that shows most of what was asked.
 * @param {string} text @param {Mark[]} marks @param {number} [length]
 * @returns {{start: number, end: number}}
 */
export function passage(text, marks, length = LENGTH) {
  let best = { start: 0, worth: -1 };
  for (let first = 0; first < marks.length; first += 1) {
    const limit = marks[first].start + length - 60;
    const terms = new Map();
    let count = 0;
    for (let next = first; next < marks.length && marks[next].end <= limit; next += 1) {
      terms.set(marks[next].term, Math.max(terms.get(marks[next].term) ?? 0, marks[next].weight));
      count += 1;
    }
    const worth = [...terms.values()].reduce((sum, weight) => sum + weight, 0) + 0.01 * count;
    if (worth > best.worth + 1e-9) best = { start: marks[first].start, worth };
  }
  return cut(text, best.worth < 0 ? 0 : best.start, length);
}

/** A stretch that begins a little before a place, at a word, and stays within the text. */
function cut(text, place, length) {
  let start = Math.max(0, place - 50);
  const sentence = Math.max(text.lastIndexOf("\n", place - 1), text.lastIndexOf(". ", place - 1) + 1);
  if (sentence > start - 30 && sentence < place && place - sentence < 90) start = sentence + 1;
  else if (start > 0) start = text.indexOf(" ", start) + 1 || start;
  let end = Math.min(text.length, start + length);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
  return { start, end };
}
