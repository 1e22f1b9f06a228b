import { compileLexicon, type LexiconWord } from "./compile.js";
import { type Lexicon, NOT_IN_MODEL, openLexicon, POSSESSIVE } from "./lexicon.js";
import { writingFlags } from "./writing.js";

/** A word of a user's or of a collection, as it is written. */
export interface OwnWord {
  readonly text: string;
  /** Tenths of nats. */
  readonly cost: number;
}

/** A lexicon of a person's words, each also with 's. The capitals of the list say which are names. */
export function ownWordsLexicon(words: readonly OwnWord[]): Lexicon {
  const list: LexiconWord[] = [];
  for (const { text, cost } of words) {
    const flags = writingFlags(text);
    list.push({ text, cost, flags, languageId: NOT_IN_MODEL });
    if (!/['’]s?$/.test(text))
      list.push({
        text: `${text}'s`,
        cost: cost + POSSESSIVE_COST,
        flags: flags | POSSESSIVE,
        languageId: NOT_IN_MODEL,
      });
  }
  return openLexicon(compileLexicon(list, 0, true));
}

/** A possessive is a tenth as frequent as its word; tenths of nats. */
const POSSESSIVE_COST = 23;
