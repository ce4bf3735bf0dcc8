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
 * How far an Arabic word is from a Latin spelling; 0 is the plainest reading, Infinity no reading.
 * @param {string} latin  lower case, without accents
 * @param {string} arabic  folded, without article
 */
export function distance(latin, arabic) {
  const rows = latin.length + 1;
  const best = Array.from({ length: rows }, () => new Float64Array(arabic.length + 1).fill(Infinity));
  best[0][0] = 0;
  for (let at = 0; at < latin.length; at += 1) {
    for (let to = 0; to <= arabic.length; to += 1) {
      if (best[at][to] <= LIMIT) step(latin, arabic, at, to, best);
    }
  }
  let least = best[latin.length][arabic.length];
  // A last ا or ه that the speller did not hear.
  if (arabic.length > 3) least = Math.min(least, best[latin.length][arabic.length - 1] + (/[اه]$/.test(arabic) ? COST.unheard : COST.final));
  return least <= LIMIT ? least : Infinity;
}

/** Continue every reading from one place of the table. */
function step(latin, arabic, at, to, best) {
  const put = (letters, written, price) => {
    const cost = best[at][to] + price;
    if (at + letters < best.length && to + written <= arabic.length && cost < best[at + letters][to + written]) best[at + letters][to + written] = cost;
  };
  silent(latin, arabic, at, to, put);
  for (const [group, readings] of GROUPS) {
    if (!latin.startsWith(group, at)) continue;
    readings.forEach((reading, index) => {
      if (!reading || arabic.startsWith(reading, to)) put(group.length, reading.length, price(group, reading, index, at, latin.length));
    });
  }
}

/** What spelling and writing leave out. */
function silent(latin, arabic, at, to, put) {
  const vowel = VOWEL.test(latin[at]);
  // A doubled consonant is written once; after a vowel it may hide an article: Noureddine, Essalmi.
  if (at && latin[at] === latin[at - 1] && !vowel) put(1, 0, 0.05);
  if (vowel && latin[at + 1] === latin[at + 2] && arabic.startsWith("ال", to)) put(2, 2, 0.1);
  // At the beginning a vowel has an alef to stand on; a French e at the end is silent.
  if (!at && !to && vowel && arabic[0] === "ا") put(0, 1, 0.1);
  if (at === latin.length - 1 && latin[at] === "e") put(1, 0, 0.1);
  if (arabic[to] === "ي" && arabic[to - 1] === "ي") put(0, 1, 0.1);
  if ("اعوي".includes(arabic[to] ?? "-")) put(0, 1, arabic[to] === "ع" ? 0.7 : 0.8);
}

/** @param {string} group @param {string} reading @param {number} index of the reading @param {number} at @param {number} length of the spelling */
function price(group, reading, index, at, length) {
  const order = [0, COST.second][index] ?? COST.later;
  if (!VOWEL.test(group)) return reading ? order * 0.5 : 0.8;
  if (reading) return Math.min(order, 0.2);
  if (at + group.length === length) return COST.final;
  return at ? COST.unwritten : COST.unheard;
}
