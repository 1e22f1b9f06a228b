import { ADDED, align, CHANGED, type Comparable, cutWords, LOST, textBetween } from "./alignment.js";
import { wordDistance } from "./word-distance.js";

/** What a text made of its truth. */
export interface Judgement {
  /** Per word of the truth: 1 if the text has it to the letter, with its marks and the spaces around it. */
  readonly right: Uint8Array;
  /** Per word of the truth, the graphemes of the text that stand for it, [start, end), widened to whole words; empty: none. */
  readonly standsFrom: Int32Array;
  readonly standsTo: Int32Array;
  /** Edit distance in graphemes, and how many of these are graphemes that the truth has not. */
  readonly distance: number;
  readonly added: number;
  /** Edit distance in words. */
  readonly wordDistance: number;
}

const SPACE = 32;
const SPOILT = 1;
const ADDED_BEFORE = 2;

/** Judges each word of the truth. */
export function judge(truth: Comparable, text: Comparable): Judgement {
  const length = truth.graphemes.length;
  const damage = new Uint8Array(length + 1);
  const partner = new Int32Array(length + 1).fill(-1);
  const pieces = cutWords(truth, text);
  let added = 0;
  const step = (kind: number, truthIndex: number, textIndex: number): void => {
    if (kind === ADDED) {
      damage[truthIndex] |= ADDED_BEFORE;
      added++;
      return;
    }
    if (kind === CHANGED || kind === LOST) damage[truthIndex] |= SPOILT;
    if (kind !== LOST) partner[truthIndex] = textIndex;
  };
  const distance = align(truth, text, step, pieces);

  const count = truth.words.length;
  const right = new Uint8Array(count);
  const standsFrom = new Int32Array(count);
  const standsTo = new Int32Array(count);
  for (let word = 0; word < count; word++) {
    const start = truth.wordStart[word];
    const end = word + 1 < count ? truth.wordStart[word + 1] - 1 : length;
    right[word] = isWhole(damage, start, end, length) ? 1 : 0;
    let from = -1;
    let to = -1;
    for (let at = start; at < end; at++) {
      if (partner[at] < 0) continue;
      if (from < 0) from = partner[at];
      to = partner[at] + 1;
    }
    if (from < 0) continue;
    while (from > 0 && text.graphemes[from - 1] !== SPACE) from--;
    while (to < text.graphemes.length && text.graphemes[to] !== SPACE) to++;
    standsFrom[word] = from;
    standsTo[word] = to;
  }
  return { right, standsFrom, standsTo, distance, added, wordDistance: wordDistance(truth, text, pieces) };
}

/** Is nothing changed from the space before a word to the space after it, and nothing put in? */
function isWhole(damage: Uint8Array, start: number, end: number, length: number): boolean {
  if (start > 0 && damage[start - 1] & SPOILT) return false;
  for (let at = start; at <= end; at++) {
    if (damage[at] & ADDED_BEFORE) return false;
    if (at < length && damage[at] & SPOILT) return false;
  }
  return true;
}

/** The words of a text that stand for a word of the truth. */
export function standing(text: Comparable, { standsFrom, standsTo }: Judgement, word: number): string {
  return textBetween(text, standsFrom[word], standsTo[word]);
}
