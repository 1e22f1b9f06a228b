import type { Finding } from "../edits/finding.js";
import { canEncode } from "../text/encoding.js";
import type { Action, Answer } from "./answer.js";
import { arrange, type Order } from "./order.js";
import { keysOf, type Question, type ReviewFile } from "./question.js";
import { indexSeries, type SeriesIndex } from "./series.js";

export const UNDECIDED = 0;
export const ACCEPTED = 1;
export const LEFT = 2;

/** The state of a review; changed only by `actions.ts` and `history.ts`. Arrays go by question number. */
export interface Review {
  readonly files: readonly ReviewFile[];
  /** Every finding of every file, in order of place. */
  readonly questions: readonly Question[];
  /** Those that are asked, in the order of asking. */
  readonly order: Int32Array;
  /** A question's place in `order`, -1 if it is not asked. */
  readonly rank: Int32Array;
  readonly series: SeriesIndex;
  /** Questions by original in lower case, and by rule or class. */
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly byRule: ReadonlyMap<string, readonly number[]>;
  readonly answers: (Answer | undefined)[];
  /** How many effects in force leave a question as it is. */
  readonly covered: Uint16Array;
  /** 1: accepted unless it is answered. */
  readonly automatic: Uint8Array;
  readonly status: Uint8Array;
  /** Questions in `order` that are undecided. */
  undecided: number;
  readonly done: Action[];
  readonly undone: Action[];
  /** The largest number given to an action so far. */
  lastAction: number;
}

export interface ReviewOptions {
  /** Default `position`. */
  readonly by?: Order;
  /** Ask about suggestions alone. */
  readonly suggestionsOnly?: boolean;
  /** From this confidence on, what is not answered is accepted. */
  readonly auto?: number;
  /** Words of my own, which are not asked about. */
  readonly isMine?: (original: string) => boolean;
}

/** A review in which nothing is answered. */
export function createReview(files: readonly ReviewFile[], options: ReviewOptions = {}): Review {
  const questions: Question[] = [];
  files.forEach(({ text, findings }, file) => {
    const keys = keysOf(text, findings);
    findings.forEach((finding, i) => {
      questions.push({ file, key: keys[i], finding });
    });
  });
  const { by = "position", auto = Number.POSITIVE_INFINITY } = options;
  const asked = questions.map(({ finding }) => isAsked(finding, options));
  const series = indexSeries(questions, asked);
  const order = arrange(questions, series, asked, by);
  const rank = new Int32Array(questions.length).fill(-1);
  order.forEach((question, at) => {
    rank[question] = at;
  });
  const automatic = Uint8Array.from(questions, ({ file, finding }, i) =>
    asked[i] && finding.confidence >= auto && canEncode(finding.replacement, files[file].encoding) ? 1 : 0,
  );
  return {
    files,
    questions,
    order,
    rank,
    series,
    byWord: groupBy(questions, ({ finding }) => [finding.original.toLowerCase()]),
    byRule: groupBy(questions, ({ finding }) => new Set([...finding.rules, finding.class])),
    answers: new Array(questions.length).fill(undefined),
    covered: new Uint16Array(questions.length),
    automatic,
    status: Uint8Array.from(automatic, (flag) => (flag ? ACCEPTED : UNDECIDED)),
    undecided: order.reduce((sum, question) => sum + 1 - automatic[question], 0),
    done: [],
    undone: [],
    lastAction: 0,
  };
}

/** Whether a person is asked about a finding at all. */
export function isAsked({ applied, original }: Finding, { suggestionsOnly, isMine }: ReviewOptions): boolean {
  return !(suggestionsOnly && applied) && isMine?.(original) !== true;
}

function groupBy(questions: readonly Question[], keysOf: (question: Question) => Iterable<string>) {
  const groups = new Map<string, number[]>();
  questions.forEach((question, number) => {
    for (const key of keysOf(question)) {
      const group = groups.get(key);
      if (group) group.push(number);
      else groups.set(key, [number]);
    }
  });
  return groups;
}

/** What a question's place will hold: its replacement, another reading, or the original where it is left. */
export function decidedText({ questions, answers, status }: Review, question: number): string {
  const { original, replacement } = questions[question].finding;
  return status[question] === LEFT ? original : (answers[question]?.to ?? replacement);
}

/**
 * The questions that an action's effect leaves as they are. A word of mine is left everywhere; what was said for one review
 * only in the files that it was said for.
 */
export function coveredBy(
  review: Review,
  { effect, sessions }: Pick<Action, "effect" | "sessions">,
): readonly number[] {
  const { files, questions, byWord, byRule } = review;
  if (effect === undefined || effect.kind === "rule") return [];
  const bound = sessions !== undefined && (effect.kind === "off" || effect.kind === "ignore");
  const isMeant = (q: number): boolean => !bound || sessions.includes(files[questions[q].file].session);
  if (effect.kind === "off") return (byRule.get(effect.rule) ?? []).filter(isMeant);
  const { word } = effect;
  const same = byWord.get(word.toLowerCase()) ?? [];
  return same.filter((q) => isMeant(q) && coversWord(word, questions[q].finding.original));
}

/** A word in small letters covers every case; another only itself and itself in capitals. */
export function coversWord(word: string, original: string): boolean {
  return word === original || word === original.toLowerCase() || word.toUpperCase() === original;
}

/** How many of `members` are decided. */
export function decidedIn({ status }: Review, members: readonly number[]): number {
  let count = 0;
  for (const question of members) if (status[question] !== UNDECIDED) count++;
  return count;
}

/** The first undecided question at or after place `from` of the order, then from its start; -1 if there is none. */
export function nextUndecided({ order, status, undecided }: Review, from: number): number {
  if (undecided === 0) return -1;
  for (let step = 0; step < order.length; step++) {
    const question = order[(from + step) % order.length];
    if (status[question] === UNDECIDED) return question;
  }
  return -1;
}
