import { describe, expect, it } from "vitest";
import { standing } from "../../src/decoder/margin.js";
import { surfaceOf } from "../../src/decoder/surface-of.js";
import { type Estimate, estimate, estimateAgain } from "../../src/learning/estimate.js";
import { noHabits } from "../../src/models/channel/habits.js";
import { NAME } from "../../src/models/lexicon/lexicon.js";
import { decodedOf, type TinyWord, tinyChannel, tinyModels } from "../tiny-models.js";

const small = "the and a of he it is in which saw".split(" ").map((word): TinyWord => [word, 40]);
const models = tinyModels([
  ...small,
  ["member", 85],
  ["committee", 90],
  ["timber", 60],
  ["mark", 100],
  ["house", 30],
  ["minsk", 95, NAME],
]);
const ROWS = ["n>m 3", "h>b 4", "ni>m 6"];

interface Learned extends Estimate {
  /** The corrected text, units with single blanks between them. */
  readonly output: string;
  /** Least posterior of the corrections made. */
  readonly posterior: number;
}

function learn(text: string, noise = 1): Learned {
  const decoded = decodedOf(text, models, tinyChannel(ROWS, noHabits(Math.max(1, noise))));
  const { lattice, path, proposer } = decoded;
  const output = Array.from(path.arcs, (arc) => surfaceOf(lattice, arc, proposer)).join(" ");
  const posteriors = Array.from(path.arcs, (_, i) => standing(lattice, models.language, path, i).posterior);
  const estimated = estimate(decoded, models.language, noHabits(noise));
  return { ...estimated, output, posterior: Math.min(...posteriors) };
}

describe("a document that reads n for m", () => {
  const text = "the nenber of the connittee and the tinher saw the nenber of the house in which a nark is";
  const { habits, output, posterior } = learn(text);
  /** Twice the same correction counts 2^0.6. */
  const twice = 2 ** 0.6;

  it("is decoded as it was printed", () => {
    expect(output).toBe("the member of the committee and the timber saw the member of the house in which a mark is");
    expect(posterior).toBeGreaterThan(0.9);
  });

  it("shows what was read for what, each correction by its posterior and less each time", () => {
    // nenber twice, two of them in each; connittee two; tinher and nark one each.
    const expected: [string, number][] = [
      ["n>m", 2 * twice + 2 + 1 + 1],
      ["h>b", 1],
      // With a neighbouring letter that was read rightly.
      ["ne>me", twice],
      ["en>em", twice],
      ["nb>mb", twice],
      ["on>om", 1],
      ["ni>mi", 1],
      ["in>im", 1],
      ["na>ma", 1],
      ["he>be", 1],
      // And neighbouring misreadings together: nn of connittee, nh of tinher.
      ["nn>mm", 1],
      ["nh>mb", 1],
    ];
    for (const [key, times] of expected) {
      expect(habits.misread.get(key), key).toBeLessThanOrEqual(times + 1e-9);
      expect(habits.misread.get(key), key).toBeGreaterThan(0.9 * times);
    }
    expect(habits.misread.size).toBe(expected.length);
  });

  it("shows how often everything was printed, words counting less each time", () => {
    // m: member twice, committee two, timber and mark one each.
    expect(habits.printed.get("m")).toBeCloseTo(2 * twice + 2 + 1 + 1);
    expect(habits.printed.get("mm")).toBe(1);
    expect(habits.printed.get("mem")).toBeCloseTo(twice);
    // the: five times; a blank ends each word. n: in `and` and `in`.
    expect(habits.printed.get("the")).toBeCloseTo(5 ** 0.6);
    expect(habits.printed.get("he ")).toBeCloseTo(5 ** 0.6);
    expect(habits.printed.get("n")).toBeCloseTo(2);
  });

  it("is noisier than the reference: the share of its letters that were misread", () => {
    const letters = habits.printed.get("")!;
    const edits = 2 * twice + 2 + 1 + 1 + 1;
    // Half a letter in a hundred is the reference; 0.3 of the estimate is what it was before.
    expect(habits.noise).toBeCloseTo(Math.min(3, (edits + 0.3 * 0.005 * letters) / (1.3 * 0.005 * letters)), 1);
    expect(habits.substituted).toEqual({ count: expect.closeTo(edits, 0), of: letters });
  });
});

