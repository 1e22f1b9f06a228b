import fc from "fast-check";
import { distance as levenshtein } from "fastest-levenshtein";
import { expect, test } from "vitest";
import { ADDED, align, comparable, LOST, SAME } from "../../src/evaluation/alignment.js";
import { collapse } from "../../src/evaluation/normalize.js";

const spell = (codes: readonly number[]): string => codes.map((code) => String.fromCharCode(code)).join("");

function compare(truth: string, text: string): { distance: number; errors: number; replayed: string; spelled: string } {
  const clusters = new Map<string, number>();
  const [a, b] = [truth, text].map((each) => comparable(each, clusters));
  let errors = 0;
  const replayed: number[] = [];
  const spelled: number[] = [];
  const distance = align(a, b, (kind, i, j) => {
    if (kind !== SAME) errors++;
    if (kind !== ADDED) spelled.push(a.graphemes[i]);
    if (kind !== LOST) replayed.push(b.graphemes[j]);
    if (kind === SAME && a.graphemes[i] !== b.graphemes[j]) throw new Error(`${i} is not ${j}`);
  });
  return { distance, errors, replayed: spell(replayed), spelled: spell(spelled) };
}

const words = fc
  .array(fc.constantFrom("the", "tbe", "bill", "biil", "was", "laid", "before", "House", "of", "a", "i", "x-y,"), {
    maxLength: 40,
  })
  .map((list) => list.join(" "));

test("the steps spell both texts, in order", () => {
  fc.assert(
    fc.property(words, words, (truth, text) => {
      const { replayed, spelled, distance, errors } = compare(truth, text);
      expect(spelled).toBe(truth);
      expect(replayed).toBe(text);
      expect(distance).toBe(errors);
    }),
  );
});

test("is never shorter than the edit distance, and as short where no run of words is the same", () => {
  fc.assert(
    fc.property(words, words, (truth, text) => {
      expect(compare(truth, text).distance).toBeGreaterThanOrEqual(levenshtein(truth, text));
    }),
  );
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 30 });
  fc.assert(
    fc.property(letters, letters, (truth, text) => {
      expect(compare(truth, text).distance).toBe(levenshtein(truth, text));
    }),
  );
});

test("a text is no distance from itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }).map(collapse), (text) => {
      expect(compare(text, text).distance).toBe(0);
    }),
  );
});

test("finds its way through a book, with a passage that the scan lost", () => {
  let state = 7;
  const next = (below: number): number => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const truth = Array.from({ length: 30_000 }, () => `w${next(3000)}`);
  const text = truth.map((word, at) => (at % 50 === 3 ? word.replace("w", "v") : word));
  text.splice(12_000, 100);
  const lost = truth.slice(12_000, 12_100).join(" ").length + 1;
  const changed = text.filter((word) => word.startsWith("v")).length;
  expect(compare(truth.join(" "), text.join(" ")).distance).toBe(changed + lost);
});
