import type { Units } from "../candidates/units.js";
import type { Rewrite } from "../rules/rule.js";

const IN_WORD = /[\p{L}\p{N}]/u;

/**
 * Rewrites of letters inside a word, widened to the word, since only whole words are read anew: `ﬁ` → `fi` in `ofﬁcer`
 * becomes `officer`. Several in one word become one. Rewrites are in order and do not overlap.
 */
export function wholeUnits(rewrites: readonly Rewrite[], units: Units): readonly Rewrite[] {
  const { text, count, start, end } = units;
  const widened: Rewrite[] = [];
  let u = 0;
  for (const rewrite of rewrites) {
    while (u < count && end[u] <= rewrite.start) u++;
    let last = u;
    while (last < count && start[last] < rewrite.end) last++;
    const inside = last > u && (start[u] < rewrite.start || end[last - 1] > rewrite.end);
    if (!inside || !IN_WORD.test(text.slice(rewrite.start, rewrite.end))) {
      widened.push(rewrite);
      continue;
    }
    const from = Math.min(start[u], rewrite.start);
    const to = Math.max(end[last - 1], rewrite.end);
    const before = widened.at(-1);
    const same = before !== undefined && before.end > from ? widened.pop()! : undefined;
    // What the rewrite before has made of the start of the word ends as the text does up to here.
    const head =
      same === undefined ? text.slice(from, rewrite.start) : same.replacement.slice(0, rewrite.start - same.end);
    widened.push({
      ...rewrite,
      start: same?.start ?? from,
      end: to,
      replacement: head + rewrite.replacement + text.slice(rewrite.end, to),
      confidence: Math.min(rewrite.confidence, same?.confidence ?? 1),
      certain: rewrite.certain && (same?.certain ?? true),
    });
  }
  return widened;
}
