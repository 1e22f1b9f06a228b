import { isLikeCapital } from "../candidates/capitals.js";
import type { Facts } from "../candidates/facts.js";
import {
  ABBREVIATION_STOP,
  ACRONYM_ARC,
  DIVIDE,
  HYPHENATED_READ,
  JOIN,
  KEEP,
  type Lattice,
  LINE_HYPHEN,
  LINE_HYPHEN_READ,
  MERGE,
  RECASE,
  RULE,
  SPECK,
  STOP,
  STRAY,
  WHOLE,
} from "../candidates/lattice.js";
import { ENDS_LINE, ENDS_SENTENCE, LEAVE, MARKED, MID_SENTENCE, STOPPED } from "../candidates/units.js";
import type { Step } from "../decoder/alignment.js";
import { type BestPath, endsSentence } from "../decoder/beam.js";
import type { Decoded } from "../decoder/decoded.js";
import { type Fits, fitGain } from "../decoder/fit.js";
import { keepArcs, type Standing } from "../decoder/margin.js";
import type { Habits } from "../models/channel/habits.js";
import type { Print } from "../models/channel/print.js";
import type { LetterModel } from "../models/language/letters.js";
import type { NgramModel } from "../models/language/ngrams.js";
import { BRITISH, LM_ONLY, NAME, OLD, RARE } from "../models/lexicon/lexicon.js";
import { LOWER_SHAPE, MIXED_SHAPE, shapeOf, TITLE_SHAPE, UPPER_SHAPE } from "../tokens/shape.js";
import { derivation } from "./derived.js";
import { NOT_STRAY, strayFeatures } from "./stray-features.js";
import { isVowelForVowel, rateOf, supportOf } from "./support.js";

/** Names of the features, in the order of the vector; the weights were trained for just these. */
export const FEATURES = [
  "posterior",
  "margin",
  "keepMargin",
  "channel",
  "channelPerLetter",
  "generic",
  "known",
  "lower",
  "title",
  "upper",
  "mixed",
  "length",
  "unigram",
  "units",
  "words",
  "merge",
  "join",
  "divide",
  "recase",
  "hyphenated",
  "noise",
  "rawNoise",
  "languageGain",
  "chosenLanguage",
  "repeated",
  "seen",
  "inDocument",
  "stopped",
  "marks",
  "digits",
  "density",
  "letterCost",
  "letterCostChosen",
  "unknownWord",
  "archaic",
  "possessive",
  "sameLetters",
  "growth",
  "sameFirst",
  "knownRare",
  "chosenRare",
  "chosenName",
  "leastSupport",
  "meanSupport",
  "edits",
  "learned",
  "priorCost",
  "lineEnd",
  "midSentence",
  "ending",
  "caseSteps",
  "spaceSteps",
  "cropSteps",
  "rivalMargin",
  "documentWords",
  "keptUnigram",
  "keptName",
  "keptOld",
  "keptBritish",
  "leastRate",
  "formShare",
  "sentenceStart",
  "editedBefore",
  "editedAfter",
  "closeRivals",
  "firstStep",
  "lastStep",
  "lost",
  "inserted",
  "vowelForVowel",
  "stop",
  "abbreviationStop",
  "acronym",
  "speck",
  "lineHyphen",
  "plainGain",
  "formGain",
  "knownBefore",
  "knownBehind",
  "keptBefore",
  "keptBehind",
  "whole",
  "letterPeak",
  "letterPeakChosen",
  "derived",
  "marksLeft",
  "lostStops",
  "nextCost",
  "fit",
  "fitLeast",
  "keptFit",
  "fitGain",
  "rivalFitGain",
  "formFitGain",
  "endBefore",
  "endBehind",
  "inkDistance",
  "inkShare",
  "inkGrowth",
  "inkWidth",
  "inkWidthShare",
  "inkGrowthAbove",
  "inkGrowthBelow",
  "inkDistanceAbove",
  "inkDistanceBelow",
  "stray",
  "strayRank",
  "strayTimes",
  "strayOften",
  "strayNext",
  "strayNear",
  "strayDirt",
  "strayBeside",
  "marked",
  "rule",
] as const;

