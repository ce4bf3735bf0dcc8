/**
 * The search from typed text to ranked articles. Knows nothing of the page that shows them.
 * @typedef {{ranked: import("./rank.js").Ranked[], partial: import("./rank.js").Ranked[], query: import("./query.js").Query,
 *   corrections: {from: string, to: string}[], guesses: string[]}} Answer
 *   `ranked` answers the query; `partial` are suggestions only; `guesses` are other queries to try
 */
import { Analyser } from "../analyser/analyser.js";
import { CONCEPT_END, asksOf, parse } from "./query.js";
import { matches, rank } from "./rank.js";
import { Source, article } from "./source.js";
import { Vocabulary } from "./words.js";

// Share of a query's words, and of their rarity, that an article must hold when none holds all, or beside those that hold all.
const ENOUGH = 2 / 3;
const NEARLY = 0.75;
const VERIFIED = 60;

export class Engine {
  /** @param {URL|string} base  folder of the index */
  constructor(base) {
    this.source = new Source(new URL(base));
    this.opened = null;
  }

  /** Load what the first query needs. */
  open() {
    this.opened ??= this.load();
    return this.opened;
  }

  async load() {
    await this.source.open();
    const { rules } = this.source;
    this.analyser = new Analyser(rules.analyser);
    this.lists = { stopwords: new Set(rules.stopwords), generic: new Set(rules.generic ?? []), meanings: new Map(Object.entries(rules.meanings)) };
    this.vocabulary = new Vocabulary(this.source);
  }

  /**
   * @param {string} typed
   * @returns {Promise<Answer>}
   */
  async search(typed) {
    await this.open();
    const query = parse(typed, this.analyser, this.lists);
    const corrections = [];
    const guesses = [];
    const answers = await Promise.all(query.terms.map((term) => this.answer(term, corrections, guesses)));
    const needed = answers.filter(({ term }) => !term.optional);
    const known = needed.filter(({ found }) => found.size);
    const all = known.length ? rank(answers, this.source.total) : [];
    const complete = all.filter((one) => one.count === needed.length);
    const rest = all.filter((one) => one.count < needed.length);
    let ranked = [...complete, ...rest.filter((one) => one.covered >= NEARLY)];
    let partial = [];
    if (!complete.length) {
      const least = Math.max(1, Math.ceil(ENOUGH * needed.length));
      ranked = rest.filter((one) => one.count >= least && one.covered >= 0.5);
      if (!ranked.length) partial = rest.slice(0, 10);
    }
    if (query.phrases.length) [ranked, partial] = await this.verified(ranked, query, partial);
    return { ranked, partial, query, corrections, guesses };
  }

  /** A term with the articles that satisfy it, by correction where the archive has no such word. */
  async answer(term, corrections, guesses) {
    if (term.kind === "l" && term.text.length > 2) await this.addSpelled(term);
    let found = await matches(term, this.source);
    if (!found.size && term.length === 1 && term.kind === "a") found = await this.rescue(term, corrections, guesses);
    return { term, found };
  }

  /** Arabic words that a Latin word may stand for. */
  async addSpelled(term) {
    if (term.asks.some((ask) => ask.key.endsWith(CONCEPT_END))) return;
    if (this.lists.meanings.has(term.text)) return;
    for (const { text, far } of await this.vocabulary.spelled(term.text)) {
      term.asks.push(...asksOf(this.analyser.forms({ kind: "a", text }), 0.9 - 0.25 * far).map((ask) => ({ ...ask, from: text })));
    }
  }

  /** The archive has no such word: perhaps its beginning, two words in one, or one wrong letter. */
  async rescue(term, corrections, guesses) {
    const base = term.asks[0]?.key.slice(0, -1) ?? term.text;
    if (base.length >= 3) {
      term.asks = [{ key: base, weight: 0.7 }];
      const found = await matches(term, this.source);
      if (found.size) return found;
    }
    const halves = base.length > 5 ? await this.vocabulary.halves(base) : null;
    if (halves) {
      term.parts = halves.map((text) => this.plain(text));
      term.asks = [];
      const found = await matches(term, this.source);
      if (found.size) return found;
    }
    const near = await this.vocabulary.near(base);
    guesses.push(...near.slice(0, 3).map((one) => one.text));
    if (!near[0]?.sure) return new Map();
    corrections.push({ from: term.text, to: near[0].text });
    const chosen = near.filter((one) => one.sure).slice(0, 2);
    term.asks = chosen.flatMap(({ text }, index) => asksOf(this.analyser.forms({ kind: "a", text }), 0.8 - 0.2 * index).map((ask) => ({ ...ask, from: text })));
    return matches(term, this.source);
  }

  plain(text) {
    return { text, kind: "a", asks: asksOf(this.analyser.forms({ kind: "a", text }), 1), parts: [], optional: false, first: 0, length: 1 };
  }

  /** Only articles whose text holds every quoted phrase; without any, all become suggestions. */
  async verified(ranked, query, partial) {
    const looked = ranked.slice(0, VERIFIED);
    const texts = await Promise.all(looked.map((one) => article(one.hit)));
    const whole = looked.filter((_, index) => query.phrases.every((phrase) => this.holds(texts[index], phrase)));
    return whole.length ? [whole, partial] : [[], ranked.slice(0, 10)];
  }

  /** Whether a text holds the words one after the other, each in any inflection. */
  holds(text, phrase) {
    const wanted = phrase.map((word) => new Set([...keysOf(this.analyser.forms({ kind: "a", text: word }), 800)]));
    const units = this.analyser.read(`${text.title}\n${text.text}\n${text.people.join("\n")}`).units;
    return units.some((_, start) => wanted.every((keys, offset) => {
      const unit = units[start + offset];
      return unit && (unit.word.text === phrase[offset] || [...keysOf(unit.forms, 800)].some((key) => keys.has(key)));
    }));
  }
}

/** @param {import("../analyser/stems.js").Forms} forms @param {number} least */
function* keysOf(forms, least) {
  for (const [base, weight] of forms.bases) if (weight >= least || forms.bases.size === 1) yield base;
  for (const [stem, weight] of forms.stems) if (weight >= least) yield stem;
}

export { article };
