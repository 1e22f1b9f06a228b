import { shapeOf, TITLE_SHAPE } from "../tokens/shape.js";
import { isHardlyName } from "./capitals.js";
import type { Facts } from "./facts.js";
import { ABBREVIATION_STOP, addArc, type Lattice, STOP } from "./lattice.js";
import { isCommonOnly, UNKNOWN } from "./propose.js";
import { ENDS_PARAGRAPH, LINE_JOIN, MARKED, ONE_SPACE, type Units } from "./units.js";
import { isAbbreviation, type Vocabulary } from "./vocabulary.js";

/** Words commoner than this begin sentences and do not end them, nats. */
const STARTER = 7;
/** A full stop lost at a sentence's end, given that a capital follows; and behind an abbreviation that the text writes with one. */
const LOST_STOP = 0;
const LOST_STOP_OF_ABBREVIATION = 0.5;

/** The full stop that a scan may have lost behind a word. */
export function addStops(lattice: Lattice, facts: Facts, u: number, vocabulary: Vocabulary, keepChannel: number): void {
  const { units } = lattice;
  const { text, flags } = units;
  if (flags[u] & MARKED || !(flags[u] & (ONE_SPACE | LINE_JOIN))) return;
  const start = units.start[u];
  const end = units.end[u];
  const entry = facts.entry[u];
  const add = (kind: number, cost: number): void => {
    const arc = addArc(lattice, u, u + 1, kind, -1, keepChannel + cost, start, end);
    vocabulary.put(lattice, entry, 0);
    lattice.surface.set(arc, `${text.slice(start, end)}.`);
  };
  if (isAbbreviation(vocabulary, entry) && units.stopped[u] > 2 * (units.repeated[u] - units.stopped[u]))
    add(ABBREVIATION_STOP, LOST_STOP_OF_ABBREVIATION);
  else if (mayEndSentence(text, start, end, vocabulary.cost(entry)) && sentenceMayStart(units, u + 1, vocabulary))
    add(STOP, LOST_STOP);
}

/** No sentence ends in an article or a preposition, and what is capitalised is more often a name. */
function mayEndSentence(text: string, start: number, end: number, cost: number): boolean {
  return end - start > 2 && text.charCodeAt(start) >= 97 && cost > STARTER;
}

/** A capital on one of the words that sentences begin with: The, He, It. */
function sentenceMayStart(units: Units, u: number, vocabulary: Vocabulary): boolean {
  const start = units.start[u];
  const end = units.end[u];
  if (shapeOf(units.text, start, end) !== TITLE_SHAPE) return false;
  const entry = vocabulary.find(units.text, start, end);
  return entry !== UNKNOWN && isHardlyName(vocabulary, entry) && vocabulary.cost(entry) < STARTER;
}

/** Does what follows look like a new sentence: the end of a paragraph, or a capital on a word that is no name? */
export function sentenceMayEnd(units: Units, u: number, vocabulary: Vocabulary): boolean {
  const flags = units.flags[u];
  if (flags & MARKED) return false;
  if (flags & ENDS_PARAGRAPH) return true;
  if (!(flags & (ONE_SPACE | LINE_JOIN)) || u + 1 >= units.count) return false;
  const start = units.start[u + 1];
  const end = units.end[u + 1];
  if (shapeOf(units.text, start, end) !== TITLE_SHAPE) return false;
  const entry = vocabulary.find(units.text, start, end);
  return entry !== UNKNOWN && isCommonOnly(vocabulary.flags(entry)) && vocabulary.cost(entry) < 9;
}
