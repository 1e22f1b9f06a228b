import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, type Edit, invertEdits } from "../../src/edits/apply-edits.js";

/** A text and ordered, separate edits of it. */
const edited = fc
  .tuple(fc.string({ unit: "grapheme", maxLength: 60 }), fc.array(fc.tuple(fc.nat(), fc.string()), { maxLength: 6 }))
  .map(([text, picks]) => {
    const cuts = picks.map(([pick]) => pick % (text.length + 1)).sort((a, b) => a - b);
    const edits: Edit[] = [];
    for (let at = 0; at + 1 < cuts.length; at += 2) {
      edits.push({ start: cuts[at], end: cuts[at + 1], replacement: picks[at][1] });
    }
    return { text, edits };
  });

describe("applyEdits", () => {
  it("makes each edit and keeps the rest", () => {
    const edits = [
      { start: 0, end: 3, replacement: "The" },
      { start: 4, end: 4, replacement: "big " },
      { start: 7, end: 8, replacement: "" },
    ];
    expect(applyEdits("Tbe catt sat", edits)).toBe("The big cat sat");
  });

  it.each([
    [
      "overlap",
      [
        { start: 0, end: 2, replacement: "" },
        { start: 1, end: 3, replacement: "" },
      ],
    ],
    [
      "are out of order",
      [
        { start: 2, end: 3, replacement: "" },
        { start: 0, end: 1, replacement: "" },
      ],
    ],
    ["leave the text", [{ start: 2, end: 9, replacement: "" }]],
    ["run backwards", [{ start: 2, end: 1, replacement: "" }]],
    ["are no numbers", [{ start: Number.NaN, end: 1, replacement: "" }]],
  ])("refuses edits that %s", (_, edits) => expect(() => applyEdits("abcd", edits)).toThrow(RangeError));

  it("is undone by the inverse", () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text);
      }),
    );
  });
});
