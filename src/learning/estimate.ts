import { HYPHENATED, KEEP } from "../candidates/lattice.js";
import { ENDS_LINE, LEAVE } from "../candidates/units.js";
import type { Vocabulary } from "../candidates/vocabulary.js";
import { alignment, type Step } from "../decoder/alignment.js";
import type { Decoded } from "../decoder/decoded.js";
import { type Standing, standing } from "../decoder/margin.js";
import { surfaceOf } from "../decoder/surface-of.js";
import { confusionKey } from "../models/channel/confusion.js";
import { type Habits, noHabits } from "../models/channel/habits.js";
import { NO_WHOLE_READINGS } from "../models/channel/whole-words.js";
import type { DocumentWords } from "../models/language/document-words.js";
import type { NgramModel } from "../models/language/ngrams.js";
import { decipher } from "./decipher.js";

/** A correction that is repeated is less evidence each time: n times the same counts n to this power. */
const REPETITION = 0.6;
/** Share of its letters that a text at the reference noise has wrong in ways that the channel counts. */
const REFERENCE_RATE = 0.005;
const LEAST_NOISE = 0.02;
const MOST_NOISE = 3;
/** Mean nats by which an unknown word must be kept to be one of the document's own. */
const OWN_MARGIN = 4;
const MARGIN_CEILING = 12;
const LEAST_OWN_COST = 8;
const OWN_DISCOUNT = 0.75;
/** Words commoner than this need no help from the document; nats. */
const COMMON_WORD = 8;
const SURE_MARGIN = 6;

export interface Estimate {
  readonly habits: Habits;
  readonly words: DocumentWords;
  /** The decoding reads something otherwise than it stands there. */
  readonly changed: boolean;
}

interface Kept {
  times: number;
  margin: number;
  cost: number;
}

/** Re-estimates a document's habits and words from a decoding of it. `before`: the habits that it was decoded with. */
export function estimate(decoded: Decoded, language: NgramModel, before: Habits, archaic = false): Estimate {
  // Early spelling is not read by what stands in its place today.
  const whole = archaic ? NO_WHOLE_READINGS : decipher(decoded, language);
  const { lattice, path, vocabulary, channel, proposer } = decoded;
  const { units } = lattice;
  const habits = noHabits(before.noise);
  habits.whole = whole;
  const times = new Map<string, number>();
  const weigh = (key: string): number => {
    const n = times.get(key) ?? 0;
    times.set(key, n + 1);
    return (n + 1) ** REPETITION - n ** REPETITION;
  };
  const printed = new Map<string, number>();
  /** Words with the full stop or comma behind them. */
  const marked = new Map<string, number>();
  const known = new Map<number, number>();
  const kept = new Map<string, Kept>();
  let edits = 0;
  let changed = false;
  let spoken = 0;
  for (let i = 0; i < path.length; i++) {
    const arc = path.arcs[i];
    const node = path.nodes[i];
    const surface = surfaceOf(lattice, arc, proposer);
    printed.set(surface, (printed.get(surface) ?? 0) + 1);
    const mark = units.text[lattice.end[arc]];
    if (mark === "," || mark === ".") marked.set(surface + mark, (marked.get(surface + mark) ?? 0) + 1);
    const keeps = lattice.kind[arc] === KEEP || lattice.kind[arc] === HYPHENATED;
    // To judge an arc takes as long as to find it, and of most that keep a word nothing need be known.
    let judgement: Standing | undefined;
    const judged = (): Standing => (judgement ??= standing(lattice, language, path, i));
    if (!keeps) {
      changed = true;
      const scanned = units.text.slice(lattice.start[arc], lattice.end[arc]);
      const weight = judged().posterior * weigh(`${scanned}\t${surface}`);
      edits += count(habits, alignment(lattice, arc, vocabulary, channel), weight);
    }
    const from = lattice.wordStart[arc];
    for (let w = from; w < from + lattice.wordCount[arc]; w++) {
      const entry = lattice.entry[w];
      spoken++;
      if (entry >= 0 && !(keeps && vocabulary.isOwn(entry))) {
        const sure = !keeps || lattice.wordCost[w] <= COMMON_WORD || judged().margin >= SURE_MARGIN;
        known.set(entry, (known.get(entry) ?? 0) + (sure ? 1 : 0.2));
      } else if (lattice.kind[arc] === KEEP && !(units.flags[node] & LEAVE)) {
        const word = surface.toLowerCase().replaceAll("’", "'");
        const row = kept.get(word) ?? { times: 0, margin: 0, cost: lattice.wordCost[w] };
        row.times++;
        row.margin += Math.min(MARGIN_CEILING, judged().margin);
        kept.set(word, row);
      }
    }
  }
  const letters = countPrinted(habits.printed, printed);
  countEndings(habits.printed, marked);
  for (const [gram, of] of habits.printed)
    if (gram.length === 1) {
      const unit = gram.charCodeAt(0);
      habits.space.set(unit, { count: habits.space.get(unit)?.count ?? 0, of });
    }
  habits.printed.set("", letters);
  let lineEnds = 0;
  for (let u = 0; u < units.count; u++) if (units.flags[u] & ENDS_LINE) lineEnds++;
  habits.split.of = habits.caseFirst.of = habits.hyphen.of = path.length;
  habits.crop.of = habits.lineHyphen.of = lineEnds;
  habits.caseInner.of = habits.lost.of = habits.inserted.of = habits.substituted.of = letters;
  habits.noise = noiseOf(edits, letters, before.noise);
  return { habits, words: documentWords(kept, known, spoken, vocabulary), changed };
}

