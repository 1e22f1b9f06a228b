import { HYPHENATED, KEEP } from "../candidates/lattice.js";
import { caseOfFirst } from "../candidates/search.js";
import { alignment, type Step } from "../decoder/alignment.js";
import { BROKEN, endsSentence, wordCost } from "../decoder/beam.js";
import type { Decoded } from "../decoder/decoded.js";
import { keepArcs } from "../decoder/margin.js";
import { surfaceOf } from "../decoder/surface-of.js";
import type { ExplainedCandidate, ExplainedStep } from "../edits/explanation.js";
import type { Experience } from "../learning/experience.js";
import type { Channel } from "../models/channel/channel.js";
import { confusionKey } from "../models/channel/confusion.js";
import type { Habits } from "../models/channel/habits.js";
import { timesWhole, wholeReading } from "../models/channel/whole-words.js";
import type { NgramModel } from "../models/language/ngrams.js";
import { ruleIds } from "./evidence.js";

/** Arcs behind a reading that its words still act on. */
const TAIL = 2;

/** What steps are told with besides the decoding. */
export interface ExplainContext {
  readonly language: NgramModel;
  readonly habits: Habits;
  readonly experience: Experience | undefined;
}

/** Every reading of the units that the arc at `index` of the best way covers, cheapest first, the text itself among them. */
export function explainCandidates(decoded: Decoded, index: number, context: ExplainContext): ExplainedCandidate[] {
  const { lattice, path } = decoded;
  const node = path.nodes[index];
  const end = lattice.to[path.arcs[index]];
  const tail = Array.from(path.arcs.slice(index + 1, index + 1 + TAIL));
  const kept = keepArcs(lattice, node, end);
  const ways: number[][] = [kept];
  for (let arc = lattice.head[node]; arc >= 0; arc = lattice.next[arc])
    if (lattice.to[arc] === end && !kept.includes(arc)) ways.push([arc]);
  const readings = ways.map((arcs) => readingOf(decoded, index, arcs, tail, context));
  const least = Math.min(...readings.map(({ channel, language }) => channel + language));
  return readings
    .map((reading) => ({ ...reading, above: reading.channel + reading.language - least }))
    .sort((a, b) => a.above - b.above || Number(b.kept) - Number(a.kept))
    .filter(({ text }, at, all) => all.findIndex((one) => one.text === text) === at);
}

function readingOf(
  decoded: Decoded,
  index: number,
  arcs: readonly number[],
  tail: readonly number[],
  context: ExplainContext,
): Omit<ExplainedCandidate, "above"> {
  const { lattice, vocabulary, channel, proposer, path } = decoded;
  const [first] = arcs;
  const kind = lattice.kind[first];
  const kept = kind === KEEP || kind === HYPHENATED;
  const { units } = lattice;
  const steps = kept ? [] : alignment(lattice, first, vocabulary, channel);
  const rule = lattice.rule.get(first);
  return {
    text: kept
      ? units.text.slice(units.start[path.nodes[index]], units.end[lattice.to[arcs[arcs.length - 1]] - 1])
      : surfaceOf(lattice, first, proposer),
    kept,
    channel: arcs.reduce((sum, arc) => sum + lattice.channel[arc], 0),
    steps: steps.flatMap((step) => explainStep(step, channel, context)),
    language: languageCost(decoded, index, [...arcs, ...tail], context.language),
    rules: kept ? [] : ruleIds({ steps, rule, class: "confusion" }),
  };
}

/** What the words of these arcs cost one after another, behind what stands before them on the best way. */
function languageCost(
  { lattice, path }: Decoded,
  index: number,
  arcs: readonly number[],
  language: NgramModel,
): number {
  let first = path.first[index];
  let second = path.second[index];
  let cost = 0;
  for (const arc of arcs) {
    const from = lattice.wordStart[arc];
    for (let word = from; word < from + lattice.wordCount[arc]; word++) {
      cost += wordCost(lattice, language, first, second, word);
      first = second;
      second = lattice.languageId[word];
    }
    if (!endsSentence(lattice, arc)) continue;
    if (second >= 0) cost += language.cost(first, second, language.sentenceEnd);
    first = BROKEN;
    second = language.sentenceStart;
  }
  return cost;
}

function explainStep(step: Step, channel: Channel, { habits, experience }: ExplainContext): ExplainedStep[] {
  const { kind, scanned, printed, rule } = step;
  if (kind === "same") return [];
  const [inDocument, inProfile] = timesOf(step, habits, experience);
  return [
    {
      kind,
      scanned,
      printed,
      cost: costOf(step, channel) / 10,
      known: kind !== "misread" || rule >= 0,
      inDocument,
      inProfile,
    },
  ];
}

/** How often the document and the profile showed that something was read for something else. */
function timesOf(
  { kind, scanned, printed }: Step,
  habits: Habits,
  experience: Experience | undefined,
): [number, number] {
  if (kind === "word")
    return [timesWhole(habits.whole, scanned, printed), experience?.timesWhole(scanned, printed) ?? 0];
  if (kind !== "misread") return [0, 0];
  const key = confusionKey(scanned, printed);
  return [habits.misread.get(key) ?? 0, experience?.times(key) ?? 0];
}

/** Tenths of nats. */
function costOf({ kind, scanned, printed, rule, before }: Step, channel: Channel): number {
  if (rule >= 0) return channel.cost[rule];
  switch (kind) {
    case "case":
      return before === 0 ? caseOfFirst(channel, scanned.charCodeAt(0)) : channel.caseInner;
    case "space":
      return channel.spaceAfter(before);
    case "split":
      return channel.split;
    case "crop":
      return channel.crop * Math.max(1, printed.length);
    case "hyphen":
      return channel.hyphen;
    case "word":
      return wholeReading(channel.whole, scanned, printed)?.cost ?? 0;
    case "lineHyphen":
      return channel.lineHyphen;
    default: {
      const letters = /\p{L}/u.test(scanned);
      if (printed === "") return letters ? channel.insert : channel.insertMark;
      if (scanned === "") return channel.lose;
      return letters ? channel.substitute : channel.substituteMark;
    }
  }
}
