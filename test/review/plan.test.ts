import { describe, expect, it } from "vitest";
import { applyEdits } from "../../src/edits/apply-edits.js";
import * as actions from "../../src/review/actions.js";
import { parsePlan, planEdits, planOf, planOfSession } from "../../src/review/plan.js";
import { sessionOf } from "../../src/review/records.js";
import { createReview } from "../../src/review/review.js";
import { parseSession, sessionLine } from "../../src/review/session.js";
import { fileOf } from "./build.js";

const TEXT = "tbe nenber\r\nhad tine arid\n";
const FILE = fileOf("a.txt", TEXT);

function planned(edit: (plan: string) => string = (plan) => plan): string {
  const review = createReview([FILE]);
  const [file] = parsePlan(edit(planOf(review, 0, "a.txt", false)));
  return applyEdits(TEXT, planEdits(file, TEXT));
}

describe("a plan", () => {
  it("as it is makes what the corrector would make", () => {
    expect(planned()).toBe("the member\r\nhad time arid\n");
  });

  it("does what a person makes of it", () => {
    const edited = (plan: string): string =>
      plan
        .replace('"decision":"accept","original":"tbe"', '"decision":"leave","original":"tbe"')
        .replace('"replacement":"member"', '"replacement":"members"')
        .replace('"decision":"ask"', '"decision":"accept"');
    expect(planned(edited)).toBe("tbe members\r\nhad time and\n");
  });

  it("may lose lines, change their order and have empty ones", () => {
    const edited = (plan: string): string => {
      const [begin, first, , third] = plan.split("\n");
      return `${begin}\r\n${third}\r\n\r\n${first}`;
    };
    expect(planned(edited)).toBe("the nenber\r\nhad time arid\n");
  });

  it("takes over what was answered, and what is to be asked", () => {
    const review = createReview([FILE]);
    actions.answerOne(review, 0, "to be");
    actions.answerOne(review, 1, null);
    const decisions = (asks: boolean): string[] =>
      parsePlan(planOf(review, 0, "a.txt", asks))[0].items.map(
        ({ decision, replacement }) => `${decision} ${replacement}`,
      );
    expect(decisions(false)).toEqual(["accept to be", "leave member", "accept time", "ask and"]);
    expect(decisions(true)).toEqual(["accept to be", "leave member", "ask time", "ask and"]);
  });

  it.each([
    ["that is not JSON", 3, (line: string) => line.slice(1), "not JSON"],
    [
      "with an unknown decision",
      3,
      (line: string) => line.replace("accept", "acept"),
      '"decision" must be accept, leave, ask, not "acept"',
    ],
    [
      "with a decision that is no text",
      2,
      (line: string) => line.replace('"accept"', "true"),
      '"decision" must be a string',
    ],
    [
      "without a replacement",
      2,
      (line: string) => line.replace('"replacement"', '"replacment"'),
      '"replacment" is not known here',
    ],
    [
      "with another original",
      4,
      (line: string) => line.replace('"original":"tine"', '"original":"tone"'),
      '"original" is "tone", but "tine" stands at offset 16',
    ],
    [
      "with an offset outside",
      4,
      (line: string) => line.replace('"offset":16', '"offset":1600'),
      '"original" is "tine", but "" stands at offset 1600',
    ],
    [
      "with an offset that is none",
      4,
      (line: string) => line.replace('"offset":16', '"offset":-16'),
      '"offset" must be a whole number',
    ],
    ["with another line", 4, (line: string) => line.replace('"line":2', '"line":3'), "offset 16 is line 2, column 5"],
    [
      "that is there twice",
      4,
      (_: string, lines: string[]) => lines[2],
      "is for a place that line 3 of the plan is for",
    ],
    [
      "of another type",
      3,
      (line: string) => line.replace('"type":"decision"', '"type":"constructor"'),
      '"type" must be begin or decision',
    ],
    ["of no type", 1, (line: string) => line.replace('"type":"begin",', ""), '"type" is missing'],
    [
      "that begins a document again",
      3,
      (_: string, lines: string[]) => lines[0],
      '"a.txt" begins twice, first in line 1',
    ],
    ["before any document", 1, (_: string, lines: string[]) => lines[1], "before the line that begins its document"],
    ["of another version", 1, (line: string) => line.replace('"version":1', '"version":9'), "another version"],
  ])("with a line %s is an error with that line", (_, line, edit, message) => {
    const lines = planOf(createReview([FILE]), 0, "a.txt", false).split("\n");
    lines[line - 1] = edit(lines[line - 1], lines);
    const act = (): unknown => parsePlan(lines.join("\n")).map((file) => planEdits(file, TEXT));
    expect(act).toThrow(expect.objectContaining({ line, message: expect.stringContaining(message) }));
  });

  it("is what a session says, too", () => {
    const review = createReview([FILE]);
    actions.answerOne(review, 0, "the");
    actions.answerOne(review, 0, "to be");
    actions.answerOne(review, 2, null);
    const session = parseSession(sessionOf(review, 0, 0).map(sessionLine).join(""), FILE.sha256)!;
    const plan = planOfSession(session, "a.txt");
    expect(plan.sha256).toBe(FILE.sha256);
    expect(planEdits(plan, TEXT)).toEqual([{ start: 0, end: 3, replacement: "to be" }]);
  });
});
