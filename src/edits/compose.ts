import type { Correction } from "./edit.js";

/** The text with the corrections made. They are ordered and do not overlap. */
export function applied(text: string, corrections: readonly Correction[]): string {
  let out = "";
  let at = 0;
  for (const { start, end, replacement } of corrections) {
    out += text.slice(at, start) + replacement;
    at = end;
  }
  return out + text.slice(at);
}

/**
 * Takes corrections of a corrected text back to the text before: `first` led from the text to its correction,
 * `second` are corrections of that. Those that touch nothing that `first` wrote are moved; those that leave the letters that one
 * of `first` wrote, and change their case or put a mark behind them, complete it and make one with it; the others, which would
 * change a correction again, are returned as the indexes in `first` that they contradict.
 */
export function takeBack(
  first: readonly Correction[],
  second: readonly Correction[],
): { moved: Correction[]; contradicted: Set<number>; completed: Map<number, Correction> } {
  const moved: Correction[] = [];
  const contradicted = new Set<number>();
  const completed = new Map<number, Correction>();
  let k = 0;
  let shift = 0;
  for (const correction of second) {
    while (k < first.length && first[k].start + shift + first[k].replacement.length < correction.start) {
      shift += first[k].replacement.length - (first[k].end - first[k].start);
      k++;
    }
    let touches = false;
    let ahead = shift;
    for (let j = k; j < first.length && first[j].start + ahead <= correction.end; j++) {
      const from = first[j].start + ahead;
      const to = from + first[j].replacement.length;
      if (from < correction.end && to > correction.start) {
        if (from === correction.start && to === correction.end && completes(correction, first[j]))
          completed.set(j, both(first[j], correction));
        else contradicted.add(j);
        touches = true;
      }
      ahead += first[j].replacement.length - (first[j].end - first[j].start);
    }
    if (touches) continue;
    // One that ends where this one begins has moved the text already.
    let before = shift;
    for (let j = k; j < first.length && first[j].start + before + first[j].replacement.length <= correction.start; j++)
      before += first[j].replacement.length - (first[j].end - first[j].start);
    moved.push({ ...correction, start: correction.start - before, end: correction.end - before });
  }
  return { moved, contradicted, completed };
}

function completes({ replacement }: Correction, first: Correction): boolean {
  const before = first.replacement.toLowerCase();
  const after = replacement.toLowerCase();
  if (after === before) return replacement !== first.original;
  return after.startsWith(before) && /^[^\p{L}\p{N}\s]$/u.test(after.slice(before.length));
}

/** One correction that does what two do one after the other: no surer than the less sure of them. */
function both(first: Correction, second: Correction): Correction {
  const { replacement } = second;
  const confidence = Math.min(first.confidence, second.confidence);
  return {
    ...first,
    replacement,
    confidence,
    rules: [...new Set([...first.rules, ...second.rules])],
    candidates: [{ text: replacement, confidence }, ...second.candidates.slice(1)],
    evidence: [...new Set([...first.evidence, ...second.evidence])],
  };
}
