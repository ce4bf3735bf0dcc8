/** On an article opened from a search: mark the words that were found and go to the first. Loaded only when the address says so. */
import { normal, words } from "./analyser/words.js";

const wanted = new Set(/[#&]m=([^&:]*)/.exec(location.hash)?.[1].split(",").map(decoded).filter(Boolean));

/** @param {string} part */
function decoded(part) {
  try {
    return normal(decodeURIComponent(part));
  } catch {
    return "";
  }
}

/** Wrap the wanted words of a text node in <mark>. @param {Text} node */
function markIn(node) {
  const text = node.data;
  const parts = document.createDocumentFragment();
  let at = 0;
  for (const { start, end } of words(text)) {
    if (start < at || !wanted.has(normal(text.slice(start, end)))) continue;
    const mark = document.createElement("mark");
    mark.append(text.slice(start, end));
    parts.append(text.slice(at, start), mark);
    at = end;
  }
  if (!at) return;
  parts.append(text.slice(at));
  node.replaceWith(parts);
}

/** @param {Element|null} place */
function markAll(place) {
  if (!place) return;
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  nodes.forEach(markIn);
}

if (wanted.size) {
  const article = document.querySelector("article[data-slug]");
  const body = article?.querySelector('[itemprop="articleBody"]') ?? null;
  markAll(article?.querySelector("h1") ?? null);
  markAll(body);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  (body?.querySelector("mark") ?? article?.querySelector("mark"))?.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}
