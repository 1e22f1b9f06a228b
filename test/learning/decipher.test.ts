import { beforeAll, describe, expect, it } from "vitest";
import { createCorrector } from "../../src/corrector.js";
import { loadModels } from "../../src/loader.js";
import type { WholeReadings } from "../../src/models/channel/whole-words.js";
import { createEngine, type OpenEngine } from "../../src/pipeline/correct-window.js";
import { compileWishes } from "../../src/pipeline/wishes.js";

let engine: OpenEngine;
beforeAll(() => {
  const { models, prepare, engineOptions } = compileWishes({}, loadModels());
  engine = createEngine(models, prepare, engineOptions);
});

const readings = (text: string): WholeReadings => engine.study(engine.prepare(text)).habits.whole;

/** The words that a string stands for. */
const words = (text: string, scanned: string): string[] =>
  (readings(text).get(scanned) ?? []).map(({ word }) => word).sort();

/** Sentences that no model is likely to know, each with the words asked for. */
const WITH = `The committee was pleased with the results and will meet with the members of the board in March.
They have been dealing with this question for many years. She came to the meeting with her brother and with
two of his friends. We cannot agree with those who would do away with the rules. He has worked with the same
company since the war. The report was sent to the office together with a letter.`;
const IS = `It is expected that the bill is not likely to pass before the end of the year. The house is large and
the garden is full of trees. What is needed is a plan that is simple. She is the only one who is able to do it.`;

describe("a string that recurs where one word belongs", () => {
  it("stands for that word, though it has none of its letters", () => {
    expect(words(WITH.replace(/\bwith\b/g, "mm"), "mm")).toEqual(["with"]);
  });

  it("is counted by its places", () => {
    const [reading] = readings(WITH.replace(/\bwith\b/g, "mm")).get("mm")!;
    expect(reading.count).toBeGreaterThan(6);
    expect(reading.count).toBeLessThanOrEqual(9);
    expect(reading.of).toBeGreaterThanOrEqual(reading.count);
  });

  it("may be figures, where figures are read for letters", () => {
    const scan = `${WITH} ${IS}`.replace(/\bis\b/g, "17").replace(/i/g, "1");
    expect(words(scan, "17")).toEqual(["is"]);
  });

  it("may have marks", () => {
    expect(words(IS.replace(/\bis\b/g, "1:"), "1:")).toEqual(["is"]);
  });
});

describe("a document whose scanner read a word as a whole", () => {
  const scan = `${WITH} ${IS}`.replace(/\bwith\b/g, "mm");

  it("is corrected, and says why", () => {
    const { text, corrections } = createCorrector({ level: "aggressive" }).correct(scan);
    const right = text.match(/\bwith\b/g) ?? [];
    expect(right.length).toBeGreaterThanOrEqual(7);
    expect(text.replace(/\bmm\b/g, "with")).toBe(`${WITH} ${IS}`);
    const [first] = corrections.filter(({ applied }) => applied);
    expect(first).toMatchObject({
      original: "mm",
      replacement: "with",
      class: "confusion",
      rules: ["confusion/mm>with"],
    });
    expect(first.evidence[0]).toMatch(/^mm stands for with \d+ times in this document$/);
  });

  it("is left as it is where the reading is switched off, or nothing is learned", () => {
    expect(createCorrector({ level: "aggressive", disable: ["confusion/mm>with"] }).correct(scan).text).not.toContain(
      "pleased with",
    );
    expect(createCorrector({ level: "aggressive", learn: false }).correct(scan).text).not.toContain("pleased with");
  });
});

describe("what stands for itself", () => {
  it("is a text that is right", () => {
    expect(readings(`${WITH}\n\n${IS}`).size).toBe(0);
  });

  it.each([
    [
      "a name",
      "Brakov",
      `Brakov came home late. We saw Brakov in the street, and Brakov waved. "Where is Brakov?" she said.`,
    ],
    [
      "an acronym",
      "KQ",
      "The KQ was founded in May. Members of the KQ met in the hall of the KQ, and the KQ was pleased.",
    ],
    [
      "a figure",
      "15",
      "On May 15 there were 15 men and 15 women. About 15 percent came on June 15, and 15 of them on July 15.",
    ],
    [
      "an ordinal",
      "5th",
      "He came on the 5th of May and left on the 5th of June. Her birthday is the 5th of July, the 5th day.",
    ],
    [
      "a word of a trade",
      "quoin",
      "Set the quoin by the stone. A quoin is cut, and the quoin holds. Each quoin is laid on a quoin.",
    ],
    [
      "a word of the lexicon",
      "tank",
      "The tank is full. A tank car is a car with a tank, and the tank of the car is a steel tank.",
    ],
    ["a string that stands twice", "mm", "We shall do away mm the rules, and she came home mm her brother."],
  ])("is %s", (_, scanned, text) => {
    expect(words(text, scanned)).toEqual([]);
  });

  it("is a function of something", () => {
    const instead = (string: string): readonly string[] => words(WITH.replaceAll(/\bwith\b/g, string), string);
    expect(instead("out(ri")).toEqual(["with"]);
    expect(instead("OUT(Ri")).toEqual([]);
  });

  it("is early spelling", () => {
    const early = `The kynge dyd saye that he dyd not knowe what they dyd. And he dyd goe unto the cytie, and
there dyd he abyde; and the quene dyd also goe. They dyd all that he dyd commaunde.`;
    expect(readings(early).size).toBe(0);
  });
});
