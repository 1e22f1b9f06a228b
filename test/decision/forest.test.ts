import { beforeAll, describe, expect, it } from "vitest";
import { type DecisionModel, openDecision } from "../../src/decision/model.js";

type Forest = Pick<DecisionModel, "base" | "feature" | "value" | "right" | "roots">;

let trainForest: (
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  weights: readonly number[],
  options?: object,
) => { model: Forest; used: Float64Array };
let scoreRow: (model: Forest, row: readonly number[]) => number;
let calibrate: (scores: readonly number[], labels: readonly number[], options?: object) => [number, number][];
beforeAll(async () => {
  ({ trainForest, scoreRow, calibrate } = await import(
    new URL("../../scripts/train/forest.mjs", import.meta.url).href
  ));
});

/** Points of a grid; right where x > 0.5, unless y > 0.8; z says nothing. */
const rows = Array.from({ length: 2000 }, (_, i) => [(i % 50) / 50, (Math.floor(i / 50) % 40) / 40, (i * 7) % 13]);
const labels = rows.map(([x, y]) => (x > 0.5 && y <= 0.8 ? 1 : 0));
const even = rows.map(() => 1);

describe("training", () => {
  it("learns what the rows have in common", () => {
    const { model, used } = trainForest(rows, labels, even, { trees: 60, depth: 3 });
    const wrong = rows.filter((row, i) => scoreRow(model, row) > 0 !== (labels[i] === 1));
    expect(wrong.length).toBeLessThan(rows.length / 50);
    expect(used[2]).toBeLessThan((used[0] + used[1]) / 50);
  });

  it("twice gives the same", () => {
    const options = { trees: 20, depth: 4 };
    expect(trainForest(rows, labels, even, options)).toEqual(trainForest(rows, labels, even, options));
  });

  it("without trees is the log odds of all rows, by weight", () => {
    const weights = labels.map((label) => (label ? 1 : 2));
    const right = labels.filter(Boolean).length;
    const { model } = trainForest(rows, labels, weights, { trees: 0 });
    expect(model.base).toBeCloseTo(Math.log(right / (2 * (rows.length - right))), 10);
    expect(model.roots).toEqual([]);
  });

  it("makes a model that the program scores in the same way", () => {
    const { model } = trainForest(rows, labels, even, { trees: 10, depth: 4 });
    const features = ["x", "y", "z"];
    const calibration: [number, number][] = [
      [-1, 0],
      [1, 1],
    ];
    const decision = openDecision({ version: 1, features, calibration, ...model }, features);
    for (const row of rows) expect(decision.score(Float64Array.from(row))).toBe(scoreRow(model, row));
  });
});

describe("calibration", () => {
  const scores = Array.from({ length: 1000 }, (_, i) => (i - 500) / 100);

  // Log odds that claim too much: the share right is that of half of them.
  const honest = scores.map((score, i) => ((i * 0.618) % 1 < 1 / (1 + Math.exp(-score / 2)) ? 1 : 0));

  it("rises, and says the share that is right", () => {
    const curve = calibrate(scores, honest);
    for (let i = 1; i < curve.length; i++) {
      expect(curve[i][0]).toBeGreaterThan(curve[i - 1][0]);
      expect(curve[i][1]).toBeGreaterThanOrEqual(curve[i - 1][1]);
    }
    for (const [score, share] of curve) expect(Math.abs(share - 1 / (1 + Math.exp(-score / 2)))).toBeLessThan(0.12);
  });

  it("is drawn smooth where groups stray", () => {
    const steepest = (curve: [number, number][]) =>
      Math.max(...curve.slice(1).map(([score, share], i) => (share - curve[i][1]) / (score - curve[i][0])));
    expect(steepest(calibrate(scores, honest))).toBeLessThan(0.75 * steepest(calibrate(scores, honest, { passes: 0 })));
  });

  it("pools scores whose share falls", () => {
    const falling = scores.map((score) => (score < 0 ? 1 : 0));
    const curve = calibrate(scores, falling);
    for (const [, share] of curve) expect(share).toBeCloseTo(0.5, 1);
  });
});
