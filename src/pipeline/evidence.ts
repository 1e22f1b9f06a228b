import type { Experience } from "../learning/experience.js";
import type { Channel } from "../models/channel/channel.js";
import { changedLetters, confusionKey, type Sides } from "../models/channel/confusion.js";
import { timesWhole } from "../models/channel/whole-words.js";
import { DASH_FOR_HYPHEN, STOP_FOR_COMMA, STRAY_MARK } from "../rules/untabled.js";
import type { Proposal } from "./proposals.js";
import type { Lesson } from "./study.js";

/** What mends a line end that lost its hyphen. */
export const LOST_HYPHEN = "hyphen/lost-at-line-end";

/** Letters as a person reads them in a sentence. */
function named(letters: string): string {
  return letters === "" ? "nothing" : letters === " " ? "a space" : letters;
}

function misreading({ scanned, printed }: Sides): string {
  return `${named(scanned)} for ${named(printed)}`;
}

/** Ids of what led to a proposal: its confusions, or the kinds of its steps. */
export function ruleIds(proposal: Pick<Proposal, "rule" | "steps" | "class">): string[] {
  if (proposal.rule !== undefined) return [proposal.rule];
  const ids = new Set<string>();
  for (const step of proposal.steps) {
    if (step.kind === "same") continue;
    if (step.kind === "misread")
      for (const { scanned, printed } of changedLetters(step)) ids.add(`confusion/${confusionKey(scanned, printed)}`);
    else if (step.kind === "word") ids.add(`confusion/${confusionKey(step.scanned, step.printed.toLowerCase())}`);
    else if (step.kind === "space") ids.add("join/space");
    else if (step.kind === "lineHyphen") ids.add(LOST_HYPHEN);
    else ids.add(`${step.kind}/${step.kind}`);
  }
  return ids.size > 0 ? [...ids] : [`${proposal.class}/${proposal.class}`];
}

const OF_MARKS: Readonly<Record<string, string>> = {
  [STRAY_MARK]: "a stain or the edge of a letter, read as a mark",
  [STOP_FOR_COMMA]: "a full stop inside a sentence, read for a comma",
  [DASH_FOR_HYPHEN]: "a dash in a text that reads hyphens so",
};

/** Why, in words: what the document showed, what the lexicon and the context, if a model knows it, say. */
export function evidence(
  proposal: Proposal,
  lesson: Lesson,
  channel: Channel,
  known: boolean,
  hasContext: boolean,
  experience?: Experience,
): string[] {
  const ofMark = proposal.rule === undefined ? undefined : OF_MARKS[proposal.rule];
  if (ofMark !== undefined) return [ofMark];
  const lines: string[] = [];
  // The same letters may have been misread by several confusions, `ne` for `me` and `nb` for `mb`.
  const times = new Map<string, { here: number; before: number }>();
  for (const step of proposal.steps)
    for (const changed of step.kind === "misread" ? changedLetters(step) : []) {
      const row = times.get(misreading(changed)) ?? { here: 0, before: 0 };
      for (const { scanned, printed } of [changed, step]) {
        const key = confusionKey(scanned, printed);
        row.here = Math.max(row.here, lesson.habits.misread.get(key) ?? 0);
        row.before = Math.max(row.before, experience?.times(key) ?? 0);
      }
      times.set(misreading(changed), row);
    }
  for (const step of proposal.steps) {
    if (step.kind === "misread") {
      for (const changed of changedLetters(step)) {
        const what = misreading(changed);
        const { here, before } = times.get(what)!;
        const seen = seenWhere(here, before);
        if (seen !== "") addOnce(lines, `${what} ${seen}`);
        else if (step.rule < 0) addOnce(lines, `${what}, which no rule knows`);
        else addOnce(lines, `${what} is a known confusion (cost ${(channel.cost[step.rule] / 10).toFixed(1)})`);
      }
    } else if (step.kind === "word") {
      const here = timesWhole(lesson.habits.whole, step.scanned, step.printed);
      const before = experience?.timesWhole(step.scanned, step.printed) ?? 0;
      const seen = seenWhere(here, before);
      addOnce(lines, `${step.scanned} stands for ${step.printed.toLowerCase()} ${seen}`);
    } else if (step.kind === "space") addOnce(lines, "a space inside a word");
    else if (step.kind === "split") addOnce(lines, "a space lost between words");
    else if (step.kind === "crop") addOnce(lines, "letters cut off at the line end");
    else if (step.kind === "case") addOnce(lines, "a letter in the wrong case");
    else if (step.kind === "hyphen") addOnce(lines, "the hyphen of a line break left inside the line");
    else if (step.kind === "lineHyphen")
      addOnce(
        lines,
        step.scanned === "" ? "a hyphen lost at the line end" : `${step.scanned} for the hyphen at the line end`,
      );
  }
  lines.push(known ? "a word, but not the one that fits here" : "not in the dictionary");
  const { keepMargin, keptLanguage, chosenLanguage } = proposal.standing;
  const gain = keptLanguage - chosenLanguage;
  const better = hasContext ? "fits the words around it better" : "likelier as a word";
  if (gain > 0.5) lines.push(`${better}, by ${gain.toFixed(1)} nats`);
  if (Number.isFinite(keepMargin)) lines.push(`costs ${keepMargin.toFixed(1)} nats less than leaving it`);
  return lines;
}

/** `11 times in this document, 67 times in the profile`; empty where neither showed it again. */
function seenWhere(here: number, before: number): string {
  const seen: string[] = [];
  if (here >= 1.5) seen.push(`${Math.round(here)} times in this document`);
  if (before >= 1.5) seen.push(`${Math.round(before)} times in the profile`);
  return seen.join(", ");
}

function addOnce(lines: string[], line: string): void {
  if (!lines.includes(line)) lines.push(line);
}
