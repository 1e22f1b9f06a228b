import { ACRONYM, COMMON, MIXED, NAME } from "../models/lexicon/lexicon.js";
import { LOWER, TITLE, UPPER } from "./pool.js";

/** Writes a word of the lexicon in a mode; a word that occurs only as a name or an acronym is never put in lower case. */
export function written(word: string, flags: number, mode: number): string {
  let how = mode;
  if (mode === LOWER && (flags & COMMON) === 0) {
    if (flags & NAME) how = TITLE;
    else if (flags & ACRONYM && (flags & MIXED) === 0) how = UPPER;
  }
  if (how === UPPER) return word.toUpperCase();
  return how === TITLE ? word[0].toUpperCase() + word.slice(1) : word;
}

/** A word as its scan had it: the case pattern of `scanned` laid over `word`. */
export function inShapeOf(scanned: string, word: string): string {
  const letters = scanned.replace(/[^\p{L}]/gu, "");
  if (letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase())
    return word.toUpperCase();
  const first = letters[0] ?? "";
  return first !== first.toLowerCase() ? word[0].toUpperCase() + word.slice(1) : word;
}
