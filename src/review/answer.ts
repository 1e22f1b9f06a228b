/** What a person said about one place. */
export interface Answer {
  /** What stands there from now on; null to leave the place as it is. */
  readonly to: string | null;
}

/** What a person said that reaches beyond the places answered. */
export type Effect =
  /** Leave the word in this review; it joins my words; it joins my names. */
  | { readonly kind: "ignore" | "word" | "name"; readonly word: string }
  /** A rule or confusion is switched off. */
  | { readonly kind: "off"; readonly rule: string }
  /** A rule of my own is kept. */
  | { readonly kind: "rule"; readonly from: string; readonly to: string };

/** One question's answer before and after an action; undefined where there is none. */
export interface Change {
  readonly question: number;
  readonly before: Answer | undefined;
  readonly after: Answer | undefined;
}

/** What one key did: it is undone as a whole. */
export interface Action {
  /** Grows with every action, over all runs of a review. */
  readonly n: number;
  /** The question that was shown, -1 if it is not there any more. */
  readonly at: number;
  readonly changes: readonly Change[];
  readonly effect: Effect | undefined;
  /** The sessions that it stands in, of files that may not be in this review; undefined before it is saved. */
  readonly sessions: readonly string[] | undefined;
}
