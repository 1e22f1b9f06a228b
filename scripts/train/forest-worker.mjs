// A worker that trains the forest of all rows but one fold's: { files, fold, options } in, { fold, model, used } out.
import { parentPort, workerData } from "node:worker_threads";
import { trainForest } from "./forest.mjs";
import { readRows, weightOf } from "./rows-file.mjs";

const { files, fold, options } = workerData;
const chosen = readRows(files).filter((row) => row.fold !== fold);
const { model, used } = trainForest(
  chosen.map((row) => row.x),
  chosen.map((row) => row.right),
  chosen.map(weightOf),
  options,
);
parentPort.postMessage({ fold, model, used });
