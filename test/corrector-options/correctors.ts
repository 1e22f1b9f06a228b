import { type Correction, type CorrectorOptions, createCorrector, type Result } from "../../src/corrector.js";

/** Prose with a scanner's habit (b for h) and an old acquaintance (m for rn). */
export const PAGE = `The man who came to the town was told tbat it was late, and wben the letter arrived the otber men were gone.
It is said tbey had wbat they wanted, but no one knew wbere the money was, nor wbich of the brotbers had it.
The govemment of the country was not content witb the matter, and tbe people of the towns were angry.
`;

/** Lower than the levels', so that another training of the weights does not matter here. */
const THRESHOLD = 0.4;

export function correct(text: string, options: CorrectorOptions = {}): Result {
  return createCorrector({ minConfidence: THRESHOLD, ...options }).correct(text);
}

/** The corrections of an original, in order. */
export function of(result: Result, original: string): Correction[] {
  return result.corrections.filter((correction) => correction.original === original);
}

/** What is made of an original where it is changed, each once. */
export function made(result: Result, original: string): string[] {
  return [...new Set(of(result, original).flatMap(({ applied, replacement }) => (applied ? [replacement] : [])))];
}

/** How often a word stands in a text. */
export function times(text: string, word: string): number {
  return text.split(new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, "u")).length - 1;
}
