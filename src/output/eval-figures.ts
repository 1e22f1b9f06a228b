import type { ReadFor } from "../evaluation/confusion-table.js";
import type { Normalization } from "../evaluation/normalize.js";
import { pool, type Rate, shareOf } from "../evaluation/rate.js";
import { type DocumentScore, type TextScore, type Verdicts, wordFigures } from "../evaluation/score.js";

/** A rate as it is shown: percent with two decimals. */
export interface ShownRate extends Rate {
  readonly percent: number;
}

export interface ShownText {
  readonly cer: ShownRate;
  readonly wer: ShownRate;
  readonly mer: ShownRate;
}

/** The figures of an evaluation, as all its printers show them. */
export interface EvalFigures {
  readonly normalize: Normalization;
  readonly documents: number;
  readonly ocr: ShownText;
  /** Undefined where no correction was given; so are the figures below that speak of it. */
  readonly corrected: ShownText | undefined;
  /** Documents that came nearer to their truth less those that went further from it, of all; −1 to 1. */
  readonly preference: number | undefined;
  readonly words: { readonly total: number; readonly wrong: number } & Partial<Omit<Verdicts, "right">>;
  /** Percent. */
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  /** Right words broken, of 10,000 that the scan had right. */
  readonly harmPer10k: number | undefined;
  readonly confusions: readonly ReadFor[];
}

function shown(rate: Rate): ShownRate {
  return { ...rate, percent: Number((100 * shareOf(rate)).toFixed(2)) };
}

function shownText(scores: readonly TextScore[]): ShownText {
  const pooled = (of: (score: TextScore) => Rate): ShownRate => shown(pool(scores.map(of)));
  return { cer: pooled((score) => score.cer), wer: pooled((score) => score.wer), mer: pooled((score) => score.mer) };
}

/** Pools the scores of documents, all with a correction or all without. */
export function evalFigures(
  scores: readonly DocumentScore[],
  confusions: readonly ReadFor[],
  normalize: Normalization,
): EvalFigures {
  const verdicts: Verdicts = { right: 0, fixed: 0, broken: 0, missed: 0, left: 0 };
  for (const { words } of scores)
    for (const key of Object.keys(verdicts) as (keyof Verdicts)[]) verdicts[key] += words[key];
  const { precision, recall, harm, wrong } = wordFigures(verdicts);
  const total = verdicts.right + verdicts.broken + wrong;
  const corrected = scores.flatMap((score) => (score.corrected === undefined ? [] : [score.corrected]));
  const common = {
    normalize,
    documents: scores.length,
    ocr: shownText(scores.map(({ scanned }) => scanned)),
    confusions,
  };
  if (corrected.length === 0)
    return {
      ...common,
      corrected: undefined,
      preference: undefined,
      words: { total, wrong },
      precision: undefined,
      recall: undefined,
      harmPer10k: undefined,
    };
  const signs = scores.map(({ scanned, corrected: after }) => Math.sign(shareOf(scanned.mer) - shareOf(after!.mer)));
  const { fixed, broken, missed, left } = verdicts;
  return {
    ...common,
    corrected: shownText(corrected),
    preference: Number((signs.reduce((sum, sign) => sum + sign, 0) / scores.length).toFixed(4)),
    words: { total, wrong, fixed, broken, missed, left },
    precision,
    recall,
    harmPer10k: harm,
  };
}
