import type { Normalization } from "../../evaluation/normalize.js";
import { compareDocument, confusions, scoreDocument } from "../../evaluation/score.js";
import { evalFigures } from "../../output/eval-figures.js";
import { evalHtml } from "../../output/eval-html.js";
import { evalText } from "../../output/eval-text.js";
import { safeJson, visibleInLine } from "../../output/visible.js";
import type { Encoding } from "../../text/encoding.js";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import { replaceFile } from "../files/replace-file.js";
import { readPairs } from "./pairs.js";

export interface EvalOptions {
  readonly normalize?: Normalization;
  readonly encoding?: Encoding | "auto";
  readonly json?: boolean;
  readonly html?: string;
  /** Percent. */
  readonly maxCer?: number;
}

/** Confusions in the JSON. */
const CONFUSIONS = 200;

/** Scores texts against their truth; exit status 1 if the CER is over the limit. */
export async function runEval(paths: readonly string[], options: EvalOptions, context: Context): Promise<void> {
  const { pairs, problems } = await readPairs(paths, options.encoding ?? "auto", context);
  for (const problem of problems) {
    context.fail(2);
    await context.stderr.write(`ocrfix: ${visibleInLine(problem)}\n`);
  }
  if (pairs.length === 0) throw new CliError("nothing to compare");
  const how = options.normalize ?? "none";
  const documents = pairs.map((pair) => compareDocument(pair, how));
  const scores = documents.map(scoreDocument);
  const figures = evalFigures(scores, confusions(documents, CONFUSIONS), how);
  if (options.html !== undefined) await replaceFile(options.html, evalHtml(documents, figures), context);
  await context.stdout.write(options.json ? `${safeJson(figures)}\n` : evalText(figures));
  const { percent } = (figures.corrected ?? figures.ocr).cer;
  if (options.maxCer !== undefined && percent > options.maxCer) {
    context.fail(1);
    await context.stderr.write(`ocrfix: the CER is ${percent}%, over ${options.maxCer}%\n`);
  }
}
