import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../src/edits/apply-edits.js";
import { applied, takeBack } from "../../src/edits/compose.js";
import type { Correction } from "../../src/edits/edit.js";

function correction(text: string, start: number, end: number, replacement: string): Correction {
  return {
    start,
    end,
    original: text.slice(start, end),
    replacement,
    class: "confusion",
    rules: [],
    confidence: 0.9,
    candidates: [],
    evidence: [],
    applied: true,
  };
}

/** Corrections of the first places of `before` that are found one behind another. */
function corrections(text: string, ...changes: readonly (readonly [before: string, after: string])[]): Correction[] {
  let from = 0;
  return changes.map(([before, after]) => {
    const start = text.indexOf(before, from);
    from = start + before.length;
    return correction(text, start, from, after);
  });
}

/** Ordered, separate corrections of a text, none of an empty stretch. */
function correctionsOf(text: string): fc.Arbitrary<Correction[]> {
  const pick = fc.tuple(
    fc.nat({ max: text.length }),
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom("", "x", "yz", "uvwxy"),
  );
  return fc.array(pick, { maxLength: 5 }).map((picks) => {
    const list: Correction[] = [];
    let done = 0;
    for (const [start, length, replacement] of picks.sort((a, b) => a[0] - b[0])) {
      if (start < done || start + length > text.length) continue;
      done = start + length;
      list.push(correction(text, start, done, replacement));
    }
    return list;
  });
}

const twice = fc
  .string({ unit: fc.constantFrom(..."abc "), maxLength: 24 })
  .chain((text) => fc.tuple(fc.constant(text), correctionsOf(text)))
  .chain(([text, first]) => fc.tuple(fc.constant(text), fc.constant(first), correctionsOf(applied(text, first))));

describe("applied", () => {
  it("makes each correction, as edits are made", () => {
    fc.assert(
      fc.property(twice, ([text, first]) => {
        expect(applied(text, first)).toBe(applyEdits(text, first));
      }),
    );
  });
});

