// npm run train:decision: confusion tables and decision model, for all and for each fold; minutes on two cores.
// The fold dictionaries stay in .data-cache/folds, for `npm run bench:accuracy -- --fold-data .data-cache/folds`.
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FEATURES } from "../../dist/decision/features.js";
import { JUDGED } from "../../dist/decision/judge.js";
import { recordTables } from "../checksums.mjs";
import { FOLDS } from "./folds.mjs";
import { sources } from "./prose.mjs";
import { FOLD_DATA, ROW_FILES, ROWS } from "./rows-file.mjs";
import { setNames } from "./sets.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SHIPPED = join(ROOT, "dictionaries/en");
const CONFUSIONS = "1200";
/** What is made here, and so no link in a fold's folder; nor are the checksums, which are those of other files. */
const MADE = new Set(["checksums.json", "confusions.tsv", "decision.json"]);

const script = (name) => join(ROOT, "scripts/train", name);

function node(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** A model that says even odds to everything, so that proposals can be made before there is another. */
function undecided() {
  const forest = (features) => ({
    ...{ version: 1, features, base: 0, feature: [], value: [], right: [], roots: [] },
    calibration: [[0, 0.5]],
  });
  return `${JSON.stringify({ alone: forest(FEATURES), together: forest(JUDGED) })}\n`;
}

function layFold(name, excluded) {
  const folder = join(FOLD_DATA, name);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(SHIPPED)) if (!MADE.has(file)) symlinkSync(join(SHIPPED, file), join(folder, file));
  const exclude = excluded === undefined ? [] : ["--exclude-fold", String(excluded)];
  node(script("count-confusions.mjs"), "--rows", CONFUSIONS, ...exclude, "--out", join(folder, "confusions.tsv"));
  writeFileSync(join(folder, "decision.json"), undecided());
}

if (setNames().length === 0) {
  console.error("the development sets are not here (../shared/data, or OCRFIX_DATA): nothing to train on");
  process.exit(1);
}
// Before there are several processes that would fetch the same.
sources();
if (existsSync(FOLD_DATA)) rmSync(FOLD_DATA, { recursive: true });
mkdirSync(ROWS, { recursive: true });
layFold("all");
for (let fold = 0; fold < FOLDS; fold++) layFold(`fold${fold}`, fold);

const statuses = await Promise.all(
  ROW_FILES.map(
    (file, share) =>
      new Promise((resolve) => {
        const args = [script("rows.mjs"), String(share), String(ROW_FILES.length), file, FOLD_DATA];
        spawn(process.execPath, args, { stdio: "inherit" }).on("close", resolve);
      }),
  ),
);
if (statuses.some((status) => status !== 0)) process.exit(1);
node(script("decision.mjs"), ...ROW_FILES, "--out", SHIPPED, "--fold-out", FOLD_DATA);
copyFileSync(join(FOLD_DATA, "all/confusions.tsv"), join(SHIPPED, "confusions.tsv"));
recordTables(SHIPPED);
