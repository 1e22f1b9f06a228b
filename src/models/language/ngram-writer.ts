import { writeContainer } from "../../binary/write.js";
import { BLOCK_BITS, LARGEST_VOCABULARY, NGRAM_FILE, SENTENCE_END, SENTENCE_START } from "./ngram-format.js";
import { quantize } from "./ngram-quantize.js";

/**
 * A trigram model with back-off, as plain arrays. Costs are −ln P and −ln of back-off weights, nats. Ids by falling
 * unigram frequency, the sentence's start first.
 */
export interface NgramTables {
  readonly words: readonly string[];
  /** By word; the first, of the sentence's start, is not used. */
  readonly unigram: Float64Array;
  readonly unigramBackoff: Float64Array;
  /** First bigram of each word, and the number of bigrams. */
  readonly bigramStart: Uint32Array;
  readonly bigramWord: Uint32Array;
  readonly bigram: Float64Array;
  /** By bigram; used only for those that begin trigrams. */
  readonly bigramBackoff: Float64Array;
  /** First trigram of each bigram, and the number of trigrams. */
  readonly trigramStart: Uint32Array;
  readonly trigramWord: Uint32Array;
  readonly trigram: Float64Array;
}

/**
 * Compiles a model to the bytes that `openNgramModel` reads.
 *
 * @throws RangeError if the vocabulary is too large, out of order or lacks the sentence's start or end
 */
export function buildNgramModel(tables: NgramTables): Uint8Array {
  const { words, unigram, bigramStart, bigramWord, trigramStart, trigramWord } = tables;
  if (words.length > LARGEST_VOCABULARY) throw new RangeError(`more than ${LARGEST_VOCABULARY} words`);
  const sentenceEnd = words.indexOf(SENTENCE_END);
  if (words[0] !== SENTENCE_START || sentenceEnd < 0) throw new RangeError("sentence start or end is missing");
  requireAscending(bigramStart, bigramWord);
  requireAscending(trigramStart, trigramWord);

  const bigrams = bigramWord.length;
  const bits = new Uint32Array(Math.ceil(bigrams / 32));
  const ranks = new Uint32Array(Math.ceil(bigrams / 2 ** BLOCK_BITS));
  const followed: number[] = [];
  for (let i = 0; i < bigrams; i++) {
    if (i % 2 ** BLOCK_BITS === 0) ranks[i >>> BLOCK_BITS] = followed.length;
    if (trigramStart[i] === trigramStart[i + 1]) continue;
    bits[i >>> 5] |= 1 << (i & 31);
    followed.push(i);
  }
  // The start of a sentence is never predicted: it has the cost of the rarest word, so as to take no room in the table.
  const withoutStart = unigram.slice();
  withoutStart[0] = unigram.reduce((worst, cost, id) => (id === 0 ? worst : Math.max(worst, cost)), 0);
  const unigrams = quantize(withoutStart);
  const unigramBackoffs = quantize(tables.unigramBackoff);
  const bigramCosts = quantize(tables.bigram);
  const bigramBackoffs = quantize(Float64Array.from(followed, (i) => tables.bigramBackoff[i]));
  const trigrams = quantize(tables.trigram);
  return writeContainer(NGRAM_FILE.magic, NGRAM_FILE.version, [
    { name: "counts", data: Uint32Array.of(words.length, bigrams, trigramWord.length, sentenceEnd) },
    { name: "unigram-table", data: unigrams.table },
    { name: "unibackoff-table", data: unigramBackoffs.table },
    { name: "bigram-table", data: bigramCosts.table },
    { name: "bibackoff-table", data: bigramBackoffs.table },
    { name: "trigram-table", data: trigrams.table },
    { name: "unigram", data: unigrams.codes },
    { name: "unigram-backoff", data: unigramBackoffs.codes },
    { name: "bigram-start", data: bigramStart },
    { name: "bigram-word", data: Uint16Array.from(bigramWord) },
    { name: "bigram", data: bigramCosts.codes },
    { name: "followed", data: bits },
    { name: "followed-rank", data: ranks },
    { name: "bigram-backoff", data: bigramBackoffs.codes },
    { name: "trigram-start", data: Uint32Array.from([...followed.map((i) => trigramStart[i]), trigramWord.length]) },
    { name: "trigram-word", data: Uint16Array.from(trigramWord) },
    { name: "trigram", data: trigrams.codes },
    { name: "words", data: new Uint8Array(new TextEncoder().encode(words.join("\n"))) },
  ]);
}

function requireAscending(starts: Uint32Array, words: Uint32Array): void {
  for (let history = 0; history + 1 < starts.length; history++) {
    for (let i = starts[history] + 1; i < starts[history + 1]; i++) {
      if (words[i - 1] >= words[i]) throw new RangeError("n-grams are not in ascending order");
    }
  }
}
