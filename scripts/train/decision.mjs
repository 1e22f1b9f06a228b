// Trains the decision model: node scripts/train/decision.mjs ROWS.jsonl… [--out DIR] [--fold-out DIR]
// Out of fold throughout: each fold is scored by a forest trained on the other four; the shipped one uses all rows, and
// its calibration is that of the out-of-fold scores.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { FEATURES } from "../../dist/decision/features.js";
import { FOLDS } from "./folds.mjs";
import { calibrate, scoreRow, trainForest } from "./forest.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string" },
    "fold-out": { type: "string" },
    trees: { type: "string", default: "600" },
    depth: { type: "string", default: "7" },
  },
});
/** A broken right word is worth this many others. */
const HARM = 2;

const rows = positionals.flatMap((file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line)),
);
const options = { trees: Number(values.trees), depth: Number(values.depth) };
/** Sets that say the same thing many times over, and those that are made and not found. */
const SHARE = { "office-tz": 0.5, "prose:synthetic": 0.8, "prose:spelt": 0.08, "prose:spelt-scanned": 0.08 };
const weightOf = (row) => (row.broke ? HARM : 1) * (SHARE[row.set] ?? 1);
const train = (chosen) =>
  trainForest(
    chosen.map((row) => row.x),
    chosen.map((row) => row.right),
    chosen.map(weightOf),
    options,
  );
/** What a confidence promises is promised of scans that were found: what is clean, oddly spelt or made calibrates nothing. */
const curveOf = (chosen) => {
  const scans = chosen.filter(({ set }) => !set.endsWith(":clean") && !set.startsWith("prose:"));
  return calibrate(
    scans.map((row) => row.score),
    scans.map((row) => row.right),
  );
};
const asModel = (model, chosen) => ({ version: 1, features: FEATURES, ...model, calibration: curveOf(chosen) });

const forests = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const { model } = train(rows.filter((row) => row.fold !== fold));
  forests.push(model);
  for (const row of rows) if (row.fold === fold) row.score = scoreRow(model, row.x);
}
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
const { model, used } = train(rows);
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
