import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeGraphemes } from "../../src/evaluation/graphemes.js";

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const segments = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

test("counts what a reader counts", () => {
  const count = (text: string): number => encodeGraphemes(text, new Map()).codes.length;
  expect(count("naïve")).toBe(5);
  expect(count("nai\u0308ve")).toBe(5);
  expect(count("👩‍👩‍👧 ok")).toBe(4);
  expect(count("𝔄 £5 “x”—«»")).toBe(11);
});

test("gives equal codes to equal graphemes only, whatever the text", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme-ascii" }),
  );
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const clusters = new Map<string, number>();
      const codes = [one, other].map((text) => [...encodeGraphemes(text, clusters).codes]);
      const both = [...segments(one), ...segments(other)];
      const all = codes.flat();
      expect(all.length).toBe(both.length);
      for (let a = 0; a < all.length; a++)
        for (let b = 0; b < a; b++) expect(all[a] === all[b]).toBe(both[a] === both[b]);
    }),
  );
});

test("knows where each grapheme stands", () => {
  const { offsets } = encodeGraphemes("ae\u0301𝔄b", new Map());
  expect([...offsets!]).toEqual([0, 1, 3, 5, 6]);
});
