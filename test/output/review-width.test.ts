import { describe, expect, it } from "vitest";
import { cellsOf, cellWidth } from "../../src/output/review-width.js";

describe("columns of a text", () => {
  it.each([
    ["", 0],
    ["plain", 5],
    ["é", 1],
    ["e\u0301", 1],
    ["日本", 4],
    ["ｗｉｄｅ", 8],
    ["한국어", 6],
    ["\u1112\u1161\u11ab", 2],
    ["😀", 2],
    ["👨‍👩‍👧", 2],
    ["🇧🇾", 2],
    ["❤\ufe0f", 2],
    ["❤", 1],
    ["⌚", 2],
    ["שלום", 4],
    ["नि", 2],
    ["\u0301", 0],
    ["→│▶·…✓–", 7],
    ["a\u200db", 2],
  ])("%s: %i", (text, width) => {
    expect(cellWidth(text)).toBe(width);
    expect(cellsOf(text).reduce((sum, cell) => sum + cell.width, 0)).toBe(width);
    expect(
      cellsOf(text)
        .map((cell) => cell.text)
        .join(""),
    ).toBe(text);
  });
});
