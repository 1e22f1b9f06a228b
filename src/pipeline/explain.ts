import type { Correction } from "../edits/edit.js";
import type { ExplainedFeature, Explanation } from "../edits/explanation.js";
import type { Span } from "../text/span.js";
import { mergeSpans, overlapsAny } from "../text/spans.js";
import type { OpenEngine } from "./correct-window.js";
import { explainCandidates } from "./explain-candidates.js";
import { otherwise } from "./explain-otherwise.js";
import { outcomeOf, type Place } from "./explain-outcome.js";
import type { Models } from "./models.js";
import type { Prepared } from "./prepare.js";
import type { Lesson } from "./study.js";

const MOST_FEATURES = 8;
/** Log odds that are worth telling. */
const LEAST_ADDED = 0.05;

/** What an explanation is made from. */
export interface ExplainInput {
  readonly engine: OpenEngine;
  readonly models: Models;
  readonly text: string;
  /** What the document taught in the first round. */
  readonly lesson: Lesson;
  /** What came of the window, `applied` by the threshold. */
  readonly corrections: readonly Correction[];
  /** The window was given up. */
  readonly givenUp: boolean;
  readonly threshold: number;
}

/** A reading that would be proposed, and how sure it is. */
export interface Proposed {
  readonly replacement: string;
  readonly confidence: number;
}

/** Explains each word that overlaps [start, end), words that are read as one together, and each mark there that is corrected. */
export function explain(input: ExplainInput, start: number, end: number): Explanation[] {
  const { engine, models, lesson, text } = input;
  const prepared = engine.prepare(text);
  const untaught = proposedUntaught(input, prepared);
  const { window, proposals } = engine.look(prepared, lesson);
  const { lattice, path } = window.decoded;
  const { units } = lattice;
  const context = { language: models.language, habits: lesson.habits, experience: engine.options.experience };
  const { confidences, grounds } = models.judge(proposals, units.count);
  const places: Explanation[] = [];
  const explainPlace = (place: Place, proposed: number): void => {
    const { from, to, candidates, correction, confidence } = place;
    const judged = outcomeOf(input, prepared, window, place);
    places.push({
      start: from,
      end: to,
      original: text.slice(from, to),
      ...judged,
      correction,
      confidence,
      threshold: input.threshold,
      candidates,
      otherwise: otherwise(input, judged.outcome, place, untaught(from, to)),
      features: proposed < 0 ? [] : strongest(grounds(proposed)),
    });
  };
  const words: Span[] = [];
  for (let index = 0; index < path.length; index++) {
    const arc = path.arcs[index];
    const from = Math.min(units.start[path.nodes[index]], lattice.start[arc]);
    const to = Math.max(units.end[lattice.to[arc] - 1], lattice.end[arc]);
    words.push({ start: from, end: to });
    if (to <= start || from >= end) continue;
    const candidates = explainCandidates(window.decoded, index, context);
    const proposed = proposals.findIndex((one) => one.start < to && one.end > from);
    const proposal = proposed < 0 ? undefined : proposals[proposed];
    const correction = input.corrections.find((one) => one.start < to && one.end > from);
    const confidence = proposed < 0 ? undefined : confidences[proposed];
    explainPlace({ index, from, to, candidates, proposal, correction, confidence }, proposed);
  }
  const ofWords = mergeSpans(words);
  for (const correction of input.corrections) {
    const { start: from, end: to, confidence } = correction;
    if (to <= start || from >= end || overlapsAny(ofWords, from, to)) continue;
    const proposed = proposals.findIndex((one) => one.start === from && one.end === to);
    const proposal = proposed < 0 ? undefined : proposals[proposed];
    explainPlace({ index: 0, from, to, candidates: [], proposal, correction, confidence }, proposed);
  }
  return places.sort((a, b) => a.start - b.start);
}

/** What is proposed for a place when the document teaches nothing; undefined where it has taught nothing anyway. */
function proposedUntaught(
  { engine, models, lesson }: ExplainInput,
  prepared: Prepared,
): (from: number, to: number) => Proposed | "nothing" | undefined {
  if (lesson.habits.printed.size === 0) return () => undefined;
  const { proposals } = engine.look(prepared, engine.untaught(prepared));
  const { confidences } = models.judge(proposals, prepared.units.count);
  return (from, to) => {
    const found = proposals.findIndex((one) => one.start < to && one.end > from);
    if (found < 0) return "nothing";
    return { replacement: proposals[found].replacement, confidence: confidences[found] };
  };
}

function strongest(grounds: readonly ExplainedFeature[]): ExplainedFeature[] {
  return grounds
    .filter(({ adds }) => Math.abs(adds) >= LEAST_ADDED)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds))
    .slice(0, MOST_FEATURES);
}
