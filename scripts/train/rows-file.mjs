// Rows of training data as rows.mjs writes them, and what each counts for.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { calibrate } from "./forest.mjs";

const cache = (name) => fileURLToPath(new URL(`../../.data-cache/${name}`, import.meta.url));

/** Where `npm run train:decision` leaves the rows, a file for each of its processes, and the dictionaries of each fold. */
export const ROWS = cache("rows");
export const ROW_FILES = [0, 1].map((share) => `${ROWS}/${share}.jsonl`);
export const FOLD_DATA = cache("folds");

/** A right word broken is as bad as so many left wrong. */
const HARM = 10;
/** A mark taken away that stood for a letter: it can be read no more. */
const TORN = 4;
/** Before the name of an OCR engine: the set of what it read. */
export const ENGINE = "prose:by-";
/** Sets that say the same thing many times over, and those that are made and not found. */
const SHARE = {
  [`${ENGINE}gocr`]: 0.35,
  [`${ENGINE}ocrad`]: 0.35,
  [`${ENGINE}legacy`]: 0.35,
  [`${ENGINE}tesseract`]: 0.35,
  "office-tz": 0.5,
  "prose:synthetic": 0.8,
  "prose:pages": 0.8,
  "prose:spelt": 0.08,
  "prose:spelt-scanned": 0.08,
};

/** `{ set, id, page, units, fold, x, right, broke, torn, text }` of each row, in order. */
export function readRows(files) {
  return files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
}

export const weightOf = (row) => (row.broke ? HARM : row.torn ? TORN : 1) * (SHARE[row.set] ?? 1);

const CLEAN = ":clean";

/** The set that a row's document belongs to, whichever side of it was read. */
export const setOf = ({ set }) => (set.endsWith(CLEAN) ? set.slice(0, -CLEAN.length) : set);

/** What a confidence promises is promised of scans that were found: what is clean, oddly spelt or made calibrates nothing. */
export const isScan = ({ set }) => !set.endsWith(CLEAN) && !set.startsWith("prose:");

/** What was read by a scanner or an engine that is none of our making. */
export const isReading = (row) => isScan(row) || row.set.startsWith(ENGINE);

/** What a row proposed. */
export const proposedBy = ({ text: [original, replacement] }) => ({ original, replacement });

/** The calibration of the rows at `chosen`, by their scores. */
export function curveOf(rows, scores, chosen) {
  const scans = chosen.filter((i) => isScan(rows[i]));
  return calibrate(
    scans.map((i) => scores[i]),
    scans.map((i) => rows[i].right),
  );
}
