import { ADDED, align, type Comparable, LOST, SAME, textBetween } from "./alignment.js";

/** What was read for what, and how often. Longer than three graphemes on a side, it is no confusion of letters. */
export interface ReadFor {
  readonly printed: string;
  readonly scanned: string;
  count: number;
}

const LONGEST = 3;

/** Adds the confusions of one document to a table; adjacent errors are one. */
export function addConfusions(table: Map<string, ReadFor>, truth: Comparable, text: Comparable): void {
  let truthFrom = -1;
  let textFrom = -1;
  let truthTo = 0;
  let textTo = 0;
  const close = (): void => {
    if (truthFrom < 0) return;
    const short = truthTo - truthFrom <= LONGEST && textTo - textFrom <= LONGEST;
    if (short) {
      const printed = textBetween(truth, truthFrom, truthTo);
      const scanned = textBetween(text, textFrom, textTo);
      const key = `${printed}\n${scanned}`;
      const known = table.get(key);
      if (known === undefined) table.set(key, { printed, scanned, count: 1 });
      else known.count++;
    }
    truthFrom = -1;
  };
  align(truth, text, (kind, truthIndex, textIndex) => {
    if (kind === SAME) {
      close();
      return;
    }
    if (truthFrom < 0) {
      truthFrom = truthIndex;
      textFrom = textIndex;
    }
    truthTo = kind === ADDED ? truthIndex : truthIndex + 1;
    textTo = kind === LOST ? textIndex : textIndex + 1;
  });
  close();
}

/** The rows of a table, commonest first. */
export function commonest(table: ReadonlyMap<string, ReadFor>, limit: number): ReadFor[] {
  const order = (a: ReadFor, b: ReadFor): number =>
    b.count - a.count || compare(a.printed, b.printed) || compare(a.scanned, b.scanned);
  return [...table.values()].sort(order).slice(0, limit);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
