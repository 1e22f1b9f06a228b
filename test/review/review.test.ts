import { describe, expect, it } from "vitest";
import * as actions from "../../src/review/actions.js";
import { editsOf } from "../../src/review/aftermath.js";
import { effectsOf, redo, undo } from "../../src/review/history.js";
import { ACCEPTED, createReview, decidedText, LEFT, nextUndecided, UNDECIDED } from "../../src/review/review.js";
import { inWords } from "../../src/review/series.js";
import { fileOf } from "./build.js";

const TEXT = "tbe nenber had tine\ntbe nenber arid tbe Nenber\n";
const originals = (review: ReturnType<typeof createReview>): string[] =>
  [...review.order].map((question) => review.questions[question].finding.original);

describe("the queue", () => {
  it("asks by position", () => {
    const review = createReview([fileOf("b.txt", "tine tbe"), fileOf("a.txt", "nenber")]);
    expect(originals(review)).toEqual(["tine", "tbe", "nenber"]);
  });

  it("asks by series, the largest first", () => {
    const review = createReview([fileOf("a.txt", "tine nenber tbe"), fileOf("b.txt", "tbe nenber tbe")], {
      by: "series",
    });
    expect(originals(review)).toEqual(["tbe", "tbe", "tbe", "nenber", "nenber", "tine"]);
  });

  it("asks by confidence, the surest first", () => {
    const review = createReview([fileOf("a.txt", "arid tine nenber tbe")], { by: "confidence" });
    expect(originals(review)).toEqual(["tbe", "nenber", "tine", "arid"]);
  });

  it("asks about suggestions alone, and accepts nothing unasked", () => {
    const review = createReview([fileOf("a.txt", TEXT)], { suggestionsOnly: true });
    expect(originals(review)).toEqual(["arid"]);
    expect(editsOf(review, 0)).toEqual([]);
  });

  it("accepts unasked from a confidence on, and no less", () => {
    const review = createReview([fileOf("a.txt", TEXT)], { auto: 0.97 });
    expect(review.undecided).toBe(3);
    expect(editsOf(review, 0).map(({ replacement }) => replacement)).toEqual(["the", "member", "the", "member", "the"]);
  });

  it("leaves out words of mine", () => {
    const review = createReview([fileOf("a.txt", TEXT)], { isMine: (word) => word === "tbe" });
    expect(originals(review)).toEqual(["nenber", "tine", "nenber", "arid", "Nenber"]);
  });

  it("goes round to what was passed over", () => {
    const review = createReview([fileOf("a.txt", "tbe tine nenber")]);
    actions.answerOne(review, 2, "member");
    expect(nextUndecided(review, 3)).toBe(0);
    actions.answerRest(review, 0, "leave");
    expect(nextUndecided(review, 0)).toBe(-1);
  });
});

describe("series", () => {
  it("are the same words, and the same rules", () => {
    const review = createReview([fileOf("a.txt", TEXT)]);
    const { words, confusion } = review.series;
    expect(words[1].members).toEqual([1, 4]);
    expect(confusion[1].members).toEqual([1, 2, 4, 7]);
    expect(confusion[5].members).toEqual([5]);
  });

  it("speak for themselves", () => {
    expect(inWords(["confusion/n>m"])).toBe("n for m");
    expect(inWords(["confusion/>m", "join/space"])).toBe("nothing for m + join/space");
    expect(inWords(["confusion/ >>"])).toBe("a space for >");
  });
});

