// Trains the decision model: node scripts/train/decision.mjs ROWS.jsonl… [--out DIR] [--fold-out DIR]
// Out of fold throughout: each fold is scored by a forest trained on the other four; the shipped one uses all rows, and
// its calibration is that of the out-of-fold scores.
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { FEATURES } from "../../dist/decision/features.js";
import { FOLDS } from "./folds.mjs";
import { calibrate, scoreRow } from "./forest.mjs";
import { readRows } from "./rows-file.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string" },
    "fold-out": { type: "string" },
    trees: { type: "string", default: "600" },
    depth: { type: "string", default: "7" },
  },
});
const rows = readRows(positionals);
const options = { trees: Number(values.trees), depth: Number(values.depth) };
/** Trees grow in as many workers; each reads the rows for itself. */
const WORKERS = 2;
/** No fold: the forest of all rows, which is shipped. */
const NO_FOLD = -2;

/** The forests of all rows but each fold's, `{ model, used }` by fold. */
async function trainAll(folds) {
  const trained = new Map();
  const waiting = [...folds];
  const next = async () => {
    for (let fold = waiting.shift(); fold !== undefined; fold = waiting.shift()) {
      const worker = new Worker(new URL("forest-worker.mjs", import.meta.url), {
        workerData: { files: positionals, fold, options },
        resourceLimits: { maxOldGenerationSizeMb: 6000 },
      });
      const [result] = await once(worker, "message");
      trained.set(fold, result);
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, next));
  return trained;
}

/** What a confidence promises is promised of scans that were found: what is clean, oddly spelt or made calibrates nothing. */
const curveOf = (chosen) => {
  const scans = chosen.filter(({ set }) => !set.endsWith(":clean") && !set.startsWith("prose:"));
  return calibrate(
    scans.map((row) => row.score),
    scans.map((row) => row.right),
  );
};
const asModel = (model, chosen) => ({ version: 1, features: FEATURES, ...model, calibration: curveOf(chosen) });

const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
const trained = await trainAll([...folds, NO_FOLD]);
const forests = folds.map((fold) => trained.get(fold).model);
for (const row of rows) if (row.fold >= 0) row.score = scoreRow(forests[row.fold], row.x);
// Rows of no fold are scored by a forest that saw them: they are left out of calibration and figures.
const scored = rows.filter((row) => row.score !== undefined);

if (values["fold-out"])
  for (let fold = 0; fold < FOLDS; fold++)
    writeFileSync(
      `${values["fold-out"]}/fold${fold}/decision.json`,
      `${JSON.stringify(
        asModel(
          forests[fold],
          scored.filter((row) => row.fold !== fold),
        ),
      )}\n`,
    );
const { model, used } = trained.get(NO_FOLD);
if (values.out) writeFileSync(`${values.out}/decision.json`, `${JSON.stringify(asModel(model, scored))}\n`);

const byGain = [...used.keys()].sort((a, b) => used[b] - used[a]);
console.log(`rows ${rows.length}, right ${rows.filter((row) => row.right).length}`);
console.log(
  `features by gain: ${byGain
    .slice(0, 30)
    .map((f) => `${FEATURES[f]} ${Math.round(used[f])}`)
    .join(", ")}`,
);
const logistic = (x) => 1 / (1 + Math.exp(-x));
for (const set of [...new Set(scored.map((row) => row.set)), "all"]) {
  const chosen = set === "all" ? scored : scored.filter((row) => row.set === set);
  const line = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((threshold) => {
    const made = chosen.filter((row) => logistic(row.score) >= threshold);
    const right = made.filter((row) => row.right).length;
    const broke = made.filter((row) => row.broke).length;
    return `${threshold}: ${right}/${made.length} (${((100 * right) / Math.max(1, made.length)).toFixed(0)}%) broke ${broke}`;
  });
  console.log(
    `${set.padEnd(30)} n ${chosen.length} right ${chosen.filter((row) => row.right).length} | ${line.join(" | ")}`,
  );
}
