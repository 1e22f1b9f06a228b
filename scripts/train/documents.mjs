// The documents that the decision model is trained on: development sets, their clean sides, clean prose, and prose read by
// synthetic scanners.
import { FOLDS, foldOf } from "./folds.mjs";
import { respell } from "./orthographies.mjs";
import { proseDocuments } from "./prose.mjs";
import { makeScanner } from "./scanners.mjs";
import { readSet, setNames } from "./sets.mjs";

/** Documents longer than this are left out, UTF-16 units. */
const LONGEST = 60_000;
const PROSE_DOCUMENTS = 450;
/** Of each prose document's two scans one is of a scanner at least this noisy, as what is worth correcting mostly is. */
const NOISY = 0.015;

/** {set, id, fold, ocr, gt}. `only`: comma-separated sets, default all; prose goes by the name of `prose`. */
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
  if (wanted !== undefined && !wanted.has("prose")) return;
  let seed = 0;
  for (const { id, fold: truthFold, text } of proseDocuments({ seed: 1, count: PROSE_DOCUMENTS })) {
    const fold = truthFold < 0 ? seed % FOLDS : truthFold;
    yield { set: "prose:clean", id, fold, ocr: text, gt: text };
    if (seed % 6 === 0) {
      const odd = respell(text, seed, seed % 12 === 0 ? "dialect" : "old");
      yield { set: "prose:spelt", id, fold, ocr: odd, gt: odd };
      if (seed % 18 === 0)
        yield { set: "prose:spelt-scanned", id, fold, ocr: makeScanner(`odd ${seed}`).scan(odd), gt: odd };
    }
    yield { set: "prose:synthetic", id, fold, ocr: makeScanner(seed).scan(text), gt: text };
    yield { set: "prose:synthetic", id: `${id}~`, fold, ocr: noisyScanner(seed++).scan(text), gt: text };
  }
}

function noisyScanner(seed) {
  for (let attempt = 0; ; attempt++) {
    const scanner = makeScanner(`noisy ${seed} ${attempt}`);
    if (scanner.noise >= NOISY) return scanner;
  }
}
