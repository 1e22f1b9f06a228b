import fc from "fast-check";
import { expect, it } from "vitest";
import { APOSTROPHE, foldWord, symbolOf } from "../../src/text/folding.js";

it.each([
  ["Café", "cafe"],
  ["NAÏVE", "naive"],
  ["Æneid", "aeneid"],
  ["œuvre", "oeuvre"],
  ["Straße", "strasse"],
  ["Łódź", "lodz"],
  ["ﬁnd", "find"],
  ["bleﬅ", "blest"],
  ["Cafe\u0301", "cafe"],
  ["don’t", "don't"],
  ["beﬅ-ſeller", "best-seller"],
  ["Минск", "минск".normalize("NFKD").replace(/\p{M}/gu, "").replace("м", "М")],
])("%s folds to %s", (word, folded) => {
  expect(foldWord(word)).toBe(folded);
});

it.each([
  ["a", 1],
  ["Z", 26],
  ["é", 5],
  ["ſ", 19],
  ["ø", 15],
  ["'", APOSTROPHE],
  ["’", APOSTROPHE],
  ["æ", 0],
  ["ß", 0],
  ["1", 0],
  ["-", 0],
  ["ж", 0],
  ["\ud800", 0],
])("the symbol of %j is %i", (unit, symbol) => {
  expect(symbolOf[unit.charCodeAt(0)]).toBe(symbol);
});

it("gives a letter and its folded form the same symbol", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff }), (unit) => {
      const symbol = symbolOf[unit];
      if (symbol === 0) return;
      const folded = foldWord(String.fromCharCode(unit));
      expect(folded).toHaveLength(1);
      expect(symbolOf[folded.charCodeAt(0)]).toBe(symbol);
    }),
    { numRuns: 2000 },
  );
});

it("folds what is folded to itself", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => foldWord(foldWord(text)) === foldWord(text)));
});
