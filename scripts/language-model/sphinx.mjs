// Reads a CMU Sphinx "Trie Language Model" (sphinxbase, ngram_model_trie.c), little-endian:
//
// | offset | holds |
// | ---: | --- |
// | 0 | "Trie Language Model", without a zero |
// | 19 | u8, order: 3 |
// | 20 | u32 × 3, numbers of 1-, 2- and 3-grams |
// | 32 | u32, not used |
// | 36 | f32 × 65536, three times: bigrams' probabilities, bigrams' back-offs, trigrams' probabilities |
// | 786468 | unigrams, one more than their number: f32 probability, f32 back-off, u32 first bigram |
// | after | bigrams, 70 bits each: word 17, back-off 16, probability 16, first trigram 21; lowest bits first |
// | after | trigrams, 33 bits each: word 17, probability 16 |
// | after | u32 length; the words, each ending in a zero |
//
// Values are logarithms to the base 1.0001. The trie is read from the last word back: below a word w, the words b before
// it with P(w | b); below those, the words before that.
import { RADIX, sortedTable, weigh } from "./ngrams.mjs";

const MAGIC = "Trie Language Model";
const LOG_BASE = Math.log(1.0001);
const TABLE = 65536;

/** Parses the file: its words, the probability of each without history, and the places of its n-grams. */
export function parseSphinx(buffer) {
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  if (buffer.toString("latin1", 0, MAGIC.length) !== MAGIC || buffer[MAGIC.length] !== 3)
    throw new Error("no such model");
  let at = MAGIC.length + 1;
  const u32 = () => view.getUint32((at += 4) - 4, true);
  const f32 = () => Math.exp(view.getFloat32((at += 4) - 4, true) * LOG_BASE);
  const table = () => Float64Array.from({ length: TABLE }, f32);
  const [unigrams, bigrams, trigrams] = [u32(), u32(), u32()];
  u32();
  const bigramTable = table();
  table();
  const trigramTable = table();
  const probabilities = new Float64Array(unigrams + 1);
  const firstBigram = new Uint32Array(unigrams + 1);
  for (let w = 0; w <= unigrams; w++) {
    probabilities[w] = f32();
    f32();
    firstBigram[w] = u32();
  }
  const wordBits = 32 - Math.clz32(unigrams);
  const nextBits = 32 - Math.clz32(trigrams);
  const bigramBits = wordBits + 32 + nextBits;
  const trigramBits = wordBits + 16;
  const bigramBase = at;
  const trigramBase = bigramBase + Math.floor(((bigrams + 1) * bigramBits + 7) / 8) + 8;
  at = trigramBase + Math.floor(((trigrams + 1) * trigramBits + 7) / 8) + 8;
  const length = u32();
  const words = buffer.toString("latin1", at, at + length - 1).split("\0");
  if (at + length !== buffer.length || words.length !== unigrams) throw new Error("the model is damaged");

  const read = (base, bit, width) =>
    (view.getUint32(base + Math.floor(bit / 8), true) >>> (bit & 7)) & (2 ** width - 1);
  const bigramField = (i, bit, width) => read(bigramBase, i * bigramBits + bit, width);
  const trigramField = (i, bit, width) => read(trigramBase, i * trigramBits + bit, width);
  return {
    words,
    probabilities,
    firstBigram,
    bigramWord: (i) => bigramField(i, 0, wordBits),
    bigram: (i) => bigramTable[bigramField(i, wordBits + 16, 16)],
    firstTrigram: (i) => bigramField(i, wordBits + 32, nextBits),
    trigramWord: (i) => trigramField(i, 0, wordBits),
    trigram: (i) => trigramTable[trigramField(i, wordBits, 16)],
  };
}

/**
 * The model (`ngrams.mjs`) of a parsed file over `size` words of ours; `ids` has our id for each of the file's words, or
 * −1 to leave it out. What is left out leaves its probability to the others.
 */
export function modelOf(sphinx, ids, size) {
  const unigram = new Float64Array(size);
  const pairs = [];
  const triples = [];
  ids.forEach((c, w) => {
    if (c < 0) return;
    unigram[c] = sphinx.probabilities[w];
    for (let i = sphinx.firstBigram[w]; i < sphinx.firstBigram[w + 1]; i++) {
      const b = ids[sphinx.bigramWord(i)];
      if (b < 0) continue;
      pairs.push(b * RADIX + c, sphinx.bigram(i));
      for (let j = sphinx.firstTrigram(i); j < sphinx.firstTrigram(i + 1); j++) {
        const a = ids[sphinx.trigramWord(j)];
        if (a >= 0) triples.push((a * RADIX + b) * RADIX + c, sphinx.trigram(j));
      }
    }
  });
  const sum = unigram.reduce((total, each) => total + each, 0);
  return weigh({ unigram: unigram.map((p) => p / sum), bigrams: sortedTable(pairs), trigrams: sortedTable(triples) });
}
