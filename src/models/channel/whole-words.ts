/** A word that a scanner has read as another string through and through: `mm` for *with*. */
export interface WholeReading {
  /** The word that was printed, as the language model has it. */
  readonly word: string;
  /** How often it was read so, and how often it was printed. */
  readonly count: number;
  readonly of: number;
}

/** By what stands in the scan, the words that it stands for. */
export type WholeReadings = ReadonlyMap<string, readonly WholeReading[]>;

export const NO_WHOLE_READINGS: WholeReadings = new Map();

/** How often `scanned` was read for the whole word `printed`. */
export function timesWhole(whole: WholeReadings, scanned: string, printed: string): number {
  const word = printed.toLowerCase();
  return whole.get(scanned)?.find((reading) => reading.word === word)?.count ?? 0;
}
