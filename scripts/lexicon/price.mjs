// What the words of the English lexicon cost: tenths of nats, −10 ln P.
import * as flag from "../../dist/models/lexicon/lexicon.js";
import { foldWord } from "../../dist/text/folding.js";
import { americanSpelling } from "./variants.mjs";

/** How much rarer than the word itself, and no dearer than: as the costs of `words.mjs`. */
const POSSESSIVE = 35;
const DEAREST_POSSESSIVE = 175;
/** Short words that no dictionary has hide misreadings (`tbe`, `aud`) unless they are really common. */
const SHORT = 3;
const DEAREST_SHORT = 125;
/** walk'd for walked: how much rarer it is; only common words get one. */
const CLIPPED = 40;
const CHEAPEST_CLIPPED = 135;
const DEAREST_CLIPPED_BASE = 125;

const CONTRACTED = /(n't|'ll|'re|'ve|'d|'m)$/;
const CONTRACTED_IS = new Set(
  "everybody everything he here how it let nothing she somebody something that there what when where who why".split(
    " ",
  ),
);

/** Tokens have apostrophes between letters only. */
export function isToken(key) {
  return /^[a-z]([a-z']*[a-z])?$/.test(key);
}

/**
 * The model's words by the letters that a token has: it writes initials as `j.`, and apostrophes that tokens leave
 * outside, as in `'em` and `goin'`. The likeliest spelling counts.
 */
export function readModel(model) {
  const words = new Map();
  for (let id = 0; id < model.vocabularySize; id++) {
    const spelled = model.wordOf(id);
    if (id === model.sentenceStart || id === model.sentenceEnd || /^'.$/.test(spelled)) continue;
    const key = foldWord(spelled.replace(/^'|['.]$/g, ""));
    const cost = Math.round(model.cost(-1, -1, id) * 10);
    if (isToken(key) && !(words.get(key)?.cost <= cost)) words.set(key, { languageId: id, cost });
  }
  return words;
}

/** Puts in what the model knows, derives from it what it lacks, and sets the flags that follow. */
export function price(words, modelWords) {
  for (const [key, word] of words) {
    const seen = modelWords.get(key);
    if (seen !== undefined) Object.assign(word, seen);
    const strange = word.flags & flag.LM_ONLY && key.length <= SHORT && word.cost > DEAREST_SHORT;
    if (strange || (seen === undefined && !word.listed)) word.flags |= flag.RARE;
    if (word.british) word.flags |= flag.BRITISH;
    if (CONTRACTED.test(key) && !(word.flags & flag.NAME)) word.flags |= flag.CONTRACTION;
  }
  // Its lower case is a Roman numeral and a letter of the alphabet.
  words.get("i").flags &= ~flag.COMMON;
  const plain = (key) => modelWords.has(key) && (words.get(key).flags & (flag.LM_ONLY | flag.BRITISH)) === 0;
  for (const [key, word] of words) {
    if (!word.british || modelWords.has(key)) continue;
    const american = americanSpelling(key, plain);
    if (american !== undefined) Object.assign(word, modelWords.get(american));
  }
  for (const [key, word] of words) if (key.endsWith("'s")) pricePossessive(key, word, words, modelWords);
}

function pricePossessive(key, word, words, modelWords) {
  const stem = key.slice(0, -2);
  word.flags |= CONTRACTED_IS.has(stem) ? flag.CONTRACTION : flag.POSSESSIVE;
  const base = words.get(stem);
  if (!modelWords.has(key) && base !== undefined) word.cost = Math.min(base.cost + POSSESSIVE, DEAREST_POSSESSIVE);
}

/** Adds walk'd beside walked and carry'd beside carried, as older print has them; `put` adds a word. */
export function addClipped(words, put) {
  for (const [key, { cost, flags }] of [...words]) {
    // In -ted and -ded the e is spoken, and so it is never left out.
    const stem = /^([a-z]+[^aeitd])ed$/.exec(key)?.[1] ?? /^([a-z]{2,})ied$/.exec(key)?.[1].concat("y");
    if (stem === undefined || !(flags & flag.COMMON) || cost > DEAREST_CLIPPED_BASE || words.has(`${stem}'d`)) continue;
    put(`${stem}'d`, {
      cost: Math.max(CHEAPEST_CLIPPED, cost + CLIPPED),
      flags: flag.COMMON | flag.OLD | flag.CONTRACTION,
    });
  }
}
