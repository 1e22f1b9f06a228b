// Trains the decision model: node scripts/train/decision.mjs ROWS.jsonl… [--out DIR] [--fold-out DIR]
// It has two forests: one judges a proposal by itself, the other in the light of what the first says of all in the document.
// Out of fold throughout: each fold is scored by forests trained on the other four, and what the first says of a row that
// the second is trained on, it says without having seen the row's fold. The shipped forests use all rows, and their
// calibration is that of the out-of-fold scores.
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { COMPANY, companyOf } from "../../dist/decision/company.js";
import { FEATURES } from "../../dist/decision/features.js";
import { JUDGED } from "../../dist/decision/judge.js";
import { calibrated } from "../../dist/decision/model.js";
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
/** The first forest is trained sixteen times, and what it says need not be as exact. */
const ALONE = { trees: 300, depth: 6, rate: 0.1 };
const TOGETHER = { trees: Number(values.trees), depth: Number(values.depth) };
/** Trees grow in as many workers; each reads the rows for itself. */
const WORKERS = 2;

const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
const nameOf = (excluded) => [...excluded].sort().join();

/** Forests of all rows but those of some folds, `{ model, used }` by the names of what is excluded. Tasks: `{ excluded, company }`. */
async function trainAll(tasks, options) {
  const trained = new Map();
  const waiting = [...tasks];
  const next = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const worker = new Worker(new URL("forest-worker.mjs", import.meta.url), {
        workerData: { files: positionals, options, ...task },
        resourceLimits: { maxOldGenerationSizeMb: 6000 },
      });
      const [result] = await once(worker, "message");
      trained.set(nameOf(task.excluded), result);
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, next));
  return trained;
}

/** What a confidence promises is promised of scans that were found: what is clean, oddly spelt or made calibrates nothing. */
const isScan = ({ set }) => !set.endsWith(":clean") && !set.startsWith("prose:");

/** The calibration of the rows at `chosen`, by their scores. */
function curveOf(scores, chosen) {
  const scans = chosen.filter((i) => isScan(rows[i]));
  return calibrate(
    scans.map((i) => scores[i]),
    scans.map((i) => rows[i].right),
  );
}

/** The rows of each document that was read by itself. */
function documents() {
  const together = new Map();
  rows.forEach(({ set, id, page }, i) => {
    const key = `${set}\t${id}\t${page}`;
    together.set(key, [...(together.get(key) ?? []), i]);
  });
  return [...together.values()];
}

const all = [...rows.keys()];
const ofDocuments = documents();

/** What a document's proposals say of one another, of all rows: given what the first forest says of each. */
function companyFor(scores, curve) {
  const company = new Float64Array(rows.length * COMPANY.length);
  for (const members of ofDocuments) {
    const proposals = members.map((i) => ({ original: rows[i].text[0], replacement: rows[i].text[1] }));
    const confidences = Float64Array.from(members, (i) => calibrated(curve, scores[i]));
    companyOf(proposals, confidences, rows[members[0]].units).forEach((vector, k) => {
      company.set(vector, members[k] * COMPANY.length);
    });
  }
  return company;
}

// What is left out: nothing, a fold, two folds.
const pairs = folds.flatMap((a) => folds.filter((b) => b > a).map((b) => [a, b]));
const alone = await trainAll(
  [[], ...folds.map((fold) => [fold]), ...pairs].map((excluded) => ({ excluded })),
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
    scores,
    all.filter((i) => rows[i].fold !== fold),
  );
  return { curve, company: companyFor(scores, curve) };
}

const stages = new Map([undefined, ...folds].map((fold) => [fold, firstStage(fold)]));
const together = await trainAll(
  [...stages].map(([fold, { company }]) => ({ excluded: fold === undefined ? [] : [fold], company })),
  TOGETHER,
);
const scores = rows.map(({ fold, x }, i) => {
  const { company } = stages.get(fold);
  const vector = [...x, ...company.subarray(i * COMPANY.length, (i + 1) * COMPANY.length)];
  return scoreRow(together.get(nameOf([fold])).model, vector);
});

function modelOf(fold) {
  const excluded = nameOf(fold === undefined ? [] : [fold]);
  const others = all.filter((i) => rows[i].fold !== fold);
  const forest = (features, { model }, calibration) => ({ version: 1, features, ...model, calibration });
  return {
    alone: forest(FEATURES, alone.get(excluded), stages.get(fold).curve),
    together: forest(JUDGED, together.get(excluded), curveOf(scores, others)),
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
