import { FEATURES } from "../decision/features.js";
import { applied, takeBack } from "../edits/compose.js";
import type { Correction, CorrectionClass } from "../edits/edit.js";
import type { Experience } from "../learning/experience.js";
import { NO_DOCUMENT_WORDS } from "../models/language/document-words.js";
import type { Rewrite } from "../rules/rule.js";
import { STRAY_MARK } from "../rules/untabled.js";
import { mergeSpans, overlapsAny } from "../text/spans.js";
import { joinsToTheLeft } from "../text/units.js";
import { createDecoder, type DecodedWindow, type Situation } from "./decode-window.js";
import { dehyphenate } from "./dehyphenate.js";
import { effortOfJudging, mostEffort } from "./effort.js";
import { evidence, ruleIds } from "./evidence.js";
import type { Models } from "./models.js";
import { ownCorrections } from "./own-corrections.js";
import type { Permit } from "./permit.js";
import { type Prepared, writesLigatureOut } from "./prepare.js";
import { type Proposal, proposals } from "./proposals.js";
import { firstImpression, type Lesson, studyUnits } from "./study.js";

/** Corrections below this are not worth showing. */
export const LEAST_CONFIDENCE = 0.05;
/** Rounds in which the corrector's own output is corrected again until nothing changes. */
export const MOST_ROUNDS = 8;
const KNOWN = FEATURES.indexOf("known");
/** A correction that later rounds would change again so many times is withheld for good. */
const MOST_CONTRADICTIONS = 2;
/** A text of so many UTF-16 units shows its habits well enough that its own correction need teach only once more. */
const LONG_TEXT = 64 * 1024;
const LESSONS_OF_LONG = 2;

export interface Engine {
  prepare(text: string): Prepared;
  study(prepared: Prepared): Lesson;
  /** One pass over a window: every correction and suggestion of the corrector's, with confidences. */
  corrections(prepared: Prepared, lesson: Lesson): Correction[];
  /** The same list with the words joined that line ends part, if that is wanted. */
  joined(prepared: Prepared, lesson: Lesson, corrections: readonly Correction[]): readonly Correction[];
  /** Work that its passes have made so far, see effort.ts; not what studying made, which comes to two more of them at most. */
  effort(): number;
}

/** An engine that lets itself be looked into. */
export interface OpenEngine extends Engine {
  /** A window as it is decoded, and what its proposals are judged by; valid until the next window. */
  look(prepared: Prepared, lesson: Lesson): { readonly window: DecodedWindow; readonly proposals: readonly Proposal[] };
  /** What a text shows before it teaches anything. */
  untaught(prepared: Prepared): Lesson;
  readonly options: EngineOptions;
}

export interface EngineOptions {
  /** False: only a person's own rules. */
  readonly builtin?: boolean | undefined;
  /** False: a document does not teach the corrector. */
  readonly learn?: boolean | undefined;
  readonly permit?: Permit;
  /** Join words that are parted at line ends. */
  readonly dehyphenate?: boolean | undefined;
  /** What earlier documents taught. */
  readonly experience?: Experience | undefined;
}

export function createEngine(
  models: Models,
  prepare: (text: string) => Prepared,
  options: EngineOptions = {},
): OpenEngine {
  const decodeWindow = createDecoder(models);
  let effort = 0;
  const { builtin = true, learn = true, permit = () => true, dehyphenate: joins = false, experience } = options;
  const experienced = createExperienced(experience);
  const hasContext = models.language.vocabularySize > 0;
  const untaught = ({ units }: Prepared): Lesson => ({
    ...firstImpression(units, models.lexicon),
    words: NO_DOCUMENT_WORDS,
  });
  const study = (prepared: Prepared): Lesson => {
    if (!builtin || !learn) return untaught(prepared);
    return studyUnits(prepared.units, prepared.rewrites, models, (units, rewrites, situation) =>
      decodeWindow(units, rewrites, experienced.drawn(situation, units.text.length)),
    );
  };
  const look = ({ units, rewrites }: Prepared, lesson: Lesson) => {
    const window = decodeWindow(units, rewrites, experienced.drawn(lesson, 0));
    return { window, proposals: proposals(window, models, experienced.joined(lesson)) };
  };
  const corrections = (prepared: Prepared, lesson: Lesson): Correction[] => {
    if (!builtin) return [];
    const { units, rewrites, ligatures, own } = prepared;
    const { window, proposals: proposed } = look(prepared, lesson);
    effort += window.effort + effortOfJudging(proposed.length);
    const classes = new Map(rewrites.map((rewrite) => [rewrite.ruleId, rewrite.class]));
    const { confidences } = models.judge(proposed, units.count);
    const made = proposed.map((proposal, i) => {
      const confidence = confidences[i];
      const known = proposal.features[KNOWN] === 1;
      const kind = classes.get(proposal.rule ?? "") ?? proposal.class;
      const why = evidence(proposal, lesson, window.decoded.channel, known, hasContext, experience);
      return toCorrection(proposal, kind, confidence, why);
    });
    const all = withLigatures(merged(made, rewrites, units.text), ligatures, units.text);
    return all.filter(
      (c) =>
        c.confidence >= LEAST_CONFIDENCE &&
        !overlapsAny(own, c.start, c.end) &&
        !joinsToTheLeft(units.text, c.start) &&
        !joinsToTheLeft(units.text, c.end) &&
        permit(c),
    );
  };
  return {
    prepare,
    study,
    look,
    untaught,
    options,
    effort: () => effort,
    corrections,
    joined({ units }, lesson, list) {
      if (!joins) return list;
      const ofDocument = new Set(lesson.words.own.map(({ word }) => word));
      const whole = dehyphenate(units, list, (word) => {
        if (models.lexicon.find(word) >= 0) return "lexicon";
        return ofDocument.has(word.toLowerCase()) ? "document" : undefined;
      });
      return whole.filter(permit);
    },
  };
}

