import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openPrint } from "../../../src/models/channel/print.js";

const shipped = openPrint(
  readFileSync(new URL("../../../dictionaries/en/glyphs.tsv", import.meta.url), "utf8"),
  "glyphs",
);

describe("a table of three glyphs", () => {
  // l: one stroke of eight cells, three of them above small letters; n: two of five; p: one of five and three below.
  const print = openPrint("l\t00ff\nn\t00f8 00f8\np\t38f8\n", "tiny.tsv");

  it("tells what ink is to be added and taken away, where the two differ", () => {
    // One stroke is shortened by three cells, the other is new: its ink, and half a cell for the column.
    expect(print("l", "n")).toEqual({
      distance: 3 + 5 + 0.5,
      share: 8.5 / (8 + 10 + 5),
      growth: 2,
      width: 1,
      widthShare: 1 / 4,
      growthAbove: -3,
      growthBelow: 0,
      distanceAbove: 3 + 0.5,
      distanceBelow: 0.5,
    });
  });

  it("compares nothing of what both have at their ends", () => {
    expect(print("nlp", "nnp")).toEqual(print("l", "n"));
    expect(print("nn", "nnn")).toEqual(print("", "n"));
    expect(print("npn", "npn").distance).toBe(0);
  });

  it("counts what hangs below the line", () => {
    const { growthBelow, distanceBelow, growth } = print("l", "p");
    expect([growthBelow, distanceBelow, growth]).toEqual([3, 3, 0]);
  });

  it("has a blank be width without ink, and what it lacks be a block", () => {
    expect(print("", " ")).toMatchObject({ distance: 4 * 0.5, growth: 0, width: 4 });
    expect(print("", "€")).toMatchObject({ growth: 9 * 8, width: 9 });
  });

  it("takes a letter with an accent for that without, and a ligature for its letters", () => {
    expect(print("l", "ñ")).toEqual(print("l", "n"));
    expect(shipped("a", "ﬁ")).toEqual(shipped("a", "fi"));
  });
});

describe("the table that is shipped", () => {
  it.each([
    ["b", "h", "g"],
    ["e", "c", "l"],
    ["m", "rn", "x"],
    ["li", "h", "g"],
    ["0", "O", "I"],
    ["1", "l", "o"],
    ["vv", "w", "g"],
    ["tbe", "the", "tie"],
    ["ſ", "f", "o"],
    ["Q", "O.", "T."],
  ])("finds %s more like %s than like %s", (read, like, unlike) => {
    expect(shipped(read, like).distance).toBeLessThan(shipped(read, unlike).distance);
  });

  it("knows all letters and digits, tall ones and those below the line", () => {
    for (const character of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") {
      const { growth, growthAbove, growthBelow } = shipped("", character);
      expect(growth).toBeGreaterThan(10);
      if (/[acemnorsuvwxz]/.test(character)) expect(growthAbove).toBe(0);
      if (/[bdhklA-Z]/.test(character)) expect(growthAbove).toBeGreaterThan(0);
      if (/[gpqy]/.test(character)) expect(growthBelow).toBeGreaterThan(0);
    }
  });

  it("finds no difference the greater for being told the other way round, and none where there is none", () => {
    const text = fc.string({ maxLength: 80 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [there, back] = [shipped(a, b), shipped(b, a)];
        expect(there.distance).toBeCloseTo(back.distance, 9);
        expect(there.growth).toBe(0 - back.growth);
        expect(there.distance).toBeGreaterThanOrEqual(Math.abs(there.growth));
        expect(there.distance).toBeGreaterThanOrEqual(Math.max(there.distanceAbove, there.distanceBelow));
        expect(shipped(a, a).distance).toBe(0);
      }),
    );
  });
});

it("refuses a line that is no glyph, by its place", () => {
  expect(() => openPrint("a\t00f0\nb 00f0\n", "glyphs.tsv")).toThrow("glyphs.tsv:2");
  expect(() => openPrint("a\tffff\n", "glyphs.tsv")).toThrow("glyphs.tsv:1");
});
