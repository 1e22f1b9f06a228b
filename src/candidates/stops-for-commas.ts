import { ENDS_PARAGRAPH, isLower, type Units } from "./units.js";

/** Shorter words may be abbreviations, whose stop says nothing. */
const LONG_WORD = 5;
const COMMA = 44;
const FULL_STOP = 46;
/** Commas that a window is taken to have beside its own. */
const USUAL_COMMAS = 2;
/** From here on commas are read as full stops all through, at line ends too. */
const LEAST_SEEN = 3;
const LEAST_SHARE = 0.15;

/** How a window's commas were read. */
export interface CommaReadings {
  /** Full stops in the middle of sentences: behind longer words, before small letters. */
  readonly stops: number;
  /** Of all commas the share that was read so, 0–1. */
  readonly share: number;
  /** Is it the scanner's habit? */
  readonly habit: boolean;
}

/** Counts what stands behind the longer words of a window. */
export function readingsOfCommas(units: Units): CommaReadings {
  const { text, count, start, end, flags } = units;
  let stops = 0;
  let commas = 0;
  for (let u = 0; u + 1 < count; u++) {
    if (end[u] - start[u] < LONG_WORD || flags[u] & ENDS_PARAGRAPH || start[u + 1] !== end[u] + 2) continue;
    const mark = text.charCodeAt(end[u]);
    if (mark === COMMA) commas++;
    else if (mark === FULL_STOP && isLower(units, u + 1)) stops++;
  }
  const share = stops / (stops + commas + USUAL_COMMAS);
  return { stops, share, habit: stops >= LEAST_SEEN && share >= LEAST_SHARE };
}
