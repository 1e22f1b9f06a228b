import { visibleInLine } from "../../output/visible.js";
import type { Context } from "../context.js";
import { readPairs } from "../eval/pairs.js";
import { type Learner, learnPair } from "./learn-file.js";

/** Learns from texts and their truths: two files, two folders paired by name, or JSON Lines paired by id. */
export async function learnPairs(truth: string, scans: string, learner: Learner, context: Context): Promise<void> {
  const { pairs, problems } = await readPairs([truth, scans], learner.encoding, context);
  for (const problem of problems) {
    context.fail(2);
    await context.stderr.write(`ocrfix: ${visibleInLine(problem)}\n`);
  }
  for (const pair of pairs) learnPair(learner, pair.scanned, pair.truth);
}
