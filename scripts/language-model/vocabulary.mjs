// Which words the model has.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NUMBER, STOPPED } from "./sentences.mjs";

/** A word of the prose that the large model lacks must occur this often if the word list has it … */
const LEAST_LISTED = 2;
/** … or this often, in two sources at least, if not. */
const LEAST_UNLISTED = 4;
/** A word that the list lacks, mostly a name, must be this much commoner than one that it has to be preferred to it. */
const LISTED_WORTH = 5;

export const START = "<s>";
export const END = "</s>";

const PLAIN = /^[a-z]+(?:'[a-z]+)*$/;

/**
 * How a word of the large model is written in ours, undefined to leave it out. Ours has no apostrophe at a word's
 * border and no hyphen or full stop within, since the tokens have none.
 */
export function renamer(sourceWords) {
  const taken = new Set(sourceWords);
  return (word) => {
    if (PLAIN.test(word) || word === START || word === END) return word;
    const bare = word.replace(/^'|'$/g, "");
    return PLAIN.test(bare) && !taken.has(bare) ? bare : undefined;
  };
}

/** SCOWL's lists up to size 70, proper names and all, in lower case, and abbreviations, most of which it lacks. */
export function wordList(folder) {
  const lists = join(folder, "usr/share/dict/scowl");
  const words = new Set(STOPPED);
  for (const file of readdirSync(lists)) {
    const size = Number(/-(?:words|upper|proper-names|contractions|abbreviations)\.(\d+)$/.exec(file)?.[1]);
    if (!(size <= 70)) continue;
    for (const word of readFileSync(join(lists, file), "latin1").split("\n"))
      words.add(word.toLowerCase().replace(/\.$/, ""));
  }
  return words;
}

/**
 * The vocabulary: the `size` words of most worth by their frequency in `large`, a map from words to probabilities, and
 * in the prose, whose texts are { source, sentences }, mixed as `share` says. Words of `large` come first: `largeSize`.
 */
export function chooseVocabulary(large, texts, listed, share, size) {
  const { seen, total } = countWords(texts);
  const worth = new Map();
  for (const [word, probability] of large) worth.set(word, (1 - share) * probability);
  for (const [word, { count, sources }] of seen) {
    const often = listed.has(word) ? count >= LEAST_LISTED : count >= LEAST_UNLISTED && sources.size > 1;
    if (large.has(word) || often) worth.set(word, (worth.get(word) ?? 0) + (share * count) / total);
  }
  for (const [word, frequency] of worth) if (listed.has(word)) worth.set(word, frequency * LISTED_WORTH);
  for (const marker of [START, END]) worth.set(marker, Number.POSITIVE_INFINITY);
  const byWorth = [...worth].sort(([x, ofX], [y, ofY]) => (ofX === ofY ? (x < y ? -1 : 1) : ofY - ofX));
  const kept = byWorth.slice(0, size).map(([word]) => word);
  const inLarge = kept.filter((word) => large.has(word));
  const words = [...inLarge, ...kept.filter((word) => !large.has(word))];
  return { words, largeSize: inLarge.length, start: words.indexOf(START), end: words.indexOf(END) };
}

function countWords(texts) {
  const seen = new Map();
  let total = 0;
  for (const { source, sentences } of texts) {
    for (const word of sentences.flat()) {
      if (word === NUMBER) continue;
      const entry = seen.get(word) ?? { count: 0, sources: new Set() };
      entry.count++;
      total++;
      entry.sources.add(source);
      seen.set(word, entry);
    }
  }
  return { seen, total };
}
