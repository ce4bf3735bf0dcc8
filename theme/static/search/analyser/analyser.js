/**
 * What the words of a text can be found under. Mirror of arabic/analyser.py: change both, the shared cases tell.
 * @typedef {import("./words.js").Word} Word
 * @typedef {{word: Word, forms: import("./stems.js").Forms}} Unit
 * @typedef {{kind: string, key: string, start: number, length: number}} Span  kind c(oncept), j(oined name), d(ay)
 */
import { WHOLE, forms } from "./stems.js";
import { dateParts, words } from "./words.js";

const LONGEST = 6;
const MONTH = /^([mq])(\d\d)$/;
const PLAIN = { bases: new Map(), stems: new Map() };

/** The analysis under given rules; keeps what it learned of each word. */
export class Analyser {
  /** @param {{plurals: object, lexical: string[], concepts: object, joiners: string[], joined_before: string[]}} tables */
  constructor(tables) {
    this.concepts = new Map(Object.entries(tables.concepts));
    this.joiners = new Set(tables.joiners);
    this.joinedBefore = new Set(tables.joined_before);
    this.firsts = new Set([...this.concepts.keys()].map((name) => name.split(" ", 1)[0]));
    this.plurals = new Map(Object.entries(tables.plurals));
    this.lexical = new RegExp(tables.lexical.length ? `^(?:${tables.lexical.join("|")}).{0,2}$` : "(?!)");
    this.known = new Map();
  }

  /**
   * Units of the text in order, and the spans over them.
   * @param {string} text
   * @returns {{units: Unit[], spans: Span[]}}
   */
  read(text) {
    const units = words(text).map((word) => ({ word, forms: this.forms(word) }));
    return { units, spans: [...this.spans(units)] };
  }

  /** @param {Unit[]} units @returns {Generator<Span>} */
  *spans(units) {
    for (let index = 0; index < units.length; index += 1) {
      const named = this.named(units, index);
      for (const { key, length } of named) yield { kind: "c", key, start: index, length };
      if (units[index].word.kind === "a") yield* this.joined(units, index);
      yield* days(units, named, index);
    }
  }

  /** @param {Word} word */
  forms(word) {
    if (word.kind === "d") return PLAIN;
    if (word.kind !== "a") return { bases: new Map([[word.text, WHOLE]]), stems: new Map() };
    if (!this.known.has(word.text)) this.known.set(word.text, forms(word.text, this.plurals, this.lexical));
    return this.known.get(word.text);
  }

  /**
   * Concepts whose name begins at the word, the longest first.
   * @param {Unit[]} units @param {number} start @returns {{key: string, length: number}[]}
   */
  named(units, start) {
    const found = [];
    for (const first of units[start].forms.bases.keys()) {
      if (!this.firsts.has(first)) continue;
      let name = first;
      for (let length = 1; length <= LONGEST; length += 1) {
        if (length > 1) {
          const following = units[start + length - 1]?.forms.bases;
          if (!following?.size) break;
          name = `${name} ${following.keys().next().value}`;
        }
        const key = this.concepts.get(name);
        if (key && !found.some((one) => one.key === key && one.length === length)) found.push({ key, length });
      }
    }
    return found.sort((one, other) => other.length - one.length);
  }

  /** Names written apart, as one word. @param {Unit[]} units @param {number} start @returns {Generator<Span>} */
  *joined(units, start) {
    const following = units[start + 1]?.word;
    if (following?.kind !== "a") return;
    for (const base of units[start].forms.bases.keys()) {
      if (this.joiners.has(base) || this.joinedBefore.has(following.text)) {
        yield { kind: "j", key: base + following.text, start, length: 2 };
      }
    }
  }
}

/** @param {Unit[]} units @param {{key: string, length: number}[]} named @param {number} index @returns {Generator<Span>} */
function* days(units, named, index) {
  const { word } = units[index];
  if (word.kind === "d") {
    const parts = dateParts(word.text);
    if (parts) for (const key of dayKeys("m", ...parts)) yield { kind: "d", key, start: index, length: 1 };
    return;
  }
  const its = named.find((one) => MONTH.test(one.key));
  if (!its) return;
  const { length } = its;
  const month = MONTH.exec(its.key);
  const day = number(units[index - 1], 31, 1);
  const year = number(units[index + length], 2100, 1300);
  for (const key of dayKeys(month[1], year, Number(month[2]), day)) {
    const first = key[0] === "x" || key.length > 8 ? index - (day ? 1 : 0) : index;
    yield { kind: "d", key, start: first, length: index + length + (year && key[0] === "d" ? 1 : 0) - first };
  }
}

const padded = (value, width) => String(value).padStart(width, "0");

/**
 * Keys under which a date is indexed, the finest first.
 * @param {string} calendar @param {number|null} year @param {number} month @param {number|null} day
 */
export function dayKeys(calendar, year, month, day) {
  const keys = [];
  if (year && day) keys.push(`d${padded(year, 4)}${padded(month, 2)}${padded(day, 2)}${calendar}`);
  if (year) keys.push(`d${padded(year, 4)}${padded(month, 2)}${calendar}`);
  if (day) keys.push(`x${padded(month, 2)}${padded(day, 2)}${calendar}`);
  return keys;
}

/** @param {Unit|undefined} unit @param {number} most @param {number} least */
function number(unit, most, least) {
  if (!unit) return null;
  const { kind, text } = unit.word;
  if ((text === "فاتح" || text === "الفاتح") && most === 31) return 1;
  if (kind !== "n" || text.length > 4 || Number(text) < least || Number(text) > most) return null;
  return Number(text);
}
