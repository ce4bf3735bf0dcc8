/**
 * What a reader asks for: terms with the keys that satisfy them.
 * @typedef {{key: string, weight: number, from?: string}} Ask  weight up to 1; `from` is the word of the archive a correction led to
 * @typedef {{text: string, kind: string, asks: Ask[], parts: Term[], optional: boolean, first: number, length: number, joined?: boolean}} Term
 *   `joined` terms hold parts that were written as one word
 * @typedef {{text: string, terms: Term[], phrases: string[][]}} Query  phrases hold folded words
 */
import { words } from "../analyser/words.js";

export const BASE_END = "ء";
export const STEM_END = "ؠ";
export const CONCEPT_END = "ى";
/** Readings of less weight are guesses: neither asked for nor marked. */
export const LEAST = 0.3;
const FEMININE = 0.8;
const LONG = 4;
const LIKELY = 0.5;
const MOST_CHARACTERS = 300;
const MOST_WORDS = 20;
const QUOTED = /["“”„‟]([^"“”„‟]+)["“”„‟]|«([^«»]+)»|‹([^‹›]+)›/g;

/**
 * @param {string} typed
 * @param {import("../analyser/analyser.js").Analyser} analyser
 * @param {{stopwords: Set<string>, unindexed: Set<string>, generic: Set<string>, meanings: Map<string, string[]>}} lists
 * @returns {Query}
 */
export function parse(typed, analyser, lists) {
  const text = typed.slice(0, MOST_CHARACTERS);
  const units = analyser.read(text).units.slice(0, MOST_WORDS);
  const terms = cover(units, [...analyser.spans(units)], lists, analyser);
  const phrases = [...text.matchAll(QUOTED)].map((match) => words(match.slice(1).find(Boolean)).map((word) => word.text));
  if (terms.every((term) => term.optional)) for (const term of terms) term.optional = false;
  // A long question is told by its words as they stand; their rarer readings would only cost time.
  if (terms.length > LONG) for (const term of terms) term.asks = term.asks.filter((ask) => ask.weight >= LIKELY);
  return { text, terms, phrases: phrases.filter((phrase) => phrase.length > 1) };
}

/** Each word belongs to one term; the longest span that begins first wins. */
function cover(units, spans, lists, analyser) {
  const terms = [];
  for (let index = 0; index < units.length; ) {
    const here = spans.filter((span) => span.start === index).sort((one, other) => other.length - one.length);
    const length = here[0]?.length ?? 1;
    const parts = units.slice(index, index + length).map((unit, offset) => ofUnit(unit, index + offset, lists, analyser));
    const asks = here.filter((span) => span.length === length).map((span) => ({ key: spanKey(span), weight: 1 }));
    if (length === 1) {
      // A day in digits asks for its finest reading only.
      const days = here.filter((span) => span.kind === "d");
      const own = days.length ? asks.slice(0, 1) : [...asks, ...parts[0].asks];
      terms.push({ ...parts[0], asks: own, optional: parts[0].optional && !asks.length });
    } else {
      const finest = here[0].kind === "d" ? asks.slice(0, 1) : asks;
      const text = units.slice(index, index + length).map((unit) => unit.word.text).join(" ");
      terms.push({ text, kind: here[0].kind, asks: finest, parts, optional: false, first: index, length });
    }
    index += length;
  }
  return terms;
}

const spanKey = (span) => span.key + (span.kind === "c" ? CONCEPT_END : BASE_END);

function ofUnit(unit, index, lists, analyser) {
  const { text, kind } = unit.word;
  const asks = lists.unindexed.has(text) ? [] : asksOf(unit.forms, 1);
  for (const meaning of lists.meanings.get(text) ?? []) asks.push(...asksOf(analyser.forms({ kind: "a", text: meaning }), 0.8));
  const optional = lists.stopwords.has(text) || lists.generic.has(text);
  return { text, kind, asks: best(asks), parts: [], optional, first: index, length: 1 };
}

/**
 * Keys of a word's forms. The text may hold the form itself or an inflection of it, hence two keys for each; and with the ه of
 * the feminine, which the index does not take off (ممرض also asks for ممرضة).
 * @param {import("../analyser/stems.js").Forms} forms @param {number} scale @returns {Ask[]}
 */
export function asksOf(forms, scale) {
  const asks = [];
  for (const [base, weight] of forms.bases) both(asks, base, (scale * weight) / 1000, 0.85);
  for (const [stem, weight] of forms.stems) both(asks, stem, (scale * weight * 0.97) / 1000, 1.03);
  return asks.filter((ask) => ask.weight >= LEAST);
}

function both(asks, form, weight, inflected) {
  asks.push({ key: form + BASE_END, weight }, { key: form + STEM_END, weight: weight * inflected });
  if (form.endsWith("ه")) return;
  asks.push({ key: `${form}ه${BASE_END}`, weight: weight * FEMININE });
  // Longer stems that end in ه stand in the index without it as well.
  if (form.length < 3) asks.push({ key: `${form}ه${STEM_END}`, weight: weight * FEMININE });
}

/** One ask per key, the heaviest. @param {Ask[]} asks */
function best(asks) {
  const found = new Map();
  for (const ask of asks) if (ask.weight > (found.get(ask.key)?.weight ?? 0)) found.set(ask.key, ask);
  return [...found.values()];
}
