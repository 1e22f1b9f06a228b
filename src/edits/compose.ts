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
 * `second` are corrections of that. Those that touch nothing that `first` wrote are moved; the others, which would
 * change a correction again, are returned as the indexes in `first` that they contradict.
 */
export function takeBack(
  first: readonly Correction[],
  second: readonly Correction[],
): { moved: Correction[]; contradicted: Set<number> } {
  const moved: Correction[] = [];
  const contradicted = new Set<number>();
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
        contradicted.add(j);
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
  return { moved, contradicted };
}
