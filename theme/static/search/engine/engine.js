/**
 * The search from typed text to ranked articles. Knows nothing of the page that shows them.
 * @typedef {{ranked: import("./rank.js").Ranked[], partial: import("./rank.js").Ranked[], query: import("./query.js").Query,
 *   corrections: {from: string, to: string}[], guesses: string[]}} Answer
 *   `ranked` answers the query; `partial` are suggestions only; `guesses` are other queries to try
 */
import { Analyser } from "../analyser/analyser.js";
import { BASE_END, CONCEPT_END, asksOf, parse } from "./query.js";
import { matches, rank } from "./rank.js";
import { Source } from "./source.js";
import { Vocabulary } from "./words.js";

// Share of the rarity of a query's words that an article must hold: beside articles that hold all, and when none holds all.
const NEARLY = 0.75;
const MOSTLY = 0.45;
const VERIFIED = 60;
const VARIANTS = 8;
// A word found at this weight stands in the archive as typed; at SURE in another form, so that it is no typing error.
const WHOLE = 0.95;
const SURE = 0.6;

export class Engine {
  /** @param {URL|string} base  folder of the index */
  constructor(base) {
    this.source = new Source(new URL(base));
    this.opened = null;
  }

  /** Load what the first query needs; what failed is tried again by the next. */
  open() {
    this.opened ??= this.load().catch((error) => {
      this.opened = null;
      throw error;
    });
    return this.opened;
  }

  async load() {
    await this.source.open();
    const { rules } = this.source;
    this.analyser = new Analyser(rules.analyser);
    this.lists = { stopwords: new Set(rules.stopwords), unindexed: new Set(rules.unindexed), generic: new Set(rules.generic), meanings: new Map(Object.entries(rules.meanings)) };
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
    let judged = this.judged(answers, needed.length);
    if (!judged.whole && needed.length > 1 && (await this.agree(needed, corrections))) judged = this.judged(answers, needed.length);
    let { ranked, partial } = judged;
    if (query.phrases.length) [ranked, partial] = await this.verified(ranked, query, partial);
    return { ranked, partial, query, corrections, guesses };
  }

  /** Ranked articles: those that hold all words, then those that nearly do; when none does, the rest are suggestions. */
  judged(answers, needed) {
    const all = rank(answers, this.source.total);
    const complete = all.filter((one) => one.count === needed);
    const rest = all.filter((one) => one.count < needed);
    if (complete.length) return { whole: true, ranked: [...complete, ...rest.filter((one) => one.covered >= NEARLY)], partial: [] };
    // One word of two is half a question, however rare it is.
    const ranked = needed > 2 ? rest.filter((one) => one.count >= needed / 2 && one.covered >= MOSTLY) : [];
    return { whole: false, ranked, partial: ranked.length ? [] : rest.slice(0, 10) };
  }

  /**
   * No article holds all the words: perhaps one is spelled otherwise where the others stand (خالد and خاليد). A variant counts
   * only if some article then holds all the words.
   */
  async agree(needed, corrections) {
    for (const answer of needed) {
      const { term } = answer;
      if (term.kind !== "a" || term.length > 1) continue;
      const others = needed.filter((one) => one !== answer).map((one) => one.found);
      for (const { text } of (await this.vocabulary.near(term.asks[0].key.slice(0, -1))).slice(0, VARIANTS)) {
        const variant = { ...term, asks: [{ key: text + BASE_END, weight: 0.75, from: text }] };
        const found = await matches(variant, this.source);
        if (![...found.keys()].some((id) => others.every((other) => other.has(id)))) continue;
        term.asks.push(...variant.asks);
        answer.found = await matches(term, this.source);
        corrections.push({ from: term.text, to: text });
        return true;
      }
    }
    return false;
  }

  /** A term with the articles that satisfy it, by correction where the archive has no such word. */
  async answer(term, corrections, guesses) {
    if (term.kind === "l" && term.text.length > 2) await this.addSpelled(term);
    const found = await matches(term, this.source);
    const best = Math.max(0, ...[...found.values()].map((match) => match.weight));
    if (best >= WHOLE || term.optional) return { term, found };
    if (term.parts.length) await this.mend(term.parts, corrections, guesses);
    else if (term.kind === "a") await this.rescue(term, best, corrections, guesses);
    return { term, found: await matches(term, this.source) };
  }

