/**
 * Arabic words that a Latin spelling may stand for: Ouahbi -> وهبي, zitoun -> زيتون, l7enna -> الحناء.
 * By rule, not by list: each Latin letter group may be written by certain Arabic letters; short vowels by none.
 */

/** Letter groups, longest first, with the Arabic letters each may be; "" where it may stand for no letter at all. */
const GROUPS = Object.entries({
  tch: ["تش", "ش"], sch: ["ش"], ch: ["ش"], sh: ["ش"], kh: ["خ"], gh: ["غ"], dh: ["ذ", "ض", "ظ", "د"], th: ["ث", "ت"], ph: ["ف"],
  dj: ["ج"], ou: ["و", ""], oo: ["و"], aa: ["ا", "ع", "عا", ""], ai: ["اي", "ي", "ا", "عي"], ei: ["ي"], ay: ["اي", "ي", "اي"], ee: ["ي"], ia: ["يا", "يه", "ي"],
  au: ["او", "و"], aw: ["او", "و"], eu: ["و"], gu: ["ك", "ج", "غ"], qu: ["ك", "ق"], ck: ["ك"], ss: ["س", "ص"], oi: ["وا"], ië: ["يا"],
  b: ["ب"], p: ["ب"], t: ["ت", "ط"], j: ["ج"], h: ["ه", "ح", ""], d: ["د", "ض", "ذ", "ظ"], r: ["ر", "غ"], z: ["ز", "ظ", "ذ"],
  s: ["س", "ص", "ز"], c: ["ك", "س", "ص", "ق"], f: ["ف"], v: ["ف"], q: ["ق"], k: ["ك", "ق"], g: ["ك", "ج", "غ", "ق"], l: ["ل"], m: ["م"], n: ["ن"],
  w: ["و"], y: ["ي"], x: ["كس", "ش"],
  a: ["ا", "ع", "", "ي", "ه"], e: ["", "ا", "ي", "ع", "ه"], i: ["ي", "", "ا", "ع", "اي"], o: ["و", "", "ع", "ا"], u: ["و", "", "ع"],
  2: ["", "ا", "ي", "ق"], 3: ["ع"], 5: ["خ"], 6: ["ط"], 7: ["ح"], 8: ["غ", "ه"], 9: ["ق"], 4: ["غ"],
});
const VOWEL = /^[aeiou2]/;
const VOWELS = "aeiou2";
/** What each reading costs: letters that sound alike are cheap, letters left unwritten or unheard dear. */
const COST = { second: 0.35, later: 0.6, unwritten: 0.1, unheard: 0.9, final: 1.0 };
const LIMIT = 1.6;

/**
 * Arabic letters that a word may begin with.
 * @param {string} latin
 * @returns {string[]}
 */
export function initials(latin) {
  const letters = new Set();
  for (const [group, readings] of GROUPS) {
    if (!latin.startsWith(group)) continue;
    for (const reading of readings) if (reading) letters.add(reading[0]);
    if (VOWEL.test(group) || group === "h") for (const letter of "اعوي") letters.add(letter);
    if (readings.includes("")) for (const [next, others] of GROUPS) if (latin.slice(group.length).startsWith(next)) for (const other of others) if (other) letters.add(other[0]);
  }
  return [...letters];
}

/**
 * A Latin spelling, ready to be compared with many words: how each of its letter groups may be written is worked out once.
 * @typedef {{letters: number, reading: string, price: number}} Move  letters of the spelling, how they are written, what that costs
 */
export class Spelling {
  /** @param {string} latin  lower case, without accents */
  constructor(latin) {
    this.latin = latin;
    /** @type {Move[][]} by the place in the spelling */
    this.moves = Array.from(latin, (_, at) => movesAt(latin, at));
    this.width = 2 * latin.length + 4; // no reading is longer than two letters for each of the spelling
    this.best = new Float64Array((latin.length + 1) * this.width);
  }

  /**
   * How far an Arabic word is from it; 0 is the plainest reading, Infinity no reading.
   * @param {string} arabic  folded, without article
   */
  distance(arabic) {
    const { latin, width, best } = this;
    if (arabic.length >= width) return Infinity;
    best.fill(Infinity);
    best[0] = 0;
    this.furthest = 0;
    // Most words are given up after a letter or two, when no reading leads on.
    for (let at = 0; at < latin.length && at <= this.furthest; at += 1) this.row(arabic, at);
    const last = latin.length * width + arabic.length;
    let least = best[last];
    // A last ا or ه that the speller did not hear.
    if (arabic.length > 3) least = Math.min(least, best[last - 1] + (/[اه]$/.test(arabic) ? COST.unheard : COST.final));
    return least <= LIMIT ? least : Infinity;
  }

  /** Continue every reading from one letter of the spelling. */
  row(arabic, at) {
    const { width, best, moves } = this;
    for (let to = 0; to <= arabic.length; to += 1) {
      const so = best[at * width + to];
      if (so > LIMIT) continue;
      this.silent(arabic, at, to, so);
      for (const { letters, reading, price } of moves[at]) {
        if (arabic.startsWith(reading, to)) this.put(arabic, at + letters, to + reading.length, so + price);
      }
    }
  }

  put(arabic, at, to, cost) {
    if (at > this.latin.length || to > arabic.length || cost > LIMIT) return;
    const place = at * this.width + to;
    if (cost >= this.best[place]) return;
    this.best[place] = cost;
    if (at > this.furthest) this.furthest = at;
  }

  /** What spelling and writing leave out. */
  silent(arabic, at, to, so) {
    const { latin } = this;
    const vowel = VOWELS.includes(latin[at]);
    // A doubled consonant is written once; after a vowel it may hide an article: Noureddine, Essalmi.
    if (at && latin[at] === latin[at - 1] && !vowel) this.put(arabic, at + 1, to, so + 0.05);
    if (vowel && latin[at + 1] === latin[at + 2] && arabic.startsWith("ال", to)) this.put(arabic, at + 2, to + 2, so + 0.1);
    // At the beginning a vowel has an alef to stand on; a French e at the end is silent.
    if (!at && !to && vowel && arabic[0] === "ا") this.put(arabic, at, to + 1, so + 0.1);
    if (at === latin.length - 1 && latin[at] === "e") this.put(arabic, at + 1, to, so + 0.1);
    if (arabic[to] === "ي" && arabic[to - 1] === "ي") this.put(arabic, at, to + 1, so + 0.1);
    if ("اعوي".includes(arabic[to] ?? "-")) this.put(arabic, at, to + 1, so + (arabic[to] === "ع" ? 0.7 : 0.8));
  }
}

/** Everything that the letters at one place may be. @param {string} latin @param {number} at @returns {Move[]} */
function movesAt(latin, at) {
  const here = GROUPS.filter(([group]) => latin.startsWith(group, at));
  return here.flatMap(([group, readings]) =>
    readings.map((reading, index) => ({ letters: group.length, reading, price: price(group, reading, index, at, latin.length) })),
  );
}

/** @param {string} group @param {string} reading @param {number} index of the reading @param {number} at @param {number} length of the spelling */
function price(group, reading, index, at, length) {
  const order = [0, COST.second][index] ?? COST.later;
  if (!VOWEL.test(group)) return reading ? order * 0.5 : 0.8;
  if (reading) return Math.min(order, 0.2);
  if (at + group.length === length) return COST.final;
  return at ? COST.unwritten : COST.unheard;
}
