import type { Correction, CorrectionClass } from "../edits/edit.js";
import type { Rewrite } from "../rules/rule.js";

/** All alternatives of a question together are given this at most. */
const MOST_OF_QUESTION = 0.9;

/**
 * What a person's own rules ask for, as corrections: a replacement is certain; a question is a suggestion with its
 * alternatives as candidates; a place that is only pointed out keeps its text.
 */
export function ownCorrections(text: string, rewrites: readonly Rewrite[]): Correction[] {
  return rewrites.map((rewrite) => {
    const { start, end, confidence } = rewrite;
    const original = text.slice(start, end);
    const texts = rewrite.action === "ask" ? [...new Set(rewrite.alternatives)] : [rewrite.replacement];
    const each = Math.min(confidence, MOST_OF_QUESTION / texts.length);
    const candidates = texts.map((one) => ({
      text: one,
      confidence: rewrite.action === "replace" ? confidence : each,
    }));
    return {
      start,
      end,
      original,
      replacement: texts.find((one) => one !== original) ?? original,
      class: rewrite.class as CorrectionClass,
      rules: [rewrite.ruleId],
      confidence: candidates[0].confidence,
      candidates: rewrite.action === "flag" ? [] : candidates,
      evidence: [rewrite.reason],
      applied: false,
    };
  });
}
