// Entropy pruning (Stolcke, Entropy-based pruning of backoff language models, 1998): an n-gram goes if without it the
// model's perplexity would grow by less than a threshold, as a share of it.
import { eachHistory, find, lowerIn, RADIX, weigh } from "./ngrams.mjs";

/** The model without the n-grams that matter less than the thresholds; bigrams that begin trigrams stay. */
export function prune(model, bigramThreshold, trigramThreshold) {
  const { unigram, bigrams, trigrams, unigramBackoff, bigramBackoff, start, end } = model;
  const ofWord = (a) => unigram[a === start ? end : a];

  const keptTrigrams = kept(trigrams, trigramThreshold, {
    lower: lowerIn(model),
    ofHistory: (history) => ofWord(Math.floor(history / RADIX)) * bigrams.values[find(bigrams.keys, history)],
    backoff: (history) => bigramBackoff[find(bigrams.keys, history)],
  });
  const needed = new Uint8Array(bigrams.keys.length);
  keptTrigrams.forEach((keep, i) => {
    if (keep === 1) needed[find(bigrams.keys, Math.floor(trigrams.keys[i] / RADIX))] = 1;
  });
  const keptBigrams = kept(bigrams, bigramThreshold, {
    lower: (i) => unigram[bigrams.keys[i] % RADIX],
    ofHistory: ofWord,
    backoff: (history) => unigramBackoff[history],
  });
  return weigh({
    ...model,
    bigrams: select(bigrams, (i) => keptBigrams[i] === 1 || needed[i] === 1),
    trigrams: select(trigrams, (i) => keptTrigrams[i] === 1),
  });
}

/** 1 for each entry whose loss would cost at least the threshold. */
function kept({ keys, values }, threshold, { lower, ofHistory, backoff }) {
  const keep = new Uint8Array(keys.length);
  eachHistory(keys, (history, from, to) => {
    let lowerLeft = 1;
    for (let i = from; i < to; i++) lowerLeft -= lower(i);
    lowerLeft = Math.max(lowerLeft, 1e-9);
    const weight = backoff(history);
    const left = weight * lowerLeft;
    const share = ofHistory(history);
    for (let i = from; i < to; i++) {
      const p = values[i];
      const below = lower(i);
      const newWeight = (left + p) / (lowerLeft + below);
      const change = p * Math.log((below * newWeight) / p) + left * Math.log(newWeight / weight);
      keep[i] = Math.expm1(-share * change) >= threshold ? 1 : 0;
    }
  });
  return keep;
}

function select({ keys, values }, keep) {
  return { keys: keys.filter((_, i) => keep(i)), values: values.filter((_, i) => keep(i)) };
}