describe("answers", () => {
  it("of a file take what is undecided behind them, and nothing of another file", () => {
    const review = createReview([fileOf("a.txt", "tbe tbe tine nenber"), fileOf("b.txt", "tbe")]);
    actions.answerOne(review, 2, null);
    const action = actions.answerRest(review, 1, "accept");
    expect(actions.reach(review, action)).toBe(2);
    expect([...review.status]).toEqual([UNDECIDED, ACCEPTED, LEFT, ACCEPTED, UNDECIDED]);
  });

  it("of a series take what is undecided in every file", () => {
    const review = createReview([fileOf("a.txt", "tbe tine tbe"), fileOf("b.txt", "tine tbe")]);
    actions.answerOne(review, 2, "to be");
    const action = actions.answerSeries(review, 0, review.series.words[0], "leave");
    expect(actions.reach(review, action)).toBe(2);
    expect([...review.status]).toEqual([LEFT, UNDECIDED, ACCEPTED, UNDECIDED, LEFT]);
    expect(decidedText(review, 2)).toBe("to be");
  });

  it("of my own go to the same words, never to the same confusion", () => {
    const review = createReview([fileOf("a.txt", "nenber tine nenber")]);
    actions.answerSeriesWith(review, 0, "members");
    expect(editsOf(review, 0)).toEqual([
      { start: 0, end: 6, replacement: "members" },
      { start: 12, end: 18, replacement: "members" },
    ]);
  });

  it("that are what stands there already leave the place", () => {
    const review = createReview([fileOf("a.txt", "nenber")]);
    actions.answerOne(review, 0, "nenber");
    expect([...review.status]).toEqual([LEFT]);
  });

  it("stand above what is accepted unasked", () => {
    const review = createReview([fileOf("a.txt", "tbe tbe tine")], { auto: 0.98 });
    const action = actions.answerSeries(review, 0, review.series.words[0], "leave");
    expect(actions.reach(review, action)).toBe(2);
    expect([...review.status]).toEqual([LEFT, LEFT, UNDECIDED]);
  });
});

describe("what reaches further", () => {
  it("a word of mine is not asked again anywhere, in any case; a name only as it is, or in capitals", () => {
    const words = { nenber: { to: "member" }, Nenber: { to: "Member" }, NENBER: { to: "MEMBER" } };
    const files = [fileOf("a.txt", "nenber Nenber NENBER", words), fileOf("b.txt", "NENBER nenber", words)];
    const review = createReview(files);
    expect(actions.reach(review, actions.leaveWord(review, 0, "word"))).toBe(5);
    expect(review.undecided).toBe(0);
    undo(review);
    actions.leaveWord(review, 1, "name");
    expect([...review.status]).toEqual([UNDECIDED, LEFT, LEFT, LEFT, UNDECIDED]);
  });

  it("a rule that is off takes along what no one decided, and gives it back", () => {
    const review = createReview([fileOf("a.txt", "nenber tine tbe tine")]);
    actions.answerOne(review, 1, "time");
    const action = actions.switchOff(review, 0, "confusion/n>m");
    expect(actions.reach(review, action)).toBe(2);
    expect([...review.status]).toEqual([LEFT, ACCEPTED, UNDECIDED, LEFT]);
    undo(review);
    expect([...review.status]).toEqual([UNDECIDED, ACCEPTED, UNDECIDED, UNDECIDED]);
  });

  it("what two effects leave is left until both are undone", () => {
    const review = createReview([fileOf("a.txt", "tine nenber tine")]);
    actions.leaveWord(review, 0, "ignore");
    actions.switchOff(review, 1, "confusion/n>m");
    undo(review);
    expect([...review.status]).toEqual([LEFT, UNDECIDED, LEFT]);
    redo(review);
    expect(review.undecided).toBe(0);
  });

  it("an answer given afterwards stands above an effect", () => {
    const review = createReview([fileOf("a.txt", "tine tine")]);
    actions.leaveWord(review, 0, "ignore");
    actions.answerOne(review, 1, "time");
    expect([...review.status]).toEqual([LEFT, ACCEPTED]);
  });

  it("a rule of mine is made of what was decided", () => {
    const review = createReview([fileOf("a.txt", "nenber tine nenber")]);
    actions.answerOne(review, 0, "number");
    actions.keepRule(review, 0);
    expect(effectsOf(review)).toEqual([{ kind: "rule", from: "nenber", to: "number" }]);
    expect(editsOf(review, 0).map(({ replacement }) => replacement)).toEqual(["number", "number"]);
  });
});
