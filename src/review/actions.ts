import { canEncode } from "../text/encoding.js";
import type { Action, Answer } from "./answer.js";
import { act } from "./history.js";
import { coveredBy, decidedText, type Review, UNDECIDED } from "./review.js";
import type { Series } from "./series.js";

/** What a person may say of a place, or of many. */
export type Verdict = "accept" | "leave";

/** One place: its replacement, the text given, or left as it is. */
export function answerOne(review: Review, question: number, to: string | null): Action {
  return act(review, question, [[question, answerFor(review, question, to)]]);
}

/** This place and what is undecided behind it in the order of asking and in the same file. */
export function answerRest(review: Review, question: number, verdict: Verdict): Action {
  const { order, rank, questions } = review;
  const rest = [...order.subarray(rank[question])].filter((q) => questions[q].file === questions[question].file);
  return act(review, question, given(review, question, rest, verdict));
}

/** This place and what is undecided of a series, in every file. */
export function answerSeries(review: Review, question: number, series: Series, verdict: Verdict): Action {
  return act(review, question, given(review, question, series.members, verdict));
}

/** The same text of one's own for this place and what is undecided of the same words. */
export function answerSeriesWith(review: Review, question: number, text: string): Action {
  const open = stillOpen(review, question, review.series.words[question].members);
  return act(
    review,
    question,
    open.map((q) => [q, answerFor(review, q, text)]),
  );
}

/** Leaves a word, wherever it is undecided; this place too, whatever was said of it. */
export function leaveWord(review: Review, question: number, kind: "ignore" | "word" | "name"): Action {
  const word = review.questions[question].finding.original;
  return act(review, question, [[question, { to: null }]], { kind, word });
}

/** Switches a rule off: what it led to is left, unless a person has decided it already. */
export function switchOff(review: Review, question: number, rule: string): Action {
  return act(review, question, [], { kind: "off", rule });
}

/** Makes a rule of what this place becomes, and accepts what is undecided of the same words. */
export function keepRule(review: Review, question: number): Action {
  const from = review.questions[question].finding.original;
  const to = decidedText(review, question);
  const open = stillOpen(review, question, review.series.words[question].members);
  return act(
    review,
    question,
    open.filter((q) => isWritable(review, q, to)).map((q) => [q, answerFor(review, q, to)]),
    { kind: "rule", from, to },
  );
}

/** How many questions an action decided, those of its effect included. */
export function reach(review: Review, action: Action): number {
  const touched = new Set(action.changes.map(({ question }) => question));
  for (const question of coveredBy(review, action)) {
    if (review.rank[question] >= 0 && review.answers[question] === undefined) touched.add(question);
  }
  return touched.size;
}

/** Whether a text can be written into a question's document. */
export function isWritable({ files, questions }: Review, question: number, text: string): boolean {
  return canEncode(text, files[questions[question].file].encoding);
}

function answerFor({ questions }: Review, question: number, to: string | null): Answer {
  return { to: to === questions[question].finding.original ? null : to };
}

/** This place and what no person has decided yet; what is accepted unasked only if it would become something else. */
function stillOpen(review: Review, question: number, among: Iterable<number>, accepts = false): number[] {
  const { status, answers, covered } = review;
  const open = [question];
  for (const other of among) {
    const unanswered = answers[other] === undefined && covered[other] === 0;
    if (other !== question && (accepts ? status[other] === UNDECIDED : unanswered)) open.push(other);
  }
  return open;
}

function given(
  review: Review,
  question: number,
  among: Iterable<number>,
  verdict: Verdict,
): [question: number, answer: Answer][] {
  const { questions } = review;
  if (verdict === "leave") return stillOpen(review, question, among).map((q) => [q, { to: null }]);
  // What the document's encoding cannot hold stays undecided.
  return stillOpen(review, question, among, true)
    .filter((q) => isWritable(review, q, questions[q].finding.replacement))
    .map((q) => [q, { to: questions[q].finding.replacement }]);
}
