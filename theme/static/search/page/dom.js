/** Elements from data. Text is always set as text, so nothing that was typed or found becomes markup. */

/**
 * @param {string} name @param {Record<string, string|boolean>} [attributes] @param {...(Node|string)} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/**
 * A text with its marks.
 * @param {string} text @param {import("../engine/marks.js").Mark[]} marks @param {number} [start] @param {number} [end]
 */
export function marked(text, marks, start = 0, end = text.length) {
  const parts = document.createDocumentFragment();
  let at = start;
  for (const mark of marks) {
    if (mark.start < at || mark.end > end) continue;
    parts.append(text.slice(at, mark.start), element("mark", {}, text.slice(mark.start, mark.end)));
    at = mark.end;
  }
  parts.append(text.slice(at, end));
  return parts;
}