export interface FeatureInput {
  readonly decoded: Decoded;
  readonly facts: Facts;
  readonly index: number;
  readonly standing: Standing;
  readonly steps: readonly Step[];
  readonly surface: string;
  readonly letters: LetterModel;
  readonly habits: Habits;
  readonly print: Print;
  /** Rate of unknown words in lower case before anything was learned. */
  readonly rawNoise: number;
  readonly archaic: boolean;
  /** `plainGain` of the same change wherever the window proposes it, its mean; nats. */
  readonly formGain: number;
  readonly fits: Fits;
  /** The gain in fit of the same change wherever the window proposes it, its mean; log odds. */
  readonly formFitGain: number;
  readonly language: NgramModel;
  /** Of the places where this form stands, the share at which this is proposed. */
  readonly formShare: number;
  /** How often the chosen surface stands in the window as it came, in lower case. */
  readonly surfaceTimes: (surface: string) => number;
}

const NEAR = 6;
/** Told exactly, the share of stops lost would tell one training document from another. */
const LOST_STOPS_LEVELS = 8;
const CEILING = 25;

/** Noise in steps: told exactly it would tell one training document from another. */
function level(noise: number): number {
  return Math.round(2 * Math.log(noise)) / 2;
}

function bounded(x: number): number {
  return Math.min(CEILING, Math.max(-CEILING, x));
}

