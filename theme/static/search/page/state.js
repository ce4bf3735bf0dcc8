/**
 * The state of the page, kept in its address so that a search can be shared: ?q=…&region=…&person=…&year=…&tag=…&sort=…
 * @typedef {{q: string, sort: string, chosen: Record<string, string[]>}} State
 */
export const FACETS = ["region", "person", "year", "tag"];
export const SORTS = ["relevance", "newest", "oldest"];

/** @param {string} search @returns {State} */
export function read(search) {
  const asked = new URLSearchParams(search);
  const sort = asked.get("sort");
  return {
    q: asked.get("q") ?? "",
    sort: SORTS.includes(sort) ? sort : SORTS[0],
    chosen: Object.fromEntries(FACETS.map((name) => [name, [...new Set(asked.getAll(name))].slice(0, 20)])),
  };
}

/** @param {State} state @returns {string} */
export function write(state) {
  const asked = new URLSearchParams();
  if (state.q) asked.set("q", state.q);
  for (const name of FACETS) for (const value of state.chosen[name]) asked.append(name, value);
  if (state.sort !== SORTS[0]) asked.set("sort", state.sort);
  const text = asked.toString();
  return text ? `?${text}` : "";
}

/** @param {State} state */
export const anyChosen = (state) => FACETS.some((name) => state.chosen[name].length);
