/**
 * Forms under which an inflected Arabic word can be found. Mirror of arabic/stems.py: change both, the shared cases tell.
 * @typedef {Map<string, number>} Weighted  form -> weight out of 1000
 * @typedef {{bases: Weighted, stems: Weighted}} Forms
 */

export const WHOLE = 1000;
const ARTICLE = /^[وف]?(?:[بكف]?ال|لل)(?=..)/;
const CONJUNCTION = /^[وف](?=...)/;
const PREPOSITION = /^[بلك](?=...)/;
const ALTERNATIVE = 550;
const INFLECTED = 850;
const SHORTENED = 500;
const PRONOUNS = [["هما", 3], ["كما", 3], ["هم", 2], ["هن", 3], ["ها", 2], ["كم", 3], ["كن", 4], ["نا", 3], ["ك", 4]];
const ENDINGS = [["تان", 4], ["تين", 4], ["ات", 3], ["ون", 4], ["ين", 4], ["ان", 4], ["تي", 4], ["ه", 3], ["ا", 4], ["و", 5]];
const FEMININE = new Set(["تان", "تين", "ات"]);

/** @param {number} weight @param {number} quality */
const share = (weight, quality) => Math.floor((weight * quality) / WHOLE);

/** @param {Weighted} found @param {string} form @param {number} weight */
function keep(found, form, weight) {
  if (form.length > 1 && weight > (found.get(form) ?? 0)) found.set(form, weight);
}

/**
 * All candidates of a folded Arabic word.
 * @param {string} word
 * @param {Map<string, string[]>} plurals
 * @param {RegExp} lexical
 * @returns {Forms}
 */
export function forms(word, plurals, lexical) {
  const found = bases(word, lexical);
  const stemmed = new Map();
  for (const [base, weight] of found) {
    for (const [stem, quality] of stems(base, plurals)) keep(stemmed, stem, share(weight, quality));
  }
  return { bases: found, stems: stemmed };
}

/** @param {string} word @param {RegExp} lexical @returns {Weighted} */
export function bases(word, lexical) {
  const found = new Map();
  const article = ARTICLE.exec(word)?.[0];
  if (article === undefined) {
    keep(found, word, WHOLE);
    peel(word, found);
    return found;
  }
  const rest = word.slice(article.length);
  keep(found, rest, WHOLE);
  if (article.endsWith("لل")) keep(found, `ل${rest}`, WHOLE);
  if (lexical.test(word)) keep(found, word, WHOLE);
  else if (article.length === 3 && lexical.test(word.slice(1))) keep(found, word.slice(1), WHOLE);
  return found;
}

/** @param {string} word @param {Weighted} found */
function peel(word, found) {
  const after = CONJUNCTION.test(word);
  const rest = after ? word.slice(1) : word;
  if (after) keep(found, rest, ALTERNATIVE);
  if (PREPOSITION.test(rest)) keep(found, rest.slice(1), ALTERNATIVE);
}

/** @param {string} base @param {Map<string, string[]>} plurals @returns {Weighted} */
export function stems(base, plurals) {
  const found = new Map();
  singulars(base, WHOLE, found, plurals);
  ended(base, WHOLE, found, plurals);
  for (const [pronoun, enough] of PRONOUNS) {
    if (base.endsWith(pronoun) && base.length - pronoun.length >= enough) {
      const noun = base.slice(0, -pronoun.length);
      owned(noun, noun.length > 2 ? INFLECTED : SHORTENED, found, plurals);
      break;
    }
  }
  if (base.endsWith("ته") && base.length > 4) owned(base.slice(0, -1), INFLECTED, found, plurals);
  else if (base.endsWith("ه") && plurals.has(base.slice(0, -1))) singulars(base.slice(0, -1), INFLECTED, found, plurals);
  else if (base.startsWith("م") && base.endsWith("ي") && base.length > 5) keep(found, base.slice(0, -1), SHORTENED);
  found.delete(base);
  return found;
}

/** @param {string} noun @param {number} weight @param {Weighted} found @param {Map<string, string[]>} plurals */
function owned(noun, weight, found, plurals) {
  keep(found, noun, weight);
  singulars(noun, weight, found, plurals);
  ended(noun, weight, found, plurals);
  const last = noun[noun.length - 1];
  if (last === "ت" && noun.length > 2) {
    const whole = `${noun.slice(0, -1)}ه`;
    keep(found, noun.length > 3 ? noun.slice(0, -1) : whole, weight);
    singulars(whole, weight, found, plurals);
  } else if ("يو".includes(last) && noun.length > 4) keep(found, noun.slice(0, -1), share(weight, SHORTENED));
}

/** @param {string} word @param {number} weight @param {Weighted} found @param {Map<string, string[]>} plurals */
function ended(word, weight, found, plurals) {
  for (const [ending, enough] of ENDINGS) {
    const left = word.length - ending.length;
    if (!word.endsWith(ending) || left < 2) continue;
    const rest = word.slice(0, left);
    if (left === 2) {
      if (FEMININE.has(ending)) keep(found, `${rest}ه`, share(weight, INFLECTED));
      else if (ending === "ه") keep(found, rest, share(share(weight, SHORTENED), SHORTENED));
      return;
    }
    keep(found, rest, share(weight, left >= enough ? INFLECTED : SHORTENED));
    if (ending === "ا") singulars(rest, weight, found, plurals);
    if (ending === "تان" || ending === "تين") keep(found, word.slice(0, -2), share(weight, SHORTENED));
    return;
  }
}

/** @param {string} word @param {number} weight @param {Weighted} found @param {Map<string, string[]>} plurals */
function singulars(word, weight, found, plurals) {
  for (const singular of plurals.get(word) ?? []) {
    keep(found, singular, share(weight, INFLECTED));
    if (singular.endsWith("ه") && singular.length > 3) keep(found, singular.slice(0, -1), share(weight, INFLECTED));
  }
}
