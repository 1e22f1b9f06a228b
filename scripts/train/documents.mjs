// The documents that the decision model is trained on: development sets, their clean sides, clean prose, and prose read by
// OCR engines and by synthetic scanners.
import { engineScans } from "./engine-scans.mjs";
import { FOLDS, foldOf } from "./folds.mjs";
import { respell } from "./orthographies.mjs";
import { proseDocuments } from "./prose.mjs";
import { hash, random as makeRandom } from "./random.mjs";
import { ENGINE } from "./rows-file.mjs";
import { makeScanner } from "./scanners.mjs";
import { readSet, setNames } from "./sets.mjs";

/** Documents longer than this are left out, UTF-16 units. */
const LONGEST = 60_000;
const PROSE_DOCUMENTS = 450;
/** Of each prose document's two scans one is of a scanner at least this noisy, as what is worth correcting mostly is. */
const NOISY = 0.015;

/** Words of a page of those that are a sentence or two each. */
const SHORTEST_PAGE = 12;
const LONGEST_PAGE = 70;

/**
 * {set, id, fold, ocr, gt}, or {set, id, fold, pages} for short pages of one scanner, each of them {ocr, gt}, to be read with a
 * profile of the pages `taughtBy`, if there are, learned from their truth if `fromTruth`. `only`: comma-separated sets, default
 * all; prose goes by the name of `prose`.
 */
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
  for (const { id, engine, fold, ocr, gt } of engineScans()) yield { set: `${ENGINE}${engine}`, id, fold, ocr, gt };
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
    if (seed % 3 === 0) {
      const pages = pagesOf(text, seed);
      const manner = (seed / 3) % 3;
      const learned = { taughtBy: manner > 0 ? pages : undefined, fromTruth: manner === 2 };
      yield { set: "prose:pages", id, fold, pages, ...learned };
      yield { set: "prose:pages", id: `${id}~`, fold, pages: pages.map(({ gt }) => ({ ocr: gt, gt })), ...learned };
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

/** A text cut into short pages that one scanner read. */
function pagesOf(text, seed) {
  const random = makeRandom(hash(`pages ${seed}`));
  const scanner = noisyScanner(`pages ${seed}`);
  const parts = text.split(/(?<=\s)/);
  const pages = [];
  for (let from = 0; from < parts.length; ) {
    const to = from + random.whole(SHORTEST_PAGE, LONGEST_PAGE);
    const gt = parts.slice(from, to).join("").trim();
    pages.push({ ocr: scanner.scan(gt), gt });
    from = to;
  }
  return pages;
}