/** Noise of a text in which so much of so many letters was misread, drawn towards what it was taken for before. */
function noiseOf(edits: number, letters: number, before: number): number {
  const expected = REFERENCE_RATE * letters;
  return Math.min(MOST_NOISE, Math.max(LEAST_NOISE, (edits + expected * before * 0.3) / (expected * 1.3 + 1e-9)));
}

/** What a second estimate makes of one that came of a decoding that changed nothing: the same, but for a text still less noisy. */
export function estimateAgain({ habits, words, changed }: Estimate): Estimate {
  return { habits: { ...habits, noise: noiseOf(0, habits.printed.get("") ?? 0, habits.noise) }, words, changed };
}

/** Counts a correction's steps; returns the weight of what was misread. */
function count(habits: Habits, steps: readonly Step[], weight: number): number {
  const misread = (scanned: string, printed: string): void => {
    const key = confusionKey(scanned, printed);
    habits.misread.set(key, (habits.misread.get(key) ?? 0) + weight);
  };
  let edits = 0;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (step.kind === "same") continue;
    if (step.kind === "split") habits.split.count += weight;
    else if (step.kind === "crop") habits.crop.count += weight;
    else if (step.kind === "hyphen") habits.hyphen.count += weight;
    else if (step.kind === "lineHyphen") habits.lineHyphen.count += weight;
    else if (step.kind === "word") edits += weight;
    else if (step.kind === "case") {
      (i === 0 ? habits.caseFirst : habits.caseInner).count += weight;
      // A scanner takes some letters for their capitals and not others.
      if (i === 0) misread(step.scanned, step.printed);
    } else if (step.kind === "space") {
      const tally = habits.space.get(step.before) ?? { count: 0, of: 0 };
      tally.count += weight;
      habits.space.set(step.before, tally);
    }
    if (step.kind !== "misread") continue;
    edits += weight;
    (step.printed === "" ? habits.inserted : step.scanned === "" ? habits.lost : habits.substituted).count += weight;
    misread(step.scanned, step.printed);
    widen(steps, i, misread);
  }
  return edits;
}

/** The same confusion with what stands beside it: neighbouring confusions as one, and one letter that was read rightly. */
function widen(steps: readonly Step[], i: number, misread: (scanned: string, printed: string) => void): void {
  const { scanned, printed } = steps[i];
  let joinedScan = scanned;
  let joinedPrint = printed;
  let last = i;
  while (last + 1 < steps.length && steps[last + 1].kind === "misread") {
    const wider = steps[last + 1];
    if (joinedScan.length + wider.scanned.length > 3 || joinedPrint.length + wider.printed.length > 3) break;
    joinedScan += wider.scanned;
    joinedPrint += wider.printed;
    last++;
  }
  if (last > i && joinedScan !== joinedPrint) misread(joinedScan, joinedPrint);
  if (scanned.length > 2 || printed.length > 2) return;
  const left = i > 0 && steps[i - 1].kind === "same" ? steps[i - 1].printed.slice(-1) : "";
  const right = i + 1 < steps.length && steps[i + 1].kind === "same" ? steps[i + 1].printed[0] : "";
  if (left !== "") misread(left + scanned, left + printed);
  if (right !== "") misread(scanned + right, printed + right);
}

/** Counts the printed strings of 1–3 units, in words that stand so often; returns how many letters there are. */
function countPrinted(into: Map<string, number>, printed: ReadonlyMap<string, number>): number {
  let letters = 0;
  for (const [surface, times] of printed) {
    const weight = times ** REPETITION;
    const text = `${surface} `;
    letters += text.length * weight;
    for (let i = 0; i < text.length; i++)
      for (let size = 1; size <= 3 && i + size <= text.length; size++) {
        const gram = text.slice(i, i + size);
        into.set(gram, (into.get(gram) ?? 0) + weight);
      }
  }
  return letters;
}

/** Counts the strings of 2–3 units that end in the mark behind a word; a letter may be misread for itself and the mark. */
function countEndings(into: Map<string, number>, marked: ReadonlyMap<string, number>): void {
  for (const [text, times] of marked)
    for (let size = 2; size <= 3 && size <= text.length; size++) {
      const gram = text.slice(-size);
      into.set(gram, (into.get(gram) ?? 0) + times ** REPETITION);
    }
}

/** What recurs without a cheap explanation is the document's vocabulary; what it uses often is likelier in it. */
function documentWords(
  kept: ReadonlyMap<string, Kept>,
  known: ReadonlyMap<number, number>,
  spoken: number,
  vocabulary: Vocabulary,
): DocumentWords {
  const own: { word: string; cost: number }[] = [];
  const seen = new Map<string, number>();
  const words = Math.max(300, spoken);
  for (const [word, row] of kept) {
    if (row.times < 2 || row.margin / row.times < OWN_MARGIN || !/^[a-z']{3,}$/.test(word)) continue;
    own.push({ word, cost: Math.min(255, Math.round(10 * Math.max(LEAST_OWN_COST, row.cost * OWN_DISCOUNT))) });
    seen.set(word, (row.times - 0.5) / words);
  }
  for (const [entry, times] of known) {
    if (times < 1.5 || vocabulary.isOwn(entry) || vocabulary.cost(entry) <= COMMON_WORD) continue;
    seen.set(vocabulary.textOf(entry), (times - 0.5) / words);
  }
  own.sort((a, b) => (a.word < b.word ? -1 : 1));
  return { own, seen };
}
