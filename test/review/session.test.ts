import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../src/edits/apply-edits.js";
import * as actions from "../../src/review/actions.js";
import { editsOf, sessionAfter, writingRecord } from "../../src/review/aftermath.js";
import { redo, undo } from "../../src/review/history.js";
import type { ReviewFile } from "../../src/review/question.js";
import { recordsFor, sessionOf } from "../../src/review/records.js";
import { restore } from "../../src/review/restore.js";
import { createReview, LEFT, type Review, UNDECIDED } from "../../src/review/review.js";
import { parseSession, sessionLine } from "../../src/review/session.js";
import { fileOf, WORDS } from "./build.js";

const A = "tbe nenber had tine\n";
const B = "nenber arid tine tbe\n";

/** Sessions as they grow on the disk. */
function createDisk(files: readonly ReviewFile[]) {
  const texts = files.map((file) =>
    sessionLine({ type: "session", version: 1, path: file.path, sha256: file.sha256, encoding: "utf-8", after: 0 }),
  );
  return {
    texts,
    save(review: Review, kind: "answer" | "undo" | "redo", action = review.done.at(-1)!) {
      for (const [file, record] of recordsFor(review, kind, action)) texts[file] += sessionLine(record);
    },
  };
}

function resume(files: readonly ReviewFile[], texts: readonly string[]) {
  const review = createReview(files);
  const sessions = files.map(({ sha256 }, i) => (texts[i] === "" ? undefined : parseSession(texts[i], sha256)));
  return { review, ...restore(review, sessions) };
}

const stateOf = (review: Review) => ({
  status: [...review.status],
  answers: review.answers.map((answer) => answer?.to),
  done: review.done.length,
  undone: review.undone.map(({ n }) => n),
  last: review.lastAction,
});

