import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPool } from "../../src/candidates/pool.js";
import {
  createProposer,
  OF_MARKED,
  OF_UNKNOWN,
  optionsForKnown,
  optionsForUnknown,
  type Proposer,
  withoutContext,
} from "../../src/candidates/propose.js";
import { createVocabulary } from "../../src/candidates/vocabulary.js";
import { NO_DOCUMENT_WORDS } from "../../src/models/language/document-words.js";
import { ACRONYM, COMMON, NAME } from "../../src/models/lexicon/lexicon.js";
import { type Tiny, tinyChannel, tinyLexicon, tinyModels } from "../tiny-models.js";

const models = tinyModels([
  ["number", 60],
  ["member", 80],
  ["timber", 90],
  ["minsk", 90, NAME],
  ["mask", 80],
  ["nato", 80, ACRONYM],
  ["mark", 70, COMMON | NAME],
]);

interface Proposed {
  readonly text: string;
  readonly channel: number;
  readonly total: number;
}

/** The candidates of a text that stands alone, in the order in which they are proposed. */
function proposed(text: string, rows: readonly string[], known = false, tiny: Tiny = models): Proposed[] {
  const pool = createPool();
  const proposer = createProposer(pool).use(tiny.vocabulary, tinyChannel(rows));
  const options = known ? optionsForKnown(9, false, true) : optionsForUnknown(30, text.length, false, true);
  const { first, count, best } = proposer.propose(text, 0, text.length, options, OF_UNKNOWN);
  const list = Array.from({ length: count }, (_, i) => ({
    text: proposer.write(first + i),
    channel: pool.channel[first + i],
    total: pool.total[first + i],
  }));
  const least = Array.from({ length: count }, (_, i) => withoutContext(pool, first + i, tiny.vocabulary));
  expect(best).toBe(Math.min(...least));
  return list;
}

describe("what proposers remember", () => {
  const words = ["nenber", "tinber", "nark", "minsl", "nask", "xqz"];
  const proposals = ({ propose, write, pool }: Proposer): unknown[] =>
    words.map((word) => {
      const { first, count, ...rest } = propose(
        word,
        0,
        word.length,
        optionsForUnknown(30, 6, false, true),
        OF_UNKNOWN,
      );
      const list = Array.from({ length: count }, (_, i) => {
        const ops = pool.ops.slice(pool.opStart[first + i], pool.opStart[first + i + 1]);
        return [write(first + i), pool.channel[first + i], pool.total[first + i], ...ops];
      });
      return { ...rest, list };
    });

  it("is the same after the rest is forgotten, and takes no more room than it needs", () => {
    const pool = createPool();
    const proposers = createProposer(pool);
    const other = proposers.use(models.vocabulary, tinyChannel(["i>u 2", "n>m 1"]));
    const kept = proposers.use(models.vocabulary, tinyChannel(["n>m 3", "l>k 3"]));
    const last = proposers.use(models.vocabulary, tinyChannel(["n>m 4"]));
    proposals(other);
    const before = proposals(kept);
    const { count } = pool;
    proposals(last);
    expect(proposers.searches()).toBe(words.length * 3);
    proposers.forget([kept]);
    expect(proposers.searches()).toBe(words.length);
    expect(pool.count).toBeLessThan(count);
    expect(proposals(kept)).toEqual(before);
    expect(proposers.searches()).toBe(words.length);
    // What is proposed anew stands behind it.
    proposals(proposers.use(models.vocabulary, tinyChannel(["n>m 4"])));
    expect(proposals(kept)).toEqual(before);
  });

  it("is nothing after all is forgotten", () => {
    const pool = createPool();
    const proposers = createProposer(pool);
    proposals(proposers.use(models.vocabulary, tinyChannel(["n>m 3"])));
    proposers.forget();
    expect([proposers.searches(), pool.count]).toEqual([0, 0]);
  });
});

const texts = (list: readonly Proposed[]): string[] => list.map(({ text }) => text);

