/**
 * The index: Pagefind's bundles behind one question, "which articles hold this key, and where?", and the articles themselves.
 * @typedef {{words: number[], matchedMetaFields?: string[]}} Hit  as Pagefind gives it
 * @typedef {Map<string, Hit>} Hits  id of the article in the index -> where the key stands in it
 * @typedef {{slug: string, url: string, title: string, date: string, edtf: string, region: string, people: string[], tags: string[], text: string}} Article
 */

const PATIENCE = 20_000;
// Letters of a bundle's name that begin the ids of its articles, as plugins/search/bundles.py has it.
const TAG = 6;

export class Source {
  /** @param {URL} base  folder of the index, with a slash at its end */
  constructor(base) {
    this.base = base;
    this.known = new Map();
    this.articles = new Map();
  }

  /** Load the program, the rules and the tables of the bundles; throws when the index is not there. */
  async open() {
    const rules = json(new URL("rules.json", this.base));
    const manifest = await json(new URL("manifest.json", this.base));
    this.files = new Set(manifest.words.map((name) => `words/${name}.txt`));
    this.total = manifest.documents;
    /** @type {URL[]} folders of the bundles */
    this.bundles = manifest.bundles.map((name) => new URL(`${name}/`, this.base));
    this.tags = manifest.bundles.map((name) => name.slice(0, TAG));
    if (this.bundles.length) await this.start();
    this.rules = await rules;
  }

  /** Load Pagefind and its bundles. */
  async start() {
    const [first, ...others] = this.bundles;
    const program = await import(new URL("pagefind.js", first).href);
    this.index = program.createInstance({ basePath: first.pathname, baseUrl: "/", noWorker: true });
    // The others wait for the program's start only where they need it.
    await Promise.all([this.index.init(), ...others.map((other) => this.index.mergeIndex(other.pathname, { baseUrl: "/" }))]);
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

  /** Id of an article by its bundle and its number there. @param {number} bundle @param {number} number */
  id(bundle, number) {
    return `${this.tags[bundle]}-${number}`;
  }

  /** The article with its own text; kept. @param {string} id @returns {Promise<Article>} */
  article(id) {
    if (!this.articles.has(id)) this.articles.set(id, this.read(id));
    return this.articles.get(id);
  }

  /** @param {string} id @returns {Promise<Article>} */
  async read(id) {
    const [tag, number] = id.split("-");
    const { s, u, t = "", d = "", e = "", r = "", p = [], g = [], x = "" } = await unpacked(new URL(`text/${number}.json.gz`, this.bundles[this.tags.indexOf(tag)]));
    return { slug: s, url: u, title: t, date: d, edtf: e, region: r, people: p, tags: g, text: x };
  }

  /** @param {string} file @returns {Promise<string>}  "" when there is no such file */
  async text(file) {
    if (!this.files.has(file)) return "";
    const answer = await fetch(new URL(file, this.base));
    return answer.ok ? answer.text() : "";
  }
}

const late = () => new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("Pagefind did not start")));

/** @param {URL} url */
async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer;
}

/** @param {URL} url */
const json = async (url) => (await fetched(url)).json();

/** A packed file of the index. @param {URL} url */
export async function unpacked(url) {
  const bytes = new Uint8Array(await (await fetched(url)).arrayBuffer());
  // Some servers unpack a .gz on the way.
  if (bytes[0] !== 0x1f) return JSON.parse(new TextDecoder().decode(bytes));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
