import { ACRONYM, COMMON, MIXED, NAME } from "./lexicon.js";

/** COMMON, NAME, ACRONYM or MIXED: how a word of a word list is written. `NATO's` is an ACRONYM, `I` a NAME. */
export function writingFlags(word: string): number {
  if (!/\p{Lu}/u.test(word)) return COMMON;
  if (/^\p{Lu}[^\p{Lu}]*$/u.test(word)) return NAME;
  return /^[\p{Lu}'’.]+(['’]?s)?$/u.test(word) ? ACRONYM : MIXED;
}
