import { openContainer } from "../../binary/open.js";
import { countBits } from "../../text/bits.js";
import { BLOCK_BITS, NGRAM_FILE } from "./ngram-format.js";

/** Costs of pairs that are kept: a power of two, small enough for the nearest cache. */
const HELD_PAIRS = 4096;
/** Knuth's multiplier, 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/** How likely a word is after two others. */
export interface NgramModel {
  /** Ids are 0 … vocabularySize − 1, by falling frequency. */
  readonly vocabularySize: number;
  /** Id 0, a history only. */
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  /**
   * Cost of `word` after `first second`: −ln P, nats, with back-off. −1 for `first`: nothing known before `second`; −1
   * for `second`: the history is broken. Ids outside the vocabulary give NaN.
   */
  cost(first: number, second: number, word: number): number;
  /** Words before `word` with which the model knows it: 2, 1, or 0 for none; ids and the history as for `cost`. */
  known(first: number, second: number, word: number): number;
  /** Id of a lower-case word, −1 if the model lacks it. The first call builds an index of the whole vocabulary. */
  idOf(word: string): number;
  wordOf(id: number): string;
  /** Reads the whole file; throws DataFileError if it is damaged. */
  verify(): void;
}

/**
 * Opens a compiled model (`ngram-format.ts`), which stays in the bytes given.
 *
 * @throws DataFileError if they are no such model
 */
export function openNgramModel(bytes: Uint8Array): NgramModel {
  const file = openContainer(bytes, NGRAM_FILE);
  const [vocabularySize, , , sentenceEnd] = file.section("counts", Uint32Array);
  const unigramTable = file.section("unigram-table", Float32Array);
  const unigramBackoffTable = file.section("unibackoff-table", Float32Array);
  const bigramTable = file.section("bigram-table", Float32Array);
  const bigramBackoffTable = file.section("bibackoff-table", Float32Array);
  const trigramTable = file.section("trigram-table", Float32Array);
  const unigram = file.section("unigram", Uint8Array);
  const unigramBackoff = file.section("unigram-backoff", Uint8Array);
  const bigramStart = file.section("bigram-start", Uint32Array);
  const bigramWord = file.section("bigram-word", Uint16Array);
  const bigram = file.section("bigram", Uint8Array);
  const followed = file.section("followed", Uint32Array);
  const followedRank = file.section("followed-rank", Uint32Array);
  const bigramBackoff = file.section("bigram-backoff", Uint8Array);
  const trigramStart = file.section("trigram-start", Uint32Array);
  const trigramWord = file.section("trigram-word", Uint16Array);
  const trigram = file.section("trigram", Uint8Array);
  const text = file.section("words", Uint8Array);

  // A decoder asks for many words after the same two: what those two lead to is looked up once.
  let heldFirst = -1;
  let heldSecond = -1;
  let trigramLow = 0;
  let trigramHigh = 0;
  let trigramBackoff = 0;

  // And for the same word after the same one, whatever stands before: the last such costs, by place in a table.
  const heldPairs = new Int32Array(HELD_PAIRS).fill(-1);
  const heldCosts = new Float64Array(HELD_PAIRS);

  /** Cost of a word after another, without back-off from a longer history. */
  const pairCost = (second: number, word: number): number => {
    const pair = (second << 16) | word;
    const slot = (Math.imul(pair, SPREAD) >>> 16) & (HELD_PAIRS - 1);
    if (heldPairs[slot] === pair) return heldCosts[slot];
    const at = find(bigramWord, bigramStart[second], bigramStart[second + 1], word);
    const found =
      at >= 0 ? bigramTable[bigram[at]] : unigramBackoffTable[unigramBackoff[second]] + unigramTable[unigram[word]];
    heldPairs[slot] = pair;
    heldCosts[slot] = found;
    return found;
  };

  const hold = (first: number, second: number): void => {
    heldFirst = first;
    heldSecond = second;
    trigramLow = 0;
    trigramHigh = 0;
    trigramBackoff = 0;
    const at = find(bigramWord, bigramStart[first], bigramStart[first + 1], second);
    if (at < 0 || ((followed[at >>> 5] >>> (at & 31)) & 1) === 0) return;
    let rank = followedRank[at >>> BLOCK_BITS];
    for (let i = (at >>> BLOCK_BITS) << (BLOCK_BITS - 5); i < at >>> 5; i++) rank += countBits(followed[i]);
    rank += countBits(followed[at >>> 5] & ((1 << (at & 31)) - 1));
    trigramLow = trigramStart[rank];
    trigramHigh = trigramStart[rank + 1];
    trigramBackoff = bigramBackoffTable[bigramBackoff[rank]];
  };

  const cost = (first: number, second: number, word: number): number => {
    if (second < 0) return unigramTable[unigram[word]];
    let backoff = 0;
    if (first >= 0) {
      if (first !== heldFirst || second !== heldSecond) hold(first, second);
      if (trigramLow < trigramHigh) {
        const at = find(trigramWord, trigramLow, trigramHigh, word);
        if (at >= 0) return trigramTable[trigram[at]];
        backoff = trigramBackoff;
      }
    }
    // Ids outside the vocabulary are no pair.
    return word < vocabularySize ? backoff + pairCost(second, word) : Number.NaN;
  };

  const known = (first: number, second: number, word: number): number => {
    if (second < 0 || word < 0) return 0;
    if (first >= 0) {
      if (first !== heldFirst || second !== heldSecond) hold(first, second);
      if (trigramLow < trigramHigh && find(trigramWord, trigramLow, trigramHigh, word) >= 0) return 2;
    }
    return find(bigramWord, bigramStart[second], bigramStart[second + 1], word) >= 0 ? 1 : 0;
  };

  let words: readonly string[] | undefined;
  let ids: ReadonlyMap<string, number> | undefined;
  const allWords = (): readonly string[] => (words ??= new TextDecoder().decode(text).split("\n"));
  return {
    vocabularySize,
    sentenceStart: 0,
    sentenceEnd,
    cost,
    known,
    idOf: (word) => (ids ??= new Map(allWords().map((each, id) => [each, id]))).get(word) ?? -1,
    wordOf: (id) => allWords()[id],
    verify: file.verify,
  };
}

/** Index of `word` in the ascending `words[low … high)`, −1 if it is not there. */
function find(words: Uint16Array, low: number, high: number, word: number): number {
  let from = low;
  let to = high - 1;
  while (from <= to) {
    const middle = (from + to) >>> 1;
    const there = words[middle];
    if (there < word) from = middle + 1;
    else if (there > word) to = middle - 1;
    else return middle;
  }
  return -1;
}
