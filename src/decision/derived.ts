/** What `derivation` answers. */
const NOT_DERIVED = 0;
const INFLECTED = 1;
const COMPOUND = 2;

const SUFFIXES =
  "s es ed d ing ings ly ness less like ful er ers or est y ish ship wise ward wards able ible ment ments ism ist ists ian al ic ize ise ized ised".split(
    " ",
  );
const PREFIXES = "un re in im dis mis non over under out fore inter pre sub super co anti be en up".split(" ");
/** Letters that a stem or a part of a compound has at least. */
const SHORTEST = 3;

/**
 * Is a word that no lexicon has made of one that it has: 1 by a prefix or a suffix, 2 as a compound, 0 not? Such words are
 * right more often than others. In lower case.
 */
export function derivation(word: string, isWord: (word: string) => boolean): number {
  for (const suffix of SUFFIXES) {
    if (!word.endsWith(suffix) || word.length - suffix.length < SHORTEST) continue;
    const stem = word.slice(0, -suffix.length);
    if (isWord(stem) || isWord(`${stem}e`)) return INFLECTED;
    if (stem.endsWith("i") && isWord(`${stem.slice(0, -1)}y`)) return INFLECTED;
    if (stem.at(-1) === stem.at(-2) && isWord(stem.slice(0, -1))) return INFLECTED;
  }
  for (const prefix of PREFIXES)
    if (word.startsWith(prefix) && word.length - prefix.length >= SHORTEST && isWord(word.slice(prefix.length)))
      return INFLECTED;
  for (let at = SHORTEST; at <= word.length - SHORTEST; at++)
    if (isWord(word.slice(0, at)) && isWord(word.slice(at))) return COMPOUND;
  return NOT_DERIVED;
}
