/** A forest of decision trees with a calibration, as it stands in `dictionaries/en/decision.json`. */
export interface DecisionModel {
  readonly version: number;
  readonly features: readonly string[];
  /** Log odds before any tree. */
  readonly base: number;
  /** Nodes of all trees in preorder: feature of a branch, −1 for a leaf. */
  readonly feature: readonly number[];
  /** A branch's threshold (left if the value is below it), or a leaf's log odds. */
  readonly value: readonly number[];
  /** A branch's right child; its left child is the node behind it. */
  readonly right: readonly number[];
  /** First node of each tree. */
  readonly roots: readonly number[];
  /** Calibration: log odds and the probability observed there, both rising; linear between. */
  readonly calibration: readonly (readonly [number, number])[];
}

/** The model does not fit the program. */
export class DecisionModelError extends Error {
  override readonly name = "DecisionModelError";
}

/** Compiled for use: typed arrays. */
export interface Decision {
  /** Calibrated probability that an edit with these features is right, 0–1. */
  confidence(features: Float64Array): number;
  /** The same of many, in less time than one by one. */
  confidences(rows: readonly Float64Array[]): Float64Array;
  /** Uncalibrated log odds. */
  score(features: Float64Array): number;
}

/** @throws DecisionModelError if the model was trained for other features. */
export function openDecision(model: DecisionModel, features: readonly string[]): Decision {
  if (model.version !== 1)
    throw new DecisionModelError(`decision model of version ${model.version}, this program reads 1`);
  if (model.features.join() !== features.join())
    throw new DecisionModelError("the decision model was trained for other features; run npm run train:decision");
  const feature = Int16Array.from(model.feature);
  const value = Float64Array.from(model.value);
  const right = Int32Array.from(model.right);
  const roots = Int32Array.from(model.roots);
  // Tree by tree, so that one stays in the nearest cache while all rows go through it.
  const scores = (rows: readonly Float64Array[]): Float64Array => {
    const sums = new Float64Array(rows.length).fill(model.base);
    for (let t = 0; t < roots.length; t++)
      for (let i = 0; i < rows.length; i++) {
        const x = rows[i];
        let node = roots[t];
        while (feature[node] >= 0) node = x[feature[node]] < value[node] ? node + 1 : right[node];
        sums[i] += value[node];
      }
    return sums;
  };
  const score = (x: Float64Array): number => scores([x])[0];
  const confidences = (rows: readonly Float64Array[]): Float64Array =>
    scores(rows).map((sum) => calibrated(model.calibration, sum));
  return { score, confidence: (x) => confidences([x])[0], confidences };
}

/** The probability at a score: piecewise linear, flat beyond the ends. */
export function calibrated(curve: readonly (readonly [number, number])[], score: number): number {
  const last = curve.length - 1;
  if (score <= curve[0][0]) return curve[0][1];
  if (score >= curve[last][0]) return curve[last][1];
  let i = 1;
  while (curve[i][0] < score) i++;
  const [x0, y0] = curve[i - 1];
  const [x1, y1] = curve[i];
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (score - x0)) / (x1 - x0);
}
