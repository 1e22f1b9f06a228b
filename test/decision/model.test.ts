import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrated, type DecisionModel, DecisionModelError, openDecision } from "../../src/decision/model.js";

/**
 * Two trees over the features x and y:
 *
 *   x < 1 ? (y < 5 ? −0.5 : 0.25) : 1          y < 2 ? −0.1 : 0.3
 */
const MODEL: DecisionModel = {
  version: 1,
  features: ["x", "y"],
  base: -0.2,
  feature: [0, 1, -1, -1, -1, 1, -1, -1],
  value: [1, 5, -0.5, 0.25, 1, 2, -0.1, 0.3],
  right: [4, 3, 0, 0, 0, 7, 0, 0],
  roots: [0, 5],
  calibration: [
    [-1, 0.1],
    [0, 0.3],
    [0.5, 0.3],
    [1, 0.9],
  ],
};
const decision = openDecision(MODEL, ["x", "y"]);

describe("a forest", () => {
  it.each([
    [0, 0, -0.2 - 0.5 - 0.1],
    [0, 3, -0.2 - 0.5 + 0.3],
    [0, 7, -0.2 + 0.25 + 0.3],
    // A value at the threshold goes to the right.
    [1, 2, -0.2 + 1 + 0.3],
    [2, 0, -0.2 + 1 - 0.1],
  ])("adds up the leaves that x = %d, y = %d lead to", (x, y, score) => {
    expect(decision.score(Float64Array.of(x, y))).toBeCloseTo(score, 12);
  });

  it("judges many as it judges each", () => {
    const rows = [0, 1, 2].flatMap((x) => [0, 3, 7].map((y) => Float64Array.of(x, y)));
    expect([...decision.confidences(rows)]).toEqual(rows.map((row) => decision.confidence(row)));
    expect([...decision.confidences([])]).toEqual([]);
  });

  it("without trees is its base", () => {
    const bare = openDecision({ ...MODEL, roots: [] }, ["x", "y"]);
    expect(bare.score(Float64Array.of(0, 0))).toBe(-0.2);
  });
});

describe("calibration", () => {
  const at = (score: number): number =>
    openDecision({ ...MODEL, base: score, roots: [] }, ["x", "y"]).confidence(Float64Array.of(0, 0));

  it.each([
    [-1, 0.1],
    [-0.5, 0.2],
    [0, 0.3],
    [0.3, 0.3],
    [0.75, 0.6],
    [1, 0.9],
  ])("of %d is %d: linear between points", (score, confidence) => expect(at(score)).toBeCloseTo(confidence, 12));

  it("is the same taken by itself", () => {
    for (const score of [-50, -1, -0.3, 0, 0.5, 0.8, 1, 50])
      expect(calibrated(MODEL.calibration, score)).toBe(at(score));
  });

  it("is flat beyond its ends", () => {
    expect([at(-50), at(50)]).toEqual([0.1, 0.9]);
  });

  it("never falls", () => {
    const score = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(score, score, (a, b) => {
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });
});

describe("a model that does not fit", () => {
  it.each([
    ["another version", { ...MODEL, version: 2 }, ["x", "y"]],
    ["other features", MODEL, ["x", "z"]],
    ["the same in another order", MODEL, ["y", "x"]],
    ["one more", MODEL, ["x", "y", "z"]],
  ])("is refused: %s", (_, model, features) => {
    expect(() => openDecision(model, features)).toThrow(DecisionModelError);
  });
});
