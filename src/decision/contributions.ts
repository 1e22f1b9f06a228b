import type { DecisionModel } from "./model.js";

/**
 * What each feature adds to the log odds of an edit: along its way through each tree, what a branch changes in the mean of
 * the leaves below (Saabas 2014). With the mean of all leaves they add up to the score. Elements are in the order of
 * the model's features.
 */
export function contributions(model: DecisionModel, features: Float64Array): Float64Array {
  const { feature, value, right, roots } = model;
  const by = new Float64Array(features.length);
  const mean = new Float64Array(feature.length);
  const leaves = new Float64Array(feature.length);
  // A child stands behind its parent, so that both are there when the parent's turn comes.
  for (let node = feature.length - 1; node >= 0; node--) {
    if (feature[node] < 0) {
      mean[node] = value[node];
      leaves[node] = 1;
      continue;
    }
    const a = node + 1;
    const b = right[node];
    leaves[node] = leaves[a] + leaves[b];
    mean[node] = (mean[a] * leaves[a] + mean[b] * leaves[b]) / leaves[node];
  }
  for (const root of roots)
    for (let node = root; feature[node] >= 0; ) {
      const next = features[feature[node]] < value[node] ? node + 1 : right[node];
      by[feature[node]] += mean[next] - mean[node];
      node = next;
    }
  return by;
}
