import { type Comparable, comparable } from "./alignment.js";
import { addConfusions, commonest, type ReadFor } from "./confusion-table.js";
import type { Clusters } from "./graphemes.js";
import { type Judgement, judge, standing } from "./judge.js";
import { type Normalization, normalize } from "./normalize.js";
import { percent, type Rate } from "./rate.js";

/** What became of a word of the truth between the scan and its correction. `missed`: changed, and still wrong. */
export type Verdict = "right" | "fixed" | "broken" | "missed" | "left";

/** One document to score; `corrected` undefined: the scan alone. */
export interface Pair {
  readonly id: string;
  readonly truth: string;
  readonly scanned: string;
  readonly corrected: string | undefined;
}

/** How far a text is from its truth. */
export interface TextScore {
  /** CER: graphemes. */
  readonly cer: Rate;
  readonly wer: Rate;
  /** Match error rate: as CER, but of the truth's graphemes and those added, so that it is at most 1. */
  readonly mer: Rate;
}

export interface WordVerdict {
  readonly verdict: Verdict;
  readonly truth: string;
  readonly scanned: string;
  readonly corrected: string;
}

/** A document that was compared, with all that a printer may want of it. */
export interface ComparedDocument {
  readonly id: string;
  readonly truth: Comparable;
  readonly scanned: Comparable;
  readonly corrected: Comparable | undefined;
  readonly scannedJudged: Judgement;
  readonly correctedJudged: Judgement | undefined;
}

/** Counts of the words of the truth. */
export type Verdicts = Record<Verdict, number>;

export interface DocumentScore {
  readonly id: string;
  readonly scanned: TextScore;
  readonly corrected: TextScore | undefined;
  readonly words: Verdicts;
}

/** Compares one document with its truth. */
export function compareDocument(pair: Pair, how: Normalization): ComparedDocument {
  const clusters: Clusters = new Map();
  const [truth, scanned] = [pair.truth, pair.scanned].map((text) => comparable(normalize(text, how), clusters));
  const plain = pair.corrected === undefined ? undefined : normalize(pair.corrected, how);
  const corrected = plain === undefined ? undefined : comparable(plain, clusters);
  const scannedJudged = judge(truth, scanned);
  const correctedJudged =
    corrected === undefined ? undefined : plain === scanned.text ? scannedJudged : judge(truth, corrected);
  return { id: pair.id, truth, scanned, corrected, scannedJudged, correctedJudged };
}

function textScore(truth: Comparable, judged: Judgement): TextScore {
  const of = truth.graphemes.length;
  return {
    cer: { errors: judged.distance, of },
    wer: { errors: judged.wordDistance, of: truth.words.length },
    mer: { errors: judged.distance, of: of + judged.added },
  };
}

/** The verdict on a word of the truth; a scan without a correction is its own correction. */
export function verdictOf(document: ComparedDocument, word: number): Verdict {
  const { scanned, scannedJudged } = document;
  const corrected = document.corrected ?? scanned;
  const correctedJudged = document.correctedJudged ?? scannedJudged;
  const wasRight = scannedJudged.right[word] === 1;
  if (correctedJudged.right[word] === 1) return wasRight ? "right" : "fixed";
  if (wasRight) return "broken";
  return standing(scanned, scannedJudged, word) === standing(corrected, correctedJudged, word) ? "left" : "missed";
}

/** The words of the truth that are not right in both texts. */
export function wordVerdicts(document: ComparedDocument): WordVerdict[] {
  const corrected = document.corrected ?? document.scanned;
  const correctedJudged = document.correctedJudged ?? document.scannedJudged;
  return document.truth.words.flatMap((truth, word) => {
    const verdict = verdictOf(document, word);
    if (verdict === "right") return [];
    const scanned = standing(document.scanned, document.scannedJudged, word);
    return [{ verdict, truth, scanned, corrected: standing(corrected, correctedJudged, word) }];
  });
}

export function scoreDocument(document: ComparedDocument): DocumentScore {
  const words: Verdicts = { right: 0, fixed: 0, broken: 0, missed: 0, left: 0 };
  for (let word = 0; word < document.truth.words.length; word++) words[verdictOf(document, word)]++;
  const { correctedJudged } = document;
  return {
    id: document.id,
    scanned: textScore(document.truth, document.scannedJudged),
    corrected: correctedJudged === undefined ? undefined : textScore(document.truth, correctedJudged),
    words,
  };
}

/** Precision, recall (percent) and harm (right words broken, of 10,000 that the scan had right). */
export function wordFigures(words: Verdicts): { precision: number; recall: number; harm: number; wrong: number } {
  const wrong = words.fixed + words.missed + words.left;
  const right = words.right + words.broken;
  return {
    precision: percent(words.fixed, words.fixed + words.broken + words.missed),
    recall: percent(words.fixed, wrong),
    harm: Number(((1e4 * words.broken) / Math.max(1, right)).toFixed(2)),
    wrong,
  };
}

/** The commonest confusions of the scans. */
export function confusions(documents: Iterable<ComparedDocument>, limit: number): ReadFor[] {
  const table = new Map<string, ReadFor>();
  for (const { truth, scanned } of documents) addConfusions(table, truth, scanned);
  return commonest(table, limit);
}
