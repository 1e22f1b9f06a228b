// A worker that trains the forest of all rows but some folds' and one set's: { files, excluded, without, company, options } in,
// { model, used } out.
// `company`: numbers to put behind each row's features, row by row, of all rows; undefined for none.
import { parentPort, workerData } from "node:worker_threads";
import { judgedVector } from "./company-of-rows.mjs";
import { trainForest } from "./forest.mjs";
import { readRows, setOf, weightOf } from "./rows-file.mjs";

const { files, excluded, without, company, options } = workerData;
const rows = readRows(files);
const chosen = [...rows.keys()].filter((i) => !excluded.includes(rows[i].fold) && setOf(rows[i]) !== without);
const vector = (i) => (company === undefined ? rows[i].x : judgedVector(rows[i], i, company));
const { model, used } = trainForest(
  chosen.map(vector),
  chosen.map((i) => rows[i].right),
  chosen.map((i) => weightOf(rows[i])),
  options,
);
parentPort.postMessage({ model, used });
