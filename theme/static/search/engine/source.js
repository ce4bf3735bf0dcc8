/**
 * The index: Pagefind's bundles behind one question, "which articles hold this key, and where?", and the articles themselves.
 * @typedef {{words: number[], matchedMetaFields?: string[]}} Hit  as Pagefind gives it
 * @typedef {{site: string, index: URL, manifest: {bundles: string[], documents: number}}} Part  one site's index
 * @typedef {Map<string, Hit>} Hits  id of the article in the index -> where the key stands in it
 * @typedef {{slug: string, site: string, url: string, title: string, date: string, edtf: string, region: string, people: string[], tags: string[], text: string}} Article
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
    /** @type {Part[]} this site first, then the sites that hold the archive's other years */
    const parts = [{ site: "", index: this.base, manifest }, ...(await this.others(manifest.shards ?? []))];
    const bundles = parts.flatMap(({ site, index, manifest }) => manifest.bundles.map((name) => ({ site, name, folder: new URL(`${name}/`, index) })));
    this.total = parts.reduce((sum, part) => sum + part.manifest.documents, 0);
    /** @type {URL[]} folders of the bundles */
    this.bundles = bundles.map((bundle) => bundle.folder);
    this.sites = bundles.map((bundle) => bundle.site);
    this.tags = bundles.map((bundle) => bundle.name.slice(0, TAG));
    if (this.bundles.length) await this.start();
    this.rules = await rules;
  }

  /** The indexes of other sites of this origin; one that does not answer is left out. @param {string[]} sites @returns {Promise<Part[]>} */
  async others(sites) {
    const found = sites.map(async (site) => {
      const index = new URL(`${site}search/index/`, this.base);
      return { site, index, manifest: await json(new URL("manifest.json", index)) };
    });
    return (await Promise.allSettled(found)).flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
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
    const bundle = this.tags.indexOf(tag);
    const { s, u, t = "", d = "", e = "", r = "", p = [], g = [], x = "" } = await unpacked(new URL(`text/${number}.json.gz`, this.bundles[bundle]));
    return { slug: s, site: this.sites[bundle], url: u, title: t, date: d, edtf: e, region: r, people: p, tags: g, text: x };
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
