// What kind of error each place is that is wrong after correction.
import { distance } from "fastest-levenshtein";
import { KEEP } from "../dist/candidates/lattice.js";
import { surfaceOf } from "../dist/decoder/surface-of.js";
import { applied } from "../dist/edits/compose.js";
import { createEngine, settle } from "../dist/pipeline/correct-window.js";
import { createDecoder } from "../dist/pipeline/decode-window.js";
import { compileWishes } from "../dist/pipeline/wishes.js";
import { characterMap } from "../scripts/train/label.mjs";

/** The threshold of the level `balanced`. */
const BALANCED = 0.6;
/** From so many edits on, and at least half of its letters, a word is garbled. */
const GARBLED = 3;

const KIND = {
  broken: "right before, broken by us",
  marks: "right letters, other marks",
  division: "right letters, divided otherwise",
  case: "right letters, other case",
  noLetters: "the truth is marks alone",
  digits: "the truth has digits",
  belowThreshold: "proposed, below the threshold",
  withheld: "chosen by the decoder, withheld",
  otherReading: "a candidate, another reading chosen",
  nothing: "nothing left of it in the scan",
  garbled: "garbled beyond three letters and half the word",
  notInLexicon: "the truth is in no lexicon",
  knownWord: "no candidate; the scan has a known word",
  unknownWord: "no candidate; the scan has an unknown word",
};

/** The kinds, in the order in which they are told. */
export const KINDS = Object.values(KIND);

const collapsed = (text) => text.normalize("NFC").replace(/ſ/gu, "s").replace(/\s+/gu, " ").trim();
const letters = (text) =>
  text
    .normalize("NFC")
    .replace(/ſ/gu, "s")
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
const isInk = (character) => character !== undefined && /\S/u.test(character);

/** Where in a text the words stand that a stretch of the truth is aligned to. */
function placeOf(text, map, from, to) {
  let start = map[from];
  let end = map[to];
  while (start > 0 && isInk(text[start - 1])) start--;
  while (end > start && isInk(text[end - 1]) && isInk(text[end])) end++;
  return { start, end };
}

/** Words of the truth, those together whose places in the scan overlap. */
function placesOf(gt, ocr) {
  const map = characterMap(gt, ocr);
  const places = [];
  for (const match of gt.matchAll(/\S+/gu)) {
    const from = match.index;
    const to = from + match[0].length;
    const { start, end } = placeOf(ocr, map, from, to);
    const last = places.at(-1);
    if (last !== undefined && start < last.end) Object.assign(last, { to, end: Math.max(last.end, end) });
    else places.push({ from, to, start, end });
  }
  return places;
}

/** @returns function of a document `{ ocr, gt }`: `{ kind, changed }` of each place that is wrong, and how many were. */
export function createExaminer(models) {
  const { models: ready, prepare, engineOptions } = compileWishes({}, models);
  const engine = createEngine(ready, prepare, engineOptions);
  const decodeWindow = createDecoder(ready);
  const isWord = (word) => word === "" || ready.lexicon.find(word) >= 0;
  const isKnown = (text) => text.split(/[\s\-‐—]+/u).every((word) => isWord(word.replace(/[^\p{L}'’]/gu, "")));

  /** 2: a reading of the best path has these letters, 1: another reading has them, 0: none. */
  const readingOf = ({ lattice, path, proposer }, wanted, start, end) => {
    const { units } = lattice;
    const chosen = new Set(path.arcs);
    let found = 0;
    for (let u = 0; u < units.count; u++) {
      if (units.end[u] <= start || units.start[u] >= end) continue;
      for (let arc = lattice.head[u]; arc >= 0; arc = lattice.next[arc]) {
        if (lattice.kind[arc] === KEEP) continue;
        const surface = surfaceOf(lattice, arc, proposer);
        const fits = letters(surface) === wanted || surface.split(/[\s-]/u).some((part) => letters(part) === wanted);
        if (fits) found = Math.max(found, chosen.has(arc) ? 2 : 1);
      }
    }
    return found;
  };

  return ({ ocr, gt }) => {
    const lessons = [];
    const { corrections } = settle(engine, ocr, lessons, BALANCED);
    const prepared = engine.prepare(ocr);
    const { decoded } = decodeWindow(prepared.units, prepared.rewrites, lessons[0]);
    const sure = corrections.filter(({ confidence }) => confidence >= BALANCED);
    const texts = [applied(ocr, sure), applied(ocr, corrections)].map((text) => ({
      text,
      map: characterMap(gt, text),
    }));
    const remaining = [];
    let wrong = 0;
    for (const { from, to, start, end } of placesOf(gt, ocr)) {
      const truth = collapsed(gt.slice(from, to));
      const scan = collapsed(ocr.slice(start, end));
      const [made, everything] = texts.map(({ text, map }) => {
        const place = placeOf(text, map, from, to);
        return collapsed(text.slice(place.start, place.end));
      });
      if (scan !== truth) wrong++;
      if (made === truth) continue;
      const wanted = letters(truth);
      const kind = () => {
        if (scan === truth) return KIND.broken;
        if (everything === truth) return KIND.belowThreshold;
        if (wanted === "") return KIND.noLetters;
        if (letters(made) === wanted)
          return made.replace(/[^\s]/gu, "") === truth.replace(/[^\s]/gu, "") ? KIND.marks : KIND.division;
        if (letters(made).toLowerCase() === wanted.toLowerCase()) return KIND.case;
        if (/\p{N}/u.test(wanted)) return KIND.digits;
        const reading = readingOf(decoded, wanted, start, end);
        if (reading === 2) return KIND.withheld;
        if (reading === 1) return KIND.otherReading;
        if (letters(scan) === "") return KIND.nothing;
        const edits = distance(letters(scan), wanted);
        if (edits >= GARBLED && edits * 2 >= wanted.length) return KIND.garbled;
        if (!isKnown(truth)) return KIND.notInLexicon;
        return isKnown(scan) ? KIND.knownWord : KIND.unknownWord;
      };
      remaining.push({ kind: kind(), changed: scan !== truth && made !== scan });
    }
    return { wrong, remaining };
  };
}
