import type { Correction, CorrectionClass } from "../edits/edit.js";
import { applied, takeBack } from "../edits/compose.js";
import type { Rewrite } from "../rules/rule.js";
import { createDecoder } from "./decode-window.js";
import { evidence, ruleIds } from "./evidence.js";
import type { Models } from "./models.js";
import type { Prepared } from "./prepare.js";
import { type Proposal, proposals } from "./proposals.js";
import { type Lesson, studyUnits } from "./study.js";

/** Corrections below this are not worth showing. */
const LEAST_CONFIDENCE = 0.05;
/** Rounds in which the corrector's own output is corrected again until nothing changes. */
export const MOST_ROUNDS = 3;

/** Decides which corrections are made at all, whatever their confidence. */
export type Permit = (correction: Correction) => boolean;

export interface Engine {
  prepare(text: string): Prepared;
  study(prepared: Prepared): Lesson;
  /** One pass over a window: every correction and suggestion, with confidences. */
  corrections(prepared: Prepared, lesson: Lesson): Correction[];
}

export function createEngine(models: Models, prepare: (text: string) => Prepared): Engine {
  const decodeWindow = createDecoder(models);
  return {
    prepare,
    study: ({ units, rewrites }) => studyUnits(units, rewrites, models, decodeWindow),
    corrections({ units, rewrites }, lesson) {
      const window = decodeWindow(units, rewrites, lesson);
      const made = proposals(window, models, lesson).map((proposal) => {
        const confidence = models.decision.confidence(proposal.features);
        const known = proposal.features[6] === 1;
        return toCorrection(proposal, confidence, evidence(proposal, lesson, window.decoded.channel, known));
      });
      return merged(made, rewrites, units.text).filter(({ confidence }) => confidence >= LEAST_CONFIDENCE);
    },
  };
}

function toCorrection(proposal: Proposal, confidence: number, why: readonly string[]): Correction {
  const rest = 1 - confidence;
  const shares = proposal.rivals.map(({ above }) => Math.exp(-above));
  const sum = shares.reduce((a, b) => a + b, 0) || 1;
  const rivals = proposal.rivals
    .map(({ text }, i) => ({ text, confidence: round((rest * shares[i]) / sum) }))
    .filter(({ text, confidence: share }) => text !== proposal.original && text !== proposal.replacement && share >= 0.01)
    .slice(0, 8);
  return {
    start: proposal.start,
    end: proposal.end,
    original: proposal.original,
    replacement: proposal.replacement,
    class: proposal.class,
    rules: ruleIds(proposal),
    confidence: round(confidence),
    candidates: [{ text: proposal.replacement, confidence: round(confidence) }, ...rivals],
    evidence: why,
    applied: false,
  };
}

function round(probability: number): number {
  return Math.round(probability * 1e4) / 1e4;
}

/** Puts the rewrites that no arc of the path holds, those of marks, between the decoder's corrections. */
function merged(made: readonly Correction[], rewrites: readonly Rewrite[], text: string): Correction[] {
  const all = [...made];
  for (const rewrite of rewrites) {
    if (rewrite.action !== "replace") continue;
    if (made.some(({ start, end }) => start < rewrite.end && end > rewrite.start)) continue;
    const original = text.slice(rewrite.start, rewrite.end);
    if (/[\p{L}\p{N}]/u.test(original) || original === rewrite.replacement) continue;
    all.push({
      start: rewrite.start,
      end: rewrite.end,
      original,
      replacement: rewrite.replacement,
      class: rewrite.class as CorrectionClass,
      rules: [rewrite.ruleId],
      confidence: rewrite.confidence,
      candidates: [{ text: rewrite.replacement, confidence: rewrite.confidence }],
      evidence: [rewrite.reason],
      applied: false,
    });
  }
  return all.sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Corrects a window to a fixed point: what is sure is made, the result is corrected again with what it taught, until
 * nothing changes; `lessons[k]` is what the document taught in round k, and a round without one studies the window.
 * A correction that a later round would change again is withheld. Confidences do not depend on any threshold but
 * `canonical`, at which the rounds are run, so that filtering by a higher one gives a subset.
 */
export function settle(
  engine: Engine,
  text: string,
  lessons: Lesson[],
  canonical: number,
  permit: Permit,
): Correction[] {
  const sure = (list: readonly Correction[]): Correction[] =>
    list.filter((c) => c.confidence >= canonical && permit(c));
  let prepared = engine.prepare(text);
  lessons[0] ??= engine.study(prepared);
  let all = engine.corrections(prepared, lessons[0]);
  let made = sure(all);
  for (let round = 1; round < MOST_ROUNDS && made.length > 0; round++) {
    const output = applied(text, made);
    prepared = engine.prepare(output);
    lessons[round] ??= engine.study(prepared);
    const again = sure(engine.corrections(prepared, lessons[round]));
    if (again.length === 0) break;
    const { moved, contradicted } = takeBack(made, again);
    const withheld = new Set([...contradicted].map((index) => made[index].start));
    all = [...all.filter((c) => !withheld.has(c.start) && !moved.some((m) => m.start < c.end && m.end > c.start)), ...moved];
    all.sort((a, b) => a.start - b.start || a.end - b.end);
    made = sure(all);
  }
  return all;
}
