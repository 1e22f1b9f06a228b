import type { Habits } from "../models/channel/habits.js";

/** A word that no lexicon has and that was kept. */
export interface SeenWord {
  readonly times: number;
  /** As it was written most often. */
  readonly written: string;
}

/** What one document showed, to be added up. Structured-cloneable. */
export interface Observation {
  readonly habits: Habits;
  /** Of the noise, as unknown words alone suggest it, 1 = reference. */
  readonly unknownNoise: number;
  /** Running words. */
  readonly words: number;
  /** By the word in lower case. */
  readonly unknown: ReadonlyMap<string, SeenWord>;
  /** `scanned>printed` → a correction in which it was seen, `nenber → member`. */
  readonly examples: ReadonlyMap<string, string>;
}
