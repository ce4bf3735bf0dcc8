/** The peers behind one function: query -> slugs, best first. `ask.saved()` is the index as the peer would save it. */
import { normal } from "./analyser/words.js";

const K = 10;

const peers = {
  async pagefind() {
    const pagefind = await import("./pagefind/pagefind.js");
    await pagefind.options({ baseUrl: "/" });
    return async (query) => {
      const { results } = await pagefind.search(query);
      const found = await Promise.all(results.slice(0, K).map((one) => one.data()));
      return found.map((one) => one.url.split("/").filter(Boolean).at(-1));
    };
  },

  async orama() {
    const { create, insertMultiple, save, search } = await import("./orama/index.js");
    const { stemmer } = await import("./orama-ar.js");
    const database = create({ schema: { title: "string", text: "string" }, components: { tokenizer: { language: "arabic", stemming: true, stemmer } } });
    await insertMultiple(database, await documents());
    const ask = async (query) => {
      const { hits } = await search(database, { term: query, properties: ["title", "text"], boost: { title: 2 }, tolerance: 1, limit: K });
      return hits.map((hit) => hit.id);
    };
    ask.saved = () => JSON.stringify(save(database));
    return ask;
  },

  async minisearch() {
    const { default: MiniSearch } = await import("./minisearch.js");
    const index = new MiniSearch({ fields: ["title", "text"], processTerm: (term) => normal(term).replace(/^(?:[وف]?(?:بال|كال|ال|لل))(?=..)/, "") || null });
    index.addAll(await documents());
    const ask = async (query) => index.search(query, { prefix: true, fuzzy: 0.2, boost: { title: 2 }, combineWith: "AND" }).slice(0, K).map((hit) => hit.id);
    const any = async (query) => index.search(query, { prefix: true, fuzzy: 0.2, boost: { title: 2 } }).slice(0, K).map((hit) => hit.id);
    const either = async (query) => ((await ask(query)).length ? ask(query) : any(query));
    either.saved = () => JSON.stringify(index);
    return either;
  },
};

const documents = async () => (await fetch("./documents.json")).json();

/** @param {string} peer */
export const open = (peer) => peers[peer]();