describe("a text without errors", () => {
  const text = "the member of the committee saw the house in which it is and he saw the timber";
  const { habits, output } = learn(text, 0.5);

  it("teaches no confusion and is nearly silent", () => {
    expect(output).toBe(text);
    expect(habits.misread.size).toBe(0);
    // 0.3 · 0.5 / 1.3
    expect(habits.noise).toBeCloseTo(0.1154, 3);
    expect(habits.lost.count + habits.inserted.count + habits.substituted.count).toBe(0);
  });

  it("of no words is as silent as can be", () => {
    const nothing = learn("");
    expect(nothing.habits.noise).toBe(0.02);
    expect(nothing.words).toEqual({ own: [], seen: new Map() });
  });
});

describe("other habits", () => {
  it("are counted by kind, of the times that they could have happened", () => {
    const { habits } = learn("he saw whi ch inthe hous\nand it\nis the mexmber of tiber and it", 3);
    const space = habits.space.get("i".charCodeAt(0))!;
    const { split, crop, inserted, lost, misread } = habits;
    // Once each, as far as it is certain.
    const once = [
      space.count,
      split.count,
      crop.count,
      inserted.count,
      lost.count,
      misread.get("x>"),
      misread.get(">m"),
    ];
    for (const count of once) {
      expect(count).toBeGreaterThan(0.6);
      expect(count).toBeLessThanOrEqual(1);
    }
    expect(space.of).toBeCloseTo(habits.printed.get("i")!);
    expect(crop.of).toBe(3);
    // Units: he saw whi+ch inthe hous and it is the mexmber of tiber and it.
    expect(split.of).toBe(14);
  });
});

describe("a document that nothing is read otherwise in", () => {
  const text = "the member of the committee saw the timber and the house in which a mark is";

  it("is known by that", () => {
    expect(learn(text).changed).toBe(false);
    expect(learn(text.replace("member", "nenber")).changed).toBe(true);
  });

  it("is estimated again without being decoded again", () => {
    const first = learn(text);
    const again = estimateAgain(first);
    const decoded = decodedOf(text, models, tinyChannel(ROWS, first.habits));
    expect(again).toEqual(estimate(decoded, models.language, first.habits));
    expect(again.habits.noise).toBeLessThan(first.habits.noise);
  });
});

describe("the words of a document", () => {
  const wordsOf = (text: string): Estimate["words"] => learn(text).words;

  it("are unknown ones that recur, and that nothing explains", () => {
    const { own } = wordsOf("Zylvask saw the house of Zylvask and Qoperi saw it. The nenber saw the nenber");
    expect(own.map(({ word }) => word)).toEqual(["zylvask"]);
    // Three quarters of what its letters cost, but not less than 8 nats.
    const letters = models.vocabulary.unknownCost("Zylvask", 0, 7);
    expect(own[0].cost).toBe(Math.min(255, Math.round(10 * Math.max(8, letters * 0.75))));
  });

  it("are not short ones, nor what has digits or marks", () => {
    expect(wordsOf("zq saw zq and z4q saw z4q").own).toEqual([]);
  });

  it("are, of the known ones, the rarer that recur, by their share", () => {
    const { seen } = wordsOf("the committee of Minsk saw the house of Minsk and the committee of the timber");
    // Of 300 words at least; (2 − ½) / 300
    expect(seen).toEqual(
      new Map([
        ["committee", 1.5 / 300],
        ["minsk", 1.5 / 300],
      ]),
    );
  });
});

it("counts how often a word's last letters stand before a mark, since one letter may be read for both", () => {
  const { habits } = learn("the house, and the house, in the house. of the house");
  const twice = 2 ** 0.6;
  expect(habits.printed.get("e,")).toBeCloseTo(twice, 5);
  expect(habits.printed.get("se,")).toBeCloseTo(twice, 5);
  expect(habits.printed.get("e.")).toBeCloseTo(1, 5);
  expect(habits.printed.get("e;")).toBeUndefined();
});
