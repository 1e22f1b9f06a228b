// Gradient-boosted decision trees for the logistic loss, with histograms; each tree sees a share of rows and features
// (stochastic gradient boosting, Friedman 2002), drawn from a fixed seed.
import { random as makeRandom } from "./random.mjs";

const BINS = 64;

/** Quantile thresholds of each feature: at most BINS − 1, ascending, distinct. */
function thresholdsOf(rows, width) {
  return Array.from({ length: width }, (_, f) => {
    const sorted = Float64Array.from(rows, (row) => row[f]).sort();
    const cuts = [];
    for (let b = 1; b < BINS; b++) {
      const cut = sorted[Math.floor((b * sorted.length) / BINS)];
      if (cut > sorted[0] && cut !== cuts.at(-1)) cuts.push(cut);
    }
    return cuts;
  });
}

/**
 * Trains a forest. `rows`: feature vectors; `labels`: 0 or 1; `weights`: importance of each row.
 * Returns the uncalibrated part of a decision model.
 */
export function trainForest(
  rows,
  labels,
  weights,
  { trees = 600, depth = 7, rate = 0.06, leaf = 15, lambda = 4, rowShare = 0.5, featureShare = 0.5 } = {},
) {
  const count = rows.length;
  const width = rows[0].length;
  const cuts = thresholdsOf(rows, width);
  const binned = Array.from({ length: width }, (_, f) => {
    const column = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      let low = 0;
      let high = cuts[f].length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (rows[i][f] < cuts[f][middle]) high = middle;
        else low = middle + 1;
      }
      column[i] = low;
    }
    return column;
  });
  let positive = 0;
  let total = 0;
  for (let i = 0; i < count; i++) {
    positive += weights[i] * labels[i];
    total += weights[i];
  }
  const base = Math.log(positive / (total - positive));
  const score = new Float64Array(count).fill(base);
  const gradient = new Float64Array(count);
  const curvature = new Float64Array(count);
  const model = { base, feature: [], value: [], right: [], roots: [] };
  const used = new Float64Array(width);
  const dice = makeRandom(1);
  let features = [];

  const grow = (members, level) => {
    const node = model.feature.length;
    model.feature.push(-1);
    model.value.push(0);
    model.right.push(0);
    let g = 0;
    let h = 0;
    for (const i of members) {
      g += gradient[i];
      h += curvature[i];
    }
    let best = 1e-6;
    let bestFeature = -1;
    let bestBin = 0;
    if (level < depth && members.length >= 2 * leaf) {
      const sumG = new Float64Array(BINS);
      const sumH = new Float64Array(BINS);
      const sumN = new Int32Array(BINS);
      for (const f of features) {
        sumG.fill(0);
        sumH.fill(0);
        sumN.fill(0);
        const column = binned[f];
        for (const i of members) {
          const b = column[i];
          sumG[b] += gradient[i];
          sumH[b] += curvature[i];
          sumN[b]++;
        }
        let lg = 0;
        let lh = 0;
        let ln = 0;
        for (let b = 0; b < cuts[f].length; b++) {
          lg += sumG[b];
          lh += sumH[b];
          ln += sumN[b];
          if (ln < leaf || members.length - ln < leaf) continue;
          const gain = (lg * lg) / (lh + lambda) + ((g - lg) * (g - lg)) / (h - lh + lambda) - (g * g) / (h + lambda);
          if (gain > best) {
            best = gain;
            bestFeature = f;
            bestBin = b;
          }
        }
      }
    }
    if (bestFeature < 0) {
      const value = +((-rate * g) / (h + lambda)).toFixed(4);
      model.value[node] = value;
      for (const i of members) score[i] += value;
      return;
    }
    used[bestFeature] += best;
    const column = binned[bestFeature];
    model.feature[node] = bestFeature;
    model.value[node] = cuts[bestFeature][bestBin];
    grow(
      members.filter((i) => column[i] <= bestBin),
      level + 1,
    );
    model.right[node] = model.feature.length;
    grow(
      members.filter((i) => column[i] > bestBin),
      level + 1,
    );
  };

  const varying = cuts.map((cut, f) => (cut.length > 0 ? f : -1)).filter((f) => f >= 0);
  for (let t = 0; t < trees; t++) {
    for (let i = 0; i < count; i++) {
      const p = 1 / (1 + Math.exp(-score[i]));
      gradient[i] = weights[i] * (p - labels[i]);
      curvature[i] = weights[i] * p * (1 - p);
    }
    const members = [];
    const others = [];
    for (let i = 0; i < count; i++) (dice.next() < rowShare ? members : others).push(i);
    features = varying.filter(() => dice.next() < featureShare);
    const first = model.feature.length;
    model.roots.push(first);
    grow(members, 0);
    for (const i of others) score[i] += leafOf(model, first, rows[i]);
  }
  return { model, used };
}

/** What the tree that begins at `root` says of a row. */
function leafOf(model, root, row) {
  let node = root;
  while (model.feature[node] >= 0) node = row[model.feature[node]] < model.value[node] ? node + 1 : model.right[node];
  return model.value[node];
}

/** Log odds of one row. */
export function scoreRow(model, row) {
  return model.roots.reduce((sum, root) => sum + leafOf(model, root, row), model.base);
}

const logOdds = ({ right, n }) => Math.log(right / (n - right));

/**
 * Draws each group half-way to the line between its neighbours, in log odds: else a threshold that falls between two groups makes
 * two percent more or fewer corrections by accident.
 */
function smoothed(groups) {
  const odds = groups.map(logOdds);
  return groups.map((group, i) => {
    if (i === 0 || i === groups.length - 1) return group;
    const [before, after] = [groups[i - 1].x, groups[i + 1].x];
    const share = after > before ? (group.x - before) / (after - before) : 0.5;
    const drawn = (odds[i] + odds[i - 1] * (1 - share) + odds[i + 1] * share) / 2;
    return { ...group, right: group.n / (1 + Math.exp(-drawn)) };
  });
}

/**
 * A rising curve from log odds to the share that was right: isotonic regression (pool adjacent violators) over
 * equal-sized groups of out-of-fold scores, each drawn towards its own logistic by `prior` pseudo-rows, and `passes` times
 * towards its neighbours.
 */
export function calibrate(scores, labels, { groups = 40, prior = 4, passes = 3 } = {}) {
  const order = [...scores.keys()].sort((a, b) => scores[a] - scores[b]);
  const size = Math.max(20, Math.ceil(order.length / groups));
  let blocks = [];
  for (let from = 0; from < order.length; from += size) {
    const members = order.slice(from, from + size);
    const x = members.reduce((sum, i) => sum + scores[i], 0) / members.length;
    const p = 1 / (1 + Math.exp(-x));
    const right = members.reduce((sum, i) => sum + labels[i], 0) + prior * p;
    blocks.push({ x, right, n: members.length + prior });
  }
  for (let pass = 0; pass < passes; pass++) blocks = smoothed(blocks);
  const pooled = [];
  for (const block of blocks) {
    pooled.push({ ...block, from: block.x, to: block.x });
    while (pooled.length > 1) {
      const b = pooled.at(-1);
      const a = pooled.at(-2);
      if (a.right / a.n <= b.right / b.n) break;
      pooled.splice(-2, 2, { right: a.right + b.right, n: a.n + b.n, from: a.from, to: b.to });
    }
  }
  const curve = [];
  for (const { from, to, right, n } of pooled) {
    const y = +(right / n).toFixed(4);
    curve.push([+from.toFixed(4), y]);
    if (to > from) curve.push([+to.toFixed(4), y]);
  }
  return curve;
}
