/**
 * The index: its bundles behind one question, "which articles hold this key, and where?", and the articles themselves.
 * @typedef {{site: string, index: URL, manifest: {bundles: string[], documents: number}}} Part  one site's index
 * @typedef {Map<number, import("./bundle.js").Hit>} Hits  id of the article in the index -> where the key stands in it
 * @typedef {{slug: string, site: string, url: string, title: string, date: string, edtf: string, region: string, people: string[], tags: string[], text: string}} Article
 */
import { Bundle } from "./bundle.js";
import { json, unpacked } from "./files.js";

// Ids of a bundle's articles begin at a multiple of this, so that a later bundle has higher ids.
const STEP = 2 ** 20;

export class Source {
  /** @param {URL} base  folder of the index, with a slash at its end */
  constructor(base) {
    this.base = base;
    this.known = new Map();
    this.articles = new Map();
  }

  /** Load the rules and the tables of the bundles; throws when the index is not there. */
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
    this.tables = await Promise.all(this.bundles.map((folder, index) => new Bundle(folder, index * STEP).open()));
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
    const parts = await Promise.all(this.tables.map((bundle) => bundle.find(key)));
    return new Map(parts.flatMap((part) => [...part]));
  }

  /** Id of an article by its bundle and its number there. @param {number} bundle @param {number} number */
  id(bundle, number) {
    return bundle * STEP + number;
  }

  /** The article with its own text; kept. @param {number} id @returns {Promise<Article>} */
  article(id) {
    if (!this.articles.has(id)) this.articles.set(id, this.read(id));
    return this.articles.get(id);
  }

  /** @param {number} id @returns {Promise<Article>} */
  async read(id) {
    const bundle = Math.floor(id / STEP);
    const { s, u, t = "", d = "", e = "", r = "", p = [], g = [], x = "" } = await unpacked(new URL(`text/${id % STEP}.json.gz`, this.bundles[bundle]));
    return { slug: s, site: this.sites[bundle], url: u, title: t, date: d, edtf: e, region: r, people: p, tags: g, text: x };
  }

  /** @param {string} file @returns {Promise<string>}  "" when there is no such file */
  async text(file) {
    if (!this.files.has(file)) return "";
    const answer = await fetch(new URL(file, this.base));
    return answer.ok ? answer.text() : "";
  }
}
