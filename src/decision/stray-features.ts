import type { Facts } from "../candidates/facts.js";
import type { MarkReading } from "../candidates/misread-marks.js";
import { BEHIND, COMMA, FIRST, HEAD, markKey, PLACES, rankOf, TAIL } from "../candidates/stray.js";
import type { Units } from "../candidates/units.js";

/** Units on either side in which the mark is looked for again. */
const NEAR = 120;
/** So that marks and dirt that are as frequent as can be have a logarithm about 9. */
const LOG_SCALE = 9;
const LITTLE_DIRT = 0.1;
const LITTLE_SHARE = 0.01;

/** Features of what is no stray: as many as `strayFeatures` gives. */
export const NOT_STRAY: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0];

/** What there is to know of marks in [start, end) beside unit `u`: "stray" to "strayBeside" of FEATURES. */
export function strayFeatures(
  units: Units,
  facts: Facts,
  u: number,
  start: number,
  end: number,
  surface: string,
): number[] {
  const { text } = units;
  const marks = text.slice(start, end).trim();
  const place = PLACES[surface] ?? placeOf(units, u, start, end);
  const reading = readingFor(facts, place);
  const { times, dirt } = facts.marks();
  const [mark] = marks.split(" ");
  const count = Math.max(1, reading?.seen ?? times.get(markKey(place, mark)) ?? 0);
  const often = reading === undefined ? count / units.count : reading.share + LITTLE_SHARE;
  let near = 0;
  for (let i = Math.max(0, start - NEAR); i < Math.min(text.length, end + NEAR); i++) if (text[i] === marks[0]) near++;
  const beside = place === HEAD ? end < units.start[u] : place >= TAIL && start > units.end[u];
  return [
    place,
    rankOf(marks),
    Math.log(count),
    Math.log(often) + LOG_SCALE,
    kindOf(text.slice(end, end + 4).trim()[0]),
    near,
    Math.log((dirt + LITTLE_DIRT) / units.count) + LOG_SCALE,
    beside ? rankOf(text[place === HEAD ? end : start - 1]) : 0,
  ];
}

/** How marks of the kind were read of which one may be read here; undefined for what was no mark. */
function readingFor({ readings: { commas, hyphens } }: Facts, place: number): MarkReading | undefined {
  if (place < COMMA) return undefined;
  return place === COMMA ? commas : hyphens;
}

function placeOf(units: Units, u: number, start: number, end: number): number {
  if (/\s/.test(units.text[start])) return BEHIND;
  if (/\s/.test(units.text[end - 1])) return FIRST;
  return start < units.start[u] ? HEAD : TAIL;
}

/** 0 for nothing, 1 for a small letter, 2 for a capital, 3 for a digit, 4 for a mark. */
function kindOf(unit: string | undefined): number {
  if (unit === undefined) return 0;
  if (/\p{Ll}/u.test(unit)) return 1;
  if (/\p{Lu}/u.test(unit)) return 2;
  return /\p{N}/u.test(unit) ? 3 : 4;
}
