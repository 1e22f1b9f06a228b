/** A word that a scanner has read as another string through and through: `mm` for *with*. */
export interface WholeReading {
  /** The word that was printed, as the language model has it. */
  readonly word: string;
  /** How often it was read so, and how often it was printed. */
  readonly count: number;
  readonly of: number;
}

/** Longest string that is read as a whole, UTF-16 units: longer ones show enough letters to be read by them. */
export const LONGEST_RUN = 6;

/** By what stands in the scan, the words that it stands for. */
export type WholeReadings = ReadonlyMap<string, readonly WholeReading[]>;

export const NO_WHOLE_READINGS: WholeReadings = new Map();

/** Readings of two tables, what both have added up. */
export function joinWhole(a: WholeReadings, b: WholeReadings): WholeReadings {
  if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a;
  const joined = new Map(a);
  for (const [scanned, readings] of b) {
    const all = [...(joined.get(scanned) ?? [])];
    for (const reading of readings) {
      const at = all.findIndex(({ word }) => word === reading.word);
      if (at < 0) all.push(reading);
      else all[at] = { ...reading, count: all[at].count + reading.count, of: all[at].of + reading.of };
    }
    joined.set(scanned, all);
  }
  return joined;
}

/** What a table by what stands in the scan says of the word `printed`, however it is capitalised. */
export function wholeReading<T extends { readonly word: string }>(
  whole: ReadonlyMap<string, readonly T[]>,
  scanned: string,
  printed: string,
): T | undefined {
  const word = printed.toLowerCase();
  return whole.get(scanned)?.find((reading) => reading.word === word);
}

/** How often `scanned` was read for the whole word `printed`. */
export function timesWhole(whole: WholeReadings, scanned: string, printed: string): number {
  return wholeReading(whole, scanned, printed)?.count ?? 0;
}
