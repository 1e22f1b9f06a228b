import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contributions } from "../../src/decision/contributions.js";
import { FEATURES } from "../../src/decision/features.js";
import { JUDGED, type JudgeModel } from "../../src/decision/judge.js";
import { openDecision } from "../../src/decision/model.js";

const SHIPPED = new URL("../../dictionaries/en/decision.json", import.meta.url);

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

  it.each([
    ["alone", FEATURES],
    ["together", JUDGED],
  ] as const)(
    "adds up to the score of the shipped forest %s, with what there is before any branch",
    (name, features) => {
      const shipped: JudgeModel = JSON.parse(readFileSync(SHIPPED, "utf8"));
      const decision = openDecision(shipped[name], features);
      const sum = (x: Float64Array) => contributions(shipped[name], x).reduce((all, one) => all + one, 0);
      const before = decision.score(new Float64Array(features.length)) - sum(new Float64Array(features.length));
      for (let seed = 1; seed < 20; seed++) {
        const x = Float64Array.from(features, (_, i) => ((seed * 7919 + i * 104_729) % 50) - 20);
        expect(decision.score(x) - sum(x)).toBeCloseTo(before, 9);
      }
    },
  );

  it("of a model of the tests, too", () => {
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
