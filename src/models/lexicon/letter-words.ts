import { ACRONYM, COMMON, type Lexicon, LM_ONLY, MIXED, NAME, OLD, RARE } from "./lexicon.js";

const NAME_WEIGHT = 2;

/** Words and how often to count each, for `compileLetters`. */
export interface LetterWords {
  readonly words: readonly string[];
  readonly weights: readonly number[];
}

/**
 * The words of a lexicon that show how unknown words look. Each counts once whatever its frequency, names twice, as
 * unknown words mostly are names; acronyms and spellings from before 1700 do not count. Measured on words held out
 * against misreadings of them: the cheaper of the two is the word in 85.5% of names and 94.4% of common words, and
 * weights by frequency to the power of 0.25, 0.5 or 1 give 84.5, 84.2 and 83.3% of names.
 */
export function letterWords(lexicon: Lexicon): LetterWords {
  const words: string[] = [];
  const weights: number[] = [];
  for (let entry = 0; entry < lexicon.flags.length; entry++) {
    const flags = lexicon.flags[entry];
    const early = (flags & OLD) !== 0 && (flags & RARE) !== 0;
    if (early || (flags & (COMMON | NAME | ACRONYM | MIXED)) === ACRONYM) continue;
    words.push(lexicon.textOf(entry));
    weights.push((flags & COMMON) === 0 && (flags & (NAME | LM_ONLY)) !== 0 ? NAME_WEIGHT : 1);
  }
  return { words, weights };
}
