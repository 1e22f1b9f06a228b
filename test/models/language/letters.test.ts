import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { DataFileError } from "../../../src/binary/data-file-error.js";
import { openContainer } from "../../../src/binary/open.js";
import { writeContainer } from "../../../src/binary/write.js";
import { compileLetters } from "../../../src/models/language/compile-letters.js";
import { CODES, LETTERS_FILE, openLetters, STEP, SYMBOLS } from "../../../src/models/language/letters.js";
import { letterWords } from "../../../src/models/lexicon/letter-words.js";
import { openLexicon } from "../../../src/models/lexicon/lexicon.js";

const folder = new URL("../../../dictionaries/en/", import.meta.url);
const letters = openLetters(readFileSync(new URL("letters.bin", folder)));
const costOf = (text: string): number => letters.cost(text, 0, text.length);

it("is what the lexicon gives when compiled again", () => {
  const { words, weights } = letterWords(openLexicon(readFileSync(new URL("lexicon.bin", folder))));
  expect(Buffer.from(compileLetters(words, weights)).equals(readFileSync(new URL("letters.bin", folder)))).toBe(true);
});

it("sums what is written in a model of one word by hand", () => {
  // "ab" once: after each context that occurred, one kind of symbol in one occurrence, so that each order gives
  // (1 + p) / 2 of the shorter order's p; letters alone: 3 occurrences of 3 kinds, (1 + 3/28) / 6.
  const model = openLetters(compileLetters(["ab"], [1]));
  let probability = (1 + 3 / SYMBOLS) / 6;
  for (let order = 2; order <= 4; order++) probability = (1 + probability) / 2;
  const code = Math.round(-Math.log(probability) / STEP);
  expect(model.cost("ab", 0, 2)).toBeCloseTo(3 * code * STEP, 10);
  expect(model.cost("xaby", 1, 3)).toBeCloseTo(3 * code * STEP, 10);
  // c was never seen: its 3/28 of 1/6 is halved by each context of "ab"; after it no context was seen either.
  const unseen = Math.round(-Math.log(3 / SYMBOLS / 6 / 8) / STEP);
  const border = Math.round(-Math.log((1 + 3 / SYMBOLS) / 6) / STEP);
  expect(model.cost("abc", 0, 3)).toBeCloseTo((2 * code + unseen + border) * STEP, 10);
});

it.each([
  ["national", "natioual"],
  ["wormwood", "wonnwood"],
  ["brimstone", "brimtsone"],
  ["Lukashenka", "Lukashcnka"],
])("finds %s likelier than %s", (word, misread) => {
  expect(costOf(word)).toBeLessThan(costOf(misread));
});

it("counts neither case nor accents, and each digit or mark 9 nats", () => {
  expect(costOf("ÉCOLE")).toBe(costOf("ecole"));
  expect(costOf("don’t")).toBe(costOf("don't"));
  expect(costOf("7")).toBeCloseTo(9 + costOf(""), 10);
});

it("costs something for any text, and for a part of it what the part alone costs", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(20), fc.nat(20), (text, start, length) => {
      const end = Math.min(text.length, start + length);
      const cost = letters.cost(text, start, end);
      expect(Number.isFinite(cost)).toBe(true);
      expect(cost).toBeGreaterThanOrEqual(0);
      expect(cost).toBe(costOf(text.slice(start, end)));
    }),
  );
});

it("gives the symbols after any three a probability of 1 together, but for rounding", () => {
  const codes = openContainer(readFileSync(new URL("letters.bin", folder)), LETTERS_FILE).section("codes", Uint8Array);
  for (let context = 0; context < CODES; context += SYMBOLS) {
    let sum = 0;
    for (let symbol = 0; symbol < SYMBOLS; symbol++) sum += Math.exp(-codes[context + symbol] * STEP);
    expect(Math.abs(sum - 1)).toBeLessThan(0.03);
  }
});

it("refuses what is no letter model", () => {
  const bytes = readFileSync(new URL("letters.bin", folder));
  expect(() => openLetters(bytes.subarray(0, 1000))).toThrow(DataFileError);
  const short = writeContainer(LETTERS_FILE.magic, LETTERS_FILE.version, [
    { name: "codes", data: new Uint8Array(CODES - 1) },
  ]);
  expect(() => openLetters(short)).toThrow(/letter model: .*npm run/);
});

it("finds the two letters side by side that are least likely, of all in a word", () => {
  const peak = (text: string): number => letters.peak(text, 0, text.length);
  for (const [word, misread] of [
    ["advices", "advioes"],
    ["national", "natioual"],
    ["statement", "statexent"],
  ])
    expect(peak(word)).toBeLessThan(peak(misread) - 2);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."abehnorst1'.é"), maxLength: 12 }), (text) => {
      expect(peak(text)).toBeLessThanOrEqual(costOf(text) + 1e-9);
      // at most two letters make it, and at least one of the word's border and letters has it
      expect(peak(text)).toBeGreaterThanOrEqual(costOf(text) / (text.length + 1) - 1e-9);
      expect(letters.peak(`x${text}y`, 1, 1 + text.length)).toBe(peak(text));
    }),
  );
});
