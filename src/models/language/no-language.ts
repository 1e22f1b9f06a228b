import type { NgramModel } from "./ngrams.js";

/** For a language without a trained model: it has no words, so that each costs what its lexicon says. */
export const NO_LANGUAGE: NgramModel = {
  vocabularySize: 0,
  sentenceStart: -1,
  sentenceEnd: -1,
  known: () => 0,
  cost: () => 0,
  idOf: () => -1,
  wordOf: () => "",
  verify: () => {},
};
