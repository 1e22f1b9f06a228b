import type { Action, Answer, Change, Effect } from "./answer.js";
import { ACCEPTED, coveredBy, LEFT, type Review, UNDECIDED } from "./review.js";

/** Answers to give, by question. */
export type Answers = Iterable<readonly [question: number, answer: Answer]>;

/** Gives answers as one action, which ends what could be done again. */
export function act(
  review: Review,
  at: number,
  answers: Answers,
  effect?: Effect,
  sessions?: readonly string[],
): Action {
  const changes: Change[] = [];
  for (const [question, after] of answers) changes.push({ question, before: review.answers[question], after });
  const action: Action = { n: ++review.lastAction, at, changes, effect, sessions };
  review.undone.length = 0;
  review.done.push(action);
  enact(review, action);
  return action;
}

/** Takes the last action back; undefined if there is none. */
export function undo(review: Review): Action | undefined {
  const action = review.done.pop();
  if (action === undefined) return undefined;
  review.undone.push(action);
  for (let i = action.changes.length - 1; i >= 0; i--) {
    const { question, before } = action.changes[i];
    review.answers[question] = before;
    refresh(review, question);
  }
  cover(review, action, -1);
  return action;
}

/** Does again what was last undone; undefined if there is nothing. */
export function redo(review: Review): Action | undefined {
  const action = review.undone.pop();
  if (action === undefined) return undefined;
  review.done.push(action);
  enact(review, action);
  return action;
}

/** The effects in force, oldest first. */
export function effectsOf({ done }: Review): Effect[] {
  return done.flatMap(({ effect }) => effect ?? []);
}

function enact(review: Review, action: Action): void {
  for (const { question, after } of action.changes) {
    review.answers[question] = after;
    refresh(review, question);
  }
  cover(review, action, 1);
}

function cover(review: Review, action: Action, by: 1 | -1): void {
  for (const question of coveredBy(review, action)) {
    review.covered[question] += by;
    refresh(review, question);
  }
}

/** A person's own answer stands above an effect, an effect above what is accepted unasked. */
function refresh(review: Review, question: number): void {
  const { answers, covered, automatic, rank, status } = review;
  const answer = answers[question];
  const before = status[question];
  if (answer !== undefined) status[question] = answer.to === null ? LEFT : ACCEPTED;
  else if (covered[question] > 0) status[question] = LEFT;
  else status[question] = automatic[question] ? ACCEPTED : UNDECIDED;
  if (rank[question] < 0) return;
  review.undecided += Number(status[question] === UNDECIDED) - Number(before === UNDECIDED);
}
