/**
 * Cut a text into the words a reader may search for. Mirror of arabic/words.py: change both, the shared cases tell.
 * @typedef {{kind: string, text: string, start: number, end: number}} Word
 */

const LETTERS = {
  أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ئ: "ي", ؤ: "و", ة: "ه", ۀ: "ه", ک: "ك", ہ: "ه", ھ: "ه", ء: "",
  گ: "ك", ڭ: "ك", ݣ: "ك", ڨ: "ق", پ: "ب", ڤ: "ف", چ: "ج", ژ: "ج", ٯ: "ق", ڢ: "ف",
};
const PRESENTATION = /[\ufb50-\ufdff\ufe70-\ufefc]/g;
const MARKS =
  /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u0300-\u036f]/g;
const TRANSLATED = /[أإآٱىیئؤةۀکہھءگڭݣڨپڤچژٯڢ\u0660-\u0669\u06f0-\u06f9]/g;

const ARABIC = "\\u0610-\\u061a\\u0620-\\u0659\\u066e-\\u06d3\\u06d5-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06fc\\u0750-\\u077f";
const HIDDEN = "\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff";
const PRESENTED = "\\ufb50-\\ufdcf\\ufdf0-\\ufdfc\\ufe70-\\ufefc";
const LATIN = "A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u1e00-\\u1eff\\u0300-\\u036f";
const OTHER = "\\u0370-\\u052f\\u2d30-\\u2d7f";
const DIGIT = "0-9\\u0660-\\u0669\\u06f0-\\u06f9";
const DATES = ["\\.", "/", "-"].map((sep) => `[${DIGIT}]{1,4}${sep}[${DIGIT}]{1,2}(?:${sep}[${DIGIT}]{2,4})?`).join("|");
const RUN = new RegExp(`(?<![${DIGIT}])(?:${DATES})(?![${DIGIT}])|[${ARABIC}${PRESENTED}${LATIN}${OTHER}${DIGIT}${HIDDEN}]+`, "g");
const DATE = /^(\d{1,4})[./-](\d{1,2})(?:[./-](\d{2,4}))?$/;
const GLUED = new RegExp(`(ة[\\u064b-\\u065f\\u0640]*(?=[${ARABIC}])|[ءى](?=ال[${ARABIC}]{2}))`, "g");
const PIECE =
  /[0-9]*[a-z\u00df-\u024f][a-z0-9\u00df-\u024f]*|[0-9]+|[\u0620-\u064a\u066e-\u06fc\u0750-\u077f]+|[\u0370-\u052f\u2d30-\u2d7f]+/g;

/** @param {string} char */
function translated(char) {
  const code = char.codePointAt(0);
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
  if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
  return LETTERS[char];
}

/**
 * Folded form for searching.
 * @param {string} text
 */
export function normal(text) {
  return text
    .replace(PRESENTATION, (char) => char.normalize("NFKC"))
    .normalize("NFD")
    .replace(MARKS, "")
    .replace(TRANSLATED, translated)
    .toLowerCase();
}

/**
 * Every searchable word of a text, in order.
 * @param {string} text
 * @returns {Word[]}
 */
export function words(text) {
  const found = [];
  for (const run of text.matchAll(RUN)) {
    const [start, end] = [run.index, run.index + run[0].length];
    if (/[./-]/.test(run[0])) {
      const text = run[0].replace(TRANSLATED, translated);
      if (dateParts(text)) found.push({ kind: "d", text, start, end });
      else for (const [number] of text.matchAll(/[0-9]+/g)) found.push({ kind: "n", text: number, start, end });
      continue;
    }
    for (const [piece] of normal(run[0].replace(GLUED, "$1 ")).matchAll(PIECE)) {
      found.push({ kind: kindOf(piece), text: piece, start, end });
    }
  }
  return found;
}

/** @param {string} piece */
function kindOf(piece) {
  const last = piece[piece.length - 1];
  if (/^[0-9]+$/.test(piece)) return "n";
  if (last >= "\u0620" && last <= "\u077f") return "a";
  return (last >= "\u0370" && last <= "\u052f") || (last >= "\u2d30" && last <= "\u2d7f") ? "o" : "l";
}

/**
 * Year (null when not written), month and day of a date in digits; null when it is no date. Day first.
 * @param {string} text
 * @returns {[number|null, number, number]|null}
 */
export function dateParts(text) {
  const match = DATE.exec(text);
  if (!match) return null;
  const [first, second, third] = match.slice(1).map((part) => (part === undefined ? null : Number(part)));
  let [year, day] = first > 31 ? [first, third] : [third, first];
  if (day === null || second < 1 || second > 12 || day < 1 || day > 31) return null;
  if (year !== null && year < 100) year += year < 50 ? 2000 : 1900;
  return [year, second, day];
}
