import type { Corrector, CorrectorOptions, Result } from "../../src/corrector.js";
import { applyEdits } from "../../src/edits/apply-edits.js";
import type { Correction } from "../../src/edits/edit.js";

/** A corrector that knows a few words, so that the command line can be tested without the engine. */
export function createFakeCorrector(words: Readonly<Record<string, [replacement: string, confidence: number]>>) {
  const pattern = new RegExp(Object.keys(words).join("|"), "g");
  return ({ minConfidence = 0.65 }: CorrectorOptions = {}): Corrector => {
    const correct = (text: string): Result => {
      const corrections = [...text.matchAll(pattern)].map((match): Correction => {
        const [replacement, confidence] = words[match[0]];
        return {
          start: match.index,
          end: match.index + match[0].length,
          original: match[0],
          replacement,
          class: "confusion",
          rules: ["confusion/test"],
          confidence,
          candidates: [{ text: replacement, confidence }],
          evidence: ["a word of the test's"],
          applied: confidence >= minConfidence,
        };
      });
      const edits = corrections.filter(({ applied }) => applied);
      return { text: applyEdits(text, edits), corrections, words: text.split(/\s+/).filter(Boolean).length };
    };
    return { correct, study: () => ({ version: 1, lessons: [] }), correctWindow: correct };
  };
}
