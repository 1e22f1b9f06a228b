// Which words the English lexicon has, and of which class. Costs are tenths of nats.
import * as flag from "../../dist/models/lexicon/lexicon.js";
import { writingFlags } from "../../dist/models/lexicon/writing.js";
import { foldWord } from "../../dist/text/folding.js";
import { addClipped, isToken, price, readModel } from "./price.mjs";

// What words cost that the model lacks: −10 ln of the occurrences of a class on true newspapers, papers and reports of
// 1800–2010 (187,142 words), shared out over the class's words.
/** A dictionary's: words of SCOWL's levels up to 50, others; names and acronyms. */
const COMMON_COST = 151;
const SELDOM_COST = 158;
const NAME_COST = 146;
/** What only SCOWL has; a rare word of three letters is nearly always a misreading. */
const RARE_COST = 165;
const RARE_NAME_COST = 155;
const RARE_SHORT_COST = 175;
const SHORT = 3;
const OLD_COST = 152;
const EARLY_COST = 167;
const ABBREVIATED_COST = 150;
/** Levels of SCOWL up to this are words that most people know, or variants of such. */
const COMMON_LEVEL = 50;

/** Written with an apostrophe in front, which is not part of the token. */
const CLIPPED_IN_FRONT = "em gainst mongst neath tis tisn't twas twasn't tween twere twill twixt twon't twould".split(
  " ",
);

/**
 * Entries for `compileLexicon`.
 *
 * @param american, british, scowl from `readLists`
 * @param model an opened n-gram model
 * @param old, abbreviations rows of the tables
 */
export function englishWords({ american, british, scowl, model, old, abbreviations }) {
  const words = new Map();
  const modelWords = readModel(model);
  const isAmerican = new Set([...american, ...scowl.filter((row) => row.american).map((row) => row.word)]);
  const isBritish = (word) => /^[a-z]/.test(word) && !isAmerican.has(word);

  for (const word of american) add(word, { cost: dictionaryCost(word) });
  for (const word of british) add(word, { cost: dictionaryCost(word), british: isBritish(word) });
  for (const { word, level, category, british: listed } of scowl.toSorted((a, b) => a.level - b.level)) {
    const known = words.get(foldWord(word));
    if (known?.cost === SELDOM_COST && level <= COMMON_LEVEL) known.cost = COMMON_COST;
    add(word, {
      listed: level <= COMMON_LEVEL,
      cost: rareCost(word),
      flags: category === "contractions" && /^[a-z]/.test(word) ? flag.CONTRACTION : 0,
      british: listed && isBritish(word),
    });
  }
  for (const word of CLIPPED_IN_FRONT) add(word, { cost: OLD_COST, flags: flag.CONTRACTION });
  for (const key of modelWords.keys()) if (!words.has(key)) put(key, { cost: RARE_COST, flags: flag.LM_ONLY });
  for (const [text, , period] of old) addOld(foldWord(text), period === "early");
  for (const [text] of abbreviations) addAbbreviation(foldWord(text), writingFlags(text));
  price(words, modelWords);
  addClipped(words, put);
  return [...words].map(([text, { cost, flags, languageId }]) => ({ text, cost, flags, languageId }));

  function put(key, { listed = true, cost, flags, british = false }) {
    words.set(key, { listed, cost, flags, british, languageId: flag.NOT_IN_MODEL });
  }

  /** The lists come best first: what a better one said of a word's writing stands. */
  function add(text, { listed = true, cost, flags = 0, british = false }) {
    const key = foldWord(text);
    if (!isToken(key)) return;
    const known = words.get(key);
    const all = flags | writingFlags(text);
    if (known === undefined) put(key, { listed, cost, flags: all, british });
    else {
      if (listed || !known.listed) known.flags |= all;
      known.british &&= british;
    }
  }

  /** An old spelling is no British one, so that it does not take over the cost of the modern word. */
  function addOld(key, early) {
    const known = words.get(key);
    const cost = early ? EARLY_COST : OLD_COST;
    const flags = flag.OLD | flag.COMMON | (early ? flag.RARE : 0);
    if (!known?.listed) put(key, { listed: !early, cost, flags });
    else {
      known.cost = Math.min(known.cost, cost);
      known.flags = (known.flags & ~flag.LM_ONLY) | flags;
      known.british = false;
    }
  }

  function addAbbreviation(key, writing) {
    const known = words.get(key);
    if (known === undefined) put(key, { listed: false, cost: ABBREVIATED_COST, flags: flag.ABBREVIATION | writing });
    else if (known.flags & flag.LM_ONLY) known.flags = flag.ABBREVIATION | writing;
    else known.flags |= flag.ABBREVIATION;
  }
}

function dictionaryCost(word) {
  return isName(word) ? NAME_COST : SELDOM_COST;
}

function rareCost(word) {
  if (word.length <= SHORT) return RARE_SHORT_COST;
  return isName(word) ? RARE_NAME_COST : RARE_COST;
}

function isName(word) {
  return !/^[a-z]/.test(word);
}
