// Counts of n-grams in sentences, and P(c | a b) from them by interpolated absolute discounting with three discounts
// (Chen and Goodman, An empirical study of smoothing techniques for language modeling, 1998).
import { eachHistory, find, RADIX } from "./ngrams.mjs";

/**
 * Counts of words, bigrams and trigrams in sentences, each of which begins with `start` and ends with `end`. A word that
 * the vocabulary lacks breaks the history.
 */
export function count(sentences, { words, start, end }) {
  const idOf = new Map(words.map((word, id) => [word, id]));
  const total = sentences.reduce((sum, each) => sum + each.length + 1, 0);
  const unigrams = new Float64Array(words.length);
  const pairs = new Float64Array(total);
  const triples = new Float64Array(total);
  let pairCount = 0;
  let tripleCount = 0;
  for (const sentence of sentences) {
    let a = -1;
    let b = start;
    for (let i = 0; i <= sentence.length; i++) {
      const c = i === sentence.length ? end : (idOf.get(sentence[i]) ?? -1);
      if (c >= 0) unigrams[c]++;
      if (c >= 0 && b >= 0) pairs[pairCount++] = b * RADIX + c;
      if (c >= 0 && b >= 0 && a >= 0) triples[tripleCount++] = (a * RADIX + b) * RADIX + c;
      a = c < 0 ? -1 : b;
      b = c;
    }
  }
  return { unigrams, bigrams: tally(pairs.subarray(0, pairCount)), trigrams: tally(triples.subarray(0, tripleCount)) };
}

function tally(occurrences) {
  const sorted = occurrences.slice().sort();
  const keys = new Float64Array(sorted.length);
  const values = new Float64Array(sorted.length);
  let kept = -1;
  for (const key of sorted) {
    if (kept < 0 || keys[kept] !== key) keys[++kept] = key;
    values[kept]++;
  }
  return { keys: keys.slice(0, kept + 1), values: values.slice(0, kept + 1) };
}

/** Added to every word's count, so that none is impossible. */
const UNSEEN = 0.01;

/** P(c | a b) over the whole vocabulary but `start`; −1 for `a` or `b` where there is no such word. */
export function smoothed({ unigrams, bigrams, trigrams }, start) {
  const total = unigrams.reduce((sum, each) => sum + each, 0) + UNSEEN * (unigrams.length - 1);
  const afterNone = (c) => (c === start ? 0 : (unigrams[c] + UNSEEN) / total);
  const afterOne = discounted(bigrams, afterNone);
  const afterTwo = discounted(trigrams, (c, history) => afterOne(c, history % RADIX));
  return (a, b, c) => (b < 0 ? afterNone(c) : a < 0 ? afterOne(c, b) : afterTwo(c, a * RADIX + b));
}

function discounted({ keys, values }, lower) {
  const discounts = discountsOf(values);
  const histories = new Map();
  eachHistory(keys, (history, from, to) => {
    let total = 0;
    let taken = 0;
    for (let i = from; i < to; i++) {
      total += values[i];
      taken += discounts[Math.min(values[i], 3)];
    }
    histories.set(history, { from, to, total, left: taken / total });
  });
  return (word, history) => {
    const found = histories.get(history);
    if (found === undefined) return lower(word, history);
    const at = find(keys, history * RADIX + word);
    const seen = at < 0 ? 0 : values[at] - discounts[Math.min(values[at], 3)];
    return seen / found.total + found.left * lower(word, history);
  };
}

/** What is taken from counts of 1, 2 and 3 or more. */
function discountsOf(values) {
  const having = [0, 0, 0, 0, 0];
  for (const value of values) if (value < 5) having[value]++;
  const y = having[1] / (having[1] + 2 * having[2]);
  return [0, 1, 2, 3].map((n) => (n === 0 ? 0 : n - ((n + 1) * y * having[n + 1]) / having[n]));
}