describe("takeBack", () => {
  it("moves what the second run finds elsewhere to where it stood before", () => {
    const text = "tbe inthe nenber and tbe nark";
    const first = corrections(text, ["tbe", "the"], ["inthe", "in the"]);
    const second = corrections(applied(text, first), ["nenber", "member"], ["nark", "mark"]);
    const { moved, contradicted } = takeBack(first, second);
    expect(contradicted).toEqual(new Set());
    expect(moved).toEqual(corrections(text, ["nenber", "member"], ["nark", "mark"]));
  });

  it("says what the second run would change again, and leaves that out", () => {
    const text = "tbe toiv hall and toiv nark";
    const first = corrections(text, ["tbe", "the"], ["toiv", "tow"], ["nark", "mark"]);
    const second = corrections(applied(text, first), ["tow hall", "town hall"], ["toiv", "town"], ["mark", "market"]);
    const { moved, contradicted } = takeBack(first, second);
    expect([...contradicted]).toEqual([1, 2]);
    expect(moved).toEqual([correction(text, 18, 22, "town")]);
  });

  it("does not take neighbours for overlaps", () => {
    const text = "abcd";
    const first = [correction(text, 1, 2, "BB"), correction(text, 3, 4, "")];
    const second = corrections(applied(text, first), ["a", "x"], ["c", "y"]);
    expect(takeBack(first, second)).toEqual({
      moved: [correction(text, 0, 1, "x"), correction(text, 2, 3, "y")],
      contradicted: new Set(),
      completed: new Map(),
    });
  });

  it("makes one of two, the second of which puts a mark behind what the first wrote", () => {
    const text = "the aiea The tlie end";
    const first = corrections(text, ["aiea", "area"], ["tlie", "the"]);
    const [stop, other] = corrections(applied(text, first), ["area", "area."], ["the end", "then"]);
    const { moved, contradicted, completed } = takeBack(first, [
      { ...stop, confidence: 0.7, rules: ["punctuation/punctuation"], evidence: ["a full stop lost"] },
      other,
    ]);
    expect(moved).toEqual([]);
    expect([...contradicted]).toEqual([1]);
    expect([...completed]).toEqual([
      [
        0,
        {
          ...correction(text, 4, 8, "area."),
          confidence: 0.7,
          rules: ["punctuation/punctuation"],
          candidates: [{ text: "area.", confidence: 0.7 }],
          evidence: ["a full stop lost"],
        },
      ],
    ]);
  });

  it.each([
    ["the case of its first letter", "Verslon", "Version", "version"],
    ["the case of several", "lNTO", "INto", "into"],
  ])("makes one of two, the second of which changes %s", (_, scan, letters, whole) => {
    const first = corrections(scan, [scan, letters]);
    const { contradicted, completed } = takeBack(first, corrections(letters, [letters, whole]));
    expect(contradicted.size).toBe(0);
    expect([...completed.values()].map(({ original, replacement }) => [original, replacement])).toEqual([
      [scan, whole],
    ]);
  });

  it("does not complete a correction to what stood there", () => {
    const first = corrections("Version", ["Version", "version"]);
    const { contradicted, completed } = takeBack(first, corrections("version", ["version", "Version"]));
    expect([...contradicted]).toEqual([0]);
    expect(completed.size).toBe(0);
  });

  it.each(["areas", "areal.", "area. ", "area..", "are."])("does not take %j for area with a mark", (replacement) => {
    const first = corrections("aiea", ["aiea", "area"]);
    const { contradicted, completed } = takeBack(first, corrections("area", ["area", replacement]));
    expect([...contradicted]).toEqual([0]);
    expect(completed.size).toBe(0);
  });

  it("takes in what may be a part of what the second run finds, and nothing else", () => {
    const text = "an oﬂ’-ﬁce of ﬁre, diﬂ tlie";
    const first = corrections(text, ["ﬂ", "fl"], ["ﬁ", "fi"], ["ﬁ", "fi"], ["ﬂ", "fl"], ["tlie", "the"]).map(
      (c, i) => ({
        ...c,
        rules: [`ligatures/${i}`],
        evidence: ["a ligature"],
        confidence: 0.99,
      }),
    );
    const [office, ...others] = corrections(applied(text, first), ["ofl’-fice", "office"], ["difl the", "differ"]);
    const second = [{ ...office, confidence: 0.8, rules: ["confusion/fl’>f"], evidence: ["misread"] }, ...others];
    const { moved, contradicted } = takeBack(first, second, ({ original }) => original.length === 1);
    expect(moved).toEqual([
      {
        ...correction(text, 3, 10, "office"),
        confidence: 0.8,
        rules: ["ligatures/0", "ligatures/1", "confusion/fl’>f"],
        evidence: ["a ligature", "misread"],
        candidates: [{ text: "office", confidence: 0.8 }],
      },
    ]);
    expect([...contradicted]).toEqual([3, 4]);
  });

  it("takes nothing in that reaches beyond", () => {
    const first = corrections("aﬄe", ["ﬄ", "ffl"]);
    const { moved, contradicted } = takeBack(first, corrections("affle", ["af", "of"]), () => true);
    expect(moved).toEqual([]);
    expect([...contradicted]).toEqual([0]);
  });

  it("both at once are one after the other", () => {
    fc.assert(
      fc.property(twice, ([text, first, second]) => {
        const middle = applied(text, first);
        const { moved } = takeBack(first, second);
        // What touches nothing that was written, by its place in the middle text.
        const written = first.map((c, i) => {
          const start = applied(text.slice(0, c.start), first.slice(0, i)).length;
          return { start, end: start + c.replacement.length };
        });
        const apart = second.filter((c) => !written.some((w) => w.start < c.end && w.end > c.start));
        expect(moved.map((c) => c.replacement)).toEqual(apart.map((c) => c.replacement));
        for (const c of moved) expect(c.original).toBe(text.slice(c.start, c.end));
        const both = [...first, ...moved].sort((a, b) => a.start - b.start);
        expect(applyEdits(text, both)).toBe(applyEdits(middle, apart));
      }),
      { numRuns: 2000 },
    );
  });

  it("with all that is covered taken in, what stays of both is one after the other", () => {
    fc.assert(
      fc.property(twice, ([text, first, second]) => {
        const middle = applied(text, first);
        const { moved, contradicted, completed } = takeBack(first, second, () => true);
        fc.pre(contradicted.size === 0 && completed.size === 0);
        for (const c of moved) expect(c.original).toBe(text.slice(c.start, c.end));
        const left = first.filter((c) => !moved.some((m) => m.start < c.end && m.end > c.start));
        const all = [...left, ...moved].sort((a, b) => a.start - b.start);
        expect(applyEdits(text, all)).toBe(applyEdits(middle, second));
      }),
      { numRuns: 2000 },
    );
  });

  it("contradicts or completes just what the second run touches", () => {
    fc.assert(
      fc.property(twice, ([text, first, second]) => {
        const { contradicted, completed } = takeBack(first, second);
        first.forEach((c, i) => {
          const start = applied(text.slice(0, c.start), first.slice(0, i)).length;
          const touched = second.some((s) => start < s.end && start + c.replacement.length > s.start);
          expect(contradicted.has(i) || completed.has(i)).toBe(touched);
        });
      }),
      { numRuns: 2000 },
    );
  });
});
