// Rows of training data as rows.mjs writes them, and what each counts for.
import { readFileSync } from "node:fs";

/** A right word broken is as bad as so many left wrong. */
const HARM = 10;
/** Sets that say the same thing many times over, and those that are made and not found. */
const SHARE = {
  "office-tz": 0.5,
  "prose:synthetic": 0.8,
  "prose:pages": 0.8,
  "prose:spelt": 0.08,
  "prose:spelt-scanned": 0.08,
};

/** `{ set, id, page, units, fold, x, right, broke, text }` of each row, in order. */
export function readRows(files) {
  return files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
}

export const weightOf = (row) => (row.broke ? HARM : 1) * (SHARE[row.set] ?? 1);

const CLEAN = ":clean";

/** The set that a row's document belongs to, whichever side of it was read. */
export const setOf = ({ set }) => (set.endsWith(CLEAN) ? set.slice(0, -CLEAN.length) : set);

/** What a confidence promises is promised of scans that were found: what is clean, oddly spelt or made calibrates nothing. */
export const isScan = ({ set }) => !set.endsWith(CLEAN) && !set.startsWith("prose:");
