import { NO_WHOLE_READINGS, type WholeReadings } from "./whole-words.js";

/** A rate as it is counted: how often something happened, of how many times it could have. */
export interface Tally {
  count: number;
  of: number;
}

/**
 * What one document showed of its scanner: soft counts from a decoding. Counts are real numbers, since each
 * correction counts by its posterior and a repeated one counts less each time.
 */
export interface Habits {
  /** Error level against the reference, 1 = the noise at which the prior's rates were counted. */
  noise: number;
  /** How often each printed string of 1–3 UTF-16 units stands in the decoded text; a word ends in a space. */
  readonly printed: Map<string, number>;
  /** `scanned>printed` → how often it was read so. */
  readonly misread: Map<string, number>;
  /** Spaces inserted inside words, by the unit before the space. */
  readonly space: Map<number, Tally>;
  /** Spaces lost between words, of all words. */
  readonly split: Tally;
  /** Letters cut off at line ends, of all line ends. */
  readonly crop: Tally;
  /** First letters read in the wrong case, of all words. */
  readonly caseFirst: Tally;
  /** Other letters read in the wrong case, of all letters. */
  readonly caseInner: Tally;
  /** Letters lost, inserted, and read for another without a known confusion; of all letters. */
  readonly lost: Tally;
  readonly inserted: Tally;
  readonly substituted: Tally;
  /** Hyphens of line breaks left inside the line, of all words. */
  readonly hyphen: Tally;
  /** Hyphens lost or misread at line ends, of all line ends. */
  readonly lineHyphen: Tally;
  /** Words that are misread as a whole. */
  whole: WholeReadings;
}

export function noHabits(noise: number): Habits {
  const tally = (): Tally => ({ count: 0, of: 0 });
  return {
    noise,
    printed: new Map(),
    misread: new Map(),
    space: new Map(),
    split: tally(),
    crop: tally(),
    caseFirst: tally(),
    caseInner: tally(),
    lost: tally(),
    inserted: tally(),
    substituted: tally(),
    hyphen: tally(),
    lineHyphen: tally(),
    whole: NO_WHOLE_READINGS,
  };
}
