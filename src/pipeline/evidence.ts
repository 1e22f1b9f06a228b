import type { Step } from "../decoder/alignment.js";
import type { Channel } from "../models/channel/channel.js";
import { confusionKey } from "../models/channel/confusion.js";
import type { Proposal } from "./proposals.js";
import type { Lesson } from "./study.js";

/** Letters as a person reads them in a sentence. */
function named(letters: string): string {
  return letters === "" ? "nothing" : letters === " " ? "a space" : letters;
}

/** What was misread in a step, without the letters beside it that a learned confusion knows too: n for m of `ne` for `me`. */
export function changedLetters({
  scanned,
  printed,
}: Pick<Step, "scanned" | "printed">): Pick<Step, "scanned" | "printed">[] {
  if (scanned.length === printed.length) {
    const runs: { scanned: string; printed: string }[] = [];
    for (let i = 0, inRun = false; i < scanned.length; i++) {
      const differs = scanned[i] !== printed[i];
      if (differs && inRun) {
        const run = runs[runs.length - 1];
        run.scanned += scanned[i];
        run.printed += printed[i];
      } else if (differs) runs.push({ scanned: scanned[i], printed: printed[i] });
      inRun = differs;
    }
    return runs;
  }
  const shorter = Math.min(scanned.length, printed.length);
  let before = 0;
  while (before < shorter && scanned[before] === printed[before]) before++;
  let after = 0;
  while (after < shorter - before && scanned.at(-1 - after) === printed.at(-1 - after)) after++;
  return [
    { scanned: scanned.slice(before, scanned.length - after), printed: printed.slice(before, printed.length - after) },
  ];
}

/** Ids of what led to a proposal: its confusions, or the kinds of its steps. */
export function ruleIds(proposal: Proposal): string[] {
  if (proposal.rule !== undefined) return [proposal.rule];
  const ids = new Set<string>();
  for (const step of proposal.steps) {
    if (step.kind === "same") continue;
    if (step.kind === "misread")
      for (const { scanned, printed } of changedLetters(step)) ids.add(`confusion/${confusionKey(scanned, printed)}`);
    else if (step.kind === "space") ids.add("join/space");
    else ids.add(`${step.kind}/${step.kind}`);
  }
  return ids.size > 0 ? [...ids] : [`${proposal.class}/${proposal.class}`];
}

/** Why, in words: what the document showed, what the lexicon and the context say. */
export function evidence(proposal: Proposal, lesson: Lesson, channel: Channel, known: boolean): string[] {
  const lines: string[] = [];
  const seen = (scanned: string, printed: string): number =>
    lesson.habits.misread.get(confusionKey(scanned, printed)) ?? 0;
  for (const step of proposal.steps) {
    if (step.kind === "misread") {
      for (const { scanned, printed } of changedLetters(step)) {
        const times = Math.round(Math.max(seen(scanned, printed), seen(step.scanned, step.printed)));
        addOnce(
          lines,
          times >= 2
            ? `${named(scanned)} for ${named(printed)} ${times} times in this document`
            : step.rule >= 0
              ? `${named(scanned)} for ${named(printed)} is a known confusion (cost ${(channel.cost[step.rule] / 10).toFixed(1)})`
              : `${named(scanned)} for ${named(printed)}, which no rule knows`,
        );
      }
    } else if (step.kind === "space") addOnce(lines, "a space inside a word");
    else if (step.kind === "split") addOnce(lines, "a space lost between words");
    else if (step.kind === "crop") addOnce(lines, "letters cut off at the line end");
    else if (step.kind === "case") addOnce(lines, "a letter in the wrong case");
    else if (step.kind === "hyphen") addOnce(lines, "the hyphen of a line break left inside the line");
  }
  lines.push(known ? "a word, but not the one that fits here" : "not in the dictionary");
  const { keepMargin, keptLanguage, chosenLanguage } = proposal.standing;
  const gain = keptLanguage - chosenLanguage;
  if (gain > 0.5) lines.push(`fits the words around it better, by ${gain.toFixed(1)} nats`);
  if (Number.isFinite(keepMargin)) lines.push(`costs ${keepMargin.toFixed(1)} nats less than leaving it`);
  return lines;
}

function addOnce(lines: string[], line: string): void {
  if (!lines.includes(line)) lines.push(line);
}
