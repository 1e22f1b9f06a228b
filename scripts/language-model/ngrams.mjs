// N-grams as sorted lists of numbers: word ids as digits to the base RADIX, first word first. A model is
// { words, start, end, unigram, bigrams: { keys, values }, trigrams: { keys, values } } with probabilities as values;
// `weigh` adds the weights of its back-offs.

/** Three digits to this base are exact in a double. */
export const RADIX = 2 ** 17;

/** A table from a flat list of keys and values, each key once. */
export function sortedTable(flat) {
  const count = flat.length / 2;
  const keys = Float64Array.from({ length: count }, (_, i) => flat[2 * i]).sort();
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[find(keys, flat[2 * i])] = flat[2 * i + 1];
  return { keys, values };
}

/** Index of a key in an ascending list, −1 if it is not there. */
export function find(keys, key) {
  const at = lowerBound(keys, key);
  return at < keys.length && keys[at] === key ? at : -1;
}

export function lowerBound(keys, key) {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The keys of several ascending or unordered lists, ascending, each once. */
export function union(...lists) {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  all.sort();
  let kept = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[kept++] = all[i];
  return all.slice(0, kept);
}

/** Calls `visit(history, from, to)` for each run of keys with the same history, which is the key without its last word. */
export function eachHistory(keys, visit) {
  for (let from = 0, to = 0; from < keys.length; from = to) {
    const history = Math.floor(keys[from] / RADIX);
    while (to < keys.length && Math.floor(keys[to] / RADIX) === history) to++;
    visit(history, from, to);
  }
}

/** Rounding must not leave nothing, or less, to the words that a history has not been seen with. */
const LEAST = 1e-6;

/**
 * Adds `unigramBackoff` and `bigramBackoff`: what makes the probabilities after each history sum to 1. Every trigram's
 * first two words must be among the bigrams.
 */
export function weigh(model) {
  const { unigram, bigrams, trigrams } = model;
  const unigramBackoff = new Float64Array(unigram.length).fill(1);
  const bigramBackoff = new Float64Array(bigrams.keys.length).fill(1);
  const weighed = { ...model, unigramBackoff, bigramBackoff };
  weighHistories(
    bigrams,
    (i) => unigram[bigrams.keys[i] % RADIX],
    (history, weight) => {
      unigramBackoff[history] = weight;
    },
  );
  const lower = lowerIn(weighed);
  weighHistories(trigrams, lower, (history, weight) => {
    bigramBackoff[find(bigrams.keys, history)] = weight;
  });
  return weighed;
}

function weighHistories({ keys, values }, lower, set) {
  eachHistory(keys, (history, from, to) => {
    let left = 1;
    let lowerLeft = 1;
    for (let i = from; i < to; i++) {
      left -= values[i];
      lowerLeft -= lower(i);
    }
    set(history, Math.max(left, LEAST) / Math.max(lowerLeft, LEAST));
  });
}

/** P of the i-th trigram's last word after its second alone. */
export function lowerIn(model) {
  const probability = probabilityIn(model);
  const { keys } = model.trigrams;
  return (i) => probability(-1, Math.floor(keys[i] / RADIX) % RADIX, keys[i] % RADIX);
}

/** P(c | a b) of a model with its weights; −1 for `a` or `b` stands for an unknown word. */
export function probabilityIn({ unigram, bigrams, trigrams, unigramBackoff, bigramBackoff }) {
  const afterOne = (b, c) => {
    const at = find(bigrams.keys, b * RADIX + c);
    return at >= 0 ? bigrams.values[at] : unigramBackoff[b] * unigram[c];
  };
  return (a, b, c) => {
    if (b < 0) return unigram[c];
    if (a < 0) return afterOne(b, c);
    const history = a * RADIX + b;
    const at = find(trigrams.keys, history * RADIX + c);
    if (at >= 0) return trigrams.values[at];
    const pair = find(bigrams.keys, history);
    return (pair < 0 ? 1 : bigramBackoff[pair]) * afterOne(b, c);
  };
}
