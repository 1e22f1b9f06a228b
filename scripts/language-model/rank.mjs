// The last steps before the file: words numbered by frequency, n-grams over those numbers, costs for probabilities.
import { find, RADIX, sortedTable, weigh } from "./ngrams.mjs";

/** The model with its words renumbered by falling frequency, the sentence's start first. */
export function rank(model) {
  const { words, unigram, start } = model;
  const order = Array.from(words.keys()).filter((w) => w !== start);
  order.sort((x, y) => unigram[y] - unigram[x] || (words[x] < words[y] ? -1 : 1));
  order.unshift(start);
  const rankOf = new Int32Array(words.length);
  order.forEach((w, index) => {
    rankOf[w] = index;
  });
  return weigh({
    words: order.map((w) => words[w]),
    unigram: Float64Array.from(order, (w) => unigram[w]),
    bigrams: renumbered(model.bigrams, 2, rankOf),
    trigrams: renumbered(model.trigrams, 3, rankOf),
  });
}

function renumbered({ keys, values }, length, rankOf) {
  const flat = [];
  keys.forEach((key, i) => {
    let renamed = 0;
    for (let place = length - 1; place >= 0; place--) {
      renamed = renamed * RADIX + rankOf[Math.floor(key / RADIX ** place) % RADIX];
    }
    flat.push(renamed, values[i]);
  });
  return sortedTable(flat);
}

/** The model as `buildNgramModel` takes it. */
export function tables({ words, unigram, unigramBackoff, bigrams, bigramBackoff, trigrams }) {
  const bigramStart = new Uint32Array(words.length + 1);
  for (const key of bigrams.keys) bigramStart[Math.floor(key / RADIX) + 1]++;
  const trigramStart = new Uint32Array(bigrams.keys.length + 1);
  for (const key of trigrams.keys) trigramStart[find(bigrams.keys, Math.floor(key / RADIX)) + 1]++;
  for (const starts of [bigramStart, trigramStart]) for (let i = 1; i < starts.length; i++) starts[i] += starts[i - 1];
  const costs = (probabilities) => probabilities.map((p) => -Math.log(p));
  return {
    words,
    unigram: costs(unigram),
    unigramBackoff: costs(unigramBackoff),
    bigramStart,
    bigramWord: Uint32Array.from(bigrams.keys, (key) => key % RADIX),
    bigram: costs(bigrams.values),
    bigramBackoff: costs(bigramBackoff),
    trigramStart,
    trigramWord: Uint32Array.from(trigrams.keys, (key) => key % RADIX),
    trigram: costs(trigrams.values),
  };
}
