import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as actions from "../../src/review/actions.js";
import { redo, undo } from "../../src/review/history.js";
import { createReview, type Review, UNDECIDED } from "../../src/review/review.js";
import { fileOf, WORDS } from "./build.js";

const text = fc.array(fc.constantFrom(...Object.keys(WORDS), "plain", "\n"), { maxLength: 25 }).map((w) => w.join(" "));
const step = fc.tuple(fc.nat(9), fc.nat(999));

/** Does the action with a number at a question; undo and redo among them. */
function take(review: Review, which: number, at: number): void {
  if (review.order.length === 0) return;
  const question = review.order[at % review.order.length];
  const verdict = at % 2 === 0 ? "accept" : "leave";
  const steps = [
    () => actions.answerOne(review, question, `text ${at}`),
    () => actions.answerOne(review, question, null),
    () => actions.answerRest(review, question, verdict),
    () => actions.answerSeries(review, question, review.series[at % 3 ? "words" : "confusion"][question], verdict),
    () => actions.answerSeriesWith(review, question, "own"),
    () => actions.leaveWord(review, question, (["ignore", "word", "name"] as const)[at % 3]),
    () => actions.switchOff(review, question, review.questions[question].finding.rules[0] ?? "join"),
    () => actions.keepRule(review, question),
    () => undo(review),
    () => redo(review),
  ];
  steps[which]();
}

function stateOf(review: Review) {
  return {
    status: [...review.status],
    answers: review.answers.map((answer) => answer?.to),
    undecided: review.undecided,
  };
}

describe("history", () => {
  it("is undone to nothing and done again to everything, whatever was done; the count of the undecided is true", () => {
    fc.assert(
      fc.property(text, text, fc.array(step, { maxLength: 30 }), (first, second, steps) => {
        const files = [fileOf("a.txt", first), fileOf("b.txt", second)];
        const review = createReview(files, { auto: 0.98 });
        const start = stateOf(review);
        for (const [which, at] of steps) {
          take(review, which, at);
          const open = [...review.order].filter((question) => review.status[question] === UNDECIDED);
          expect(review.undecided).toBe(open.length);
        }
        const end = stateOf(review);
        const ahead = review.undone.length;
        while (undo(review));
        expect(stateOf(review)).toEqual(start);
        while (review.undone.length > ahead) redo(review);
        expect(stateOf(review)).toEqual(end);
      }),
    );
  });

  it("ends what could be done again when something else is done", () => {
    const review = createReview([fileOf("a.txt", "tbe tine")]);
    actions.answerOne(review, 0, "the");
    undo(review);
    actions.answerOne(review, 1, "time");
    expect(redo(review)).toBeUndefined();
    expect(review.done).toHaveLength(1);
  });

  it("has nothing to undo at the start", () => {
    expect(undo(createReview([fileOf("a.txt", "tbe")]))).toBeUndefined();
  });
});
