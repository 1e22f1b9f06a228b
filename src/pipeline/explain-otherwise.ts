import type { Outcome } from "../edits/explanation.js";
import type { ExplainInput, Proposed } from "./explain.js";
import type { Place } from "./explain-outcome.js";

/** What would have decided otherwise, a sentence each. */
export function otherwise(
  { threshold }: ExplainInput,
  outcome: Outcome,
  { correction, candidates }: Place,
  untaught: Proposed | "nothing" | undefined,
): string[] {
  const lines: string[] = [];
  if (correction !== undefined) {
    const { confidence } = correction;
    const asked = correction.original === correction.replacement || confidence >= threshold;
    if (outcome === "corrected" && confidence < 1)
      lines.push(`--min-confidence above ${rounded(confidence)} leaves it`);
    if (outcome === "suggested" && !asked) lines.push(`--min-confidence ${rounded(confidence)} makes the correction`);
    const names = [correction.class, ...correction.rules].map((name) => `'${name}'`).join(", ");
    const word = correction.original.replace(/\s+/g, " ");
    lines.push(`--disable any of ${names}, or --ignore '${word}', and nothing is said of it`);
  }
  if (outcome === "corrected" || outcome === "suggested" || outcome === "kept") {
    const line = withoutTeaching(untaught, correction);
    if (line !== undefined) lines.push(line);
  }
  const next = candidates.find(({ kept }) => !kept);
  if (outcome === "kept" && next !== undefined)
    lines.push(`${next.text} is proposed if what leads to it happens ${times(next.above)} as often`);
  return lines;
}

function withoutTeaching(
  untaught: Proposed | "nothing" | undefined,
  correction: Proposed | undefined,
): string | undefined {
  if (untaught === undefined || (untaught === "nothing" && correction === undefined)) return undefined;
  if (untaught === "nothing") return "without what the document teaches (--no-learn) nothing is proposed";
  const same = untaught.replacement === correction?.replacement;
  if (same && Math.abs(untaught.confidence - correction.confidence) < 0.01) return undefined;
  const reading = same ? "the confidence" : `${untaught.replacement} is proposed, its confidence`;
  return `without what the document teaches (--no-learn) ${reading} is ${untaught.confidence.toFixed(2)}`;
}

/** A threshold that is just reached. */
function rounded(confidence: number): string {
  return (Math.floor(confidence * 100) / 100).toFixed(2);
}

/** e to the power of so many nats, as a person says it. */
function times(nats: number): string {
  const factor = Math.exp(nats);
  if (factor >= 1e6) return "a million times and more";
  return `${factor < 10 ? factor.toFixed(1) : Math.round(factor).toLocaleString("en")} times`;
}
