/**
 * One bundle of the index in the browser. Pagefind wrote it; its own reader looks through every word that is loaded for each key, which
 * takes most of a query's time in a large archive, so the tables are read here: keys in order, each with its articles.
 * @typedef {{words: number[], fields: string[]}} Hit  where a key stands in an article: places in the text, names of other fields
 * @typedef {[string, [number, number[], number[]][]]} Entry  a key with its articles: number after the one before, places, fields
 */
import { unzipped } from "./files.js";

const SIGNATURE = "pagefind_dcd".length;
const LAST = "\uffff";
const [NUMBER, NEGATIVE, TEXT, LIST] = [0, 1, 3, 4];
const DECODER = new TextDecoder();

export class Bundle {
  /** @param {URL} folder @param {string} tag  begins the ids of its articles */
  constructor(folder, tag) {
    this.folder = folder;
    this.tag = tag;
    /** @type {Map<string, Promise<Entry[]>>} */
    this.chunks = new Map();
  }

  /** @returns {Promise<Bundle>} */
  async open() {
    const [, , ranges, , , fields] = await this.table("pagefind.table.pf_meta");
    this.ranges = ranges;
    this.fields = fields;
    return this;
  }

  /**
   * Articles that hold a key that begins so; whole keys end in a letter that stands at no other place.
   * @param {string} beginning @returns {Promise<Map<string, Hit>>} by the article's id
   */
  async find(beginning) {
    const near = this.ranges.filter(([first, last]) => last >= beginning && first <= beginning + LAST);
    const chunks = await Promise.all(near.map(([, , name]) => this.chunk(name)));
    const found = new Map();
    for (const entries of chunks) {
      for (let index = place(entries, beginning); entries[index]?.[0].startsWith(beginning); index += 1) this.read(entries[index], found);
    }
    return found;
  }

  chunk(name) {
    if (!this.chunks.has(name)) this.chunks.set(name, this.table(`index/${name}.pf_index`).then(([entries]) => entries));
    return this.chunks.get(name);
  }

  async table(name) {
    return decoded((await unzipped(new URL(name, this.folder))).subarray(SIGNATURE));
  }

  /** @param {Entry} entry @param {Map<string, Hit>} found */
  read([, pages], found) {
    let number = 0;
    for (const [step, steps, marks] of pages) {
      number += step;
      const id = `${this.tag}-${number}`;
      const hit = { words: summed(steps), fields: marks.filter((mark) => mark < 0).map((mark) => this.fields[-1 - mark]) };
      const other = found.get(id);
      found.set(id, other ? { words: united(other.words, hit.words), fields: [...other.fields, ...hit.fields] } : hit);
    }
  }
}

/** Two forms of a word stand at the same place. @param {number[]} places @param {number[]} more */
const united = (places, more) => [...new Set([...places, ...more])].sort((one, other) => one - other);

/** Places are kept as steps; a negative number among them is a weight. @param {number[]} steps */
function summed(steps) {
  const places = [];
  let at = 0;
  for (const step of steps) if (step >= 0) places.push((at += step));
  return places;
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
