// Which words the English lexicon has, and of which class. Costs are tenths of nats.
import * as flag from "../../dist/models/lexicon/lexicon.js";
import { writingFlags } from "../../dist/models/lexicon/writing.js";
import { foldWord } from "../../dist/text/folding.js";
import { addClipped, isToken, LISTED_COST, price, readModel } from "./price.mjs";

const OLD_COST = 150;
const EARLY_COST = 160;
const ABBREVIATED_COST = 150;
/** Levels of SCOWL up to this are words that most people know, or variants of such. */
const COMMON_LEVEL = 50;
/** Costs of what only SCOWL's higher levels have; a rare word of three letters is nearly always a misreading. */
const RARE_WORD = 165;
const RARE_NAME = 168;
const RARE_ABBREVIATION = 170;
const RARE_SHORT = 175;
const SHORT = 3;

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

  for (const word of american) add(word, { flags: writingFlags(word) });
  for (const word of british) add(word, { flags: writingFlags(word), british: isBritish(word) });
  for (const row of scowl.toSorted((a, b) => a.level - b.level)) {
    const { word, level, category } = row;
    const flags = category === "contractions" && /^[a-z]/.test(word) ? flag.CONTRACTION : 0;
    const listed = level <= COMMON_LEVEL;
    add(word, {
      listed,
      cost: listed ? LISTED_COST : rareCost(row),
      flags: flags | writingFlags(word),
      british: row.british && isBritish(word),
    });
  }
  for (const word of CLIPPED_IN_FRONT) add(word, { cost: OLD_COST, flags: flag.COMMON | flag.CONTRACTION });
  for (const key of modelWords.keys()) if (!words.has(key)) put(key, { flags: flag.LM_ONLY });
  for (const [text, , period] of old) addOld(foldWord(text), period === "early");
  for (const [text] of abbreviations) addAbbreviation(foldWord(text), writingFlags(text));
  price(words, modelWords);
  addClipped(words, put);
  return [...words].map(([text, { cost, flags, languageId }]) => ({ text, cost, flags, languageId }));

  function put(key, { listed = true, cost = LISTED_COST, flags, british = false }) {
    words.set(key, { listed, cost, flags, british, languageId: flag.NOT_IN_MODEL });
  }

  /** The lists come best first: what a better one said of a word's writing stands. */
  function add(text, { listed = true, cost = LISTED_COST, flags, british = false }) {
    const key = foldWord(text);
    if (!isToken(key)) return;
    const known = words.get(key);
    if (known === undefined) {
      put(key, { listed, cost, flags, british });
      return;
    }
    if (listed || !known.listed) known.flags |= flags;
    known.british &&= british;
  }

  function addOld(key, early) {
    const known = words.get(key);
    const flags = flag.OLD | flag.COMMON | (early ? flag.RARE : 0);
    if (known?.listed) known.flags = (known.flags & ~flag.LM_ONLY) | flags;
    else put(key, { listed: !early, cost: early ? EARLY_COST : OLD_COST, flags });
  }

  function addAbbreviation(key, writing) {
    const known = words.get(key);
    if (known === undefined) put(key, { listed: false, cost: ABBREVIATED_COST, flags: flag.ABBREVIATION | writing });
    else if (known.flags & flag.LM_ONLY) known.flags = flag.ABBREVIATION | writing;
    else known.flags |= flag.ABBREVIATION;
  }
}

function rareCost({ word, category }) {
  if (word.length <= SHORT) return RARE_SHORT;
  if (category === "abbreviations") return RARE_ABBREVIATION;
  return category === "words" ? RARE_WORD : RARE_NAME;
}
