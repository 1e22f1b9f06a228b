/** How often something happened, and of how many times it could have. Counts may be fractions. */
export interface Rate {
  readonly count: number;
  readonly of: number;
}

/** What was read for what, alone or with a letter beside it. */
export interface ProfileConfusion extends Rate {
  /** What stands in the scans, and what was printed: 0–3 UTF-16 units each, not the same. `of` counts the printed side. */
  readonly scanned: string;
  readonly printed: string;
  /** A few corrections in which it was seen, `nenber → member`. */
  readonly examples: readonly string[];
}

/** A word that is misread as a whole: what stands in the scans, and what was printed. `of` counts the printed word. */
export interface ProfileReading extends Rate {
  readonly scanned: string;
  readonly printed: string;
}

/** A word of the collection that no lexicon has, as it is written, and how often it was seen. */
export interface ProfileWord {
  readonly text: string;
  readonly count: number;
}

/** What happens to words and letters beside confusions; each `of` all words, line ends, or letters. */
export const PROFILE_EVENTS = [
  "split",
  "crop",
  "hyphen",
  "lineHyphen",
  "caseFirst",
  "caseInner",
  "lost",
  "inserted",
  "substituted",
] as const;
export type ProfileEvent = (typeof PROFILE_EVENTS)[number];

/** What a collection showed of its scanner and of its words; see docs/profiles.md for the file. */
export interface Profile {
  /** What was learned from. */
  readonly documents: number;
  readonly words: number;
  readonly letters: number;
  /** Error level against the reference, 1 = that at which the shipped table was counted. */
  readonly noise: number;
  /** The same as unknown words alone suggest it. */
  readonly unknownNoise: number;
  readonly confusions: readonly ProfileConfusion[];
  readonly readings: readonly ProfileReading[];
  /** Spaces put into words, by the character before. */
  readonly spaces: readonly (Rate & { readonly after: string })[];
  readonly events: Readonly<Record<ProfileEvent, Rate>>;
  readonly vocabulary: readonly ProfileWord[];
  readonly names: readonly ProfileWord[];
}

/** The version of the file that is written and read. */
export const PROFILE_VERSION = 1;