describe("a session", () => {
  it("gives back all answers, what can be undone and what can be done again, whatever was done", () => {
    const text = fc
      .array(fc.constantFrom(...Object.keys(WORDS)), { minLength: 1, maxLength: 12 })
      .map((w) => w.join(" "));
    const steps = fc.array(fc.tuple(fc.nat(9), fc.nat(999)), { maxLength: 20 });
    fc.assert(
      fc.property(text, text, steps, (first, second, taken) => {
        const files = [fileOf("a.txt", first), fileOf("b.txt", second)];
        const review = createReview(files);
        const disk = createDisk(files);
        for (const [which, at] of taken) {
          const question = review.order[at % review.order.length];
          const series = review.series[at % 2 ? "words" : "confusion"][question];
          if (which < 2) actions.answerOne(review, question, which ? null : `own ${at}`);
          else if (which === 2) actions.answerRest(review, question, "accept");
          else if (which === 3) actions.answerSeries(review, question, series, "leave");
          else if (which === 4) actions.leaveWord(review, question, "ignore");
          else if (which === 5) actions.switchOff(review, question, review.questions[question].finding.class);
          else if (which === 6) actions.keepRule(review, question);
          else {
            const kind = which === 7 ? "redo" : "undo";
            const action = kind === "undo" ? undo(review) : redo(review);
            if (action) disk.save(review, kind, action);
            continue;
          }
          disk.save(review, "answer");
        }
        const again = resume(files, disk.texts);
        expect(stateOf(again.review)).toEqual(stateOf(review));
        expect([again.lost, again.stale.size]).toEqual([0, 0]);
        const anew = files.map((_, file) => sessionOf(review, file, 0).map(sessionLine).join(""));
        expect(stateOf(resume(files, anew).review)).toEqual(stateOf(again.review));
      }),
      { numRuns: 200 },
    );
  });

  it("cut anywhere gives the answers of its whole lines", () => {
    const files = [fileOf("a.txt", A)];
    const review = createReview(files);
    const disk = createDisk(files);
    const states = [stateOf(review).status];
    for (const to of ["the", "member", null]) {
      actions.answerOne(review, states.length - 1, to);
      disk.save(review, "answer");
      states.push(stateOf(review).status);
    }
    const [text] = disk.texts;
    for (let length = 0; length <= text.length; length++) {
      const cut = text.slice(0, length);
      const lines = cut.split("\n").length - 1;
      const again = resume(files, [cut]);
      expect(stateOf(again.review).status).toEqual(states[Math.max(0, lines - 1)]);
      expect(again.stale.has(0)).toBe(lines > 0 && !cut.endsWith("\n"));
    }
  });

  it("goes on behind the question answered last", () => {
    const files = [fileOf("a.txt", A)];
    const review = createReview(files);
    const disk = createDisk(files);
    actions.answerOne(review, 1, "member");
    disk.save(review, "answer");
    expect(resume(files, disk.texts).last).toBe(1);
  });

  it("of which one half was saved when the program died was never answered, and is written anew", () => {
    const files = [fileOf("a.txt", A), fileOf("b.txt", B)];
    const review = createReview(files);
    const disk = createDisk(files);
    const before = [...disk.texts];
    actions.answerSeries(review, 1, review.series.words[1], "accept");
    disk.save(review, "answer");
    for (const half of [0, 1]) {
      const texts = disk.texts.map((text, i) => (i === half ? text : before[i]));
      const again = resume(files, texts);
      expect([...again.review.status].every((status) => status === UNDECIDED)).toBe(true);
      expect([...again.stale]).toEqual([half]);
    }
    expect(editsOf(resume(files, disk.texts).review, 1)).toHaveLength(1);
  });

  it("of several files stands where one of them is reviewed alone, or has no session any more", () => {
    const files = [fileOf("a.txt", A), fileOf("b.txt", B)];
    const review = createReview(files);
    const disk = createDisk(files);
    actions.answerSeries(review, 1, review.series.words[1], "accept");
    disk.save(review, "answer");
    expect(editsOf(resume([files[1]], [disk.texts[1]]).review, 0)).toHaveLength(1);
    expect(editsOf(resume(files, ["", disk.texts[1]]).review, 1)).toHaveLength(1);
  });

  it("brings what was said for this review to no other file", () => {
    const [a, b] = [fileOf("a.txt", A), fileOf("b.txt", B)];
    const review = createReview([a]);
    const disk = createDisk([a]);
    actions.leaveWord(review, 2, "ignore");
    disk.save(review, "answer");
    const both = resume([a, b], [disk.texts[0], ""]).review;
    expect([...both.status]).toEqual([UNDECIDED, UNDECIDED, LEFT, UNDECIDED, UNDECIDED, UNDECIDED, UNDECIDED]);
  });

  it("brings a word of mine to every file", () => {
    const [a, b] = [fileOf("a.txt", A), fileOf("b.txt", B)];
    const review = createReview([a]);
    const disk = createDisk([a]);
    actions.leaveWord(review, 2, "word");
    disk.save(review, "answer");
    const both = resume([a, b], [disk.texts[0], ""]).review;
    expect([...both.status].filter((status) => status === LEFT)).toHaveLength(2);
  });
});