/** The features of one proposed edit; see FEATURES. */
export function features(input: FeatureInput): Float64Array {
  const { decoded, facts, index, standing, steps, surface, letters, habits } = input;
  const { lattice, path, vocabulary, channel } = decoded;
  const { units } = lattice;
  const arc = path.arcs[index];
  const from = path.nodes[index];
  const to = lattice.to[arc];
  const start = lattice.start[arc];
  const end = lattice.end[arc];
  const scanned = units.text.slice(start, end);
  const shape = shapeOf(units.text, start, end);
  const kind = lattice.kind[arc];

  let known = 1;
  let knownRare = 0;
  let keptUnigram = 0;
  let keptName = 0;
  let keptOld = 0;
  let keptBritish = 0;
  for (let u = from; u < to; u++) {
    const entry = facts.entry[u];
    if (facts.suspicious[u] || entry < 0) known = 0;
    else if (vocabulary.flags(entry) & (RARE | LM_ONLY)) knownRare = 1;
    keptUnigram += facts.keep[u] / (to - from);
    if (entry < 0) continue;
    const flags = vocabulary.flags(entry);
    if (flags & NAME) keptName = 1;
    if (flags & OLD) keptOld = 1;
    if (flags & BRITISH) keptBritish = 1;
  }
  let unknownNear = 0;
  let near = 0;
  for (let u = Math.max(0, from - NEAR); u < Math.min(units.count, to + NEAR); u++) {
    if ((u >= from && u < to) || units.flags[u] & LEAVE) continue;
    near++;
    if (facts.suspicious[u]) unknownNear++;
  }
  let unigram = 0;
  let seen = 0;
  let unknownWord = 0;
  let chosenRare = 0;
  let chosenName = 0;
  let own = 0;
  const words = lattice.wordCount[arc];
  for (let w = lattice.wordStart[arc]; w < lattice.wordStart[arc] + words; w++) {
    const entry = lattice.entry[w];
    unigram += lattice.wordCost[w] / words;
    seen += lattice.seen[w] / words;
    if (lattice.languageId[w] < 0) unknownWord = 1;
    if (entry < 0) continue;
    const flags = vocabulary.flags(entry);
    if (flags & (RARE | LM_ONLY)) chosenRare = 1;
    if (flags & NAME) chosenName = 1;
    if (vocabulary.isOwn(entry)) own = 1;
  }
  const lettersOnly = (text: string): string => text.replace(/[^\p{L}]/gu, "");
  const bareScan = lettersOnly(scanned);
  const bareSurface = lettersOnly(surface);

  let least = 9;
  let sum = 0;
  let supported = 0;
  let edits = 0;
  let cases = 0;
  let spaces = 0;
  let crops = 0;
  let prior = 0;
  let leastRate = 1;
  let lost = 0;
  let inserted = 0;
  let vowels = 0;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (step.kind === "same") continue;
    const support = Math.log(1 + Math.max(0, supportOf(habits, steps, i) - 1));
    least = Math.min(least, support);
    sum += support;
    supported++;
    if (step.kind === "case") cases++;
    else if (step.kind === "space" || step.kind === "split") spaces++;
    else if (step.kind === "crop") crops++;
    else if (step.kind === "lineHyphen") continue;
    else {
      edits++;
      leastRate = Math.min(leastRate, rateOf(habits, step));
      if (step.scanned === "") lost++;
      else if (step.printed === "") inserted++;
      else if (isVowelForVowel(step)) vowels++;
      prior += step.rule >= 0 ? channel.cost[step.rule] / 10 : channel.substitute / 10;
    }
  }
  const firstStep = steps.findIndex((step) => step.kind !== "same");
  const lastStep = steps.findLastIndex((step) => step.kind !== "same");
  const edited = (i: number): number => (i >= 0 && i < path.length && lattice.kind[path.arcs[i]] !== KEEP ? 1 : 0);
  const close = standing.rivals.filter((r) => r.above < 3).length;
  const rival = standing.rivals.find((r) => r.arc >= 0);
  const ink = input.print(scanned, surface);
  const chosenFit = collocation(lattice, input.language, path, index, [arc]);
  const keptFit = collocation(lattice, input.language, path, index, keepArcs(lattice, from, to));
  const values = [
    Math.log(standing.posterior / (1 - standing.posterior + 1e-9) + 1e-9),
    standing.margin,
    standing.keepMargin,
    lattice.channel[arc],
    lattice.channel[arc] / Math.sqrt(Math.max(1, scanned.length)),
    lattice.candidate[arc] >= 0 ? lattice.pool.generic[lattice.candidate[arc]] : 0,
    known,
    shape === LOWER_SHAPE ? 1 : 0,
    shape === TITLE_SHAPE ? 1 : 0,
    shape === UPPER_SHAPE ? 1 : 0,
    shape === MIXED_SHAPE ? 1 : 0,
    Math.min(16, scanned.length),
    unigram,
    to - from,
    words,
    kind === MERGE ? 1 : 0,
    kind === JOIN ? 1 : 0,
    kind === DIVIDE ? 1 : 0,
    // Like capitals are proposed only where the text shows the habit.
    kind !== RECASE ? 0 : isLikeCapital(scanned[0]) ? 2 : 1,
    kind === HYPHENATED_READ ? 1 : 0,
    level(habits.noise),
    level(input.rawNoise),
    standing.keptLanguage - standing.chosenLanguage,
    standing.chosenLanguage,
    Math.log(units.repeated[from]),
    seen > 0 ? Math.log(seen) + 8 : 0,
    Math.log(1 + input.surfaceTimes(surface)),
    units.flags[to - 1] & STOPPED ? 1 : 0,
    /[^\p{L}\p{N}'’ \n-]/u.test(scanned) ? 1 : 0,
    /\p{N}/u.test(scanned) ? 1 : 0,
    unknownNear / Math.max(1, near),
    letters.cost(scanned, 0, scanned.length) / Math.max(1, scanned.length),
    letters.cost(surface, 0, surface.length) / Math.max(1, surface.length),
    unknownWord,
    input.archaic ? 1 : 0,
    /['’]s$/.test(surface) && !/['’]s$/.test(scanned) ? 1 : 0,
    bareScan.toLowerCase() === bareSurface.toLowerCase() ? 1 : 0,
    Math.max(-4, Math.min(4, bareSurface.length - bareScan.length)),
    surface[0]?.toLowerCase() === scanned[0]?.toLowerCase() ? 1 : 0,
    knownRare,
    chosenRare,
    chosenName,
    supported === 0 ? 0 : least,
    supported === 0 ? 0 : sum / supported,
    edits,
    habits.printed.size > 0 ? 1 : 0,
    prior,
    units.flags[to - 1] & ENDS_LINE ? 1 : 0,
    units.flags[from] & MID_SENTENCE ? 1 : 0,
    lattice.candidate[arc] >= 0 && lattice.pool.ending[lattice.candidate[arc]] !== 0 ? 1 : 0,
    cases,
    spaces,
    crops,
    rival === undefined ? CEILING : rival.above,
    own,
    keptUnigram,
    keptName,
    keptOld,
    keptBritish,
    leastRate,
    input.formShare,
    from === 0 || units.flags[from - 1] & ENDS_SENTENCE ? 1 : 0,
    edited(index - 1),
    edited(index + 1),
    close,
    firstStep,
    steps.length - 1 - lastStep,
    lost,
    inserted,
    vowels,
    kind === STOP ? 1 : 0,
    kind === ABBREVIATION_STOP ? 1 : 0,
    kind === ACRONYM_ARC ? 1 : 0,
    kind === SPECK ? 1 : 0,
    kind === LINE_HYPHEN || kind === LINE_HYPHEN_READ ? 1 : 0,
    standing.plainGain,
    input.formGain,
    chosenFit.before,
    chosenFit.behind,
    keptFit.before,
    keptFit.behind,
    kind === WHOLE ? 1 : 0,
    letters.peak(scanned, 0, scanned.length),
    letters.peak(surface, 0, surface.length),
    known === 0 && to === from + 1
      ? derivation(scanned.toLowerCase(), (word) => vocabulary.find(word, 0, word.length) >= 0)
      : 0,
    start > units.left[from] || end < units.right[to - 1] ? 1 : 0,
    kind === STOP || kind === ABBREVIATION_STOP
      ? Math.round(facts.lostStops * LOST_STOPS_LEVELS) / LOST_STOPS_LEVELS
      : 0,
    (kind === STOP || kind === STRAY) && to < units.count ? facts.keep[to] : 0,
    input.fits.chosen.mean,
    input.fits.chosen.least,
    input.fits.kept.mean,
    fitGain(input.fits),
    input.fits.chosen.mean - input.fits.rival,
    input.formFitGain,
    input.fits.endBefore,
    input.fits.endBehind,
    ink.distance,
    ink.share,
    ink.growth,
    ink.width,
    ink.widthShare,
    ink.growthAbove,
    ink.growthBelow,
    ink.distanceAbove,
    ink.distanceBelow,
    ...(kind === STRAY ? strayFeatures(units, facts, from, start, end, surface) : NOT_STRAY),
    units.flags[to - 1] & MARKED ? 1 : 0,
    // A certain rule's arc is cheaper than any other.
    kind !== RULE ? 0 : lattice.channel[arc] < 0 ? 2 : 1,
  ];
  return Float64Array.from(values, bounded);
}

/** How well the model knows these arcs in the place of the path's: their first word, and the word behind them. */
function collocation(lattice: Lattice, language: NgramModel, path: BestPath, index: number, arcs: readonly number[]) {
  let first = path.first[index];
  let second = path.second[index];
  let before = -1;
  for (const arc of arcs)
    for (let w = lattice.wordStart[arc]; w < lattice.wordStart[arc] + lattice.wordCount[arc]; w++) {
      const id = lattice.languageId[w];
      if (before < 0) before = language.known(first, second, id);
      first = second;
      second = id;
    }
  const next = index + 1 < path.length ? path.arcs[index + 1] : -1;
  const follows = next >= 0 && lattice.wordCount[next] > 0 && !endsSentence(lattice, arcs[arcs.length - 1]);
  const behind = follows ? language.known(first, second, lattice.languageId[lattice.wordStart[next]]) : -1;
  return { before, behind };
}
