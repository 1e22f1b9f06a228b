// The documents that the decision model is trained on: development sets, their clean sides, and synthetic scans.
import { foldOf } from "./folds.mjs";
import { readSet, setNames } from "./sets.mjs";

/** Documents longer than this are trained on in part, UTF-16 units. */
const LONGEST = 60_000;

/** {set, id, fold, ocr, gt}; fold −1 for what belongs to none. `only`: comma-separated sets, default all. */
export function* trainingDocuments(only) {
  const wanted = only === undefined || only === "" ? undefined : new Set(only.split(","));
  for (const set of setNames()) {
    if (wanted !== undefined && !wanted.has(set)) continue;
    for (const { id, ocr, gt } of readSet(set)) {
      if (gt.length > LONGEST) continue;
      const fold = foldOf(set, id);
      yield { set, id, fold, ocr, gt };
      yield { set: `${set}:clean`, id, fold, ocr: gt, gt };
    }
  }
}
