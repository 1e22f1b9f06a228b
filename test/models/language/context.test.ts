import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { DataFileError } from "../../../src/binary/data-file-error.js";
import { identityOf } from "../../../src/binary/identity.js";
import { writeContainer } from "../../../src/binary/write.js";
import { type ContextWeights, compileContext } from "../../../src/models/language/compile-context.js";
import {
  CONTEXT_FILE,
  lookAround,
  NO_WORD,
  openContext,
  SOME_WORD,
  UNFIT,
} from "../../../src/models/language/context.js";
import { openNgramModel } from "../../../src/models/language/ngrams.js";

const folder = new URL("../../../dictionaries/en/", import.meta.url);
const languageBytes = readFileSync(new URL("language-model.bin", folder));
const language = openNgramModel(languageBytes);
const shipped = openContext(readFileSync(new URL("context-model.bin", folder)), identityOf(languageBytes));

/** Two words, one on either side, vectors of two numbers that four bits hold exactly. */
const tiny: ContextWeights = {
  words: 2,
  dimensions: 2,
  reach: 1,
  around: Float32Array.of(7, 1, -7, 2, 7, 0),
  word: Float32Array.of(7, -3, 0, 7),
  bias: Float32Array.of(0.5, -1),
  place: Float32Array.of(1, 2, 0.5, 1),
};
const opened = openContext(compileContext(tiny, 9), 9);
const fitOf = (word: number, before: number, behind: number): number => opened.fit(word, Int32Array.of(before, behind));

it("sums what is written in a model of two words by hand", () => {
  // What is wanted between 0 and 1: [7·1 + −7·0.5, 1·2 + 2·1] = [3.5, 4].
  expect(fitOf(0, 0, 1)).toBeCloseTo(0.5 + 7 * 3.5 - 3 * 4, 5);
  expect(fitOf(1, 0, 1)).toBeCloseTo(-1 + 7 * 4, 5);
});

it("counts a place without a word for nothing, and all words that it lacks as one", () => {
  expect(fitOf(0, NO_WORD, NO_WORD)).toBeCloseTo(0.5, 6);
  expect(fitOf(0, SOME_WORD, NO_WORD)).toBeCloseTo(0.5 + 7 * 7, 5);
  expect(fitOf(0, 40_000, NO_WORD)).toBe(fitOf(0, SOME_WORD, NO_WORD));
});

it("looks at the nearest words on both sides, and at none where there are fewer", () => {
  const around = new Int32Array(4);
  lookAround(around, [1, 2, 3], [4]);
  expect([...around]).toEqual([2, 3, 4, NO_WORD]);
  lookAround(around, [], [5, 6, 7]);
  expect([...around]).toEqual([NO_WORD, NO_WORD, 5, 6]);
});

it("says of a word that it lacks that it does not fit", () => {
  expect(fitOf(SOME_WORD, 0, 1)).toBe(UNFIT);
  expect(fitOf(2, 0, 1)).toBe(UNFIT);
});

it("keeps every number to half a step of its row's scale, as far as the scale reaches", () => {
  const numbers = fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(numbers, numbers, (around, place) => {
      const row = Float32Array.from(around);
      const model = openContext(
        compileContext(
          {
            ...{ words: 1, dimensions: 2, reach: 1, bias: Float32Array.of(0), word: Float32Array.of(7, 7) },
            around: Float32Array.of(...row, 0, 0),
            place: Float32Array.of(...place, 0, 0),
          },
          1,
        ),
        1,
      );
      const exact = 7 * (row[0] * Math.fround(place[0]) + row[1] * Math.fround(place[1]));
      const largest = Math.max(...row.map(Math.abs));
      // The scale with the least error is no worse than the whole range, whose steps are a seventh of it.
      const bound = 7 * Math.SQRT2 * ((largest / 14) * Math.SQRT2) * Math.hypot(...place);
      expect(Math.abs(model.fit(0, Int32Array.of(0, NO_WORD)) - exact)).toBeLessThanOrEqual(bound + 1e-4);
    }),
  );
});

it.each([
  ["and", "said", "that", "he", "be", "was", "not", "at", "home"],
  ["in", "the", "midst", "of", "or", "the", "great", "city"],
  ["ordered", "the", "two", "men", "mea", "to", "return", "to", "their"],
  ["for", "the", "first", "time", "tine", "since", "the", "war"],
] as const)("finds that %s %s %s %s fits better than the misreading behind it", (...row) => {
  const ids = row.map((word) => language.idOf(word));
  const [right, wrong, ...rest] = ids.slice(3);
  const before = [language.sentenceStart, ...ids.slice(0, 3)];
  const around = new Int32Array(2 * shipped.reach);
  lookAround(around, before, rest);
  expect(shipped.fit(right, around)).toBeGreaterThan(shipped.fit(wrong, around) + 2);
});

it("gives a number for any words", () => {
  const id = fc.integer({ min: NO_WORD, max: 70_000 });
  fc.assert(
    fc.property(id, fc.array(id, { minLength: 2 * shipped.reach, maxLength: 2 * shipped.reach }), (word, around) => {
      expect(Number.isFinite(shipped.fit(word, Int32Array.from(around)))).toBe(true);
    }),
  );
});

it("refuses what is no context model, and one for another language model", () => {
  const bytes = compileContext(tiny, 9);
  expect(() => openContext(bytes.subarray(0, 100), 9)).toThrow(DataFileError);
  expect(() => openContext(bytes, 8)).toThrow(/context model: .*another language model.*npm run/);
  const short = writeContainer(CONTEXT_FILE.magic, CONTEXT_FILE.version, [
    { name: "counts", data: Uint32Array.of(2, 2, 1, 9) },
    ...(["around", "word"] as const).map((name) => ({ name, data: new Uint8Array(2) })),
    ...(["around-scale", "word-scale", "bias", "place"] as const).map((name) => ({ name, data: new Float32Array(2) })),
  ]);
  expect(() => openContext(short, 9)).toThrow(/sections do not fit/);
  expect(() => compileContext({ ...tiny, dimensions: 3 }, 9)).toThrow(RangeError);
});
