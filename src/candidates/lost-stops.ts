import { shapeOf, TITLE_SHAPE } from "../tokens/shape.js";
import { isHardlyName, isLikeCapital } from "./capitals.js";
import {
  ENDS_LINE,
  ENDS_PARAGRAPH,
  ENDS_SENTENCE,
  HYPHEN_BREAK,
  isLower,
  LEAVE,
  LINE_JOIN,
  MARKED,
  ONE_SPACE,
  type Units,
} from "./units.js";
import type { Vocabulary } from "./vocabulary.js";

/** Words commoner than this begin sentences and do not end them, nats. */
const STARTER = 7;
/** Sentences that a window is taken to have beside its own, with this many lost stops. */
const USUAL_SENTENCES = 2;
const USUAL_LOST = 0.2;

/** Line ends on either side by which a line is told to be verse, how many of them there must be, and how many must be like it. */
const LINES_BESIDE = 3;
const LEAST_LINES = 2;
const SHARE_OF_VERSE = 0.6;
/** A line that stands in farther than that of a paragraph. */
const INDENTED = /[\r\n](?:\t| {5})/;

/**
 * By unit, 1 where a line ends whose neighbours go on with capitals, sentences or not, as lines of verse and of lists do, or where the next one is set in: such a capital
 * says nothing of a lost stop.
 */
export function endsOfVerse(units: Units): Uint8Array {
  const { count, flags, text, start, end } = units;
  const verse = new Uint8Array(count);
  const ends: number[] = [];
  const large: boolean[] = [];
  for (let u = 0; u + 1 < count; u++) {
    if (!(flags[u] & ENDS_LINE) || flags[u] & (LEAVE | ENDS_PARAGRAPH | HYPHEN_BREAK)) continue;
    if (flags[u + 1] & LEAVE || (flags[u] & MARKED && flags[u] & ENDS_SENTENCE)) continue;
    ends.push(u);
    large.push(shapeOf(text, start[u + 1], end[u + 1]) === TITLE_SHAPE);
  }
  ends.forEach((u, i) => {
    let seen = 0;
    let alike = 0;
    for (let k = Math.max(0, i - LINES_BESIDE); k <= Math.min(ends.length - 1, i + LINES_BESIDE); k++) {
      if (k === i) continue;
      seen++;
      if (large[k]) alike++;
    }
    const indented = INDENTED.test(text.slice(end[u], start[u + 1]));
    if (indented || (seen >= LEAST_LINES && alike >= SHARE_OF_VERSE * seen)) verse[u] = 1;
  });
  return verse;
}

/**
 * Share of a window's sentences that have lost their full stop, 0–1: of the capitals on words that begin sentences, those behind a
 * word without a mark. As many of these as stand behind words that no sentence ends in are the manner of the text: titles, reverence.
 */
export function shareOfLostStops(units: Units, vocabulary: Vocabulary, verse: Uint8Array): number {
  const { count, flags, text, start, end } = units;
  let marked = 0;
  let bare = 0;
  let bareAll = 0;
  let within = 0;
  let withinAll = 0;
  for (let u = 0; u + 2 < count; u++) {
    if (flags[u] & (LEAVE | ENDS_PARAGRAPH) || !isLower(units, u) || !isLower(units, u + 2)) continue;
    if (flags[u + 1] & LEAVE || !beginsSentences(vocabulary, units.entry[u + 1])) continue;
    const first = text[start[u + 1]].toUpperCase();
    // A small letter that is read for its capital says nothing of stops.
    if (isLikeCapital(first) || first === "I" || first === "J") continue;
    const capital = shapeOf(text, start[u + 1], end[u + 1]) === TITLE_SHAPE;
    if (flags[u] & MARKED) {
      if (capital && flags[u] & ENDS_SENTENCE) marked++;
      continue;
    }
    if (!(flags[u] & (ONE_SPACE | LINE_JOIN)) || verse[u] !== 0) continue;
    const entry = units.entry[u];
    if (entry < 0 || mayEndSentence(units, u, vocabulary.cost(entry))) {
      bareAll++;
      if (capital) bare++;
    } else {
      withinAll++;
      if (capital) within++;
    }
  }
  const manner = within / (withinAll + 1);
  const lost = Math.max(0, bare - manner * bareAll);
  return (lost + USUAL_LOST) / (lost + marked + USUAL_SENTENCES);
}

/** Is it one of the words that sentences begin with, and no names are: The, He, It? */
export function beginsSentences(vocabulary: Vocabulary, entry: number): boolean {
  return entry >= 0 && isHardlyName(vocabulary, entry) && vocabulary.cost(entry) < STARTER;
}

/** No sentence ends in an article or a preposition, and what is capitalised is more often a name. */
export function mayEndSentence(units: Units, u: number, cost: number): boolean {
  return units.end[u] - units.start[u] > 2 && isLower(units, u) && cost > STARTER;
}
