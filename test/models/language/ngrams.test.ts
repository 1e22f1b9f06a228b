import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DataFileError } from "../../../src/binary/data-file-error.js";
import { buildNgramModel } from "../../../src/models/language/ngram-writer.js";
import { openNgramModel } from "../../../src/models/language/ngrams.js";
import { type NgramEntry, tablesOf } from "./ngram-entries.js";

const ENTRIES: NgramEntry[] = [
  { words: "</s>", probability: 0.25, backoff: 1 },
  { words: "<s>", probability: 0, backoff: 0.55 },
  { words: "the", probability: 0.3, backoff: 0.6 },
  { words: "cat", probability: 0.2, backoff: 0.9 },
  { words: "sat", probability: 0.15, backoff: 0.8 },
  { words: "mat", probability: 0.12 },
  { words: "<s> the", probability: 0.7, backoff: 0.4 },
  { words: "the cat", probability: 0.4, backoff: 0.3 },
  { words: "the mat", probability: 0.2, backoff: 0.7 },
  { words: "cat sat", probability: 0.45, backoff: 0.2 },
  { words: "sat </s>", probability: 0.35 },
  { words: "<s> the cat", probability: 0.55 },
  { words: "the cat sat", probability: 0.65 },
  { words: "the cat </s>", probability: 0.05 },
];
const BYTES = buildNgramModel(tablesOf(ENTRIES));
const model = openNgramModel(BYTES);
const [start, end, the, cat, sat, mat] = ["<s>", "</s>", "the", "cat", "sat", "mat"].map(model.idOf);

describe("the cost of a word after two others", () => {
  // Sums written by hand: the natural logarithms of the probabilities above.
  test.each([
    ["trigram", "P(sat | the cat) = 0.65", the, cat, sat, 0.43078],
    ["trigram of the sentence's start", "P(cat | <s> the) = 0.55", start, the, cat, 0.59784],
    ["first trigram of its history", "P(</s> | the cat) = 0.05", the, cat, end, 2.99573],
    ["bigram after back-off", "bo(<s> the) 0.4 · P(mat | the) 0.2", start, the, mat, 0.91629 + 1.60944],
    [
      "unigram after two back-offs",
      "bo(the cat) 0.3 · bo(cat) 0.9 · P(mat) 0.12",
      the,
      cat,
      mat,
      1.20397 + 0.10536 + 2.12026,
    ],
    ["bigram, history known but leading nowhere", "P(</s> | sat) = 0.35", cat, sat, end, 1.04982],
    ["unigram, history unknown", "bo(sat) 0.8 · P(the) 0.3", mat, sat, the, 0.22314 + 1.20397],
    ["bigram, nothing before", "P(sat | cat) = 0.45", -1, cat, sat, 0.79851],
    ["bigram of the sentence's start", "P(the | <s>) = 0.7", -1, start, the, 0.35667],
    ["unigram after the sentence's start", "bo(<s>) 0.55 · P(mat) 0.12", -1, start, mat, 0.59784 + 2.12026],
    ["unigram, history broken", "P(cat) = 0.2", -1, -1, cat, 1.60944],
    ["unigram, history broken after a known word", "P(cat) = 0.2", the, -1, cat, 1.60944],
    ["word without a back-off weight of its own", "1 · P(cat) 0.2", -1, mat, cat, 1.60944],
  ])("%s: %s", (name, _sum, first, second, word, cost) => {
    expect(model.cost(first, second, word)).toBeCloseTo(cost, 4);
    expect(model.known(first, second, word)).toBe(/\btrigram\b/.test(name) ? 2 : name.startsWith("bigram") ? 1 : 0);
  });

  test("does not depend on what was asked before", () => {
    const id = fc.integer({ min: -1, max: model.vocabularySize - 1 });
    const word = fc.integer({ min: 1, max: model.vocabularySize - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id, word), { minLength: 1, maxLength: 30 }), (asked) => {
        for (const [a, b, w] of asked) expect(model.cost(a, b, w)).toBe(openNgramModel(BYTES).cost(a, b, w));
      }),
    );
  });
});

