import { beforeAll, expect, test } from "vitest";

interface Judged {
  readonly replacement: string;
  readonly confidence: number;
  readonly right: boolean;
  readonly truth: string;
}
interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly shareRight: number;
}

let judgeCorrections: (document: { ocr: string; gt: string }, corrections: object[]) => Judged[];
let reliability: (judged: readonly { confidence: number; right: boolean }[]) => Bin[];
beforeAll(async () => {
  ({ judgeCorrections, reliability } = await import(new URL("../../bench/reliability.mjs", import.meta.url).href));
});

/** Corrections of a text by the words they replace. */
function corrections(ocr: string, ...list: [original: string, replacement: string, confidence?: number][]): object[] {
  return list.map(([original, replacement, confidence = 0.9]) => {
    const start = ocr.indexOf(original);
    return { start, end: start + original.length, original, replacement, confidence };
  });
}

const rights = (ocr: string, gt: string, ...list: [string, string, number?][]): boolean[] =>
  judgeCorrections({ ocr, gt }, corrections(ocr, ...list)).map(({ right }) => right);

// The misspellings are deliberate.
test("right is what the truth has, marks included", () => {
  expect(
    rights("every nenber of tbe House.", "every member of the House.", ["nenber", "member"], ["tbe", "he"]),
  ).toEqual([true, false]);
  expect(rights("a tine; and", "a time, and", ["tine", "time"])).toEqual([false]);
});

test("words torn, joined and broken over lines are judged as a whole", () => {
  expect(rights("the whi ch was", "the which was", ["whi ch", "which"])).toEqual([true]);
  expect(rights("was inthe house", "was in the house", ["inthe", "in the"])).toEqual([true]);
  expect(rights("a num-\nber of", "a num-\nber of", ["num-\nber", "number"])).toEqual([false]);
  expect(rights("so al o\nwhich were", "so all of\nwhich were", ["al o", "all of"])).toEqual([true]);
});

test("another correction of the same word is taken along if it would be made", () => {
  const [ocr, gt] = ["the Twenty-frve nenbers", "the Twenty-five members"];
  expect(rights(ocr, gt, ["frve", "five"])).toEqual([true]);
  expect(rights("tbe-nan", "the-man", ["tbe", "the"], ["nan", "man", 0.8])).toEqual([true, true]);
  expect(rights("tbe-nan", "the-man", ["tbe", "the"], ["nan", "man", 0.2])).toEqual([false, true]);
});

test("bins of fewer than fifty are pooled, but not over one half", () => {
  const many = (count: number, confidence: number, right: number) =>
    Array.from({ length: count }, (_, at) => ({ confidence, right: at < right }));
  const bins = reliability([
    ...many(10, 0.1, 1),
    ...many(60, 0.92, 54),
    ...many(20, 0.55, 10),
    ...many(40, 0.65, 25),
    ...many(9, 0.99, 9),
  ]);
  expect(bins.map(({ from, to, count, shareRight }) => [from, to, count, Number(shareRight.toFixed(3))])).toEqual([
    [0.05, 0.5, 10, 0.1],
    [0.5, 0.7, 60, 0.583],
    [0.7, 1, 69, 0.913],
  ]);
});