/** Lays what earlier documents taught under what a document did; the same object for the same one. */
function createExperienced(experience: Experience | undefined) {
  const situations = new WeakMap<Situation, Situation>();
  const lessons = new WeakMap<Lesson, Lesson>();
  const once = <T extends Situation>(made: WeakMap<T, T>, own: T, length: number, make: (letters: number) => T): T => {
    if (experience === undefined) return own;
    let result = made.get(own);
    if (result === undefined) made.set(own, (result = make(own.habits.printed.get("") ?? length)));
    return result;
  };
  return {
    /** What a text is decoded with; `length`: its size, where it has not been studied yet. */
    drawn: (own: Situation, length: number): Situation =>
      once(situations, own, length, (letters) => ({ ...own, habits: experience!.drawn(own.habits, letters) })),
    /** What its corrections are judged by. */
    joined: (own: Lesson): Lesson =>
      once(lessons, own, 0, (letters) => ({
        ...own,
        habits: experience!.joined(own.habits, letters),
        rawNoise: experience!.unknownNoise(own.rawNoise, letters),
      })),
  };
}

function toCorrection(
  proposal: Proposal,
  kind: CorrectionClass,
  confidence: number,
  why: readonly string[],
): Correction {
  const rest = 1 - confidence;
  const shares = proposal.rivals.map(({ above }) => Math.exp(-above));
  const sum = shares.reduce((a, b) => a + b, 0) || 1;
  const rivals = proposal.rivals
    .map(({ text }, i) => ({ text, confidence: round((rest * shares[i]) / sum) }))
    .filter(
      ({ text, confidence: share }) => text !== proposal.original && text !== proposal.replacement && share >= 0.01,
    )
    .slice(0, 8);
  return {
    start: proposal.start,
    end: proposal.end,
    original: proposal.original,
    replacement: proposal.replacement,
    class: kind,
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

/**
 * Puts the rewrites that no arc of the path holds, those of marks, between the decoder's corrections; a rule knows a stray mark
 * better than what is found by its frequency, and what it joins to a word was read as if it were one.
 */
function merged(made: readonly Correction[], rewrites: readonly Rewrite[], text: string): Correction[] {
  const all = [...made];
  for (const rewrite of rewrites) {
    if (rewrite.action !== "replace") continue;
    const original = text.slice(rewrite.start, rewrite.end);
    if (/[\p{L}\p{N}]/u.test(original) || original === rewrite.replacement) continue;
    const joins = /\s$/.test(original) && !/\s$/.test(rewrite.replacement);
    const there = all.filter(
      ({ start, end }) => end > rewrite.start && (start < rewrite.end || (joins && start === rewrite.end)),
    );
    const inside = there.filter(({ start }) => start < rewrite.end);
    if (inside.some(({ rules }) => !rules.includes(STRAY_MARK))) continue;
    for (const stray of there) all.splice(all.indexOf(stray), 1);
    all.push(byRule(rewrite, original));
  }
  return all.sort(byPlace);
}

/** Words with ligatures that are to be written out are read anew when that is done: the search knows letters. */
function withLigatures(
  made: readonly Correction[],
  ligatures: readonly Rewrite[],
  text: string,
): readonly Correction[] {
  if (ligatures.length === 0) return made;
  const others = made.filter(({ start, end }) => !overlapsAny(ligatures, start, end));
  return [...others, ...ligatures.map((one) => byRule(one, text.slice(one.start, one.end)))].sort(byPlace);
}

/** What a rule asks for, with the confidence that is stated with it. */
function byRule({ start, end, replacement, confidence, reason, ...rewrite }: Rewrite, original: string): Correction {
  return {
    start,
    end,
    original,
    replacement,
    class: rewrite.class as CorrectionClass,
    rules: [rewrite.ruleId],
    confidence,
    candidates: [{ text: replacement, confidence }],
    evidence: [reason],
    applied: false,
  };
}

/** A window's corrections, and those among them that a person is to answer whatever the threshold. */
export interface Settled {
  readonly corrections: readonly Correction[];
  readonly questions: ReadonlySet<Correction>;
  /** It made too much work and was given up: of corrections there are only those that a person's own rules make. */
  readonly givenUp: boolean;
  /** Number of words looked at. */
  readonly words: number;
}

/**
 * Corrects a window to a fixed point: what is sure is made, the result is corrected again with what it taught, until
 * nothing changes; `lessons[k]` is what the document taught in round k, the last of those given serving all later rounds; with none given each round studies the window.
 * A correction that a later round would change again is withheld, but for a person's own rules. Confidences do not
 * depend on any threshold but `canonical`, at which the rounds are run, so that filtering by a higher one gives a subset.
 * A window that makes too much work is given up as a whole: where some of its words were left a second run, with fewer
 * to search, would go on with them.
 */
export function settle(engine: Engine, text: string, lessons: Lesson[], canonical: number): Settled {
  return correctInRounds(engine, text, lessons, canonical, false);
}

/** What a text teaches in its rounds of correction, as `settle` would have it. */
export function teach(engine: Engine, text: string, canonical: number): Lesson[] {
  const lessons: Lesson[] = [];
  correctInRounds(engine, text, lessons, canonical, true);
  return lessons;
}

function correctInRounds(
  engine: Engine,
  text: string,
  lessons: Lesson[],
  canonical: number,
  onlyTeaches: boolean,
): Settled {
  const begun = engine.effort();
  const most = mostEffort(text.length);
  const first = engine.prepare(text);
  const { spared } = first.units;
  const own = ownCorrections(text, first.own);
  const certain = new Set(own.filter((_, i) => first.own[i].action === "replace"));
  const questions = new Set(own.filter((correction) => !certain.has(correction)));
  const mostLessons = lessons.length > 0 ? lessons.length : text.length >= LONG_TEXT ? LESSONS_OF_LONG : MOST_ROUNDS;
  lessons[0] ??= engine.study(first);
  const whole = (list: readonly Correction[]) => engine.joined(first, lessons[0], inOrder(list, own));
  const sure = (list: readonly Correction[]) => list.filter((c) => c.confidence >= canonical && !questions.has(c));
  let all = engine.corrections(first, lessons[0]);
  // What is contradicted is tried once more, in the text as it has become: so would a second run.
  const contradictions = new Map<number, number>();
  const places: Correction[] = [];
  // And one that is completed is completed once.
  const finished = new Set<number>();
  let made = sure(whole(all));
  // With nothing to make, what a later lesson would is still asked for: it is what the output will be read with.
  const given = lessons.length;
  for (let round = 1; round < MOST_ROUNDS && (made.length > 0 || round < given); round++) {
    if (engine.effort() - begun > most)
      return { corrections: inOrder([], own), questions, givenUp: true, words: first.units.count };
    const next = made.length > 0 ? engine.prepare(applied(text, made)) : first;
    const lesson = Math.min(round, mostLessons - 1);
    lessons[lesson] ??= engine.study(next);
    if (onlyTeaches && lessons.length === mostLessons) break;
    const again = sure(engine.corrections(next, lessons[lesson]));
    if (again.length === 0) break;
    const { moved, contradicted, completed } = takeBack(made, again, onlyWritesLigatureOut);
    for (const i of completed.keys()) if (certain.has(made[i]) || finished.has(made[i].start)) contradicted.add(i);
    const withheld = new Set([...contradicted].filter((i) => !certain.has(made[i])).map((i) => made[i].start));
    for (const i of contradicted) {
      if (certain.has(made[i])) continue;
      const times = (contradictions.get(made[i].start) ?? 0) + 1;
      contradictions.set(made[i].start, times);
      if (times === MOST_CONTRADICTIONS) places.push(made[i]);
    }
    const kept = mergeSpans([...spared, ...places]);
    const entire = [...completed].filter(([i]) => !contradicted.has(i)).map(([, correction]) => correction);
    for (const { start } of entire) finished.add(start);
    const later = [...moved, ...entire].filter(({ start, end }) => !overlapsAny(kept, start, end));
    if (later.length === 0 && withheld.size === 0) break;
    all = [
      ...all.filter((c) => !withheld.has(c.start) && !later.some((m) => m.start < c.end && m.end > c.start)),
      ...later,
    ];
    all.sort(byPlace);
    made = sure(whole(all));
  }
  return { corrections: whole(all), questions, givenUp: false, words: first.units.count };
}

function onlyWritesLigatureOut({ rules }: Correction): boolean {
  return rules.length > 0 && rules.every(writesLigatureOut);
}

function inOrder(list: readonly Correction[], own: Iterable<Correction>): Correction[] {
  const all = [...list, ...own];
  return all.length === list.length ? all : all.sort(byPlace);
}

function byPlace(a: Correction, b: Correction): number {
  return a.start - b.start || a.end - b.end;
}
