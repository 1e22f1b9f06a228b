// Trains the decision model: node scripts/train/decision.mjs ROWS.jsonl… [--out DIR] [--fold-out DIR]
// It has two forests: one judges a proposal by itself, the other in the light of what the first says of all in the document.
// Out of fold throughout: each fold is scored by forests trained on the other four, and what the first says of a row that
// the second is trained on, it says without having seen the row's fold. The shipped forests use all rows, and their
// calibration is that of the out-of-fold scores.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { FEATURES } from "../../dist/decision/features.js";
import { JUDGED } from "../../dist/decision/judge.js";
import { companyOfRows, documentsOf, judgedVector } from "./company-of-rows.mjs";
import { FOLDS } from "./folds.mjs";
import { scoreRow } from "./forest.mjs";
import { ALONE, growForests, TOGETHER } from "./grow.mjs";
import { curveOf, readRows } from "./rows-file.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string" },
    "fold-out": { type: "string" },
  },
});
const rows = readRows(positionals);
const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
const nameOf = (excluded) => [...excluded].sort().join();

const all = [...rows.keys()];
const ofDocuments = documentsOf(rows);

// What is left out: nothing, a fold, two folds.
const pairs = folds.flatMap((a) => folds.filter((b) => b > a).map((b) => [a, b]));
const alone = await growForests(
  positionals,
  [[], ...folds.map((fold) => [fold]), ...pairs].map((excluded) => ({ name: nameOf(excluded), excluded })),
  ALONE,
);

/** The first forest's calibration without `fold` (undefined: with all), and what it leads to. */
function firstStage(fold) {
  const left = fold === undefined ? [] : [fold];
  const scores = rows.map((row) => {
    const { model } = alone.get(nameOf(new Set([...left, row.fold])));
    return scoreRow(model, row.x);
  });
  const curve = curveOf(
    rows,
    scores,
    all.filter((i) => rows[i].fold !== fold),
  );
  return { curve, company: companyOfRows(rows, ofDocuments, scores, curve) };
}

const stages = new Map([undefined, ...folds].map((fold) => [fold, firstStage(fold)]));
const together = await growForests(
  positionals,
  [...stages].map(([fold, { company }]) => {
    const excluded = fold === undefined ? [] : [fold];
    return { name: nameOf(excluded), excluded, company };
  }),
  TOGETHER,
);
const scores = rows.map((row, i) =>
  scoreRow(together.get(nameOf([row.fold])).model, judgedVector(row, i, stages.get(row.fold).company)),
);

function modelOf(fold) {
  const excluded = nameOf(fold === undefined ? [] : [fold]);
  const others = all.filter((i) => rows[i].fold !== fold);
  const forest = (features, { model }, calibration) => ({ version: 1, features, ...model, calibration });
  return {
    alone: forest(FEATURES, alone.get(excluded), stages.get(fold).curve),
    together: forest(JUDGED, together.get(excluded), curveOf(rows, scores, others)),
  };
}

const write = (folder, fold) => writeFileSync(`${folder}/decision.json`, `${JSON.stringify(modelOf(fold))}\n`);
if (values["fold-out"]) for (const fold of folds) write(`${values["fold-out"]}/fold${fold}`, fold);
if (values.out) write(values.out, undefined);

const { used } = together.get("");
const byGain = [...used.keys()].sort((a, b) => used[b] - used[a]);
console.log(`rows ${rows.length}, right ${rows.filter((row) => row.right).length}`);
console.log(
  `features by gain: ${byGain
    .slice(0, 30)
    .map((f) => `${JUDGED[f]} ${Math.round(used[f])}`)
    .join(", ")}`,
);
const logistic = (x) => 1 / (1 + Math.exp(-x));
for (const set of [...new Set(rows.map((row) => row.set)), "all"]) {
  const chosen = set === "all" ? all : all.filter((i) => rows[i].set === set);
  const line = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((threshold) => {
    const made = chosen.filter((i) => logistic(scores[i]) >= threshold);
    const right = made.filter((i) => rows[i].right).length;
    const broke = made.filter((i) => rows[i].broke).length;
    return `${threshold}: ${right}/${made.length} (${((100 * right) / Math.max(1, made.length)).toFixed(0)}%) broke ${broke}`;
  });
  console.log(
    `${set.padEnd(30)} n ${chosen.length} right ${chosen.filter((i) => rows[i].right).length} | ${line.join(" | ")}`,
  );
}
