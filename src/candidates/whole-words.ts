import { LONGEST_RUN } from "../models/channel/whole-words.js";
import { shapeOf, UPPER_SHAPE } from "../tokens/shape.js";
import type { Building } from "./building.js";
import { addArc, WHOLE } from "./lattice.js";
import { LOWER, TITLE, UPPER } from "./pool.js";
import { written } from "./surface.js";
import { ENDS_LINE, ENDS_PARAGRAPH, ENDS_SENTENCE, IS_NUMBER, LEAVE, type Units } from "./units.js";

/** A stretch of ink between white space, without the marks of punctuation around it, and the units that it holds. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

const OPENERS = "\"'“‘([.";
const CLOSERS = ".,;!?\"'”’)]";

/** The run that begins with a unit; undefined if the unit does not begin one, or one that is too long. */
export function runAt({ text, count, start, end }: Units, u: number): Run | undefined {
  let first = start[u];
  while (first > 0 && isInk(text, first - 1) && start[u] - first <= LONGEST_RUN) first--;
  if (u > 0 && end[u - 1] > first) return undefined;
  let last = end[u];
  while (last < text.length && isInk(text, last) && last - first <= LONGEST_RUN * 2) last++;
  let to = u + 1;
  while (to < count && start[to] < last) to++;
  while (first < start[u] && OPENERS.includes(text[first])) first++;
  while (last > end[to - 1] && CLOSERS.includes(text[last - 1])) last--;
  if (last < end[to - 1] || last - first > LONGEST_RUN) return undefined;
  return { start: first, end: last, from: u, to };
}

/** A run's text without the marks of punctuation around it. */
export function withoutMarksAround(run: string): string {
  let from = 0;
  let to = run.length;
  while (from < to && OPENERS.includes(run[from])) from++;
  while (to > from && CLOSERS.includes(run[to - 1])) to--;
  return run.slice(from, to);
}

function isInk(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit > 32 && unit !== 0xa0;
}

/** May a run be a word that was misread as a whole? Numbers may, among words; what is left alone otherwise may not. */
export function mayStandForWord({ flags, count }: Units, { from, to }: Run): boolean {
  let number = false;
  for (let u = from; u < to; u++) {
    if (!(flags[u] & LEAVE)) continue;
    if (!(flags[u] & IS_NUMBER)) return false;
    number = true;
  }
  if (!number) return true;
  const before = from > 0 && !(flags[from - 1] & LEAVE);
  const behind = to < count && !(flags[to] & LEAVE);
  return (before && !(flags[from - 1] & ENDS_PARAGRAPH)) || (behind && !(flags[to - 1] & (ENDS_LINE | ENDS_PARAGRAPH)));
}

/** Words that the document showed to be read as a whole as what stands here. */
export function addWholeWords({ lattice, vocabulary, channel }: Building, u: number): void {
  const { units } = lattice;
  const run = runAt(units, u);
  if (run === undefined) return;
  const readings = channel.whole.get(units.text.slice(run.start, run.end));
  if (readings === undefined || !mayStandForWord(units, run)) return;
  for (const { word, cost } of readings) {
    const entry = vocabulary.find(word, 0, word.length);
    if (entry < 0) continue;
    const arc = addArc(lattice, u, run.to, WHOLE, -1, cost / 10, run.start, run.end);
    vocabulary.put(lattice, entry, 0);
    lattice.surface.set(arc, written(vocabulary.textOf(entry), vocabulary.flags(entry), modeAt(units, run)));
  }
}

/** The letters of such a run tell nothing of its capitals: the place does. */
function modeAt({ text, count, start, end, flags }: Units, { from, to }: Run): number {
  const upper = (u: number): boolean =>
    u >= 0 && u < count && end[u] - start[u] > 1 && shapeOf(text, start[u], end[u]) === UPPER_SHAPE;
  if (upper(from - 1) && upper(to)) return UPPER;
  return from === 0 || flags[from - 1] & (ENDS_SENTENCE | ENDS_PARAGRAPH) ? TITLE : LOWER;
}
