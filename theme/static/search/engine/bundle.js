/**
 * One bundle of the index in the browser. Pagefind wrote it; its own reader looks through every word that is loaded for each key, which
 * takes most of a query's time in a large archive, so the tables are read here. To Pagefind the bundle is one page: each key stands with
 * its places on that page, and each article has four stretches of places, for its people, facts, title and body.
 * @typedef {{words: number[], fields: number}} Hit  where a key stands in an article: places in the text, other fields as bits
 * @typedef {[string, [number, number[], number[]][]]} Entry  a key with its one page: number, places as steps, nothing
 */
import { unzipped } from "./files.js";
import { spelled } from "./letters.js";

const SIGNATURE = "pagefind_dcd".length;
const LAST = "\uffff";
const [NUMBER, NEGATIVE, TEXT, LIST] = [0, 1, 3, 4];
const DECODER = new TextDecoder();
const SECTIONS = 4;
/** Fields of an article as bits. */
export const FIELDS = { title: 1, people: 2, facts: 4 };
const FIELD_OF = [FIELDS.people, FIELDS.facts, FIELDS.title, 0];
const TITLE = 2;

export class Bundle {
  /** @param {URL} folder @param {number} first  id of its first article */
  constructor(folder, first) {
    this.folder = folder;
    this.first = first;
    /** @type {Map<number, Promise<Entry[]>>} */
    this.chunks = new Map();
  }

  /** @returns {Promise<Bundle>} */
  async open() {
    const [ranges, sizes] = await this.table("pagefind.table.pf_meta");
    this.ranges = ranges;
    // Where each section begins, and where the last one ends.
    this.starts = new Int32Array(sizes.length + 1);
    sizes.forEach((size, index) => (this.starts[index + 1] = this.starts[index] + size));
    return this;
  }

  /**
   * Articles that hold a key that begins so; whole keys end in a letter that stands at no other place.
   * @param {string} beginning @returns {Promise<Map<number, Hit>>} by the article's id
   */
  find(beginning) {
    return this.look(spelled(beginning));
  }

  /** @param {string} sought  as keys stand in the index @returns {Promise<Map<number, Hit>>} */
  async look(sought) {
    const wanted = [];
    // The ends of a range may be cut short where that is enough to tell chunks apart.
    this.ranges.forEach(([first, last], number) => {
      if (last + LAST >= sought && first <= sought + LAST) wanted.push(this.chunk(number));
    });
    const found = new Map();
    for (const entries of await Promise.all(wanted)) {
      for (let index = place(entries, sought); entries[index]?.[0].startsWith(sought); index += 1) this.read(entries[index], found);
    }
    return found;
  }

  chunk(number) {
    if (!this.chunks.has(number)) this.chunks.set(number, this.table(`index/${number}.pf_index`).then(([entries]) => entries));
    return this.chunks.get(number);
  }

  async table(name) {
    return decoded((await unzipped(new URL(name, this.folder))).subarray(SIGNATURE));
  }

  /** @param {Entry} entry @param {Map<number, Hit>} found */
  read([, [[, steps]]], found) {
    const { starts } = this;
    let [at, section, article, hit] = [0, 0, -1, null];
    for (const step of steps) {
      if (step < 0) continue; // a weight, which is the same for all
      at += step;
      section = sectionOf(starts, at, section);
      const own = (section / SECTIONS) | 0;
      if (own !== article) {
        article = own;
        hit = hitIn(found, this.first + article);
      }
      hit.fields |= FIELD_OF[section % SECTIONS];
      if (section % SECTIONS >= TITLE) hit.words.push(at - starts[article * SECTIONS + TITLE]);
    }
  }
}

/** The hit of an article, made when there is none. @param {Map<number, Hit>} found @param {number} id @returns {Hit} */
function hitIn(found, id) {
  let hit = found.get(id);
  if (!hit) found.set(id, (hit = { words: [], fields: 0 }));
  return hit;
}

/** The section that a place lies in, at `from` or after it. @param {Int32Array} starts @param {number} at @param {number} from */
function sectionOf(starts, at, from) {
  let step = 1;
  let low = from;
  while (low + step < starts.length && starts[low + step] <= at) [low, step] = [low + step, step * 2];
  for (; step >= 1; step >>= 1) if (low + step < starts.length && starts[low + step] <= at) low += step;
  return low;
}

/** First entry that does not come before the key. @param {Entry[]} entries @param {string} key */
function place(entries, key) {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle][0] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The part of CBOR (RFC 8949) that Pagefind writes, as plugins/search/cbor.py has it. @param {Uint8Array} bytes */
export function decoded(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const size = (short) => {
    if (short < 24) return short;
    const width = 1 << (short - 24);
    at += width;
    if (width === 1) return bytes[at - 1];
    return width === 2 ? view.getUint16(at - 2) : width === 4 ? view.getUint32(at - 4) : Number(view.getBigUint64(at - 8));
  };
  const value = () => {
    const kind = bytes[at] >> 5;
    const short = bytes[at] & 31;
    at += 1;
    if (![NUMBER, NEGATIVE, TEXT, LIST].includes(kind) || short > 27) throw new Error(`index: value of kind ${kind}/${short}`);
    const count = size(short);
    if (kind === NUMBER) return count;
    if (kind === NEGATIVE) return -1 - count;
    if (kind === TEXT) return DECODER.decode(bytes.subarray(at, (at += count)));
    const items = new Array(count);
    for (let index = 0; index < count; index += 1) items[index] = value();
    return items;
  };
  return value();
}
