import { SENTENCE_END, SENTENCE_START } from "../../../src/models/language/ngram-format.js";
import type { NgramTables } from "../../../src/models/language/ngram-writer.js";

/** One line of a model as one writes it by hand, much like a line of an ARPA file. */
export interface NgramEntry {
  /** One to three words, blanks between them. */
  readonly words: string;
  /** P(last word | the others), not its logarithm. */
  readonly probability: number;
  /** Weight of the back-off when these words are the history; 1 if left out. */
  readonly backoff?: number;
}

/**
 * Tables of a small model, for `buildNgramModel`. Unigrams give the vocabulary; the sentence's start and end are added
 * where they are missing, the end with a probability of one in a thousand.
 *
 * @throws RangeError for an n-gram with an unknown word, or a trigram whose first two words are no bigram
 */
export function tablesOf(entries: readonly NgramEntry[]): NgramTables {
  const ofLength: Map<string, NgramEntry>[] = [new Map(), new Map(), new Map()];
  for (const entry of entries) ofLength[entry.words.split(" ").length - 1].set(entry.words, entry);
  const [unigrams, bigrams, trigrams] = ofLength;
  if (!unigrams.has(SENTENCE_END)) unigrams.set(SENTENCE_END, { words: SENTENCE_END, probability: 0.001 });
  const start = unigrams.get(SENTENCE_START) ?? { words: SENTENCE_START, probability: 0 };
  unigrams.delete(SENTENCE_START);
  const ranked = [start, ...[...unigrams.values()].sort((a, b) => b.probability - a.probability)];
  const words = ranked.map((entry) => entry.words);
  const ids = new Map(words.map((word, id) => [word, id]));

  const pairs = sorted(bigrams, ids);
  const pairIds = new Map(pairs.map(({ entry }, index) => [entry.words, index]));
  const triples = sorted(trigrams, ids);
  const bigramStart = new Uint32Array(words.length + 1);
  for (const { key } of pairs) bigramStart[key[0] + 1]++;
  const trigramStart = new Uint32Array(pairs.length + 1);
  for (const { entry } of triples) {
    const history = entry.words.slice(0, entry.words.lastIndexOf(" "));
    const pair = pairIds.get(history);
    if (pair === undefined) throw new RangeError(`no bigram for the history of "${entry.words}"`);
    trigramStart[pair + 1]++;
  }
  accumulate(bigramStart);
  accumulate(trigramStart);
  return {
    words,
    unigram: costs(ranked.map((entry) => entry.probability)),
    unigramBackoff: costs(ranked.map((entry) => entry.backoff ?? 1)),
    bigramStart,
    bigramWord: Uint32Array.from(pairs, ({ key }) => key[1]),
    bigram: costs(pairs.map(({ entry }) => entry.probability)),
    bigramBackoff: costs(pairs.map(({ entry }) => entry.backoff ?? 1)),
    trigramStart,
    trigramWord: Uint32Array.from(triples, ({ key }) => key[2]),
    trigram: costs(triples.map(({ entry }) => entry.probability)),
  };
}

function costs(probabilities: readonly number[]): Float64Array {
  return Float64Array.from(probabilities, (probability) => -Math.log(probability));
}

function accumulate(counts: Uint32Array): void {
  for (let i = 1; i < counts.length; i++) counts[i] += counts[i - 1];
}

function sorted(
  entries: ReadonlyMap<string, NgramEntry>,
  ids: ReadonlyMap<string, number>,
): { entry: NgramEntry; key: number[] }[] {
  const keyed = [...entries.values()].map((entry) => ({
    entry,
    key: entry.words.split(" ").map((word) => {
      const id = ids.get(word);
      if (id === undefined) throw new RangeError(`no unigram for "${word}"`);
      return id;
    }),
  }));
  return keyed.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || (a.key[2] ?? 0) - (b.key[2] ?? 0));
}
