import { ADDED, align, comparable, LOST, textBetween } from "../../evaluation/alignment.js";
import type { Clusters } from "../../evaluation/graphemes.js";
import { collapse } from "../../evaluation/normalize.js";
import type { AlignedLetter } from "../../learning/aligned.js";

/** Marks that one edition writes so and another so, and no scanner misreads. */
const CONVENTIONS: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟]/g, '"'],
  [/[‘’‚‛`´′]/g, "'"],
  [/[‐‑‒–—―]/g, "-"],
  [/ſ/g, "s"],
  [/ﬁ/g, "fi"],
  [/ﬂ/g, "fl"],
  [/ﬀ/g, "ff"],
];

/** A scan beside its truth, letter by letter. */
export function alignPair(scanned: string, printed: string): AlignedLetter[] {
  const clusters: Clusters = new Map();
  const [truth, scan] = [printed, scanned].map((text) => comparable(plain(text), clusters));
  const letters: AlignedLetter[] = [];
  align(truth, scan, (kind, inTruth, inScan) => {
    letters.push({
      printed: kind === ADDED ? "" : textBetween(truth, inTruth, inTruth + 1),
      scanned: kind === LOST ? "" : textBetween(scan, inScan, inScan + 1),
    });
  });
  return letters;
}

function plain(text: string): string {
  return CONVENTIONS.reduce((result, [pattern, mark]) => result.replace(pattern, mark), collapse(text));
}
