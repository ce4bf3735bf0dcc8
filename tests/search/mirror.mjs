// Reads {tables, texts} as JSON from stdin and prints what the JavaScript analyser makes of each text.
import { readFileSync } from "node:fs";

const analyser = await import(new URL("../../theme/static/search/analyser/analyser.js", import.meta.url));
const words = await import(new URL("../../theme/static/search/analyser/words.js", import.meta.url));
const latin = await import(new URL("../../theme/static/search/engine/latin.js", import.meta.url));
const edits = await import(new URL("../../theme/static/search/engine/words.js", import.meta.url));
const asked = JSON.parse(readFileSync(0, "utf8"));
const made = new analyser.Analyser(asked.tables);
const pairs = (forms) => [...forms];
const read = (text) => {
  const { units, spans } = made.read(text);
  return {
    units: units.map(({ word, forms }) => [word.kind, word.text, word.start, word.end, pairs(forms.bases), pairs(forms.stems)]),
    spans: spans.map((span) => [span.kind, span.key, span.start, span.length]),
  };
};
const answer = {
  normal: (asked.texts ?? []).map(words.normal),
  read: (asked.texts ?? []).map(read),
  distance: (asked.spellings ?? []).map(([spelling, word]) => new latin.Spelling(spelling).distance(word)),
  oneEdit: (asked.edits ?? []).map(([one, other]) => edits.oneEdit(one, other)),
};
process.stdout.write(JSON.stringify(answer));
