import type { Units } from "../candidates/units.js";
import { isCutShort, LEAVE } from "../candidates/units.js";
import { type Estimate, estimate, estimateAgain } from "../learning/estimate.js";
import { addLostLigatures, keepLostLigatures } from "../learning/lost-ligatures.js";
import { noHabits } from "../models/channel/habits.js";
import { type Lexicon, OLD, RARE } from "../models/lexicon/lexicon.js";
import type { Rewrite } from "../rules/rule.js";
import type { createDecoder, Situation } from "./decode-window.js";
import type { Models } from "./models.js";

/** Rate of unknown words in lower case at the reference noise. */
const REFERENCE_UNKNOWN = 0.06;
const LEAST_NOISE = 0.02;
const MOST_NOISE = 3;
/** A u where ours has v, between vowels or behind l and r. */
const U_FOR_V = /[aeioulr]u[aeiouy]/i;
const LEAST_MISREAD_V = 2;
/** Costs of misreadings are whole tenths of nats, so that a step changes them by one at most. */
const NOISE_STEP = 0.2;
/** From this rate of early spellings on, a text is of their time. */
const OLD_RATE = 0.004;
/** And from this rate of words cut short, dialect: neither is to be made into standard English. */
const ELISION_RATE = 0.006;
/** Decodings that teach; a third adds a fiftieth of what two do (spike, 0.4). */
const PASSES = 2;
const COMMON_COST = 80;
/** Flags of spellings from before 1700. */
const EARLY = OLD | RARE;

/** What a document taught, and how noisy it looked before it did. */
export interface Lesson extends Situation {
  /** Estimate of the noise from unknown words alone, 1 = reference. */
  readonly rawNoise: number;
}

/** Facts of a text before anything is decoded. */
export function firstImpression(units: Units, lexicon: Lexicon): Lesson {
  let words = 0;
  let unknown = 0;
  let old = 0;
  let oldByU = 0;
  let misreadV = 0;
  let elided = 0;
  let all = 0;
  const names = new Map<number, number>();
  for (let u = 0; u < units.count; u++) {
    if (isCutShort(units.text, units.start[u], units.end[u], lexicon)) elided++;
    if (units.flags[u] & LEAVE) continue;
    all++;
    const unit = units.text.charCodeAt(units.start[u]);
    const entry = units.entry[u];
    if (entry >= 0 && (lexicon.flags[entry] & EARLY) === EARLY) {
      old++;
      if (U_FOR_V.test(units.text.slice(units.start[u], units.end[u]))) oldByU++;
    } else if (entry < 0 && isMisreadV(units, u, lexicon)) misreadV++;
    if (unit >= 97 && unit <= 122) {
      words++;
      const lone = units.end[u] - units.start[u] === 1 && unit !== 97 && unit !== 105;
      if (entry < 0 || lone) unknown++;
    } else if (entry >= 0 && lexicon.cost[entry] > COMMON_COST && units.end[u] - units.start[u] > 2)
      names.set(entry, (names.get(entry) ?? 0) + 1);
  }
  // Early print has `haue`, and never `uery`: there v begins words.
  if (misreadV >= LEAST_MISREAD_V) old -= oldByU;
  const archaic =
    (old >= 2 && old / Math.max(1, all) > OLD_RATE) || (elided >= 4 && elided / Math.max(1, all) > ELISION_RATE);
  const rate = (unknown + 0.5) / (words + 50);
  const rawNoise = Math.min(MOST_NOISE, Math.max(LEAST_NOISE, (archaic ? rate * 0.1 : rate) / REFERENCE_UNKNOWN));
  const seen = new Map<string, number>();
  for (const [entry, times] of names)
    if (times >= 2) seen.set(lexicon.textOf(entry), (times - 0.7) / Math.max(300, all));
  const habits = noHabits(inSteps(rawNoise));
  addLostLigatures(habits, units, lexicon);
  return { habits, words: { own: [], seen }, rawNoise, archaic };
}

/** A word in no lexicon that is one with v for the u that it begins with. */
function isMisreadV({ text, start, end }: Units, u: number, lexicon: Lexicon): boolean {
  const first = text.charCodeAt(start[u]) | 32;
  if (first !== 117 || !"aeio".includes(text[start[u] + 1]?.toLowerCase() ?? " ")) return false;
  return lexicon.find(`v${text.slice(start[u] + 1, end[u])}`) >= 0;
}

/** A noise near by that many texts have, so that they can share what is compiled for it. */
function inSteps(noise: number): number {
  return Math.exp(Math.round(Math.log(noise) / NOISE_STEP) * NOISE_STEP);
}

/** Learns a document's habits and words from a sample of it, decoding the sample twice, or once where that changes nothing. */
export function studyUnits(
  units: Units,
  rewrites: readonly Rewrite[],
  models: Models,
  decodeWindow: ReturnType<typeof createDecoder>,
): Lesson {
  const impression = firstImpression(units, models.lexicon);
  const { rawNoise, archaic } = impression;
  let taught: Estimate = { habits: impression.habits, words: impression.words, changed: true };
  for (let pass = 0; pass < PASSES; pass++) {
    const { habits, words, changed } = taught;
    if (!changed) {
      taught = estimateAgain(taught);
      continue;
    }
    const { decoded } = decodeWindow(units, rewrites, { habits, words, archaic, teaching: true });
    const next = estimate(decoded, models.language, habits, archaic);
    keepLostLigatures(impression.habits, next.habits);
    const noise = archaic ? Math.min(next.habits.noise, rawNoise) : next.habits.noise;
    taught = { ...next, habits: { ...next.habits, noise } };
  }
  return { habits: taught.habits, words: taught.words, rawNoise, archaic };
}
