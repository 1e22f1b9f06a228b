import { ENDS_LINE, ENDS_PARAGRAPH, HYPHEN_BREAK, isLower, type Units } from "./units.js";
import type { Vocabulary } from "./vocabulary.js";

/** Shorter words may be abbreviations, whose stop says nothing. */
const LONG_WORD = 5;
const COMMA = 44;
const FULL_STOP = 46;
/** A dash that ends a line, an empty one behind it perhaps. */
const DASH_AT_END = /^[—–][^\S\r\n]*(?:(?:\r\n|[\r\n])[^\S\r\n]*){1,2}$/;
/** Shorter words than this are no sign of a parted one. */
const PARTED_WORD = 5;
/** Marks that a window is taken to have read rightly beside its own. */
const USUAL = 2;
/** From this share on, seen so many times, it is a habit. */
const LEAST_SHARE = 0.15;
const LEAST_STOPS = 3;
const LEAST_DASHES = 2;

/** How a window's marks of one kind were read. */
export interface MarkReading {
  /** Places where another mark stands that can only be a misread one. */
  readonly seen: number;
  /** Of all marks of the kind the share that was read so, 0–1. */
  readonly share: number;
  /** Is it the scanner's habit? */
  readonly habit: boolean;
}

export interface MarkReadings {
  /** Read as full stops: behind longer words, before small letters. */
  readonly commas: MarkReading;
  /** Read as dashes: at line ends that part a word. */
  readonly hyphens: MarkReading;
}

/** Counts what stands behind the words of a window, and at its line ends. */
export function readingsOfMarks(units: Units, vocabulary: Vocabulary): MarkReadings {
  const { text, count, start, end, flags } = units;
  let [stops, commas, dashes, hyphens] = [0, 0, 0, 0];
  for (let u = 0; u + 1 < count; u++) {
    if (flags[u] & HYPHEN_BREAK) hyphens++;
    else if (flags[u] & ENDS_LINE && isDash(text, end[u]) && isParted(units, vocabulary, u)) dashes++;
    if (end[u] - start[u] < LONG_WORD || flags[u] & ENDS_PARAGRAPH || start[u + 1] !== end[u] + 2) continue;
    const mark = text.charCodeAt(end[u]);
    if (mark === COMMA) commas++;
    else if (mark === FULL_STOP && isLower(units, u + 1)) stops++;
  }
  return {
    commas: reading(stops, commas, LEAST_STOPS),
    hyphens: reading(dashes, hyphens, LEAST_DASHES),
  };
}

function reading(seen: number, right: number, least: number): MarkReading {
  const share = seen / (seen + right + USUAL);
  return { seen, share, habit: seen >= least && share >= LEAST_SHARE };
}

export function isDash(text: string, at: number): boolean {
  return text[at] === "—" || text[at] === "–";
}

function isParted({ text, start, end, entry }: Units, vocabulary: Vocabulary, u: number): boolean {
  if (entry[u] >= 0 && entry[u + 1] >= 0) return false;
  if (!DASH_AT_END.test(text.slice(end[u], start[u + 1]))) return false;
  const word = text.slice(start[u], end[u]) + text.slice(start[u + 1], end[u + 1]);
  return word.length >= PARTED_WORD && vocabulary.find(word, 0, word.length) >= 0;
}
