/**
 * The index: Pagefind's bundles behind one question, "which articles hold this key, and where?".
 * @typedef {{words: number[], matchedMetaFields?: string[], data: () => Promise<object>}} Hit  as Pagefind gives it
 * @typedef {Map<string, Hit>} Hits  id of the page in the index -> where the key stands in it
 */

const SPACE = /\u2423/g;
const NEWLINE = /\u2424/g;
const PATIENCE = 20_000;

export class Source {
  /** @param {URL} base  folder of the index, with a slash at its end */
  constructor(base) {
    this.base = base;
    this.known = new Map();
  }

  /** Load the program, the rules and the first bundle; throws when the index is not there. */
  async open() {
    const [manifest, rules] = await Promise.all([json(new URL("manifest.json", this.base)), json(new URL("rules.json", this.base)), this.start()]);
    this.files = new Set(manifest.words.map((name) => `words/${name}.txt`));
    this.total = manifest.documents;
    this.bundles = manifest.bundles;
    this.rules = rules;
    if (!manifest.bundles) return this;
    if (!this.index) throw new Error("no index");
    const others = Array.from({ length: manifest.bundles - 1 }, (_, number) => path(new URL(`${number + 1}/`, this.base)));
    await Promise.all(others.map((other) => this.index.mergeIndex(other, { baseUrl: "/" })));
    return this;
  }

  /** Load Pagefind and the first bundle while the rest is on its way; an archive without articles has none. */
  async start() {
    const program = await import(new URL("0/pagefind.js", this.base).href).catch(() => null);
    if (!program) return;
    this.index = program.createInstance({ basePath: path(new URL("0/", this.base)), baseUrl: "/", noWorker: true });
    await this.index.init();
  }

  /**
   * Articles that hold the key; answers are kept.
   * @param {string} key
   * @returns {Promise<Hits>}
   */
  find(key) {
    if (!this.known.has(key)) this.known.set(key, this.ask(key));
    return this.known.get(key);
  }

  /** @param {string} key @returns {Promise<Hits>} */
  async ask(key) {
    if (!this.index) return new Map();
    // Pagefind waits for ever when its program cannot start, so the first answer has a limit.
    const { results } = await (this.alive ? this.index.search(key) : Promise.race([this.index.search(key), late()]));
    this.alive = true;
    return new Map(results.map((one) => [one.id, one]));
  }

  /** @param {string} file @returns {Promise<string>}  "" when there is no such file */
  async text(file) {
    if (!this.files.has(file)) return "";
    const answer = await fetch(new URL(file, this.base));
    return answer.ok ? answer.text() : "";
  }
}

/**
 * The article behind a hit, with its own text.
 * @param {Hit} hit
 * @returns {Promise<{slug: string, url: string, title: string, date: string, edtf: string, region: string, people: string[], text: string}>}
 */
export async function article(hit) {
  const fragment = await hit.data();
  const payload = JSON.parse(fragment.anchors[0].id.replace(SPACE, " ").replace(NEWLINE, "\\n"));
  return {
    slug: payload.s,
    url: payload.u,
    title: payload.t ?? "",
    date: payload.d ?? "",
    edtf: payload.e ?? "",
    region: payload.r ?? "",
    people: payload.p ?? [],
    text: payload.x ?? "",
  };
}

const late = () => new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("Pagefind did not start")));

/** @param {URL} url */
const path = (url) => url.pathname;

/** @param {URL} url */
async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer.json();
}
