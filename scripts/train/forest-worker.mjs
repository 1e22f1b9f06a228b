// A worker that trains the forest of all rows but some folds': { files, excluded, company, options } in, { model, used } out.
// `company`: numbers to put behind each row's features, row by row, of all rows; undefined for none.
import { parentPort, workerData } from "node:worker_threads";
import { trainForest } from "./forest.mjs";
import { readRows, weightOf } from "./rows-file.mjs";

const { files, excluded, company, options } = workerData;
const rows = readRows(files);
const width = company === undefined ? 0 : company.length / rows.length;
const chosen = [...rows.keys()].filter((i) => !excluded.includes(rows[i].fold));
const vector = (i) => (width === 0 ? rows[i].x : [...rows[i].x, ...company.subarray(i * width, (i + 1) * width)]);
const { model, used } = trainForest(
  chosen.map(vector),
  chosen.map((i) => rows[i].right),
  chosen.map((i) => weightOf(rows[i])),
  options,
);
parentPort.postMessage({ model, used });
