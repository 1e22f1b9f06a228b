import { describe, expect, it } from "vitest";
import { contributions } from "../../src/decision/contributions.js";
import { openDecision } from "../../src/decision/model.js";

const MODEL = {
  version: 1,
  features: ["a", "b"],
  base: 0.5,
  // a < 2 ? (b < 1 ? -1 : 3) : 5, and a stump on b.
  feature: [0, 1, -1, -1, -1, 1, -1, -1],
  value: [2, 1, -1, 3, 5, 0, 10, 20],
  right: [4, 3, 0, 0, 0, 7, 0, 0],
  roots: [0, 5],
  calibration: [
    [0, 0],
    [1, 1],
  ],
} as const;

describe("what each feature adds", () => {
  it("is what its branches change in the mean of the leaves", () => {
    // Means: root 7/3, left branch 1; stump 15.
    const [a, b] = contributions(MODEL, Float64Array.of(0, 4));
    expect(a).toBeCloseTo(1 - 7 / 3, 12);
    expect(b).toBeCloseTo(3 - 1 + (20 - 15), 12);
  });

  it("adds up to the score, with what there is before any branch", () => {
    const { score } = openDecision(MODEL, ["a", "b"]);
    for (const x of [
      [0, 0],
      [5, -1],
      [1, 3],
    ]) {
      const all = contributions(MODEL, Float64Array.from(x)).reduce((total, one) => total + one, 0);
      expect(score(Float64Array.from(x))).toBeCloseTo(0.5 + 7 / 3 + 15 + all, 12);
    }
  });
});