describe("the vocabulary", () => {
  test("is numbered by falling frequency, the sentence's start first", () => {
    expect([0, 1, 2, 3, 4, 5].map(model.wordOf)).toEqual(["<s>", "the", "</s>", "cat", "sat", "mat"]);
    expect(model.vocabularySize).toBe(6);
    expect(model.sentenceStart).toBe(0);
    expect(model.sentenceEnd).toBe(2);
  });

  test("knows only its own words", () => {
    expect(model.idOf("dog")).toBe(-1);
    expect(model.idOf("The")).toBe(-1);
    expect(model.idOf("")).toBe(-1);
  });
});

describe("a larger model", () => {
  // Three words that follow every third word and are followed in turn, so that the rank of followed bigrams is needed
  // within and across its blocks of 256.
  const size = 700;
  const words = Array.from({ length: size }, (_, i) => `w${i}`);
  const entries: NgramEntry[] = words.map((word, i) => ({ words: word, probability: 1 / (i + 10) }));
  for (let i = 0; i < size; i++) {
    for (let k = 1; k <= 3; k++) {
      const pair = `w${i} w${(i + k) % size}`;
      entries.push({ words: pair, probability: k / 4, backoff: 1 / (1 + (i % 7)) });
      if ((i * 3 + k) % 5 < 2) entries.push({ words: `${pair} w${(i * 7) % size}`, probability: 1 / (1 + (i % 50)) });
    }
  }
  const large = openNgramModel(buildNgramModel(tablesOf(entries)));
  const id = (i: number) => large.idOf(`w${i % size}`);

  test("finds each trigram, and only those there are", () => {
    for (let i = 0; i < size; i++) {
      for (let k = 1; k <= 3; k++) {
        const third = (i * 7) % size;
        const cost = large.cost(id(i), id(i + k), id(third));
        const step = (third - (i + k) + 2 * size) % size;
        const bigram = step >= 1 && step <= 3 ? -Math.log(step / 4) : Math.log(third + 10);
        // The back-off weight of a bigram is kept only if trigrams begin with it.
        const expected = (i * 3 + k) % 5 < 2 ? Math.log(1 + (i % 50)) : bigram;
        // Unigrams have more than 256 different costs: codes are rounded.
        expect(Math.abs(cost - expected)).toBeLessThan(0.02);
      }
    }
  });
});

describe("a file that cannot be used", () => {
  test("is refused with what it is and how to rebuild it", () => {
    expect(() => openNgramModel(BYTES.slice(0, 100))).toThrow(DataFileError);
    expect(() => openNgramModel(BYTES.slice(0, 100))).toThrow(/^language model: .*npm run data:build$/);
    const damaged = BYTES.slice();
    damaged[damaged.length - 1] ^= 1;
    expect(() => openNgramModel(damaged).verify()).toThrow("language model: the file is damaged");
  });
});

describe("building", () => {
  test("is repeatable, whatever the order of the entries", () => {
    expect(buildNgramModel(tablesOf([...ENTRIES].reverse()))).toEqual(BYTES);
  });

  test("refuses n-grams whose parts are missing", () => {
    expect(() => tablesOf([{ words: "a b", probability: 1 }])).toThrow('no unigram for "a"');
    const lone = [
      { words: "a", probability: 0.5 },
      { words: "a a a", probability: 0.5 },
    ];
    expect(() => tablesOf(lone)).toThrow('no bigram for the history of "a a a"');
  });

  test("refuses a vocabulary that has no numbers left, and n-grams out of order", () => {
    const tables = tablesOf(ENTRIES);
    const words = [...tables.words, ...Array.from({ length: 65535 }, (_, i) => `w${i}`)];
    expect(() => buildNgramModel({ ...tables, words })).toThrow(RangeError);
    expect(() => buildNgramModel({ ...tables, words: tables.words.slice(1) })).toThrow("sentence start or end");
    const bigramWord = Uint32Array.of(1, 5, 3, 4, 2);
    expect(() => buildNgramModel({ ...tables, bigramWord })).toThrow("ascending order");
  });
});
