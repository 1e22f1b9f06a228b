import { shapeOf, TITLE_SHAPE } from "../tokens/shape.js";
import { isHardlyName } from "./capitals.js";
import type { Facts } from "./facts.js";
import { ABBREVIATION_STOP, addArc, type Lattice, STOP } from "./lattice.js";
import { beginsSentences, mayEndSentence } from "./lost-stops.js";
import { isCommonOnly, UNKNOWN } from "./propose.js";
import { ENDS_PARAGRAPH, isLower, LEAVE, LINE_JOIN, MARKED, ONE_SPACE, type Units } from "./units.js";
import { isAbbreviation, type Vocabulary } from "./vocabulary.js";

/** A full stop lost at a sentence's end, given that a capital follows; and behind an abbreviation that the text writes with one. */
const LOST_STOP = 0;
const LOST_STOP_OF_ABBREVIATION = 0.5;
/** From this share of lost stops on they are looked for in more places. */
const LOSES_STOPS = 0.25;

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
  else if (
    facts.verse[u] === 0 &&
    ((mayEndSentence(units, u, vocabulary.cost(entry)) && sentenceMayStart(units, u + 1, vocabulary)) ||
      (facts.lostStops >= LOSES_STOPS && mayHaveLostStop(units, u, vocabulary.cost(entry), vocabulary)))
  )
    add(STOP, LOST_STOP);
}

function isTitle({ text, start, end }: Units, u: number): boolean {
  return shapeOf(text, start[u], end[u]) === TITLE_SHAPE;
}

/**
 * In a text that loses stops: before any capital that is hardly a name's, and at line ends; behind a name only before a word that begins
 * sentences, since lists of names have no stops to lose.
 */
function mayHaveLostStop(units: Units, u: number, cost: number, vocabulary: Vocabulary): boolean {
  if (u + 1 >= units.count || units.flags[u + 1] & LEAVE || !startsCapital(units, u + 1)) return false;
  const ends = mayEndSentence(units, u, cost);
  if (units.flags[u] & LINE_JOIN && ends) return true;
  if (!isTitle(units, u + 1)) return false;
  if (!ends)
    return (
      isTitle(units, u) && sentenceMayStart(units, u + 1, vocabulary) && u + 2 < units.count && isLower(units, u + 2)
    );
  const next = vocabulary.find(units.text, units.start[u + 1], units.end[u + 1]);
  return next !== UNKNOWN && isHardlyName(vocabulary, next);
}

function startsCapital({ text, start }: Units, u: number): boolean {
  return text[start[u]] >= "A" && text[start[u]] <= "Z";
}

/** A capital on one of the words that sentences begin with. */
function sentenceMayStart(units: Units, u: number, vocabulary: Vocabulary): boolean {
  return isTitle(units, u) && beginsSentences(vocabulary, vocabulary.find(units.text, units.start[u], units.end[u]));
}

/** Does what follows look like a new sentence: the end of a paragraph, or a capital on a word that is no name? */
export function sentenceMayEnd(units: Units, u: number, vocabulary: Vocabulary): boolean {
  const flags = units.flags[u];
  if (flags & MARKED) return false;
  if (flags & ENDS_PARAGRAPH) return true;
  if (!(flags & (ONE_SPACE | LINE_JOIN)) || u + 1 >= units.count) return false;
  if (!isTitle(units, u + 1)) return false;
  const entry = vocabulary.find(units.text, units.start[u + 1], units.end[u + 1]);
  return entry !== UNKNOWN && isCommonOnly(vocabulary.flags(entry)) && vocabulary.cost(entry) < 9;
}
