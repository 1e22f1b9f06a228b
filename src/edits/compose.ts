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
 * of `first` wrote, and change their case or put a mark behind them, complete it and make one with it; those around
 * corrections that `mayBePart` take these in; the others, which would
 * change a correction again, are returned as the indexes in `first` that they contradict.
 */
export function takeBack(
  first: readonly Correction[],
  second: readonly Correction[],
  mayBePart: (first: Correction) => boolean = () => false,
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
    const around = takenIn(first, k, shift, correction, mayBePart);
    if (around !== undefined) {
      moved.push(around);
      continue;
    }
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

/**
 * The correction of a corrected text as one of the text before, with what it stands around in `first` from `k` on; undefined if there
 * is nothing, or if one of them may be no part. `shift`: by how much those before `k` have moved the text.
 */
function takenIn(
  first: readonly Correction[],
  k: number,
  shift: number,
  correction: Correction,
  mayBePart: (first: Correction) => boolean,
): Correction | undefined {
  const parts: Correction[] = [];
  let original = "";
  let start: number | undefined;
  let at = correction.start;
  let moved = shift;
  for (let j = k; j < first.length && first[j].start + moved < correction.end; j++) {
    const part = first[j];
    const from = part.start + moved;
    const to = from + part.replacement.length;
    moved += part.replacement.length - (part.end - part.start);
    if (to <= correction.start) continue;
    if (from < correction.start || to > correction.end || !mayBePart(part)) return undefined;
    start ??= correction.start - (from - part.start);
    original += correction.original.slice(at - correction.start, from - correction.start) + part.original;
    at = to;
    parts.push(part);
  }
  if (start === undefined) return undefined;
  original += correction.original.slice(at - correction.start);
  const whole = parts.reduceRight((behind, part) => both(part, behind), correction);
  return { ...whole, start, end: start + original.length, original, class: correction.class };
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
