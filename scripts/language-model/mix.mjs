// One model from two: the large one of unknown text, and the prose's counts.
import { smoothed } from "./counts.mjs";
import { probabilityIn, RADIX, union, weigh } from "./ngrams.mjs";

/** Trigrams of the prose seen less often than this are left to the back-off; of bigrams, each counts. */
const LEAST_TRIGRAM = 2;

/**
 * P(c | a b) = (1 − share) · large + share · prose, for all n-grams of either. Both number words alike; those from
 * `largeSize` on are the prose's alone.
 */
export function mix(large, counts, { words, largeSize, start, end }, share) {
  const inProse = smoothed(counts, start);
  const inLarge = probabilityIn(large);
  const known = (word) => (word < largeSize ? word : -1);
  const probability = (a, b, c) => {
    const ofLarge = c < largeSize ? inLarge(known(a), known(b), c) : 0;
    return (1 - share) * ofLarge + share * inProse(a, b, c);
  };
  const repeated = counts.trigrams.keys.filter((_, i) => counts.trigrams.values[i] >= LEAST_TRIGRAM);
  const triples = union(large.trigrams.keys, repeated);
  const histories = triples.map((key) => Math.floor(key / RADIX));
  const pairs = union(large.bigrams.keys, counts.bigrams.keys, histories);
  const [first, second] = [(key) => Math.floor(key / RADIX ** 2), (key) => Math.floor(key / RADIX) % RADIX];
  return weigh({
    words,
    start,
    end,
    unigram: Float64Array.from(words, (_, c) => probability(-1, -1, c)),
    bigrams: { keys: pairs, values: pairs.map((key) => probability(-1, second(key), key % RADIX)) },
    trigrams: { keys: triples, values: triples.map((key) => probability(first(key), second(key), key % RADIX)) },
  });
}
