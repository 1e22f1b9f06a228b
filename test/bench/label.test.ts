import { describe, expect, it } from "vitest";

const { label } = await import(new URL("../../scripts/train/label.mjs", import.meta.url).href);

const labels = (ocr: string, gt: string, edits: readonly [string, string][]) =>
  label(
    ocr,
    gt,
    edits.map(([original, replacement]) => {
      const start = ocr.indexOf(original);
      return { start, end: start + original.length, replacement };
    }),
  ).map(({ right, broke, torn }: Record<"right" | "broke" | "torn", boolean>) => (torn ? "torn" : [right, broke]));

describe("the label of an edit", () => {
  it("is right where the words of the truth equal the result, marks included", () => {
    expect(labels("the nan came", "the man came", [["nan", "man"]])).toEqual([[true, false]]);
    expect(labels("the nan came", "the man, came", [["nan", "man"]])).toEqual([[false, false]]);
    expect(labels("the man came", "the man came", [["man", "nan"]])).toEqual([[false, true]]);
  });

  it("judges edits of one word together", () => {
    const both: [string, string][] = [
      ["n", "m"],
      ["j", "y"],
    ];
    expect(labels("naj", "may", both)).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(labels("naj", "may", both.slice(0, 1))).toEqual([[false, false]]);
  });

  it("judges marks that go by themselves, whatever the words beside them", () => {
    expect(labels("the nan ' came home", "the man came home", [[" '", ""]])).toEqual([[true, false]]);
    expect(labels("the man ' came home", "the man ' came home", [[" '", ""]])).toEqual([[false, true]]);
    expect(labels("the man » house was", "the man a house was", [[" »", ""]])).toEqual(["torn"]);
    expect(labels("the .nan came home", "the man came home", [[".", ""]])).toEqual([[true, false]]);
  });
});
