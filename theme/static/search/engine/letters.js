/** Keys in ASCII, as they stand in the index: plugins/search/letters.py says why, and spells the same way. */

const LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" + "ءؠى";
const SIGNS = "abtvjhxdprzscoeu13gfqklmniwy" + "246";
const LATIN = "9";
const OTHER = "0";

/** @param {string} key  folded @returns {string} */
export function spelled(key) {
  let text = "";
  for (let index = 0; index < key.length; index += 1) {
    const known = LETTERS.indexOf(key[index]);
    if (known >= 0) text += SIGNS[known];
    else if (/[a-z0-9]/.test(key[index])) text += LATIN + key[index];
    else text += OTHER + key.charCodeAt(index).toString(16).padStart(4, "0");
  }
  return text;
}
