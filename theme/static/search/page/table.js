/**
 * The facets of every article, read once and only when results are there to be counted.
 * @typedef {{region: string, person: string[], year: string, tag: string[], day: number}} Row
 */
import { unpacked } from "../engine/files.js";
import { FACETS } from "./state.js";

/** Facets of several values, each with the name of its file. */
export const LISTS = { person: "people", tag: "tags" };

/**
 * @param {import("../engine/source.js").Source} source
 * @returns {Promise<Map<number, Row>>}  by the article's id in the index; people and tags are added by `fill`
 */
export async function load(source) {
  const rows = new Map();
  const parts = await files(source, "facets");
  parts.forEach((part, bundle) => {
    part.d.forEach((day, index) => {
      const year = Math.floor(day / 10000);
      rows.set(source.id(bundle, index), {
        region: part.regions[part.r[index]],
        person: [],
        year: year ? String(year) : "",
        tag: [],
        day,
      });
    });
  });
  return rows;
}

/** Fill in the people or the tags of every row: the larger parts of the table, read when a reader opens that facet. */
export async function fill(rows, source, facet) {
  const all = rows.values();
  for (const part of await files(source, LISTS[facet])) {
    for (const numbers of part.rows) all.next().value[facet] = numbers.map((number) => part.names[number]);
  }
}

const files = (source, name) => Promise.all(source.bundles.map((folder) => unpacked(new URL(`${name}.json.gz`, folder))));

/** Whether a row has a chosen value of the facet, or none is chosen. @param {Row} row @param {string} facet @param {string[]} values */
function fits(row, facet, values) {
  if (!values.length) return true;
  const own = row?.[facet] ?? "";
  return Array.isArray(own) ? own.some((value) => values.includes(value)) : values.includes(own);
}

/**
 * Articles that fit every facet (any chosen value inside a facet, all facets together).
 * @template {{id: number}} T
 * @param {T[]} ranked @param {Map<number, Row>} rows @param {Record<string, string[]>} chosen
 * @returns {T[]}
 */
export function filtered(ranked, rows, chosen) {
  return ranked.filter((one) => FACETS.every((facet) => fits(rows.get(one.id), facet, chosen[facet])));
}

/**
 * How many articles each value would leave, under what is chosen in the other facets.
 * @param {{id: number}[]} ranked @param {Map<number, Row>} rows @param {Record<string, string[]>} chosen
 * @returns {Record<string, [string, number][]>}
 */
export function counted(ranked, rows, chosen) {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  for (const { id } of ranked) {
    const row = rows.get(id);
    if (!row) continue;
    const failed = FACETS.filter((facet) => !fits(row, facet, chosen[facet]));
    if (failed.length > 1) continue;
    for (const facet of failed.length ? failed : FACETS) {
      for (const value of [row[facet]].flat()) if (value) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
  }
  for (const facet of FACETS) for (const value of chosen[facet]) if (!counts[facet].has(value)) counts[facet].set(value, 0);
  return Object.fromEntries(FACETS.map((facet) => [facet, sorted(facet, [...counts[facet]])]));
}

function sorted(facet, pairs) {
  const byName = (one, other) => one[0].localeCompare(other[0], "ar");
  return facet === "year" ? pairs.sort((one, other) => other[0] - one[0]) : pairs.sort((one, other) => other[1] - one[1] || byName(one, other));
}

/** Articles by day; undated ones last in both directions. @param {{id: number}[]} ranked @param {Map<number, Row>} rows @param {boolean} newest */
export function byDay(ranked, rows, newest) {
  const day = (one) => rows.get(one.id)?.day || (newest ? 0 : Infinity);
  return [...ranked].sort((one, other) => (newest ? day(other) - day(one) : day(one) - day(other)));
}
