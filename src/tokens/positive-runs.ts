/**
 * The runs of a sequence of scores that are worth something: from a positive score on, as far as the sum grows; a run
 * ends where the sum has fallen `drop` below its best or to 0, and counts if its best is `least` or more. Answers pairs
 * of `[from, to)` in order.
 */
export function positiveRuns(scores: Int8Array, drop: number, least: number): number[] {
  const runs: number[] = [];
  for (let from = 0; from < scores.length; from++) {
    if (scores[from] <= 0) continue;
    let sum = 0;
    let best = 0;
    let to = from;
    let at = from;
    for (; at < scores.length; at++) {
      sum += scores[at];
      if (sum > best) {
        best = sum;
        to = at + 1;
      }
      if (sum <= 0 || best - sum >= drop) break;
    }
    if (best >= least) {
      runs.push(from, to);
      from = to - 1;
    }
  }
  return runs;
}
