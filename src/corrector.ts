import { applied } from "./edits/compose.js";
import type { Correction } from "./edits/edit.js";
import type { Explanation } from "./edits/explanation.js";
import type { AlignedLetter } from "./learning/aligned.js";
import type { Observation } from "./learning/observation.js";
import { loadModels } from "./loader.js";
import { createEngine, settle, teach } from "./pipeline/correct-window.js";
import { explain } from "./pipeline/explain.js";
import { observe } from "./pipeline/observe.js";
import { observePair } from "./pipeline/observe-pair.js";
import type { Lesson } from "./pipeline/study.js";
import { compileWishes } from "./pipeline/wishes.js";
import type { Span } from "./text/span.js";
import { cutWindows, SAMPLE_WINDOWS } from "./text/window.js";

export type { Alternative, Correction, CorrectionClass } from "./edits/edit.js";
export type { ExplainedCandidate, ExplainedFeature, ExplainedStep, Explanation, Outcome } from "./edits/explanation.js";
export type { AlignedLetter } from "./learning/aligned.js";
export type { Observation } from "./learning/observation.js";
export type { Span } from "./text/span.js";

/** Points on the curve between harm and recall. */
export type Level = "safe" | "balanced" | "aggressive";

export interface CorrectorOptions {
  /** Default `balanced`. */
  readonly level?: Level;
  /** 0–1, calibrated; stands above `level`. */
  readonly minConfidence?: number;
  /** Classes and rule ids that are switched on or off. */
  readonly enable?: readonly string[];
  readonly disable?: readonly string[];
  /** False: only the user's own rules. */
  readonly builtin?: boolean;
  /** False: the document does not teach the corrector. */
  readonly learn?: boolean;
  /** Folder of the compiled dictionaries; default: those that came with the program. */
  readonly dictionaries?: string;
  /** Join words hyphenated at line ends. */
  readonly dehyphenate?: boolean;
  /** Words to take for right, and names. */
  readonly words?: readonly string[];
  readonly names?: readonly string[];
  /** Words that are no words here, whatever the dictionaries say. */
  readonly forbid?: readonly string[];
  /** Words to leave alone wherever they stand. */
  readonly ignore?: readonly string[];
  /** Regular expressions in RE2's language: what one of them matches is left alone. */
  readonly ignorePatterns?: readonly string[];
  /** Tables of the user's own rules, `wrong<TAB>right[<TAB>note]` a line. */
  readonly rules?: readonly NamedText[];
  /** Lexicons of Hunspell dictionaries, compiled; they stand beside the language's own, or in its place if that is not English. */
  readonly lexicons?: readonly Uint8Array[];
  /** Language of the text: `en` (the default) has a trained model. */
  readonly language?: string;
  /** What was learned of the scanner before: a profile's JSON. */
  readonly profile?: NamedText;
}

/** The text of a file, and the name that messages call it by. */
export interface NamedText {
  readonly path: string;
  readonly text: string;
}

export interface Result {
  /** The corrected text. */
  readonly text: string;
  /** Ordered by place, never overlapping; spans are UTF-16 offsets into the text that came in. */
  readonly corrections: readonly Correction[];
  /** Number of words looked at. */
  readonly words: number;
  /**
   * Stretches that would have taken too long and were left as they are, but for the person's own rules: whole windows of
   * what is no text. Ordered by place; spans as those of corrections.
   */
  readonly givenUp: readonly Span[];
}

/** What a document taught: opaque, structured-cloneable, so that it can be handed to a worker. */
export interface Study {
  readonly version: 1;
  /** One lesson a round of correction. */
  readonly lessons: Lesson[];
}

export interface Corrector {
  /** Corrects one document held in memory: cuts windows, studies the first of them, corrects each. */
  correct(text: string): Result;
  /** Learns a document's habits from its first windows. */
  study(sample: readonly string[]): Study;
  /** Corrects one window with what its document taught; offsets count from the window's start. */
  correctWindow(window: string, study: Study): Result;
  /** Why the words of a window that overlap [start, end) were changed, or were not. */
  explain(window: string, study: Study, start: number, end: number): Explanation[];
  /** What a document shows of its scanner and its words, from its first windows: a collection's add up to a profile. */
  observe(sample: readonly string[]): Observation;
  /** The same where the truth is known; `letters`: the two aligned, white space as single blanks. */
  observePair(scanned: string, printed: string, letters: readonly AlignedLetter[]): Observation;
}

/** Confidence from which each level makes a correction. */
const LEVELS: Readonly<Record<Level, number>> = { safe: 0.9, balanced: 0.6, aggressive: 0.4 };

/** Opens the dictionaries and makes a corrector. Throws if a compiled dictionary is missing or damaged. */
export function createCorrector(options: CorrectorOptions = {}): Corrector {
  const { models, prepare, engineOptions } = compileWishes(options, loadModels(options.dictionaries));
  const threshold = options.minConfidence ?? LEVELS[options.level ?? "balanced"];
  const engine = createEngine(models, prepare, engineOptions);
  const settled = (text: string, lessons: Lesson[]): Result => {
    const { corrections: found, questions, givenUp, words } = settle(engine, text, lessons, LEVELS.balanced);
    const corrections = found.map((correction) => ({
      ...correction,
      applied: correction.confidence >= threshold && !questions.has(correction),
    }));
    return {
      text: applied(
        text,
        corrections.filter((c) => c.applied),
      ),
      corrections,
      words,
      givenUp: givenUp ? [{ start: 0, end: text.length }] : [],
    };
  };
  const study = (sample: readonly string[]): Study => ({
    version: 1,
    lessons: teach(engine, sample.slice(0, SAMPLE_WINDOWS).join(""), LEVELS.balanced),
  });
  return {
    study,
    explain(window, study, start, end) {
      const lessons = [...study.lessons];
      const { corrections, givenUp } = settled(window, lessons);
      const input = { engine, models, text: window, lesson: lessons[0], corrections, threshold };
      return explain({ ...input, givenUp: givenUp.length > 0 }, start, end);
    },
    observe(sample) {
      const prepared = engine.prepare(sample.join(""));
      const lesson = engine.study(prepared);
      return observe(prepared, lesson, engine.corrections(prepared, lesson), models.lexicon);
    },
    observePair: (scanned, printed, letters) => observePair(engine.prepare(scanned), printed, letters, models.lexicon),
    correctWindow: (window, { lessons }) => settled(window, [...lessons]),
    correct(text) {
      const windows = cutWindows(text);
      if (windows.length <= 1) return settled(text, []);
      const { lessons } = study(windows);
      const corrections: Correction[] = [];
      const givenUp: Span[] = [];
      let words = 0;
      let at = 0;
      let corrected = "";
      for (const window of windows) {
        const result = settled(window, [...lessons]);
        for (const c of result.corrections) corrections.push({ ...c, start: c.start + at, end: c.end + at });
        for (const { start, end } of result.givenUp) givenUp.push({ start: start + at, end: end + at });
        at += window.length;
        words += result.words;
        corrected += result.text;
      }
      return { text: corrected, corrections, words, givenUp };
    },
  };
}
