import { answerOne, answerRest, answerSeries, answerSeriesWith, isWritable, reach, type Verdict } from "./actions.js";
import { redo, undo } from "./history.js";
import { answered, type KeyAction, type KeyTable, type Outcome, say } from "./outcome.js";
import { decidedText, type Review } from "./review.js";
import { inWords } from "./series.js";
import { advance, seriesShown, show, type View } from "./view.js";

/** Answers for one place, the rest of its file, or its series. */
export const ANSWER_KEYS: KeyTable = {
  y: (review, view) => accept(review, view, review.questions[view.question].finding.replacement),
  n: (review, view) => {
    const action = answerOne(review, view.question, null);
    return answered(review, view, action, `left: ${review.questions[action.at].finding.original}`);
  },
  a: answerOfFile("accept"),
  d: answerOfFile("leave"),
  A: answerOfSeries("accept"),
  D: answerOfSeries("leave"),
};

export const HISTORY_KEYS: KeyTable = {
  u: (review, view) => {
    const action = undo(review);
    if (!action) return say(view, "nothing to undo");
    if (action.at < 0) advance(review, view);
    show(view, action.at);
    view.message = `${reach(review, action)} undone`;
    return { kind: "undo", action };
  },
  "ctrl-r": (review, view) => {
    const action = redo(review);
    if (!action) return say(view, "nothing to do again");
    show(view, action.at);
    advance(review, view);
    view.message = `${reach(review, action)} done again`;
    return { kind: "redo", action };
  },
};

/** Takes the candidate with a number, from 1. */
export function takeCandidate(review: Review, view: View, number: number): Outcome {
  const { candidates } = review.questions[view.question].finding;
  if (number > candidates.length) return say(view, `there is no candidate ${number}`);
  return accept(review, view, candidates[number - 1].text);
}

/** Takes a text of one's own, here or for the series of the same words. */
export function takeText(review: Review, view: View, text: string, wide: boolean): Outcome {
  if (!wide) return accept(review, view, text);
  const refusal = unwritable(review, review.series.words[view.question].members, text);
  if (refusal) return say(view, refusal);
  const action = answerSeriesWith(review, view.question, text);
  return answered(review, view, action, `${reach(review, action)} accepted: ${text}`);
}

function accept(review: Review, view: View, text: string): Outcome {
  const refusal = unwritable(review, [view.question], text);
  if (refusal) return say(view, refusal);
  const action = answerOne(review, view.question, text);
  const verb = action.changes[0].after?.to === null ? "left" : "accepted";
  return answered(review, view, action, `${verb}: ${decidedText(review, view.question)}`);
}

function answerOfFile(verdict: Verdict): KeyAction {
  return (review, view) => {
    const action = answerRest(review, view.question, verdict);
    const { path } = review.files[review.questions[action.at].file];
    return answered(review, view, action, `${reach(review, action)} ${said(verdict)}: the rest of ${path}`);
  };
}

function answerOfSeries(verdict: Verdict): KeyAction {
  return (review, view) => {
    const series = seriesShown(review, view);
    const action = answerSeries(review, view.question, series, verdict);
    const { kind, original, replacement, rules } = series;
    const what = kind === "words" ? `${original} → ${replacement}` : inWords(rules);
    return answered(review, view, action, `${reach(review, action)} ${said(verdict)}: ${what}`);
  };
}

function said(verdict: Verdict): string {
  return verdict === "accept" ? "accepted" : "left";
}

/** Why a text cannot be written into the documents of some questions, or undefined. */
function unwritable(review: Review, among: readonly number[], text: string): string | undefined {
  const refused = among.find((question) => !isWritable(review, question, text));
  if (refused === undefined) return undefined;
  const { encoding, path } = review.files[review.questions[refused].file];
  return `${text} cannot be written in ${encoding}, which ${path} is in`;
}
