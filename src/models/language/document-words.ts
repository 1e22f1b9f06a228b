/**
 * The document's own words. `own` are words that no lexicon has and that recur without a cheap explanation
 * (names, terms), each with a cost in tenths of nats; `seen` gives the probability of a rarer known word, by its
 * lower-case text, as the document uses it.
 */
export interface DocumentWords {
  readonly own: readonly { readonly word: string; readonly cost: number }[];
  readonly seen: ReadonlyMap<string, number>;
}

export const NO_DOCUMENT_WORDS: DocumentWords = { own: [], seen: new Map() };