describe("a file that has changed", () => {
  it("keeps each answer whose place is still there, and asks the others again", () => {
    const lines = [
      "in this text the first line of all has a nenber in it, and goes on",
      "and in this text the second has a tine in it, and goes on too",
      "and the line that is the third and the last has tbe",
    ];
    const before = [fileOf("a.txt", `${lines.join("\n")}\n`)];
    const review = createReview(before);
    const disk = createDisk(before);
    actions.answerOne(review, 0, "members");
    disk.save(review, "answer");
    actions.answerOne(review, 1, null);
    disk.save(review, "answer");
    actions.answerOne(review, 2, "the");
    disk.save(review, "answer");
    const text = `something new\n\n${lines[0]}\n${lines[1].replace("has a", "has one")}\n${lines[2]}\n`;
    const after = [fileOf("a.txt", text)];
    const again = resume(after, disk.texts);
    expect(again.review.answers.map((answer) => answer?.to)).toEqual(["members", undefined, "the"]);
    expect([again.kept, again.lost, [...again.stale]]).toEqual([2, 1, [0]]);
    const [edit] = editsOf(again.review, 0);
    expect(text.slice(edit.start, edit.end)).toBe("nenber");
  });

  it("gives an answer to its own place alone among equal ones", () => {
    const files = [
      fileOf(
        "a.txt",
        Array(5)
          .fill(`${"x".repeat(40)} nenber ${"y".repeat(40)}`)
          .join("\n"),
      ),
    ];
    const review = createReview(files);
    const disk = createDisk(files);
    actions.answerOne(review, 2, "number");
    disk.save(review, "answer");
    const { answers } = resume(files, disk.texts).review;
    expect(answers.map((answer) => answer?.to)).toEqual([undefined, undefined, "number", undefined, undefined]);
  });
});

describe("writing", () => {
  const files = [fileOf("a.txt", "tbe nenber had tine, tbe nenber arid tbe Nenber\n")];
  const review = createReview(files);
  actions.answerOne(review, 0, "the");
  actions.answerOne(review, 1, null);
  actions.answerOne(review, 4, "members");
  actions.leaveWord(review, 5, "ignore");
  actions.leaveWord(review, 7, "word");
  const text = applyEdits(files[0].text, editsOf(review, 0));
  const written = [fileOf("a.txt", text)];
  const record = writingRecord(review, 0, written[0].sha256);

  it("writes what is accepted", () => {
    expect(text).toBe("the nenber had tine, tbe members arid tbe Nenber\n");
  });

  it("keeps what was left and asks what was not decided, in the text that is written", () => {
    const session = sessionAfter(review, 0, record).map(sessionLine).join("");
    const again = resume(written, [session]);
    const { questions, status } = again.review;
    const words = questions.map(({ finding }, i) => `${finding.original} ${status[i]}`);
    expect(words).toEqual(["nenber 2", "tine 0", "tbe 0", "arid 2", "tbe 0", "Nenber 2"]);
    expect(again.stale.size).toBe(0);
  });

  it("is known to be done, or not, by the document, if the program dies in between", () => {
    const before = sessionOf(review, 0, 0).map(sessionLine).join("") + sessionLine(record);
    expect([...resume(files, [before]).review.status]).toEqual([...review.status]);
    const after = resume(written, [before]);
    expect(after.review.questions.map((_, i) => after.review.status[i])).toEqual([2, 0, 0, 2, 0, 2]);
    expect([...after.stale]).toEqual([0]);
  });
});

describe("a damaged session", () => {
  const head = sessionLine({ type: "session", version: 1, path: "a", sha256: "b", encoding: "utf-8", after: 0 });
  it.each([
    ["{}\n", 1, '"type" is missing'],
    [`${head}nonsense\n`, 2, "not JSON"],
    [`${head}[]\n`, 2, "the line must be an object"],
    [`${head}{"type":"undo"}\n`, 2, '"n" is missing'],
    [`${head}{"type":"answer","n":1.5,"places":[]}\n`, 2, '"n" must be a whole number'],
    [`${head}{"type":"answer","n":1,"places":[{"key":"a","offset":0,"original":"b"}]}\n`, 2, '"to" is missing'],
    [`${head}{"type":"answer","n":1,"places":[],"effect":{"kind":"all"}}\n`, 2, "which no effect has"],
    [`${head}{"type":"dance"}\n`, 2, "which no session has"],
    ['{"type":"redo","n":1}\n', 1, "head must come first"],
    [head.replace('"version":1', '"version":2'), 1, "another version"],
  ])("%j is an error with its line", (source, line, message) => {
    expect(() => parseSession(source, "b")).toThrow(
      expect.objectContaining({ line, message: expect.stringContaining(message) }),
    );
  });
});