  /** The words of a name that the archive does not know as one. */
  async mend(parts, corrections, guesses) {
    const mended = await Promise.all(parts.map((part) => this.answer(part, corrections, guesses)));
    mended.forEach(({ term }, index) => (parts[index] = term));
  }

  /** Arabic words that a Latin word may stand for. */
  async addSpelled(term) {
    if (term.asks.some((ask) => ask.key.endsWith(CONCEPT_END))) return;
    if (this.lists.meanings.has(term.text)) return;
    for (const { text, far } of await this.vocabulary.spelled(term.text)) {
      term.asks.push(...asksOf(this.analyser.forms({ kind: "a", text }), 0.9 - 0.25 * far).map((ask) => ({ ...ask, from: text })));
    }
  }

  /** The archive hardly has such a word: perhaps its beginning, two words in one, or one wrong letter. */
  async rescue(term, best, corrections, guesses) {
    const base = term.asks[0]?.key.slice(0, -1) ?? term.text;
    if (base.length >= 3 && (await this.source.find(base)).size) {
      // What was typed begins words of the archive: likelier than a clitic before another word (بوجد begins بوجدور).
      if (best < SURE) for (const ask of term.asks) ask.weight *= 0.5;
      term.asks.push({ key: base, weight: best < SURE ? 0.65 : 0.45 });
      return;
    }
    if (best >= SURE) return;
    const near = await this.vocabulary.near(base);
    guesses.push(...near.slice(0, 3).map((one) => one.text));
    const chosen = near.filter((one) => one.sure).slice(0, 2);
    if (!chosen.length && !best) await this.split(term, base);
    if (!chosen.length) return;
    corrections.push({ from: term.text, to: chosen[0].text });
    chosen.forEach(({ text }, index) => {
      const asks = asksOf(this.analyser.forms({ kind: "a", text }), 0.8 - 0.2 * index);
      term.asks.push(...asks.map((ask) => ({ ...ask, from: text })));
    });
  }

  /** Two words written as one, which then stand side by side. */
  async split(term, base) {
    const halves = base.length > 5 ? await this.vocabulary.halves(base) : null;
    if (halves) Object.assign(term, { parts: halves.map((text) => this.plain(text)), joined: true });
  }

  plain(text) {
    return { text, kind: "a", asks: asksOf(this.analyser.forms({ kind: "a", text }), 1), parts: [], optional: false, first: 0, length: 1 };
  }

  /** Only articles whose text holds every quoted phrase; without any, all become suggestions. */
  async verified(ranked, query, partial) {
    const looked = ranked.slice(0, VERIFIED);
    const texts = await Promise.all(looked.map((one) => this.source.article(one.id)));
    const whole = looked.filter((_, index) => query.phrases.every((phrase) => this.holds(texts[index], phrase)));
    return whole.length ? [whole, partial] : [[], ranked.slice(0, 10)];
  }

  /** Whether a text holds the words one after the other, each in any inflection. */
  holds(text, phrase) {
    const wanted = phrase.map((word) => new Set([...keysOf(this.analyser.forms({ kind: "a", text: word }), 800)]));
    const units = this.analyser.read(`${text.title}\n${text.text}\n${text.people.join("\n")}`).units;
    return units.some((_, start) => wanted.every((keys, offset) => {
      const unit = units[start + offset];
      return unit && (unit.word.text === phrase[offset] || [...keysOf(unit.forms, 500)].some((key) => keys.has(key)));
    }));
  }
}

/** @param {import("../analyser/stems.js").Forms} forms @param {number} least */
function* keysOf(forms, least) {
  for (const [base, weight] of forms.bases) if (weight >= least || forms.bases.size === 1) yield base;
  for (const [stem, weight] of forms.stems) if (weight >= least) yield stem;
}
