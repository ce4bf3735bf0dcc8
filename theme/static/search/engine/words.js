/** Words of the archive, read by letter when a query needs them: corrections, Latin spellings, words written together. */
import { Spelling, initials } from "./latin.js";

const LEAST_LETTERS = 5;
// A Latin spelling farther than this from a word is another word; with two consonants (ph, ch … are one) too many words are near.
const farthest = (latin) => (latin.replace(/(?<=[bcdgkpst])h|[aeiouy]+/g, "").length > 2 ? 0.8 : 0.45);
const file = (end, letter) => `words/${end}${letter.codePointAt(0).toString(16).padStart(4, "0")}.txt`;

export class Vocabulary {
  /** @param {import("./source.js").Source} source */
  constructor(source) {
    this.source = source;
    this.files = new Map();
  }

  /** @param {string} end "a" by first letter, "z" by last @param {string} letter @returns {Promise<Map<string, number>>} */
  read(end, letter) {
    const name = file(end, letter);
    if (!this.files.has(name)) {
      this.files.set(
        name,
        this.source.text(name).then((text) => new Map(text.split("\n").filter(Boolean).map((line) => [line.split(" ")[0], Number(line.split(" ")[1])]))),
      );
    }
    return this.files.get(name);
  }

  /**
   * Words one edit away (a letter wrong, missing, too many, or two swapped), most used first. One edit leaves one end
   * of the word whole, so two files are enough.
   * @param {string} word
   */
  async near(word) {
    if (word.length < 4) return [];
    const files = await Promise.all([this.read("a", word[0]), this.read("z", word[word.length - 1])]);
    const found = new Map();
    for (const known of files) for (const [other, count] of known) if (other !== word && oneEdit(word, other)) found.set(other, count);
    const all = [...found].map(([text, count]) => ({ text, count, likely: plausible(word, text) }));
    for (const one of all) one.sure = one.likely > 0 && Math.min(one.text.length, word.length) >= LEAST_LETTERS;
    return all.sort((one, other) => other.sure - one.sure || other.likely - one.likely || other.count - one.count);
  }

  /** Two words of the archive that together are this one: سيديقاسم. @param {string} word */
  async halves(word) {
    const starts = await this.read("a", word[0]);
    for (let cut = word.length - 3; cut >= 3; cut -= 1) {
      if (!starts.has(word.slice(0, cut))) continue;
      const rest = word.slice(cut).replace(/^ال(?=...)/, "");
      const second = await this.read("a", rest[0]);
      if (second.has(rest)) return [word.slice(0, cut), rest];
    }
    return null;
  }

  /** Arabic words a Latin spelling stands for, the nearest first. @param {string} latin */
  async spelled(latin) {
    const found = new Map();
    for (const [spelling, extra] of spellings(latin)) {
      const sought = new Spelling(spelling);
      const files = await Promise.all(initials(spelling).map((letter) => this.read("a", letter)));
      for (const known of files) {
        for (const [word, count] of known) {
          const far = sought.distance(word) + extra;
          if (far < (found.get(word)?.far ?? Infinity)) found.set(word, { text: word, count, far });
        }
      }
    }
    const sorted = [...found.values()].filter((one) => one.far <= farthest(latin));
    const cost = (one) => one.far - 0.05 * Math.log2(one.count);
    return sorted.sort((one, other) => cost(one) - cost(other) || (one.text < other.text ? -1 : 1)).slice(0, 6);
  }
}

/** The spelling itself, and without an article: l7enna, elalami. @param {string} latin @returns {[string, number][]} */
function spellings(latin) {
  const all = [[latin, 0]];
  const bare = latin.replace(/^(?:el|al|l)(?=[^aeiou]..|[aeiou]...)/, "");
  if (bare !== latin) all.push([bare, 0.1]);
  return all;
}

/** @param {string} one @param {string} other */
export function oneEdit(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let [left, right] = [one.length, other.length];
  while (left > start && right > start && one[left - 1] === other[right - 1]) [left, right] = [left - 1, right - 1];
  const [from, to] = [one.slice(start, left), other.slice(start, right)];
  return from.length + to.length <= 1 || (from.length === 1 && to.length === 1) || (from.length === 2 && to === from[1] + from[0]);
}

const ALIKE = ["سص", "تط", "دضذظ", "كق", "زذ", "ثتس", "اع", "هح", "غق", "يو", "اه", "جش", "غخ", "فث"];
const KEYBOARD = ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤر ىةوزظ"];

// Letters that differ by dots alone: taken for each other by eye.
const DOTTED = ["بتثن", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق"];

const FOLDED = { و: "ؤ", ي: "ئى", ه: "ة" };

/** How easily two letters are taken for each other: 3 by ear, 2 by eye, 1 side by side on the keyboard, 0 not at all. */
function confusable(one, other) {
  if (ALIKE.some((set) => set.includes(one) && set.includes(other))) return 3;
  if (DOTTED.some((set) => set.includes(one) && set.includes(other))) return 2;
  return places(one).some((from) => places(other).some((to) => Math.abs(from[0] - to[0]) <= 1 && Math.abs(from[1] - to[1]) <= 1)) ? 1 : 0;
}

/** Row and column of the keys that type a folded letter. @param {string} letter */
function places(letter) {
  const typed = letter + (FOLDED[letter] ?? "");
  return KEYBOARD.flatMap((row, line) => [...row].flatMap((key, column) => (typed.includes(key) ? [[line, column]] : [])));
}

/** How plausible the edit is: 3 letters that sound alike, 2 that look alike, a letter more or less, or two swapped, 1 neighbouring keys, 0 any other. */
function plausible(word, other) {
  if (other.length !== word.length) return 2;
  const index = [...word].findIndex((letter, at) => letter !== other[at]);
  if (word[index] === other[index + 1] && word[index + 1] === other[index]) return 2;
  return confusable(word[index], other[index]);
}