describe("candidates", () => {
  it("are written as the scan is", () => {
    const rows = ["n>m 3", "N>M 3", "l>k 3", "L>K 3"];
    expect(texts(proposed("nenber", rows))).toEqual(["member"]);
    expect(texts(proposed("Nenber", rows))).toEqual(["Member"]);
    expect(texts(proposed("NENBER", [...rows, "N>M 3"]))).toEqual(["MEMBER"]);
    expect(texts(proposed("minsl", rows))).toEqual(["Minsk"]);
    expect(texts(proposed("MINSL", rows))).toEqual(["MINSK"]);
    expect(texts(proposed("natc", ["c>o 3"]))).toEqual(["NATO"]);
  });

  it("do not repeat what stands there, nor change an apostrophe alone", () => {
    const flemings = tinyModels([["fleming's"], ["flemming"]]);
    expect(texts(proposed("flemings", [">' 1", "'> 1"], false, flemings))).toEqual([]);
    expect(texts(proposed("fleming’s", ["'> 1", ">' 1", "’> 1"], false, flemings))).toEqual([]);
    expect(texts(proposed("flerming", ["r>m 3", "rm>mm 1"], false, flemings))).toEqual(["flemming"]);
  });

  it("come in the order of their cost", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcde"), minLength: 1, maxLength: 5 });
    const flags = fc.constantFrom(COMMON, NAME, ACRONYM, COMMON | NAME);
    const words = fc.uniqueArray(fc.tuple(word, fc.integer({ min: 20, max: 120 }), flags), {
      minLength: 1,
      maxLength: 20,
      selector: ([text]) => text,
    });
    const scan = fc.string({ unit: fc.constantFrom(..."abcdeABE."), minLength: 1, maxLength: 6 });
    const rows = fc.subarray(["a>b 3", "b>a 2", "e>c 1", "c>e 4", "ab>c 3", ".>d 3", ">e 4", "A>B 2"]);
    fc.assert(
      fc.property(words, scan, rows, fc.boolean(), (list, text, table, known) => {
        const found = proposed(text, table, known, tinyModelsOf(list));
        for (let i = 1; i < found.length; i++) expect(found[i].total).toBeGreaterThanOrEqual(found[i - 1].total);
        expect(texts(found)).not.toContain(text);
        expect(found.length).toBeLessThanOrEqual(16);
      }),
      { numRuns: 200 },
    );
  });
});

const sharedLetters = models.letters;

/** Only the lexicon differs: a letter model takes long to make. */
function tinyModelsOf(list: readonly (readonly [string, number, number])[]): Tiny {
  const lexicon = tinyLexicon(list);
  return { ...models, lexicon, vocabulary: createVocabulary(lexicon, sharedLetters, NO_DOCUMENT_WORDS) };
}

describe("what the trie cannot know", () => {
  it("makes a name dear where a word in lower case stands, unless it is a common word too", () => {
    expect(proposed("minsl", ["l>k 3"])).toEqual([{ text: "Minsk", channel: 30 + 25, total: 55 + 72 }]);
    expect(proposed("Minsl", ["l>k 3"])).toEqual([{ text: "Minsk", channel: 30, total: 30 + 72 }]);
    expect(proposed("marl", ["l>k 3"])).toEqual([{ text: "mark", channel: 30, total: 30 + 56 }]);
  });

  it("makes guesses at capitalised words dear", () => {
    expect(proposed("minxk", [])).toEqual([{ text: "Minsk", channel: 75 + 25, total: 100 + 72 }]);
    expect(proposed("Minxk", [])).toEqual([{ text: "Minsk", channel: 75 + 15, total: 90 + 72 }]);
    expect(proposed("MINXK", [])).toEqual([{ text: "MINSK", channel: 75, total: 75 + 72 }]);
  });
});

describe("edits that no confusion explains", () => {
  it("are tried where confusions explain nothing", () => {
    // A letter is wrong in each, and the commoner word is likelier.
    expect(texts(proposed("maxk", []))).toEqual(["mark", "mask"]);
    expect(texts(proposed("nenber", ["n>m 3"]))).toEqual(["member"]);
  });

  it("are not tried on a known word", () => {
    expect(texts(proposed("maxk", [], true))).toEqual([]);
    expect(texts(proposed("nenber", ["n>m 3"], true))).toEqual(["member"]);
  });
});

it("a stretch is searched once", () => {
  const pool = createPool();
  const proposer = createProposer(pool).use(models.vocabulary, tinyChannel(["n>m 3"]));
  const options = optionsForUnknown(30, 6, false, true);
  const first = proposer.propose("nenber", 0, 6, options, OF_UNKNOWN);
  const { count } = pool;
  expect(proposer.propose("a nenber b", 2, 8, options, OF_UNKNOWN)).toBe(first);
  expect(pool.count).toBe(count);
  expect(proposer.propose("nenber", 0, 6, options, OF_MARKED)).not.toBe(first);
});
