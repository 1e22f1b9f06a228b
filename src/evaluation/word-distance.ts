import { distance } from "fastest-levenshtein";
import type { Comparable, Piece } from "./alignment.js";

/** Words that one piece may have for each to stand as a UTF-16 unit of its own. */
const MOST_WORDS = 30_000;

/** Levenshtein distance of two texts in words, summed over their pieces. */
export function wordDistance(truth: Comparable, text: Comparable, pieces: readonly Piece[]): number {
  let total = 0;
  for (const { truthStart, truthEnd, textStart, textEnd } of pieces)
    total += between(truth.words.slice(truthStart, truthEnd), text.words.slice(textStart, textEnd));
  return total;
}

function between(truth: readonly string[], text: readonly string[]): number {
  if (truth.length > MOST_WORDS || text.length > MOST_WORDS) {
    // Cut in half: an upper bound, where the texts have next to nothing in common.
    const [truthHalf, textHalf] = [truth.length >> 1, text.length >> 1];
    const first = between(truth.slice(0, truthHalf), text.slice(0, textHalf));
    return first + between(truth.slice(truthHalf), text.slice(textHalf));
  }
  const units = new Map<string, string>();
  const encode = (words: readonly string[]): string => {
    let encoded = "";
    for (const word of words) {
      const unit = units.get(word) ?? String.fromCharCode(units.size);
      units.set(word, unit);
      encoded += unit;
    }
    return encoded;
  };
  return distance(encode(truth), encode(text));
}
