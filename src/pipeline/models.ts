import type { Judge } from "../decision/judge.js";
import type { Confusion } from "../models/channel/confusion.js";
import type { Print } from "../models/channel/print.js";
import type { ContextModel } from "../models/language/context.js";
import type { LetterModel } from "../models/language/letters.js";
import type { NgramModel } from "../models/language/ngrams.js";
import type { Lexicon } from "../models/lexicon/lexicon.js";
import type { Rule } from "../rules/rule.js";
import type { FunctionWords } from "../tokens/function-words.js";

/** All that is read from `dictionaries/` for one language. */
export interface Models {
  readonly lexicon: Lexicon;
  readonly letters: LetterModel;
  readonly language: NgramModel;
  readonly context: ContextModel;
  readonly confusions: readonly Confusion[];
  readonly print: Print;
  readonly functionWords: FunctionWords;
  readonly rules: readonly Rule[];
  readonly judge: Judge;
}
